"""Who becomes a case: the score orders and explains itself, it removes nobody, and each number has its rows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from gears import examples
from hypothesis import given
from hypothesis import strategies as some
from reviews import answers, asked, hundred, questionnaire, told
from unit.desks import desk_at

from fieldcase.casework import deciding, triage, visits
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.casework.sight import found
from fieldcase.casework.taking_up import take_up
from fieldcase.model.asked import Asked
from fieldcase.model.fieldwork import Interview, Visit
from fieldcase.model.questionnaires import Questionnaire


@pytest.fixture
def form(desk: Desk) -> Questionnaire:
    return questionnaire(desk)


@pytest.fixture
def visit(desk: Desk) -> Visit:
    return visits.new_visit(desk, place="Example yard")


def scores(desk: Desk, asked: Asked) -> list[int | None]:
    return [one.score for one in found(desk, Interview, asked)]


def test_the_highest_score_is_read_first_a_low_one_is_in_the_list_and_one_without_a_score_stands_last(
    desk: Desk, visit: Visit, form: Questionnaire
) -> None:
    for points in ((1, 0, 0), (), (30, 20, 10), (0, 0, 0)):
        told(desk, visit, form, *points)
    visits.refusal(desk, visit, "no_time")
    assert scores(desk, triage.REVIEW) == [60, 1, 0, None]


def test_a_score_says_its_parts_in_the_words_and_the_order_of_the_form(
    desk: Desk, visit: Visit, form: Questionnaire
) -> None:
    interview = told(desk, visit, form, 30, 0, 10)
    russian = [(part.label, part.points) for part in triage.why(desk, interview, "ru")]
    assert russian == [("Тяжесть", "30"), ("Доказательства", "0"), ("Касается многих", "10")]
    assert [part.label for part in triage.why(Look(desk), interview, "en")] == ["Gravity", "Evidence", "Concerns many"]


def test_the_words_are_those_of_the_version_that_was_asked(desk: Desk, visit: Visit, form: Questionnaire) -> None:
    interview = told(desk, visit, form, 1, 2, 3)
    questionnaire(desk, "2")
    shown = triage.form_of(desk, interview)
    assert shown is not None
    assert shown.version == "1"


@pytest.mark.parametrize("broken", ["<data><s_gravity>1</s_gravity>", "no markup"])
def test_answers_that_cannot_be_read_have_no_reasons(
    desk: Desk, visit: Visit, form: Questionnaire, broken: str
) -> None:
    interview = told(desk, visit, form, 1, 2, 3)
    assert triage.why(desk, replace(interview, answers=broken), "ru") == ()
    assert triage.why(desk, interview, "ru"), "the control"


def test_points_stand_without_words_where_the_form_is_gone(desk: Desk, visit: Visit, form: Questionnaire) -> None:
    interview = told(desk, visit, form, 1, 2, 3)
    bare = replace(interview, questionnaire=None)
    assert [part.label for part in triage.why(desk, bare, "ru")] == ["s_gravity", "s_evidence", "s_many"]


def test_a_row_says_whose_it_is_where_it_was_and_how_many_questions_are_open(
    desk: Desk, visit: Visit, form: Questionnaire
) -> None:
    interview = told(desk, visit, form, 1, 2, 3, pseudonym="Ольха")
    first = asked(desk, interview, "which time limit runs?")
    asked(desk, interview, "who may retaliate?")
    desk.save(first, replace(first, done=True))
    (row,) = triage.reviewed(Look(desk), (interview,))
    assert (row.pseudonym, row.place, row.questions) == ("Ольха", "Example yard", 1)
    assert [one.done for one in triage.questions_of(desk, interview)] == [False, True]


def test_a_task_to_tell_the_person_is_no_open_question(desk: Desk, visit: Visit, form: Questionnaire) -> None:
    interview = told(desk, visit, form, 1, 2, 3)
    deciding.decide(desk, interview, "no law was broken", "lawyer", tell=True)
    assert triage.questions_of(desk, interview) == ()


def test_each_number_of_the_funnel_is_as_long_as_its_list(desk: Desk) -> None:
    interviews = hundred(desk)
    visits.refusal(desk, visits.new_visit(desk), "no_time")
    for one in interviews[:7]:
        deciding.decide(desk, one, "no law was broken", "lawyer")
    take_up(desk, interviews[40])
    counted = triage.funnel(Look(desk))
    assert (counted.visits, counted.interviews, counted.screened, counted.taken) == (5, 100, 8, 1)
    assert counted.waiting == 92
    lists = (triage.INTERVIEWS, triage.SCREENED, triage.TAKEN_UP, triage.REVIEW)
    assert [len(scores(desk, one)) for one in lists] == [100, 8, 1, 92]
    assert len(found(desk, Visit, triage.VISITS)) == 5


def test_the_three_with_the_highest_scores_stand_first_among_a_hundred(desk: Desk) -> None:
    hundred(desk)
    listed = scores(desk, triage.REVIEW)
    assert listed[:3] == [91, 84, 77]
    assert listed[-5:] == [None] * 5
    assert len(listed) == 100


@examples(6, 60)
@given(points=some.lists(some.one_of(some.none(), some.integers(-5, 120)), max_size=8))
def test_whatever_the_scores_are_nobody_is_missing_from_the_list(
    points: list[int | None], tmp_path_factory: pytest.TempPathFactory
) -> None:
    with desk_at(tmp_path_factory.mktemp("scores")) as desk:
        visit = visits.new_visit(desk)
        for score in points:
            visits.new_interview(desk, visit, score=score, answers=answers(0, 0, 0) if score is not None else "")
        listed = scores(desk, triage.REVIEW)
    known = sorted((one for one in points if one is not None), reverse=True)
    assert listed == [*known, *[None] * points.count(None)]
