"""What the gate does with detentions, decisions, hearings, involvement and steps before authorities.

Each rule has its control beside it: the same record told where everybody agreed, or in a use that may know it.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from unit.legal_records import (
    EXAMINING,
    NO,
    OTHER,
    OTHER_YES,
    TELLING,
    WHO,
    YES,
    decision,
    detention,
    hearing,
    holds,
    involvement,
    only,
    remedy,
    visit,
)
from unit.release_cases import (
    ANCHOR,
    CASE,
    EVERY_USE,
    SCOPE,
    act,
    consent,
    event,
    everything_in,
    exhibit,
    identity,
    naming,
    person,
    released,
    source,
)

from fieldcase.errors import ConsentMissing
from fieldcase.model.case import Act
from fieldcase.model.courts import Decision, Hearing
from fieldcase.model.declare import Record
from fieldcase.model.detention import Detention
from fieldcase.model.evidence import Evidence
from fieldcase.model.people import Person
from fieldcase.model.remedies import Involvement, Remedy

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


def test_an_act_goes_with_the_involvement_of_somebody_withheld_as_with_a_perpetrator_of_its_own() -> None:
    done = act(1, None, OTHER)
    records = (WHO, OTHER, OTHER_YES, done, involvement(done, WHO))
    assert not holds(released("court", *records, NO), done)
    assert holds(released("court", *records, YES), done), "the control"


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


@pytest.mark.parametrize("use", EVERY_USE)
def test_a_judge_is_never_printed_from_a_decision_and_named_as_a_person_by_a_decision_to_name(use: str) -> None:
    judge = person(3, "official", function="judge of a district court")
    records = (decision(1, ANCHOR, judge="Бекова Шарипа"), event(1, actors=(judge.id,)), judge)
    named = (identity(judge, "Бекова Шарипа"), naming(judge))
    assert "Бекова Шарипа" not in set(everything_in(released(use, *records)))
    assert ("Бекова Шарипа" in set(everything_in(released(use, *records, *named)))) == (use != "statistics"), "control"


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
