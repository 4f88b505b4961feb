"""A person decides about an interview: with a reason and a referral, with a task to tell whoever gave it, and anew."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reviews import questionnaire, told

from fieldcase.casework import deciding, triage, visits
from fieldcase.casework.contacts import Contact, contact_of, contact_of_task
from fieldcase.casework.deciding import BECAUSE, REFERRAL, REFERRED_TO
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.casework.sight import found
from fieldcase.casework.taking_up import take_up
from fieldcase.model.fieldwork import Interview, Task
from fieldcase.model.people import Member, Person


@pytest.fixture
def interview(desk: Desk) -> Interview:
    visit = visits.new_visit(desk)
    return told(desk, visit, questionnaire(desk), 30, 20, 10, pseudonym="Ольха")


def now(desk: Desk, interview: Interview) -> Interview:
    found = desk.get(Interview, interview.key)
    assert found is not None
    return found


def waits(desk: Desk) -> bool:
    return bool(found(desk, Interview, triage.REVIEW))


def test_no_case_keeps_why_and_where_the_person_was_referred(desk: Desk, interview: Interview) -> None:
    deciding.decide(desk, interview, " no law was broken ", "lawyer", " Example office ")
    done = now(desk, interview)
    assert (done.decided, done.decided_because) == ("no_case", "no law was broken")
    assert (done.referral, done.referred_to) == ("lawyer", "Example office")
    assert not waits(desk)
    desk.undo()
    assert now(desk, interview).decided == ""
    assert waits(desk)


@pytest.mark.parametrize(("because", "referral"), [("", "lawyer"), ("  ", "lawyer"), ("why", ""), ("why", "nowhere")])
def test_without_a_reason_or_a_referral_nothing_is_decided(
    desk: Desk, interview: Interview, because: str, referral: str
) -> None:
    with pytest.raises(ValueError, match="a reason and a referral"):
        deciding.decide(desk, interview, because, referral)
    assert waits(desk)


def test_nothing_is_decided_about_a_refusal(desk: Desk, interview: Interview) -> None:
    with pytest.raises(ValueError, match="a reason and a referral"):
        deciding.decide(desk, replace(interview, refused_because="no_time"), "why", "lawyer")


def test_a_task_asks_to_tell_the_person_and_one_undo_takes_both_back(desk: Desk, interview: Interview) -> None:
    deciding.decide(desk, interview, "why", "lawyer", "Example office", tell=True)
    (task,) = desk.all(Task)
    assert (task.kind, task.person, task.interview) == ("task", interview.person, interview.id)
    assert (task.scope, task.assigned) == (interview.scope, desk.member)
    assert "юрист или бесплатная юридическая помощь, Example office" in task.text
    desk.undo()
    assert desk.all(Task) == ()
    assert waits(desk)


def test_no_task_is_made_where_nobody_asked_for_one_or_nobody_can_be_told(desk: Desk, interview: Interview) -> None:
    deciding.decide(desk, interview, "why", "lawyer")
    nobody = visits.new_interview(desk, visits.new_visit(desk))
    deciding.decide(desk, nobody, "why", "no_need", tell=True)
    assert desk.all(Task) == ()


def test_a_decision_says_who_made_it_and_when(desk: Desk, interview: Interview) -> None:
    assert deciding.decision_of(Look(desk), interview) is None
    deciding.decide(desk, interview, "why", "lawyer")
    found = deciding.decision_of(Look(desk), now(desk, interview))
    assert found is not None
    assert (found.decided, found.because, found.referral) == ("no_case", "why", "lawyer")
    (member,) = desk.all(Member)
    assert found.by == member.pseudonym
    assert found.at is not None
    assert found.at.day == desk.world.today().toordinal()


def test_a_decision_is_made_anew_and_its_history_holds_both_reasons(desk: Desk, interview: Interview) -> None:
    deciding.decide(desk, interview, "first reason", "lawyer")
    deciding.open_again(desk, interview)
    assert waits(desk)
    assert now(desk, interview).decided_because == "first reason"
    deciding.decide(desk, interview, "second reason", "health")
    reasons = [one.value for one in Look(desk).history(Interview, interview.key, "decided_because")]
    assert reasons[-2:] == ["first reason", "second reason"]


def test_taking_up_has_a_reason_of_its_own_and_never_keeps_the_reason_of_no_case(
    desk: Desk, interview: Interview
) -> None:
    deciding.decide(desk, interview, "no law was broken", "lawyer")
    case = take_up(desk, now(desk, interview), because=" a ruling came ")
    done = now(desk, interview)
    assert (done.decided, done.decided_because, done.referral) == ("taken_up", "a ruling came", "lawyer")
    assert case.interviews == (interview.id,)
    deciding.open_again(desk, interview)
    take_up(desk, now(desk, interview), case)
    assert now(desk, interview).decided_because == ""


def test_what_is_typed_of_a_decision_is_kept_until_it_is_made(desk: Desk, interview: Interview) -> None:
    deciding.keep_typed(desk, interview, {BECAUSE: "half a rea", REFERRAL: "health", REFERRED_TO: ""})
    assert deciding.typed_so_far(Look(desk), interview) == {BECAUSE: "half a rea", REFERRAL: "health"}
    assert now(desk, interview).decided_because == ""
    deciding.decide(desk, interview, "a reason", "health")
    assert Look(desk).draft_parts_of(interview.key, deciding.FIELD) == {}
    again = deciding.typed_so_far(Look(desk), now(desk, interview))
    assert again == {BECAUSE: "a reason", REFERRAL: "health", REFERRED_TO: ""}


def test_entering_the_account_leaves_what_is_typed_of_a_decision_where_it_is(desk: Desk, interview: Interview) -> None:
    deciding.keep_typed(desk, interview, {BECAUSE: "half a rea"})
    desk.draft(interview, "account", "own words")
    desk.enter_drafts(now(desk, interview), interview)
    assert now(desk, interview).account == "own words"
    assert now(desk, interview).decided_because == ""
    assert deciding.typed_so_far(Look(desk), interview)[BECAUSE] == "half a rea"


def test_a_task_says_how_its_person_may_be_reached_or_that_nobody_said(desk: Desk, interview: Interview) -> None:
    deciding.decide(desk, interview, "why", "lawyer", tell=True)
    (task,) = desk.all(Task)
    assert interview.person is not None
    whom = interview.person
    assert contact_of_task(desk, task) == Contact(whom, "Ольха", "")
    person = desk.get(Person, whom)
    assert person is not None
    desk.save(person, replace(person, contact=" mornings only "))
    assert contact_of_task(Look(desk), task) == Contact(whom, "Ольха", "mornings only")
    assert contact_of_task(desk, replace(task, person=None)) == Contact(whom, "Ольха", "mornings only"), (
        "of its interview"
    )
    assert contact_of_task(desk, replace(task, person=None, interview=None)) is None
    assert contact_of(desk, None) is None
