"""A paper form typed in by keyboard, in Russian: consent first, kept as it is typed, left and gone on with."""

from __future__ import annotations

import threading

from parsers.questionnaire_files import SMALL
from PySide6.QtWidgets import QPushButton
from seats import Seat
from typing_steps import consented, enter, kept, kept_after_finish, panel, taken_in, told, typing
from visit_pages import begun, levels

from fieldcase.casework import asking, meetings, questionnaires, visits
from fieldcase.casework.look import Look
from fieldcase.model.fieldwork import Interview, Visit
from fieldcase.model.people import Person
from ui.pages.typing_in import TypingPanel
from ui.pages.typing_in_choice import ChoicePanel


def test_consent_comes_first_and_is_kept_before_the_form_is_typed(seat: Seat) -> None:
    taken_in(seat, SMALL)
    found = typing(seat)
    assert not any(line.stands() for line in found.rows.lines if line.number.isdigit())
    enter(seat, "1", "2", "3")
    person = seat.desk.all(Person)[0]
    assert levels(seat.desk, person) == {"statistics": "without_name", "story": "refused", "court": ""}
    enter(seat, "1", "4", "1")
    interview = kept(seat)
    person = seat.desk.all(Person)[0]
    assert (person.gender, person.age_band, interview.met_before) == ("female", "25_34", "new")
    assert interview.questionnaire == questionnaires.offered(seat.desk)[0].id
    assert found.asked.text().startswith("1 ")


def test_three_times_no_keeps_a_reason_and_nobody(seat: Seat) -> None:
    taken_in(seat, SMALL)
    found = typing(seat)
    enter(seat, "2", "2", "2")
    assert found.asked.text().startswith("IV")
    enter(seat, "6")
    seat.settle()
    (one,) = seat.desk.all(Interview)
    assert one.refused_because == list(seat.desk.tables.vocabularies["refusal_reason"])[5]
    assert (one.person, one.questionnaire) == (None, None)
    assert seat.desk.all(Person) == ()
    assert panel(seat).asked.text().startswith("I ")


def test_somebody_met_before_goes_on_under_the_pseudonym_that_stands_on_the_paper(seat: Seat) -> None:
    taken_in(seat, SMALL)
    earlier = visits.new_visit(seat.desk, place="Линдов / Пример")
    visits.agreed(seat.desk, earlier, {"statistics": "yes"}, pseudonym="Сирень")
    seat.heart.rest()
    found = typing(seat)
    enter(seat, "1", "1", "1", "1", "4", "Жасмин")
    assert found.fault.isVisible(), "nobody of that name is known here"
    enter(seat, "сирень")
    interview = kept(seat)
    assert interview.met_before == "met_before"
    person = seat.desk.get(Person, interview.person or b"")
    assert person is not None
    assert person.pseudonym == "Сирень"
    assert len(meetings.known(seat.desk, None)) == 1


def test_no_question_about_consent_is_passed_over(seat: Seat) -> None:
    taken_in(seat, SMALL)
    found = typing(seat)
    enter(seat, "")
    assert found.fault.isVisible()
    assert found.asked.text().startswith("I ")
    enter(seat, "1", "1")
    seat.press("Up", "Up")
    assert found.asked.text().startswith("I ")


def test_what_is_typed_while_the_interview_is_still_being_kept_waits_for_it(seat: Seat) -> None:
    taken_in(seat, SMALL)
    found = typing(seat)
    disk = threading.Event()
    seat.shell.lanes.write(lambda: disk.wait(20))
    for line in ("1", "1", "1", "1", "4", "1", "1", "при медленном диске / Пример"):
        seat.type(line)
        seat.press("Enter")
    assert found.sheet is not None
    assert found.sheet.waits, "the control: the interview is not there yet"
    disk.set()
    seat.settle()
    assert told(found) == {"1": "Да", "2": "при медленном диске / Пример"}
    assert "при медленном диске" in kept_after_finish(seat)
    assert seat.desk.all(Person)[0].gender == "female"


def test_a_line_without_its_enter_is_kept_when_one_leaves_and_at_lock(seat: Seat) -> None:
    taken_in(seat, SMALL)
    found = typing(seat)
    consented(seat)
    enter(seat, "1")
    seat.type("недописано / Пример")
    (hold,) = [deeds for deeds in seat.window.work.holders if deeds == found._held]
    assert len(hold()) == 1, "what lock would keep"
    seat.press("Esc")
    seat.settle()
    (one,) = seat.desk.all(Interview)
    assert "недописано / Пример" in asking.resume(Look(seat.desk), one).session.draft().values()


def test_a_sheet_that_was_left_is_gone_on_with(seat: Seat) -> None:
    taken_in(seat, SMALL)
    typing(seat)
    consented(seat)
    enter(seat, "1")
    seat.press("Esc")
    seat.settle()
    assert seat.window.overlay.panel is None
    seat.press("Ctrl+Shift+P")
    seat.wait(lambda: isinstance(seat.window.overlay.panel, ChoicePanel))
    seat.press("2")
    seat.wait(lambda: isinstance(seat.window.overlay.panel, TypingPanel))
    found = panel(seat)
    assert told(found)["1"] == "Да"
    assert found.rows.lines[found.at].number == "V", "the person's lines come first, as they were answered"
    enter(seat, "", "", "", "", "остальное / Пример")
    assert "остальное" in kept_after_finish(seat)


def test_the_button_of_a_visit_opens_it_and_says_where_questionnaires_come_from_when_there_is_none(seat: Seat) -> None:
    begun(seat)
    seat.named(QPushButton, seat.page.workspace.paper_button.accessibleName()).click()
    seat.wait(lambda: isinstance(seat.window.overlay.panel, ChoicePanel))
    found = seat.window.overlay.panel
    assert isinstance(found, ChoicePanel)
    assert found.choices == []
    seat.press("Esc")
    assert len(seat.desk.all(Visit)) == 1
