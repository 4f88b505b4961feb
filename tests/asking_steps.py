"""Sitting in visit mode in a test of the window: questionnaires taken in, a visit open, the steps before a question."""

from __future__ import annotations

from case_pages import looked
from forms.written import xform
from seats import Seat
from visit_pages import begun

from fieldcase.casework import asking, questionnaires
from fieldcase.casework.desk import Desk
from fieldcase.model.fieldwork import Interview, Visit
from fieldcase.model.questionnaires import Questionnaire
from fieldcase.parsers import questionnaires as parsing
from ui.pages.asking_course import Course
from ui.pages.asking_panel import AskingPanel
from ui.pages.asking_question import QuestionBlock
from ui.pages.asking_questions import QuestionsStage


def form_of(desk: Desk, text: str, title: str = "Example / Пример") -> Questionnaire:
    """A questionnaire of an XForm's text, as if it had been taken in."""
    return questionnaires.take_in(desk, parsing.Questionnaire(text, title, "1", title, (), (), ()))


def panel(seat: Seat) -> AskingPanel:
    """Visit mode, which lies under whatever else lies there."""
    found = next((one for one in seat.window.overlay.panels if isinstance(one, AskingPanel)), None)
    assert found is not None, "visit mode is not there"
    return found


def course(seat: Seat) -> Course:
    """The interview under way."""
    seat.wait(lambda: panel(seat).course is not None)
    found = panel(seat).course
    assert found is not None
    return found


def stage(seat: Seat) -> QuestionsStage:
    """The questions."""
    seat.wait(lambda: isinstance(panel(seat).stage, QuestionsStage))
    found = panel(seat).stage
    assert isinstance(found, QuestionsStage)
    return found


def to(seat: Seat, name: str) -> QuestionBlock:
    """At a question; its block."""
    course(seat).jump(f"/data/{name}")
    seat.settle()
    return next(one for one in stage(seat).blocks if one.ref == f"/data/{name}")


def up_to_the_questions(seat: Seat, *consents: str, about: tuple[str, str] = ("1", "4")) -> Visit:
    """A new visit, its first person, everything before the first question; one questionnaire is offered."""
    visit = begun(seat)
    seat.press("Ctrl+E")
    seat.settle()
    next_person(seat, *consents, about=about)
    return visit


def next_person(seat: Seat, *consents: str, about: tuple[str, str] = ("1", "4"), choose: str = "") -> None:
    """From the country's note, or from the end of the interview before, to the first question."""
    seat.press("Enter", *(consents or ("1", "1", "3")))
    seat.settle()
    seat.press("1")
    seat.settle()
    for key in about:
        seat.press(key)
        seat.press("Enter")
    seat.settle()
    if choose:
        seat.press(choose)
    assert course(seat).stop is not None
    seat.settle()


def begun_interview(seat: Seat) -> Interview:
    """The interview that is under way, as the reading lane sees it."""
    found = looked(seat, lambda look: asking.unfinished(look))
    assert len(found) == 1
    return found[0]


def kept_answers(seat: Seat, interview: Interview) -> dict[str, str]:
    """The answers of an interview that is not finished, by the last part of their address."""
    rows = looked(seat, lambda look: look.draft_parts_of(interview.key, asking.FIELD))
    return {place.rpartition("/")[2]: text for place, text in rows.items() if place.startswith("/")}


__all__ = ["begun_interview", "course", "form_of", "kept_answers", "next_person", "panel", "stage", "xform"]
