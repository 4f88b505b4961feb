"""What single fields reveal, per use. The fields come from the declarations, so that a new one is tested by itself.

Every text field of every kind that can be in a release is filled with a marker of its own. For each use the markers
found in the release are compared with what is expected by hand.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from unit.release_cases import (
    A_REPORT,
    ANCHOR,
    CASE,
    EVERY_MEDIUM,
    EVERY_USE,
    LEAD,
    LEADER,
    SCOPE,
    act,
    consent,
    event,
    everything_in,
    exhibit,
    identity,
    naming,
    number,
    person,
    released,
    source,
)

from fieldcase.model import ids, judged, sealing
from fieldcase.model.campaigns import Action, Campaign, Handout, Meeting
from fieldcase.model.case import Case
from fieldcase.model.courts import Decision, Hearing
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Field, Record, Reveals, Shape, declared, kinds
from fieldcase.model.deskwork import Access, Capture, Issued, Setting
from fieldcase.model.detention import Detention
from fieldcase.model.evidence import Custody, Evidence, Mark, Moment
from fieldcase.model.fieldwork import Figure, Interview, Organisation, Recommendation, Site, Task, Visit
from fieldcase.model.law import Instrument, Provision, Threshold, TimeLimit
from fieldcase.model.letters import Delivery, DeliveryAccount, Letter, ReplyTerm
from fieldcase.model.people import Consent, Member, Naming, Passage, Person, PersonIdentity
from fieldcase.model.questionnaires import CountryNote, Questionnaire
from fieldcase.model.remedies import Involvement, Remedy
from fieldcase.model.reports import Report, ReportPart, ReportVersion
from fieldcase.model.results import ChangeStory, GlossaryEntry, GoodPractice, Grant, Objective, Wording
from fieldcase.model.security import Ally, CheckIn, Harm, Incident, Pattern, Relation, SafetyCheck, SafetyPlan
from fieldcase.model.signals import FollowUp, Issue, Refusal, Signal
from fieldcase.model.translation import Segment, Translation
from fieldcase.model.values import Instant
from fieldcase.rules.material import TOLD
from fieldcase.rules.released import Release
from fieldcase.rules.uses import USES

WHO = person(1)
YES = consent(WHO, "without_name", media=EVERY_MEDIUM)
TELLING = [use for use in EVERY_USE if use != "statistics"]
EXAMINING = {"court", "complaint", "un_confidential", "internal"}
# The advocacy desk, what stays of a sealed visit, what was judged here: none of these records is about one person.
ADVOCACY: tuple[Any, ...] = (
    Letter, Delivery, DeliveryAccount, ReplyTerm, Campaign, Action, Handout, Meeting, FollowUp, Issue, Signal, Refusal,
    SafetyCheck, SafetyPlan, Ally, CheckIn, Grant, Objective, ChangeStory, GoodPractice, Wording, GlossaryEntry,
    sealing.SealedVisit, sealing.SealedFile, judged.SamePerson, judged.DeclinedRequest,
)  # fmt: skip
NEVER = (
    PersonIdentity, Consent, Naming, Passage, Task, Issued, Access, Capture, Setting, Mark, Questionnaire, CountryNote,
    Recommendation, Instrument, Provision, Threshold, TimeLimit, Report, ReportPart, ReportVersion, *ADVOCACY,
)  # fmt: skip


def marker(kind: type[Record], field: Field) -> str:
    """A word that stands in one field alone."""
    return f"marker-{kind.KIND}-{field.name}-end"


def marked(record: Record, **kept: Any) -> Any:
    """The record with a marker in every text that people type, and in every byte string."""
    values: dict[str, Any] = {}
    for field in declared(type(record)):
        mark = marker(type(record), field)
        if field.shape is Shape.TEXT and not field.about.vocabulary:
            values[field.name] = (mark,) if field.many else mark
        if field.shape is Shape.BYTES:
            values[field.name] = mark.encode()
    return replace(record, **(values | kept))


HAPPENED = event(1, WHO)
SITE = Site(id=ids.SiteId(number("t", 1)), scope=SCOPE, organisation=ids.OrganisationId(number("o", 1)))
VISIT = Visit(id=ids.VisitId(number("v", 1)), scope=SCOPE, site=SITE.id, workers=(LEAD,))
PIECE = exhibit(1, WHO, acquired_by=LEAD, acquired_on=UncertainDate("2026-02-04"))

TRANSLATED = Translation(id=ids.TranslationId(number("x", 1)), scope=SCOPE, evidence=PIECE.id, translator=LEAD)


def everything(who: Person = WHO) -> list[Record]:
    """One record of every kind, about one person where it can be, full of markers."""
    happened = replace(HAPPENED, people=(who.id,))
    told: list[Record] = [
        marked(replace(who, function="")), marked(replace(HAPPENED, people=(who.id,), evidence=(PIECE.id,))),
        marked(act(1, happened, who, charge_check_by=LEAD)), marked(source(1)),
        marked(replace(PIECE, shows=(who.id,)), media_type="image/png"),
        marked(
            Custody(id=ids.CustodyId(number("k", 1)), scope=SCOPE, evidence=PIECE.id, by=LEAD, at=Instant(10**12, 0))
        ),
        marked(TRANSLATED), marked(Segment(id=ids.SegmentId(number("y", 1)), scope=SCOPE, translation=TRANSLATED.id)),
        marked(Moment(id=ids.MomentId(number("n", 1)), scope=SCOPE, evidence=PIECE.id, kind="said", speaker=who.id)),
        marked(Organisation(id=ids.OrganisationId(number("o", 1)), scope=SCOPE)), marked(SITE), marked(VISIT),
        marked(Interview(id=ids.InterviewId(number("i", 1)), scope=SCOPE, person=who.id, visit=VISIT.id)),
        marked(Figure(id=ids.FigureId(number("f", 1)), scope=SCOPE)), marked(LEADER),
        marked(Detention(id=ids.DetentionId(number("A", 1)), scope=SCOPE, person=who.id)),
        marked(Decision(id=ids.DecisionId(number("B", 1)), scope=SCOPE, person=who.id)),
        marked(Hearing(id=ids.HearingId(number("C", 1)), scope=SCOPE, visit=VISIT.id, persons=(who.id,))),
        marked(Involvement(id=ids.InvolvementId(number("D", 1)), scope=SCOPE, act=act(1, happened, who).id)),
        marked(Remedy(id=ids.RemedyId(number("E", 1)), scope=SCOPE, filed_for=(who.id,))),
        marked(Incident(id=ids.IncidentId(number("L", 1)), scope=SCOPE, event=happened.id, victims=(who.id,))),
        marked(
            Pattern(id=ids.PatternId(number("M", 1)), scope=SCOPE, events=(happened.id, event(99).id))
        ),
        marked(
            Relation(
                id=ids.RelationId(number("N", 1)), scope=SCOPE, person=who.id, other=ANCHOR.id, kind="colleague"
            )
        ),
        marked(Harm(id=ids.HarmId(number("O", 1)), scope=SCOPE, event=happened.id, person=who.id)),
    ]  # fmt: skip
    silent: list[Record] = [
        marked(identity(who, "")), marked(naming(who)), marked(consent(who, "without_name", ["donor"])),
        marked(Passage(id=ids.PassageId(number("m", 1)), scope=SCOPE)),
        marked(Task(id=ids.TaskId(number("q", 1)), scope=SCOPE, person=who.id)),
        marked(Issued(id=ids.IssuedId(number("u", 1)), scope=SCOPE, case=CASE.id)),
        *map(marked, A_REPORT),
        marked(Access(id=ids.AccessId(number("w", 1)), scope=SCOPE)),
        marked(Capture(id=ids.CaptureId(number("j", 1)), scope=SCOPE)),
        marked(Setting(id=ids.SettingId(number("z", 1)), scope=SCOPE)),
        marked(Mark(id=ids.MarkId(number("b", 1)), scope=SCOPE, evidence=exhibit(2).id)),  # PIECE is shown
        marked(Questionnaire(id=ids.QuestionnaireId(number("g", 1)), scope=SCOPE)),
        marked(CountryNote(id=ids.CountryNoteId(number("h", 1)), scope=SCOPE)),
        marked(Recommendation(id=ids.RecommendationId(number("r", 1)), scope=SCOPE, visit=VISIT.id)),
        marked(Instrument(id=ids.InstrumentId(number("F", 1)), scope=SCOPE)),
        marked(Provision(id=ids.ProvisionId(number("G", 1)), scope=SCOPE)),
        marked(Threshold(id=ids.ThresholdId(number("H", 1)), scope=SCOPE)),
        marked(TimeLimit(id=ids.TimeLimitId(number("I", 1)), scope=SCOPE)),
        *(marked(kind(id=number("J", place), scope=SCOPE)) for place, kind in enumerate(ADVOCACY)),
    ]  # fmt: skip
    return told + silent


def fields_that_reveal(*what: Reveals) -> list[tuple[type[Record], Field]]:
    return [
        (kind, field)
        for kind in (*TOLD, Case)
        for field in declared(kind)
        if field.about.reveals in what and field.shape in (Shape.TEXT, Shape.BYTES) and not field.about.vocabulary
    ]


def holds(result: Release, kind: type[Record], field: Field) -> bool:
    mark = marker(kind, field)
    return any(mark in one if isinstance(one, str) else mark.encode() in one for one in everything_in(result))


def full(use: str, who: Person = WHO, *more: Record) -> Release:
    records = [one for one in everything(who) if not isinstance(one, Member)]
    return released(use, *records, marked(LEADER), YES, *more, case=marked(CASE))


# Each kind of words: the uses in which it is told of somebody who appears under a pseudonym, typed by hand.
EXPECTED: dict[Reveals, set[str]] = {
    Reveals.NOTHING: set(TELLING),
    Reveals.IDENTITY: set(),
    Reveals.CONTACT: set(),
    Reveals.KEY: set(),
    Reveals.PRIVILEGED: set(),
    Reveals.OFFENCE: {"internal"},
    Reveals.NETWORK: {"internal"},
    Reveals.PLACE: {"court", "complaint", "un_confidential", "internal"},
    Reveals.HEALTH: set(TELLING),
}
# What another rule than that of its own words keeps back.
ELSEWHERE = {
    ("person", "pseudonym"), ("person", "function"), ("member", "pseudonym"), ("custody", "reason"),
    ("custody", "device"), ("custody", "other"),
    ("evidence", "sha256"), ("evidence", "media_type"),
}  # fmt: skip


def _cells() -> Iterator[Any]:
    for reveals, uses in EXPECTED.items():
        for kind, field in fields_that_reveal(reveals):
            for use in TELLING:
                if (kind.KIND, field.name) not in ELSEWHERE:
                    yield pytest.param(kind, field, use, use in uses, id=f"{kind.KIND}.{field.name}-{use}")


@pytest.mark.parametrize(("kind", "field", "use", "expected"), list(_cells()))
def test_a_field_is_told_in_the_uses_its_declaration_allows(
    kind: type[Record], field: Field, use: str, expected: bool
) -> None:
    assert holds(full(use), kind, field) is expected


@pytest.mark.parametrize("use", EVERY_USE)
@pytest.mark.parametrize("kind", NEVER, ids=lambda kind: kind.KIND)
def test_nothing_of_a_record_that_never_leaves_is_in_a_release(kind: type[Record], use: str) -> None:
    result = full(use)
    texts = [one for one in everything_in(result) if isinstance(one, str)]
    assert not any(f"marker-{kind.KIND}-" in one for one in texts)
    assert f"marker-{kind.KIND}-".encode() not in pickle.dumps(result)
    given = [str(text) for one in everything() for text in everything_in(one)]
    assert any(f"marker-{kind.KIND}-" in text for text in given) or kind is Access, "the control: it was handed in"


def test_every_kind_of_record_is_either_told_or_never_leaves() -> None:
    assert {*TOLD, *NEVER, Case} == set(kinds()), "a new kind needs a decision: fieldcase.rules.material.TOLD or not"


def test_statistics_hold_no_words_but_those_of_reported_figures() -> None:
    texts = [one for one in everything_in(full("statistics")) if isinstance(one, str) and one.startswith("marker-")]
    assert {text.split("-")[1] for text in texts} == {"figure", "case"}
    assert {text for text in texts if "-case-" in text} == {"marker-case-code-end"}


def test_the_working_pseudonym_of_a_person_and_a_member_are_replaced_in_every_use() -> None:
    for use in TELLING:
        texts = list(everything_in(full(use)))
        assert not any("marker-person-pseudonym" in one for one in texts if isinstance(one, str))
        assert not any("marker-member-pseudonym" in one for one in texts if isinstance(one, str))


@pytest.mark.parametrize("use", TELLING)
def test_the_ledger_is_told_in_court_and_inside_and_its_reasons_only_inside(use: str) -> None:
    result = full(use)
    assert bool(result.of(Custody)) == (use in ("court", "internal"))
    assert result.ledger == (use in ("court", "internal"))
    assert any("custody-reason" in one for one in everything_in(result) if isinstance(one, str)) == (use == "internal")


@pytest.mark.parametrize("use", EVERY_USE)
def test_the_hash_and_size_of_an_original_are_told_in_court_and_inside_alone(use: str) -> None:
    result = released(use, WHO, YES, exhibit(1, WHO))
    kept = {(one.sha256 is not None, one.size is not None) for one in result.of(Evidence)}
    proved = use in ("court", "internal")
    assert kept == (set() if use == "statistics" else {(proved, proved)})
    assert result.original_hashes == (use in ("court", "internal"))


@pytest.mark.parametrize("use", TELLING)
def test_health_is_told_of_somebody_named_only_to_those_who_examine_the_case(use: str) -> None:
    who = replace(ANCHOR, health="health words", pregnant="yes")
    result = released(use, who, act(1, None, ANCHOR, substance="substance words"))
    texts = {one for one in everything_in(result) if isinstance(one, str)}
    assert ("health words" in texts) == ("substance words" in texts) == (use in EXAMINING)
    assert {one.pregnant for one in result.of(Person) if one.id == ANCHOR.id} == {"yes" if use in EXAMINING else ""}


@pytest.mark.parametrize("use", TELLING)
@pytest.mark.parametrize("row", ["named", "pseudonym", "role code", "official", "nobody"])
def test_a_place_is_told_where_nobody_in_the_record_hides_behind_a_pseudonym(use: str, row: str) -> None:
    people = {
        "named": ANCHOR, "pseudonym": WHO, "role code": person(2, "worker"), "official": person(3, "official"),
    }  # fmt: skip
    near = [people[row]] if row in people else []
    result = released(use, WHO, YES, person(2, "worker"), person(3, "official"), event(1, *near, place="the town"))
    shown = any(one == "the town" for one in everything_in(result))
    assert shown == (use in EXAMINING or row in ("named", "official", "nobody"))


@pytest.mark.parametrize("use", ["story", "court"])
def test_who_is_near_counts_by_way_of_acts_events_interviews_and_visits(use: str) -> None:
    where = event(1, place="event place", evidence=(exhibit(1).id,))
    visit = replace(VISIT, place="visit place")
    site = replace(SITE, settlement="site place")
    interview = Interview(id=ids.InterviewId(number("i", 1)), scope=SCOPE, person=WHO.id, visit=visit.id)
    piece = exhibit(1, acquired_where="exhibit place")
    result = released(use, WHO, YES, where, act(1, where, WHO), piece, visit, site, interview)
    shown = {one for one in everything_in(result) if isinstance(one, str) and one.endswith(" place")}
    assert shown == ({"event place", "visit place", "site place", "exhibit place"} if use == "court" else set())
    alone = released(use, WHO, YES, where, piece, visit, site)
    shown = {one for one in everything_in(alone) if isinstance(one, str) and one.endswith(" place")}
    assert len(shown) == 4, "the control: nobody is near"


@pytest.mark.parametrize("use", TELLING)
def test_who_went_on_a_visit_is_told_inside_alone(use: str) -> None:
    assert [one.workers for one in released(use, VISIT).of(Visit)] == [(LEAD,) if use == "internal" else ()]


def test_the_uses_let_through_no_kind_of_words_that_is_never_told() -> None:
    closed = {Reveals.IDENTITY, Reveals.CONTACT, Reveals.KEY, Reveals.PRIVILEGED}
    assert all(use.opens.isdisjoint(closed) for use in USES.values())
    outside = [use for use in USES.values() if use.external]
    assert all(use.opens.isdisjoint({Reveals.OFFENCE, Reveals.NETWORK}) for use in outside)
