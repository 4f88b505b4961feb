"""What a check asks: once for each record and rule, beside the record, until somebody answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fieldcase.casework.asked_by_checks import ask, open_questions, questions_about, was_asked
from fieldcase.casework.cases import new_case
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.casework.questions import questions, tick
from fieldcase.model.case import Act
from fieldcase.model.dates import UncertainDate
from fieldcase.model.fieldwork import Task
from fieldcase.model.ids import ActId


@pytest.fixture
def act(desk: Desk) -> Act:
    case = new_case(desk, "Example / Пример")
    made = Act(id=ActId(desk.new_id()), scope=case.scope, type="extortion")
    desk.save(None, made)
    return made


def test_a_question_stands_in_the_scope_of_its_record_and_says_about_what_and_by_which_rule(
    desk: Desk, act: Act
) -> None:
    changes = ask(desk, act, "evidence_wanted", "What shows it?", UncertainDate("2026-02-01"))
    (task,) = open_questions(Look(desk), act)
    assert changes.records == {task.id}
    assert (task.scope, task.kind, task.about, task.rule) == (act.scope, "question", act.key, "evidence_wanted")
    assert task.due == UncertainDate("2026-02-01")
    assert [one.task.id for one in questions(Look(desk), act.scope)] == [task.id]


def test_the_same_rule_asks_the_same_record_once_even_after_it_was_answered_or_thrown_away(
    desk: Desk, act: Act
) -> None:
    ask(desk, act, "evidence_wanted", "What shows it?")
    (task,) = open_questions(Look(desk), act)
    tick(desk, task, done=True)
    assert ask(desk, act, "evidence_wanted", "What shows it?").kinds == frozenset()
    assert open_questions(Look(desk), act) == ()
    now = desk.get(Task, task.id)
    assert now is not None
    desk.save(now, replace(now, hidden=True))
    assert was_asked(desk, act, "evidence_wanted")
    assert ask(desk, act, "evidence_wanted", "What shows it?").kinds == frozenset()
    assert questions_about(Look(desk), act) == ()


def test_another_rule_and_another_record_are_asked_for_themselves(desk: Desk, act: Act) -> None:
    other = replace(act, id=ActId(desk.new_id()))
    desk.save(None, other)
    ask(desk, act, "evidence_wanted", "What shows it?")
    ask(desk, act, "one_source", "Who else saw it?")
    ask(desk, other, "evidence_wanted", "What shows it?")
    assert {one.rule for one in open_questions(Look(desk), act)} == {"evidence_wanted", "one_source"}
    assert [one.about for one in open_questions(Look(desk), other)] == [other.key]


def test_a_persons_own_question_may_be_asked_twice(desk: Desk, act: Act) -> None:
    ask(desk, act, "", "Who was there?")
    ask(desk, act, "", "Who else was there?")
    assert len(open_questions(Look(desk), act)) == 2
