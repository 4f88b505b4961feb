"""What was noted and typed about one of a repeat stays with that one: no note about one child is another's."""

from __future__ import annotations

from asking_forms import EVERYTHING
from asking_steps import course, form_of, up_to_the_questions
from case_pages import all_of, looked
from seats import Seat

from fieldcase.casework import asking
from fieldcase.model.fieldwork import Interview

FIRST = "/data/child[1]/name"


def test_a_note_goes_with_the_instance_it_is_about_and_comes_back_with_it(seat: Seat) -> None:
    form_of(seat.desk, EVERYTHING)
    seat.heart.rest()
    up_to_the_questions(seat, "1", "1", "2")
    asked = course(seat)
    asked.add("/data/child")
    asked.note(FIRST, "about the first / Пример")
    seat.settle()
    (interview,) = all_of(seat, Interview)

    def kept() -> dict[str, str]:
        return dict(looked(seat, lambda look: asking.resume(look, interview).notes))

    assert kept() == {FIRST: "about the first / Пример"}, "the control: it was kept"
    asked.take_away("/data/child")
    asked.add("/data/child")
    asked.give(FIRST, "Third")
    seat.settle()
    assert asked.asking.notes == kept() == {}, "another one was made in its place"
    asked.undo()
    asked.note(FIRST, "about the second / Пример")
    seat.settle()
    assert kept() == {FIRST: "about the second / Пример"}
    asked.undo()
    asked.undo()
    seat.settle()
    assert kept() == {FIRST: "about the first / Пример"}
