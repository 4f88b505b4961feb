"""An interview of a visit: written down by keys, taken up into a case or not, undone as one step."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from seats import Seat
from visit_pages import asked, begun, deed, detail

from fieldcase.casework import cases, deciding, visits
from fieldcase.model.case import Case
from fieldcase.model.fieldwork import Interview, Visit
from fieldcase.model.people import Consent, Person


def test_after_the_questions_the_hands_stay_on_the_keys_until_the_account(seat: Seat) -> None:
    begun(seat)
    asked(seat, "1", "1", "1")
    seat.press("2")
    seat.settle()
    seat.tab_to("Рассказ своими словами")
    seat.type("рассказ / Пример")
    seat.press("Ctrl+Return")
    seat.settle()
    assert seat.desk.all(Interview)[0].account == "рассказ / Пример"


def test_undo_takes_the_interview_and_the_person_back_together(seat: Seat) -> None:
    begun(seat)
    asked(seat, "1", "1", "1")
    seat.press("Esc")
    seat.settle()
    seat.press("Ctrl+Z")
    seat.settle()
    assert seat.desk.all(Interview) == ()
    assert seat.desk.all(Person) == ()
    assert seat.desk.all(Consent) == ()


def test_an_interview_is_taken_up_as_a_case_that_opens(seat: Seat) -> None:
    begun(seat)
    asked(seat, "1", "1", "1")
    seat.press("1")
    seat.settle()
    seat.named(QPushButton, "Взять в дело").click()
    seat.settle()
    seat.press("Space")
    seat.settle()
    (case,) = seat.desk.all(Case)
    assert case.interviews == (seat.desk.all(Interview)[0].id,)
    assert (seat.window.work.place.page, seat.window.work.place.record) == ("cases", case.key)


def test_an_interview_goes_into_a_case_that_is_there(seat: Seat) -> None:
    cases.new_case(seat.desk, title="Дело / Пример", code="KG-014")
    begun(seat)
    asked(seat, "1", "1", "1")
    seat.press("1")
    seat.settle()
    seat.named(QPushButton, "Взять в дело").click()
    seat.settle()
    seat.window.overlay.panel.chooser.line.setFocus()
    seat.type("KG-0")
    seat.press("Enter")
    seat.tab_to("Взять в это дело")
    seat.press("Space")
    seat.settle()
    (case,) = seat.desk.all(Case)
    assert case.code == "KG-014"
    assert len(case.interviews) == 1


def test_without_a_case_the_interview_no_longer_waits(seat: Seat) -> None:
    begun(seat)
    asked(seat, "1", "1", "1")
    seat.press("1")
    seat.settle()
    seat.named(QPushButton, "Без дела").click()
    seat.settle()
    seat.type("закон не нарушен")
    seat.press("Enter")
    seat.type("9")
    seat.press("Ctrl+Return")
    seat.settle()
    assert visits.number_waiting(seat.desk) == 0
    (interview,) = seat.desk.all(Interview)
    assert (interview.decided_because, interview.referral) == ("закон не нарушен", "no_need")
    assert seat.sees("дела по нему не будет")


def test_a_decision_is_made_anew_where_the_interview_is(seat: Seat) -> None:
    begun(seat)
    asked(seat, "1", "1", "1")
    seat.press("1")
    seat.settle()
    (interview,) = seat.desk.all(Interview)
    deed(seat, lambda desk: deciding.decide(desk, interview, "закон не нарушен", "lawyer"))
    seat.named(QPushButton, "Решить заново").click()
    seat.settle()
    assert visits.number_waiting(seat.desk) == 1
    assert not seat.sees("дела по нему не будет")


def test_an_interview_goes_to_the_bin_alone(seat: Seat) -> None:
    begun(seat)
    asked(seat, "1", "1", "1")
    seat.press("1")
    seat.settle()
    seat.press("Ctrl+Del")
    seat.settle()
    assert seat.desk.all(Interview) == ()
    assert len(seat.desk.all(Visit)) == 1


def test_a_place_named_by_a_search_opens_the_interview_itself(sample_seat: Seat) -> None:
    seat = sample_seat
    interview = next(one for one in seat.desk.all(Interview) if one.person is not None)
    assert interview.person is not None
    person = seat.desk.get(Person, interview.person)
    assert person is not None
    seat.window.work.go("visits", interview.visit, interview.key.hex())
    seat.wait(lambda: seat.page.NAME == "visits" and seat.page.workspace.visit is not None)
    told = detail(seat).told
    assert told is not None
    assert told.interview.key == interview.key
    assert seat.page.workspace.tabs.currentIndex() == 1
    assert seat.sees(person.pseudonym)
