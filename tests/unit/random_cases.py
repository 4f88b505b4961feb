"""Random cases for the gate: people of every kind, consents of every sort, records that speak of any of them.

Every text that people typed carries a token of the person or of the secrecy it belongs to. Expects nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from hypothesis import strategies as st
from unit.release_cases import (
    EVERY_MEDIUM,
    EVERY_USE,
    LEAD,
    SCOPE,
    TABLES,
    act,
    consent,
    event,
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
