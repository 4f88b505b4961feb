"""What the gate does with detentions, decisions, hearings, involvement and steps before authorities.

Each rule has its control beside it: the same record told where everybody agreed, or in a use that may know it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from unit.release_cases import (
    ANCHOR,
    CASE,
    EVERY_USE,
    LEAD,
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

from fieldcase.errors import ConsentMissing
from fieldcase.model import ids
from fieldcase.model.case import Act, Case, Event
from fieldcase.model.courts import Decision, Hearing
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record, Reveals, declared
from fieldcase.model.detention import Detention
from fieldcase.model.evidence import Evidence
from fieldcase.model.fieldwork import Visit
from fieldcase.model.people import Person
from fieldcase.model.remedies import Involvement, Remedy
from fieldcase.model.values import Instant
from fieldcase.rules.charge import Answer, Asked
from fieldcase.rules.charge_checks import taken_over
from fieldcase.rules.charge_lines import from_lines, to_lines
from fieldcase.rules.released import Release

WHO, OTHER = person(1, pseudonym="Рябина"), person(2)
YES, NO = consent(WHO, "without_name"), consent(WHO, "refused")
OTHER_YES = consent(OTHER, "without_name")
TELLING = [use for use in EVERY_USE if use != "statistics"]
EXAMINING = {"court", "complaint", "un_confidential", "internal"}
DAY, MONTH = UncertainDate("2026-02-03"), UncertainDate("2026-02")
SINCE, UNTIL = Instant(1_770_100_000_000, 360), Instant(1_770_200_000_000, 360)


def _with(said: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    return said | more


def detention(one: int = 1, who: Person | None = WHO, of: Event | None = None, **more: Any) -> Detention:
    return Detention(
        id=ids.DetentionId(number("A", one)), scope=SCOPE, person=who.id if who else None,
        event=of.id if of else None, **_with({"since": SINCE, "until": UNTIL}, more),
    )  # fmt: skip


def decision(one: int = 1, who: Person | None = WHO, of: Act | None = None, **more: Any) -> Decision:
    return Decision(
        id=ids.DecisionId(number("B", one)), scope=SCOPE, person=who.id if who else None, act=of.id if of else None,
        **_with({"date": DAY, "article": "268"}, more),
    )  # fmt: skip


def hearing(*people: Person, of: Visit | None = None, **more: Any) -> Hearing:
    return Hearing(
        id=ids.HearingId(number("C", 1)), scope=SCOPE, visit=of.id if of else None,
        persons=tuple(one.id for one in people), **_with({"about": "a hearing"}, more),
    )  # fmt: skip


def involvement(of: Act, who: Person | None = None, **more: Any) -> Involvement:
    return Involvement(
        id=ids.InvolvementId(number("D", 1)), scope=SCOPE, act=of.id, person=who.id if who else None,
        **_with({"degree": "ordered"}, more),
    )  # fmt: skip


def remedy(*people: Person, of: tuple[Act, ...] = (), **more: Any) -> Remedy:
    return Remedy(
        id=ids.RemedyId(number("E", 1)), scope=SCOPE, filed_for=tuple(one.id for one in people),
        acts=tuple(one.id for one in of), **_with({"what": "to open a case", "filed": DAY}, more),
    )  # fmt: skip


def visit(**more: Any) -> Visit:
    return Visit(id=ids.VisitId(number("v", 1)), scope=SCOPE, kind="hearing", **more)


def holds(result: Release, record: Record) -> bool:
    return any(one.key == record.key for one in result.records)


def only(result: Release, kind: type[Any]) -> Any:
    (found,) = result.of(kind)
    return found


HAPPENED = event(1, OTHER)
DONE = act(1, HAPPENED, OTHER)
BY_NAME: dict[str, tuple[Record, tuple[Record, ...]]] = {
    "their detention": (detention(), ()),
    "a decision on them": (decision(), ()),
    "a decision that mentions them": (decision(1, OTHER, quote="рябину оштрафовать"), ()),
    "a hearing of them and another": (hearing(OTHER, WHO), ()),
    "a hearing that mentions them": (hearing(OTHER, observations="Рябина плакала"), ()),
    "involvement of them": (involvement(DONE, WHO), (HAPPENED, DONE)),
    "involvement that mentions them": (involvement(DONE, what="beat Рябина"), (HAPPENED, DONE)),
    "a step for them": (remedy(WHO), ()),
    "a step for another that mentions them": (remedy(OTHER, answer="Рябине отказано"), ()),
    "a step for another about an act against them": (remedy(OTHER, of=(act(2, None, WHO),)), (act(2, None, WHO),)),
    "a step that rests on a decision on them": (
        remedy(OTHER, decision=decision().id), (decision(),),
    ),
}  # fmt: skip


@pytest.mark.parametrize("use", TELLING)
@pytest.mark.parametrize(("record", "beside"), BY_NAME.values(), ids=BY_NAME.keys())
def test_what_is_about_somebody_withheld_is_left_out_with_what_hangs_on_it(
    record: Record, beside: tuple[Record, ...], use: str
) -> None:
    assert not holds(released(use, WHO, OTHER, OTHER_YES, NO, *beside, record), record)
    assert holds(released(use, WHO, OTHER, OTHER_YES, YES, *beside, record), record), "the control"


@pytest.mark.parametrize("use", TELLING)
def test_involvement_goes_with_its_act_and_the_act_with_its_victim(use: str) -> None:
    officer = person(3, "official", function="duty officer")
    done = act(2, None, WHO)
    records = (WHO, OTHER, OTHER_YES, officer, done, involvement(done, officer))
    assert not released(use, *records, NO).of(Involvement)
    assert officer.id not in {one.id for one in released(use, *records, NO).of(Person)}, "nor is the office told"
    assert only(released(use, *records, YES), Involvement).person == officer.id, "the control"


def test_an_event_goes_with_the_detention_of_somebody_withheld_and_a_visit_with_their_hearing() -> None:
    happened, seen = event(1, OTHER), visit()
    records = (WHO, OTHER, OTHER_YES, happened, seen, detention(1, WHO, happened), hearing(WHO, of=seen))
    without = released("court", *records, NO)
    assert not any(holds(without, one) for one in (happened, seen))
    together = released("court", *records, YES)
    assert all(holds(together, one) for one in (happened, seen)), "the control"


def test_an_act_goes_with_a_decision_on_somebody_withheld_that_it_tells_of() -> None:
    done = act(1, None, OTHER, decided="fined")
    records = (WHO, OTHER, OTHER_YES, done, decision(1, WHO, done))
    assert not holds(released("court", *records, NO), done)
    assert holds(released("court", *records, YES), done), "the control"


@pytest.mark.parametrize("use", TELLING)
def test_a_detention_of_nobody_is_left_out_and_a_decision_of_nobody_counts_as_one_of_the_case(use: str) -> None:
    case = replace(CASE, about=(WHO.id, ANCHOR.id))
    result = released(
        use, WHO, YES, detention(1, None), decision(1, None, court="the court of a small town"), case=case
    )
    assert result.of(Detention) == ()
    assert only(result, Decision).court == ("the court of a small town" if use in EXAMINING else "")
    named = released(use, decision(1, None, court="the court of a small town"), case=CASE)
    assert only(named, Decision).court == "the court of a small town", (
        "the control: whose case it is agreed to be named"
    )


@pytest.mark.parametrize("use", TELLING)
def test_the_hours_of_a_detention_are_told_to_those_who_examine_the_case_alone(use: str) -> None:
    for who, said in ((WHO, (YES,)), (ANCHOR, ())):
        told = only(released(use, WHO, *said, detention(1, who, since_about=True)), Detention)
        assert (told.since, told.until, told.since_about) == (
            (SINCE, UNTIL, True) if use in EXAMINING else (None, None, False)
        )


@pytest.mark.parametrize("use", TELLING)
def test_the_day_of_a_detention_is_told_as_closely_as_that_of_its_event(use: str) -> None:
    paper = source(1, WHO)  # it identifies somebody under a pseudonym: described, never cited
    shy, open_day = event(1, WHO, sources=(paper.id,), date=DAY), event(2, WHO, date=DAY)
    records = (
        WHO,
        YES,
        paper,
        shy,
        open_day,
        detention(1, WHO, shy, told_on=DAY),
        detention(2, WHO, open_day, told_on=DAY),
    )
    result = released(use, *records)
    told = {one.event: one.told_on for one in result.of(Detention)}
    assert told == {shy.id: DAY if use in EXAMINING else MONTH, open_day.id: DAY}
    assert {one.id: one.date for one in result.of(Event) if one.id in told} == told


def test_the_source_of_what_the_police_said_makes_the_event_of_a_detention_coarse_too() -> None:
    paper = source(1, WHO)
    records = (WHO, YES, paper, event(1, WHO, date=DAY), detention(1, WHO, event(1), police_said_source=paper.id))
    assert {one.date for one in released("story", *records).of(Event) if one.id == event(1).id} == {MONTH}
    assert {one.date for one in released("court", *records).of(Event) if one.id == event(1).id} == {DAY}, "the control"


DATED: dict[str, tuple[Record, str]] = {
    "a decision": (decision(), "date"),
    "the day of the act in a decision": (decision(1, WHO, act_date=DAY), "act_date"),
    "the next hearing": (hearing(WHO, next_on=DAY), "next_on"),
    "the day a step was filed": (remedy(WHO), "filed"),
    "the day it was answered": (remedy(WHO, answered=DAY), "answered"),
}


@pytest.mark.parametrize("use", TELLING)
@pytest.mark.parametrize(("record", "name"), DATED.values(), ids=DATED.keys())
def test_a_day_that_a_public_register_knows_is_a_month_where_somebody_is_not_named(
    record: Record, name: str, use: str
) -> None:
    told = only(released(use, WHO, YES, record), type(record))
    assert getattr(told, name) == (DAY if use in EXAMINING else MONTH)
    refers = {"decision": "person", "hearing": "persons", "remedy": "filed_for"}[record.KIND]
    whom = ANCHOR.id if refers == "person" else (ANCHOR.id,)
    named = only(released(use, replace(record, **{refers: whom})), type(record))  # type: ignore[arg-type]
    assert getattr(named, name) == DAY, "the control: she agreed to be named"


@pytest.mark.parametrize("use", TELLING)
def test_what_leads_to_one_file_is_told_with_a_name_or_to_those_who_examine_the_case(use: str) -> None:
    found: dict[str, Any] = {
        "reference": "1-24/2026", "court": "court of a town", "quote": "the very words", "source_words": "page 4",
    }  # fmt: skip
    records = (
        decision(1, WHO, **found), detention(held_by="seventh precinct", place="a town"),
        remedy(WHO, authority="prosecutor of a town"), act(1, None, WHO, demanded_by="seventh precinct"),
    )  # fmt: skip
    texts = {*found.values(), "seventh precinct", "a town", "prosecutor of a town"}
    result = released(use, WHO, YES, *records)
    assert texts.intersection(one for one in everything_in(result) if isinstance(one, str)) == (
        texts if use in EXAMINING else set()
    )
    of_anchor = (
        decision(1, ANCHOR, **found), detention(1, ANCHOR, held_by="seventh precinct", place="a town"),
        remedy(ANCHOR, authority="prosecutor of a town"), act(1, None, ANCHOR, demanded_by="seventh precinct"),
    )  # fmt: skip
    assert texts.issubset(one for one in everything_in(released(use, *of_anchor)) if isinstance(one, str))


@pytest.mark.parametrize("use", EVERY_USE)
def test_a_judge_is_never_printed_from_a_decision_and_named_as_a_person_by_a_decision_to_name(use: str) -> None:
    judge = person(3, "official", function="judge of a district court")
    records = (decision(1, ANCHOR, judge="Бекова Шарипа"), event(1, actors=(judge.id,)), judge)
    named = (identity(judge, "Бекова Шарипа"), naming(judge))
    assert "Бекова Шарипа" not in set(everything_in(released(use, *records)))
    assert ("Бекова Шарипа" in set(everything_in(released(use, *records, *named)))) == (use != "statistics"), "control"


@pytest.mark.parametrize("use", TELLING)
@pytest.mark.parametrize("by", [None, ids.MemberId(b"other" * 3 + b"-"), LEAD], ids=["nobody", "another", "the lead"])
def test_a_charge_check_leaves_only_where_the_lead_took_it_over(use: str, by: ids.MemberId | None) -> None:
    done = act(1, None, WHO, charge_check=("status=seed", "band=small"), charge_check_by=by)
    told = only(released(use, WHO, YES, done), Act)
    assert (told.charge_check, told.charge_check_by) == ((done.charge_check, LEAD) if by == LEAD else ((), None))


def test_in_a_case_without_a_lead_no_charge_check_is_taken_over() -> None:
    done = act(1, None, charge_check=("status=seed",), charge_check_by=LEAD)
    assert taken_over(done, CASE)
    assert not taken_over(done, replace(CASE, lead=None))
    assert not taken_over(replace(done, charge_check=()), CASE)


@pytest.mark.parametrize("use", TELLING)
def test_a_charge_check_tells_of_health_as_the_substance_itself_does(use: str) -> None:
    done = act(1, None, ANCHOR, substance="amphetamine", charge_check=("substance=x",), charge_check_by=LEAD)
    told = only(released(use, done), Act)
    assert bool(told.charge_check) == bool(told.substance) == (use in EXAMINING)


@pytest.mark.parametrize("use", TELLING)
def test_the_day_for_which_a_table_was_asked_is_told_as_closely_as_the_event(use: str) -> None:
    paper = source(1, WHO)
    shy = event(1, WHO, sources=(paper.id,), date=DAY)
    lines = to_lines(Answer(Asked("KG", DAY, "amphetamine"), "no_date"))
    done = act(1, shy, WHO, charge_check=lines, charge_check_by=LEAD)
    for records, coarse in (((paper, shy, done), use not in EXAMINING), ((event(1, WHO, date=DAY), done), False)):
        kept = from_lines(only(released(use, WHO, YES, *records), Act).charge_check)
        assert kept is not None
        assert kept.asked.on == (MONTH if coarse else DAY)


@pytest.mark.parametrize("use", TELLING)
def test_what_the_police_named_is_told_as_what_they_said_in_every_use(use: str) -> None:
    told = only(released(use, WHO, YES, detention(size_said="large", article_said="268")), Detention)
    assert (told.size_said, told.article_said) == ("large", "268")


@pytest.mark.parametrize("use", EVERY_USE)
def test_admissions_notes_and_who_is_with_the_children_stay_where_they_belong(use: str) -> None:
    records = (
        detention(
            admissions="it was mine", notes="for the lawyer", children_words="with her sister", lawyer_words="ours"
        ),
        hearing(WHO, admissions="it was mine", notes="worker's"), remedy(WHO, notes="for the lawyer"),
        decision(1, WHO, notes="for the lawyer"),
    )  # fmt: skip
    texts = {one for one in everything_in(released(use, WHO, YES, *records)) if isinstance(one, str)}
    assert texts.isdisjoint({"for the lawyer", "with her sister"})
    assert ("it was mine" in texts) == ("ours" in texts) == ("worker's" in texts) == (use == "internal")


def test_statistics_hold_nothing_of_the_legal_desk_and_count_no_act_of_somebody_uncounted() -> None:
    other = person(4)
    done = act(1, None, WHO)
    records = (
        WHO, YES, other, done, involvement(done, other), detention(), decision(), hearing(WHO), remedy(WHO), visit(),
    )  # fmt: skip
    result = released("statistics", *records, consent(other, "refused"))
    assert not any(isinstance(one, (Detention, Decision, Hearing, Involvement, Remedy)) for one in result.records)
    assert not result.of(Act)
    assert released("statistics", *records, consent(other, "without_name")).of(Act), "the control: all were counted"


KINDS = {"act": act(1, None, WHO), "decision": decision(), "remedy": remedy(WHO)}


@pytest.mark.parametrize("name", KINDS)
def test_of_an_exhibit_on_which_only_what_is_left_out_rests_the_number_stays(name: str) -> None:
    piece = exhibit(1)
    record = replace(KINDS[name], evidence=(piece.id,))  # type: ignore[call-arg]
    bare = Evidence(id=piece.id, scope=SCOPE, number="A01")
    assert released("court", WHO, OTHER, OTHER_YES, NO, record, piece).of(Evidence) == (bare,)
    assert only(released("court", WHO, YES, record, piece), Evidence).title == "exhibit title 1", "the control"
    used = event(1, OTHER, evidence=(piece.id,))
    assert only(released("court", WHO, OTHER, OTHER_YES, NO, record, piece, used), Evidence).title, "another needs it"


@pytest.mark.parametrize("use", ["story", "court"])
def test_the_place_of_a_document_is_judged_by_whom_the_decision_or_step_is_about(use: str) -> None:
    piece = exhibit(1, acquired_where="a small town")
    for record in (decision(1, WHO, evidence=(piece.id,)), remedy(WHO, proof=piece.id)):
        told = only(released(use, WHO, YES, record, piece), Evidence)
        assert told.acquired_where == ("a small town" if use == "court" else "")
    assert only(released(use, piece), Evidence).acquired_where == "a small town", "the control: nobody is near"


def test_whose_dossier_it_is_follows_from_a_detention_where_nobody_said_so() -> None:
    nobodys = replace(CASE, about=())
    with pytest.raises(ConsentMissing):
        released("court", WHO, NO, detention(), case=nobodys)
    assert only(released("court", WHO, YES, detention(), case=nobodys), Detention).person == WHO.id, "the control"


def test_a_decision_to_name_an_alleged_perpetrator_holds_in_what_they_are_said_to_have_done() -> None:
    officer = person(3, "official", function="duty officer")
    done = act(1, None, ANCHOR)
    records = (officer, done, involvement(done, officer), identity(officer, "Тимур Кольцов"))
    assert released("court", *records).people[officer.id].label == "duty officer"
    assert released("court", *records, naming(officer)).people[officer.id].label == "Тимур Кольцов", "the control"


def test_every_reference_of_the_new_kinds_to_what_is_left_out_is_left_out() -> None:
    paper, piece = source(1, WHO), exhibit(1, WHO)
    kept = remedy(OTHER, proof=piece.id)
    own = decision(1, OTHER, source=paper.id)
    result = released("story", WHO, OTHER, OTHER_YES, NO, paper, piece, kept, own)
    assert only(result, Decision).source is None
    assert only(result, Evidence) == Evidence(id=piece.id, scope=SCOPE, number="A01")


def test_no_field_of_the_new_kinds_names_somebody_without_saying_so() -> None:
    """An adversary's reading of the declarations: what holds a court, a file, a unit or a town reveals a place."""
    leading = {
        Decision: {"reference", "court", "quote", "source_words"}, Hearing: {"court"},
        Detention: {"place", "held_by"}, Remedy: {"authority"},
    }  # fmt: skip
    for kind, names in leading.items():
        assert {one.name for one in declared(kind) if one.about.reveals is Reveals.PLACE} == names
    assert Case not in leading
