"""The open questions of a case, and what its head says at a glance: the strictest answer of those it is about."""

from __future__ import annotations

from dataclasses import replace

import pytest
from unit.desks import TODAY

from fieldcase.casework import consents, people
from fieldcase.casework.cases import new_case
from fieldcase.casework.desk import Desk
from fieldcase.casework.glance import Glance, glance
from fieldcase.casework.look import Look
from fieldcase.casework.questions import KIND, questions, tick
from fieldcase.i18n import words
from fieldcase.model.case import Case, Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.fieldwork import Task
from fieldcase.model.ids import EventId, PersonId, TaskId
from fieldcase.model.people import Member


@pytest.fixture
def case(desk: Desk) -> Case:
    return new_case(desk, "Example / Пример")


def asked(desk: Desk, case: Case, text: str, due: str = "", **values: object) -> Task:
    plain = Task(
        id=TaskId(desk.new_id()), scope=case.scope, kind=KIND, text=text, due=UncertainDate(due) if due else None
    )
    task = replace(plain, **values)  # type: ignore[arg-type]
    desk.save(None, task)
    return task


def seen(desk: Desk, case: Case) -> Glance:
    now = desk.get(Case, case.id)
    assert now is not None
    return glance(Look(desk), now, words("en"))


def about(desk: Desk, case: Case, *who: PersonId) -> None:
    now = desk.get(Case, case.id)
    assert now is not None
    desk.save(now, replace(now, about=who))


def test_open_questions_come_by_their_day_and_answered_ones_last(desk: Desk, case: Case) -> None:
    asked(desk, case, "whenever")
    asked(desk, case, "late", "2026-05-01")
    asked(desk, case, "done", "2025-01-01", done=True)
    asked(desk, case, "soon", "2026-02-01")
    asked(desk, case, "no question", kind="task")
    found = questions(Look(desk), case.scope)
    assert [one.task.text for one in found] == ["soon", "late", "whenever", "done"]


def test_a_question_is_overdue_the_day_after_and_not_once_it_is_answered(desk: Desk, case: Case) -> None:
    asked(desk, case, "today", TODAY)
    asked(desk, case, "yesterday", "2025-12-31")
    asked(desk, case, "answered", "2025-12-30", done=True)
    found = {one.task.text: one.overdue for one in questions(Look(desk), case.scope)}
    assert found == {"today": False, "yesterday": True, "answered": False}


def test_a_question_names_who_is_to_find_out_by_pseudonym(desk: Desk, case: Case) -> None:
    asked(desk, case, "who", assigned=desk.member)
    member = desk.get(Member, desk.member)
    assert member is not None
    assert [one.whom for one in questions(Look(desk), case.scope)] == [member.pseudonym]


def test_ticking_is_one_deed_that_undo_takes_back(desk: Desk, case: Case) -> None:
    task = asked(desk, case, "what")
    tick(desk, task, True)
    assert [one.task.done for one in questions(Look(desk), case.scope)] == [True]
    desk.undo()
    assert [one.task.done for one in questions(Look(desk), case.scope)] == [False]


def test_the_head_counts_what_the_case_holds_and_nothing_else(desk: Desk, case: Case) -> None:
    other = new_case(desk, "Example / Пример 2")
    for holder in (case, case, other):
        desk.save(None, Event(id=EventId(desk.new_id()), scope=holder.scope))
    asked(desk, case, "open")
    asked(desk, case, "done", done=True)
    counts = seen(desk, case).counts
    assert (counts["event"], counts["person"], counts["task"], counts["issued"]) == (2, 0, 1, 0)


def test_a_case_that_is_nobodys_yet_says_so(desk: Desk, case: Case) -> None:
    assert seen(desk, case).agreed.text == "not said whose case it is"


def test_the_strictest_of_the_answers_stands_in_the_head(desk: Desk, case: Case) -> None:
    first, second = (people.new_person(desk, case.scope, "client", name) for name in ("Oriole", "Sunrise"))
    about(desk, case, first.id, second.id)
    assert seen(desk, case).agreed.text == "consent: not asked yet"
    for person in (first, second):
        consents.spoken(desk, person, {"story": "yes"})
    assert seen(desk, case).agreed.text == "consent: a story without the name"
    consents.withdraw(desk, second)
    assert seen(desk, case).agreed.text == "consent: withdrawn"


def test_a_case_about_an_official_asks_nobody(desk: Desk, case: Case) -> None:
    official = people.new_person(desk, case.scope, "official", "Almanac")
    about(desk, case, official.id)
    assert seen(desk, case).agreed.text == "nobody here has to be asked"
