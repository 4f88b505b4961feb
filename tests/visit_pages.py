"""Sitting at a visit in a test of the window: begun by one key, its form, its interviews, the three questions."""

from __future__ import annotations

from seats import Seat

from fieldcase.casework import consents, people, visits
from fieldcase.casework.desk import Desk
from fieldcase.model.fieldwork import Visit
from fieldcase.model.people import Person
from ui.pages.interview_detail import InterviewDetail
from ui.pages.visit_consent import ConsentPanel
from ui.pages.visit_form import VisitForm
from ui.pages.visit_interviews import InterviewsPart
from ui.pages.visit_workspace import FORM, INTERVIEWS
from ui.record_form import RecordForm


def deed(seat: Seat, what: object) -> None:
    """A deed on the writing lane, done."""
    seat.window.work.do(what)
    seat.settle()


def begun(seat: Seat) -> Visit:
    """A new visit that is open, by one key."""
    seat.press("Ctrl+Shift+V")
    seat.wait(lambda: seat.page.NAME == "visits" and seat.page.opened and seat.page.workspace.visit is not None)
    seat.settle()
    visit: Visit = seat.page.workspace.visit
    return visit


def form(seat: Seat) -> RecordForm:
    """The form of the open visit, once all its fields stand."""
    part = seat.page.workspace.part(FORM)
    assert isinstance(part, VisitForm)
    seat.wait(lambda: "safety" in part.form.fields)
    seat.settle()
    return part.form


def detail(seat: Seat) -> InterviewDetail:
    """The marked interview, once all its fields stand."""
    part = seat.page.workspace.part(INTERVIEWS)
    assert isinstance(part, InterviewsPart)
    seat.wait(lambda: part.detail is not None and part.detail.ready)
    assert part.detail is not None
    return part.detail


def asked(seat: Seat, *answers: str) -> None:
    """A new interview, the three questions answered by keys."""
    seat.press("Ctrl+Shift+E")
    assert isinstance(seat.window.overlay.panel, ConsentPanel)
    seat.press(*answers)
    seat.settle()


def levels(desk: Desk, person: Person) -> dict[str, str]:
    """What a person answered to each of the three questions."""
    found = {one.uses[0]: one.level for one in people.consents_of(desk, person)}
    return {name: found.get(uses[0], "") for name, uses in consents.QUESTIONS.items()}


def told(desk: Desk, visit: Visit, gender: str, number: int) -> None:
    """So many interviews of one gender on a visit."""
    for _ in range(number):
        person = people.new_person(desk, visit.scope, gender=gender, age_band="25_34")
        visits.new_interview(desk, visit, person)
