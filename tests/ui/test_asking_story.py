"""A whole visit in visit mode, in Russian and by keyboard alone, with the questionnaire that finds strategic cases."""

from __future__ import annotations

import pytest
from asking_steps import begun_interview, course, kept_answers, next_person, panel, stage, up_to_the_questions
from case_pages import all_of, looked
from seats import Seat

from fieldcase.casework import asking, questionnaires
from fieldcase.model.fieldwork import Interview
from fieldcase.model.people import Person
from ui.pages.asking_end import DoneStage, EndStage

TOLD = "Забрали таблетки при досмотре / Пример"


@pytest.fixture
def strategic(seat: Seat) -> Seat:
    """A seat at a vault that offers the questionnaire."""
    questionnaires.take_in(seat.desk, questionnaires.read(questionnaires.own("strategic-cases")))
    seat.heart.rest()
    return seat


def at(seat: Seat, name: str) -> str:
    """The address of the question in front, which ends with `name`."""
    stop = course(seat).stop
    assert stop is not None
    assert stop.ref.endswith(f"/{name}"), stop.ref
    return stop.ref


def test_a_visit_is_asked_by_keys_and_finished(strategic: Seat) -> None:
    seat = strategic
    up_to_the_questions(seat)
    at(seat, "before")
    seat.press("Enter")
    at(seat, "told")
    seat.type(TOLD)
    seat.press("Enter")
    seat.settle()
    at(seat, "places")
    seat.press("1", "4", "Enter")
    seat.settle()
    at(seat, "by_police")
    seat.press("1", "Enter", "F8")
    seat.settle()
    print(course(seat).here, course(seat).session.marks)
