"""The grid of court decisions: typed in by keys alone, repeated, pasted, undone; nothing typed is lost."""

from __future__ import annotations

from decision_pages import at_decisions, cell, filled, kept
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from seats import Seat

from fieldcase.model.courts import Decision
from ui.pages.decision_rows import NAMES
from ui.pages.law_decisions import DecisionsPart


def begun(seat: Seat) -> DecisionsPart:
    """A new row, with the focus in its first cell."""
    part = at_decisions(seat)
    seat.press("Ctrl+Return")
    seat.settle()
    return part


def test_a_row_is_typed_from_cell_to_cell_by_tab(seat: Seat) -> None:
    part = begun(seat)
    for text in ("05.03.2019", "", "Озёрский суд (Пример)", "УК", "228.1", "героин", "0,8 г", "круп", "штраф; огр"):
        seat.type(text)
        seat.press("Tab")
    for text in ("30000 сом", "1 год 6 мес", "2", "не н", "ж", "нет", "да"):
        seat.type(text)
        seat.press("Tab")
    (one,) = kept(seat)
    assert (one.date.text if one.date else "", one.court, one.code) == ("2019-03-05", "Озёрский суд (Пример)", "УК")
    assert (one.article, one.substance, one.weight.text if one.weight else "") == ("228.1", "героин", "0.8 g")
    assert (one.size, one.punishments) == ("large", ("fine", "restriction_of_freedom"))
    assert (one.fine.text if one.fine else "", one.term.text if one.term else "") == ("30000 KGS", "18 mo")
    assert (one.defence, one.interpreter, one.gender, one.minor, one.preliminary) == (
        "called", "not_needed", "female", "no", True,
    )  # fmt: skip
    assert "2×" in cell(part, 0, "questions")


def test_enter_goes_down_and_a_last_enter_begins_a_row(seat: Seat) -> None:
    part = begun(seat)
    seat.type("2019")
    seat.press("Enter", "Enter")
    seat.type("2020")
    seat.press("Enter")
    assert [one.date.text for one in kept(seat) if one.date] == ["2019", "2020"]
    assert part.rows.rowCount() == 2


def test_words_that_are_no_value_stay_in_the_cell_with_a_sentence_and_survive(seat: Seat) -> None:
    part = begun(seat)
    seat.type("2019")
    seat.press("Enter")
    kept(seat)
    part.grid.go(0, NAMES.index("weight"))
    seat.type("много")
    seat.press("Enter")
    (one,) = kept(seat)
    assert one.weight is None
    part.grid.go(0, NAMES.index("weight"))
    assert cell(part, 0, "weight") == "много"
    assert part.rows.index(0, NAMES.index("weight")).data(Qt.ItemDataRole.DecorationRole) is not None
    assert "Вес" in part.below.text()
    assert part.below.property("kind") == "wrong"
    seat.window.work.go("people")
    seat.settle()
    at_decisions(seat)
    assert cell(part, 0, "weight") == "много"
    part.grid.go(0, NAMES.index("weight"))
    seat.type("0,8 г")
    seat.press("Enter")
    (one,) = kept(seat)
    assert one.weight is not None
    assert seat.desk.draft_words_of(one.key) == {}


def test_a_row_of_which_nothing_can_be_read_is_no_decision_and_is_not_lost(seat: Seat) -> None:
    part = begun(seat)
    seat.type("позавчера утром рано")
    seat.press("Enter")
    assert kept(seat) == []
    seat.window.work.go("people")
    seat.settle()
    seat.window.work.dress("language", "ru")
    at_decisions(seat)
    assert cell(part, 0, "date") == "позавчера утром рано"


def test_esc_gives_the_cell_up(seat: Seat) -> None:
    part = begun(seat)
    seat.type("2019")
    seat.press("Enter")
    kept(seat)
    part.grid.go(0, 0)
    seat.type("2020")
    seat.press("Esc")
    (one,) = kept(seat)
    assert one.date is not None
    assert one.date.text == "2019"
    assert cell(part, 0, "date") == "2019"


def test_the_value_above_is_repeated_in_a_cell_and_over_a_block(seat: Seat) -> None:
    filled(seat.desk, 5)
    part = at_decisions(seat)
    part.grid.go(1, NAMES.index("court"))
    seat.press("Ctrl+D")
    found = kept(seat)
    assert found[1].court == found[0].court
    part.grid.go(0, NAMES.index("code"))
    seat.press(*["Shift+Down"] * 4, "Shift+Right", "Ctrl+D")
    found = kept(seat)
    assert {(one.code, one.article) for one in found} == {(found[0].code, found[0].article)}
    seat.press("Ctrl+Z")
    assert len({(one.code, one.article) for one in kept(seat)}) > 1


def test_a_block_from_a_program_of_tables_is_pasted_as_one_deed(seat: Seat) -> None:
    part = begun(seat)
    court = NAMES.index("court")
    part.grid.go(0, court)
    QApplication.clipboard().setText("Озёрский суд (Пример)\tУК\t268\nОзёрский суд (Пример)\tКоП\t123\n")
    seat.press("Ctrl+V")
    assert [(one.code, one.article) for one in kept(seat)] == [("УК", "268"), ("КоП", "123")]
    seat.press("Ctrl+Z")
    assert kept(seat) == []


def test_what_is_copied_from_the_grid_is_pasted_as_the_same(seat: Seat) -> None:
    filled(seat.desk, 2)
    part = at_decisions(seat)
    part.grid.go(0, 0)
    seat.press("Shift+End", "Ctrl+C")
    place = part.rows.rowCount()
    seat.press("Ctrl+Return")
    seat.press("Ctrl+V")
    found = kept(seat)
    assert len(found) == place + 1
    plain = [name for name in NAMES if name != "questions"]
    assert [getattr(found[-1], name) for name in plain] == [getattr(found[0], name) for name in plain]


def test_undo_takes_back_one_cell(seat: Seat) -> None:
    begun(seat)
    seat.type("2019")
    seat.press("Tab", "Tab")
    seat.type("Суд")
    seat.press("Tab")
    seat.settle()
    seat.press("Ctrl+Z")
    (one,) = kept(seat)
    assert one.court == ""
    assert one.date is not None


def test_marked_rows_go_to_the_bin_as_one_deed(seat: Seat) -> None:
    filled(seat.desk, 4)
    part = at_decisions(seat)
    part.grid.go(1, 0)
    seat.press("Shift+Down", "Ctrl+Delete")
    assert len(kept(seat)) == 2
    seat.press("Ctrl+Z")
    assert len(kept(seat)) == 4


def test_filters_narrow_the_rows_and_words_that_are_no_period_are_told(seat: Seat) -> None:
    filled(seat.desk, 30)
    part = at_decisions(seat)
    everything = part.rows.rowCount()
    part.filters.article.setText("268")
    seat.wait(lambda: 0 < part.rows.rowCount() < everything)
    seat.settle()
    assert {cell(part, row, "article") for row in range(part.rows.rowCount())} == {"268"}
    part.filters.period.setText("вчера-то")
    seat.wait(lambda: part.filters.fault.isVisible())
    part.filters.clear()
    seat.wait(lambda: part.rows.rowCount() == everything)


def test_the_rest_of_a_row_and_its_questions_stand_beside_the_grid(seat: Seat) -> None:
    filled(seat.desk, 3)
    one = seat.desk.all(Decision, seat.desk.register)[0]
    part = at_decisions(seat)
    seat.press("Ctrl+I")
    seat.settle()
    part.detail.form.fields["reference"].setFocus()
    seat.type(" bis")
    seat.press("Ctrl+I")
    now = next(now for now in kept(seat) if now.key == one.key)
    assert now.reference == f"{one.reference} bis"
