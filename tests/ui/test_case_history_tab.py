"""The history of a case: what was changed, by whom, the values before and after; no erased word, no identity."""

from __future__ import annotations

from dataclasses import replace

from seats import Seat

from fieldcase.casework import cases, erasing, people
from fieldcase.model.case import Case
from ui.pages.case_history import HistoryTab
from ui.pages.erase_value_panel import EraseValuePanel


def at_history(seat: Seat, case: Case) -> HistoryTab:
    seat.heart.rest()
    seat.window.work.go("cases", case.id, "history")
    seat.settle()
    tab = seat.shell.findChild(HistoryTab)
    assert isinstance(tab, HistoryTab)
    return tab


def test_a_change_shows_what_stood_before_and_what_stands_now(seat: Seat) -> None:
    case = cases.new_case(seat.desk, "Example / Пример")
    seat.desk.save(case, replace(case, summary="первое"))
    now = replace(case, summary="второе")
    seat.desk.save(replace(case, summary="первое"), now)
    shown = at_history(seat, case).text.toPlainText()
    assert "было: первое" in shown
    assert "второе" in shown


def test_older_deeds_are_shown_by_the_arrows(seat: Seat) -> None:
    case = cases.new_case(seat.desk, "Example / Пример")
    seat.desk.save(case, replace(case, summary="второе"))
    tab = at_history(seat, case)
    assert tab.rows.rowCount() == 2
    tab.list.setFocus()
    seat.press("Down")
    seat.settle()
    assert "новое: дело" in tab.text.toPlainText()
    assert "было:" not in tab.text.toPlainText()


def test_an_erased_word_stands_in_no_history(seat: Seat) -> None:
    case = cases.new_case(seat.desk, "Example / Пример")
    seat.desk.save(case, replace(case, summary="тайное слово"))
    # The control: before it is erased it stands there.
    assert "тайное слово" in at_history(seat, case).text.toPlainText()
    erasing.erase(seat.desk, case.id, "summary")
    seat.heart.rest()
    seat.window.work.go("people")
    tab = at_history(seat, case)
    for place in range(tab.rows.rowCount()):
        tab.list.take_row(place)
        seat.settle()
        assert "тайное слово" not in tab.text.toPlainText()


def test_an_identity_is_told_of_and_not_shown(seat: Seat) -> None:
    case = cases.new_case(seat.desk, "Example / Пример")
    person = people.new_person(seat.desk, case.scope)
    people.identify(seat.desk, person, "жалоба", name="Тайна Примерова")
    shown = at_history(seat, case).text.toPlainText()
    assert "личные данные" in shown
    assert "Тайна Примерова" not in shown


def test_a_deed_of_the_moment_is_there_at_once(seat: Seat) -> None:
    case = cases.new_case(seat.desk, "Example / Пример")
    tab = at_history(seat, case)
    before = tab.rows.rowCount()
    seat.window.work.do(lambda desk: people.new_person(desk, case.scope))
    seat.settle()
    assert tab.rows.rowCount() == before + 1


def test_a_name_typed_by_mistake_leaves_the_history_in_two_steps(seat: Seat) -> None:
    case = cases.new_case(seat.desk, "Example / Пример")
    wrong = replace(case, summary="говорила Тайнова")
    seat.desk.save(case, wrong)
    seat.desk.save(wrong, replace(wrong, summary="говорила Рябина"))
    tab = at_history(seat, case)
    assert "Тайнова" in tab.text.toPlainText(), "the control: it stands in the history"
    tab.erase_button.setFocus()
    seat.press("Space")
    seat.settle()
    panel = seat.window.overlay.panel
    assert isinstance(panel, EraseValuePanel)
    panel.verb.setFocus()
    seat.press("Space")
    seat.settle()
    seat.wait(lambda: not isinstance(seat.window.overlay.panel, EraseValuePanel))
    seat.settle()
    seat.press("Esc")
    assert seat.desk.get(Case, case.id).summary == "говорила Рябина"  # type: ignore[union-attr]
    for place in range(tab.rows.rowCount()):
        tab.list.take_row(place)
        seat.settle()
        assert "Тайнова" not in tab.text.toPlainText()
    assert all("Тайнова" not in str(one.value) for one in seat.desk.history(Case, case.id, "summary"))
