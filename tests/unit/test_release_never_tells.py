"""Whatever the records, nothing of a withheld person and nothing that is never told is anywhere in a release.

Random cases: people of every kind, consents of every sort, records that speak of any of them by reference or in words.
Every text that people typed carries a token of the person or of the secrecy it belongs to, so that the search needs to
know no rule but these two: a withheld person's tokens are nowhere, nor are tokens of fields that are never told. The
control turns the gate off and finds them.
"""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from unit.release_cases import (
    ANCHORED,
    CASE,
    EVERY_MEDIUM,
    EVERY_USE,
    KEY,
    LEAD,
    SCOPE,
    TABLES,
    TODAY,
    act,
    bytes_of,
    consent,
    event,
    everything_in,
    exhibit,
    identity,
    naming,
    number,
    person,
    source,
)

from fieldcase.model.case import Act, Event
from fieldcase.model.courts import Decision, Hearing
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record, Reveals, Shape, declared
from fieldcase.model.detention import Detention
from fieldcase.model.evidence import Custody
from fieldcase.model.fieldwork import Interview, Site, Visit
from fieldcase.model.ids import (
    CustodyId,
    DecisionId,
    DetentionId,
    EvidenceId,
    HearingId,
    InterviewId,
    InvolvementId,
    RemedyId,
    SiteId,
    VisitId,
)
from fieldcase.model.people import Person
from fieldcase.model.remedies import Involvement, Remedy
from fieldcase.rules.release import release
from fieldcase.rules.released import How, Release
from fieldcase.rules.uses import USES

KINDS = [*TABLES.vocabularies["person_kind"], "a_kind_nobody_knows"]
BANDS = list(TABLES.vocabularies["age_band"])
LEVELS = ["refused", "without_name", "named"]
TELLING = [use for use in EVERY_USE if use != "statistics"]
NEVER = {Reveals.IDENTITY, Reveals.CONTACT, Reveals.PRIVILEGED, Reveals.KEY}
DATES = st.sampled_from(["2025-12-01", "2026-01-10", "2026-02", "2026-03-05", "2026-04-01"]).map(UncertainDate)


@dataclass(frozen=True)
class Made:
    """A random case: its people, everything else, and who is spoken of by each record."""

    people: tuple[Person, ...]
    records: tuple[Record, ...]
    spoken_of: dict[bytes, frozenset[bytes]]


def token(who: Person) -> str:
    """A word that stands in every text about a person, and is not the working pseudonym."""
    return f"token{who.id.decode()[-4:]}token"


def secret(record: Record, name: str) -> str:
    return f"secret-{record.KIND}-{name}-secret"


def filled(record: Record, spoken: tuple[Person, ...], written: str) -> Any:
    """The record with words in every text: tokens of whom it speaks; in fields never told, a token of secrecy too."""
    words = " ".join((written, *(token(who) for who in spoken)))
    values: dict[str, Any] = {}
    for field in declared(type(record)):
        if field.shape is Shape.TEXT and not field.about.vocabulary and field.name not in ("pseudonym", "number"):
            text = f"{secret(record, field.name)} {words}" if field.about.reveals in NEVER else words
            values[field.name] = (text,) if field.many else text
        if field.shape is Shape.BYTES and field.about.reveals in NEVER:
            values[field.name] = secret(record, field.name).encode()
    return replace(record, **values)


@st.composite
def people(draw: st.DrawFn) -> tuple[Person, ...]:
    chosen: list[Person] = []
    for one in range(1, draw(st.integers(2, 5)) + 1):
        who = person(one, draw(st.sampled_from(KINDS)), age_band=draw(st.sampled_from(BANDS)))
        earlier = [each.id for each in chosen]
        children = draw(st.lists(st.sampled_from(earlier), max_size=1)) if earlier else []
        chosen.append(filled(replace(who, children=tuple(children)), (who,), ""))
    return tuple(chosen)


def _answers(draw: st.DrawFn, who: Person) -> list[Record]:
    records: list[Record] = [filled(identity(who, "x"), (who,), "")] if draw(st.booleans()) else []
    for _ in range(draw(st.integers(0, 3))):
        uses = draw(st.lists(st.sampled_from(EVERY_USE), max_size=4, unique=True)) or list(EVERY_USE)
        media = draw(st.sampled_from([("text",), EVERY_MEDIUM, ("picture",), ()]))
        more = {
            "given_on": draw(st.none() | DATES), "until": draw(st.none() | DATES),
            "withdrawn_on": draw(st.none() | st.none() | DATES), "given_by": draw(st.sampled_from(["", "aunt"])),
        }  # fmt: skip
        records.append(consent(who, draw(st.sampled_from(LEVELS)), uses, media=media, **more))
    return [*records, naming(who)] if draw(st.booleans()) else records


def _legal_desk(draw: st.DrawFn, one: int, everybody: tuple[Person, ...], happened: Event, done: Act) -> list[Record]:
    """One record of each kind of the legal desk: about one person, mentioning another, linked or not."""
    who, mentioned = draw(st.sampled_from(everybody)), draw(st.sampled_from(everybody))
    linked, piece = draw(st.booleans()), EvidenceId(number("x", one))
    judged = Decision(
        id=DecisionId(number("B", one)), scope=SCOPE, person=who.id, act=done.id if linked else None, evidence=(piece,)
    )  # fmt: skip
    made: list[Record] = [
        Detention(
            id=DetentionId(number("A", one)), scope=SCOPE, person=who.id, event=happened.id if linked else None
        ),
        judged,
        Hearing(id=HearingId(number("C", one)), scope=SCOPE, persons=(who.id,), visit=VisitId(number("v", one))),
        Involvement(id=InvolvementId(number("D", one)), scope=SCOPE, act=done.id, person=who.id),
        Remedy(
            id=RemedyId(number("E", one)), scope=SCOPE, filed_for=(who.id,), proof=piece,
            acts=(done.id,) if linked else (), decision=judged.id,
        ),
    ]  # fmt: skip
    spoken = tuple(dict.fromkeys((who, mentioned)))
    return [filled(record, spoken, mentioned.pseudonym) for record in made if draw(st.booleans())]


@st.composite
def cases(draw: st.DrawFn) -> Made:
    everybody = draw(people())
    some = st.lists(st.sampled_from(everybody), max_size=3, unique=True).map(tuple)
    records: list[Record] = []
    spoken_of: dict[bytes, frozenset[bytes]] = {}
    events, pieces, papers = [], [], []
    for one in range(1, 4):
        referred, mentioned = draw(some), draw(some)
        spoken = tuple(dict.fromkeys((*referred, *mentioned)))
        written = " ".join(who.pseudonym for who in mentioned)
        papers.append(
            filled(source(one, *referred, looked_at=draw(st.sampled_from(["people", "nobody", ""]))), spoken, written)
        )
        pieces.append(
            filled(exhibit(one, *referred, source=draw(st.sampled_from([None, papers[-1].id]))), spoken, written)
        )
        pieces.append(filled(exhibit(one + 10, identifies=tuple(who.id for who in referred)), spoken, written))
        happened = event(one, *referred, sources=(papers[-1].id,), evidence=(pieces[-1].id,))
        events.append(filled(happened, spoken, written))
        done = filled(act(one, draw(st.sampled_from([None, *events])), *referred), spoken, written)
        told = Interview(id=InterviewId(number("i", one)), scope=SCOPE, person=referred[0].id if referred else None)
        heard = filled(told, tuple(dict.fromkeys((*referred[:1], *mentioned))), written)
        ledger = Custody(id=CustodyId(number("k", one)), scope=SCOPE, evidence=pieces[-1].id, by=LEAD)
        site = filled(Site(id=SiteId(number("t", one)), scope=SCOPE), (), "")
        visit = filled(Visit(id=VisitId(number("v", one)), scope=SCOPE, site=site.id), mentioned, written)
        for record in (papers[-1], *pieces[-2:], events[-1], done, heard):
            spoken_of[record.key] = frozenset(who.id for who in spoken)
        spoken_of[visit.key] = frozenset(who.id for who in mentioned)
        records += [papers[-1], *pieces[-2:], events[-1], done, heard, ledger, site, visit]
        legal = _legal_desk(draw, one, everybody, events[-1], done)
        records += legal
        # A visit goes with a hearing of somebody withheld that was watched on it.
        hearings = {who for record in legal if isinstance(record, Hearing) for who in record.persons}
        spoken_of[visit.key] |= hearings
    for who in everybody:
        records += _answers(draw, who)
    return Made(everybody, tuple(records), spoken_of)


def gated(made: Made, use: str, language: str = "en") -> Release:
    """The release of a random case, together with the anchor, so that none is refused."""
    return release(
        (*ANCHORED, *made.people, *made.records), use, TODAY, case=CASE, language=language, tables=TABLES,
        pseudonym_key=KEY, heads="",
    )  # fmt: skip


def haystack(value: Any) -> str:
    texts = [one if isinstance(one, str) else one.decode("utf-8", "replace") for one in everything_in(value)]
    return "\n".join(texts) + repr(value) + pickle.dumps(value).decode("utf-8", "replace")


def with_the_gate_off(made: Made, result: Release) -> Release:
    return replace(result, records=(*made.people, *made.records))


@given(cases(), st.sampled_from(TELLING))
def test_nothing_of_a_withheld_person_is_anywhere_in_a_release(made: Made, use: str) -> None:
    result = gated(made, use)
    text = haystack(result)
    for who in made.people:
        if result.people[who.id].how is How.WITHHELD:
            assert token(who) not in text
            assert who.pseudonym not in text
            assert token(who) in haystack(with_the_gate_off(made, result)), "the control: the gate is off"
        elif any(one.key == who.key for one in result.records):
            assert token(who) in text, "the control: whoever is told of can be found"


@given(cases())
def test_statistics_hold_nothing_that_was_said_of_anybody(made: Made) -> None:
    result = gated(made, "statistics")
    assert not any(token(who) in haystack(result) for who in made.people)
    assert all(token(who) in haystack(with_the_gate_off(made, result)) for who in made.people), "the control"


@given(cases(), st.sampled_from(EVERY_USE))
def test_no_field_that_is_never_told_is_anywhere_in_a_release_named_or_not(made: Made, use: str) -> None:
    result = gated(made, use)
    text = haystack(replace(result, people={}))
    assert "secret-" not in text.replace("secret-person_identity-name-secret", ""), "a name agreed to is the label"
    assert "secret-" in haystack(with_the_gate_off(made, result)), "the control"


@given(cases(), st.sampled_from(EVERY_USE))
def test_no_identity_of_anybody_who_is_not_named_is_anywhere_in_a_release(made: Made, use: str) -> None:
    result = gated(made, use)
    named = {who for who, one in result.people.items() if one.how is How.NAMED}
    for who in made.people:
        if who.id not in named:
            assert f"secret-person_identity-name-secret  {token(who)}" not in haystack(result)


@given(cases(), st.sampled_from(EVERY_USE))
def test_no_working_pseudonym_is_anywhere_in_a_release(made: Made, use: str) -> None:
    text = haystack(gated(made, use))
    assert not any(who.pseudonym in text for who in made.people)


@given(cases(), st.sampled_from(EVERY_USE))
def test_no_member_of_a_row_appears_in_a_way_the_row_does_not_know(made: Made, use: str) -> None:
    result = gated(made, use)
    for who in made.people:
        how, label = result.people[who.id].how, result.people[who.id].label
        minor = who.kind == "child" or who.age_band in ("under_14", "14_17")
        row = "child" if minor else TABLES.mark("person_kind", who.kind, "row") or "client"
        allowed = {
            "client": {How.NAMED, How.PSEUDONYM, How.WITHHELD}, "child": {How.PSEUDONYM, How.WITHHELD},
            "worker": {How.NAMED, How.ROLE_CODE}, "official": {How.NAMED, How.DESCRIPTION},
        }[row]  # fmt: skip
        assert how in (allowed if USES[use].tells else {How.WITHHELD})
        assert bool(label) == (how is not How.WITHHELD)


@given(cases(), st.sampled_from(EVERY_USE))
def test_every_reference_in_a_release_leads_to_something_in_it(made: Made, use: str) -> None:
    result = gated(made, use)
    keys = {record.key for record in result.records}
    people = {who for who, one in result.people.items() if one.how is not How.WITHHELD}
    for record in (result.case, *result.records):
        for field in declared(type(record)):
            if field.shape is Shape.ID:
                value = getattr(record, field.name)
                for one in value if field.many else ([value] if value else []):
                    assert one in (people if field.refers == "person" else keys)


@given(cases(), st.sampled_from(EVERY_USE))
def test_the_same_material_in_any_order_makes_the_same_release(made: Made, use: str) -> None:
    turned = replace(made, people=made.people[::-1], records=made.records[::-1])
    assert bytes_of(gated(made, use)) == bytes_of(gated(turned, use))


@given(cases())
def test_two_languages_tell_the_same_records_of_the_same_people(made: Made) -> None:
    english, russian = gated(made, "court"), gated(made, "court", "ru")
    assert {who: one.how for who, one in english.people.items()} == {
        who: one.how for who, one in russian.people.items()
    }
    assert [one.key for one in english.records] == [one.key for one in russian.records]


@given(cases(), st.sampled_from(TELLING))
def test_what_speaks_only_of_people_who_are_told_of_is_told(made: Made, use: str) -> None:
    """The gate is no wall: a visit that mentions nobody who is withheld is there, whatever else is left out."""
    result = gated(made, use)
    told = {who for who, one in result.people.items() if one.how is not How.WITHHELD}
    for record in made.records:
        if isinstance(record, Visit) and made.spoken_of[record.key] <= told:
            assert any(one.key == record.key for one in result.records)
