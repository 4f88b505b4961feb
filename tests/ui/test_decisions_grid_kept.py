"""What is typed in the grid of court decisions survives a kill, the lock, a full disk; rows are found and sorted."""

from __future__ import annotations

import pytest
from benches.court_rows import copied
from decision_pages import at_decisions, cell, filled, kept
from seats import Seat

from fieldcase.casework.look import Look
from fieldcase.errors import DiskFull
from fieldcase.model.courts import Decision
from fieldcase.model.ids import DecisionId
from ui.pages.decision_rows import NAMES
from ui.places import place_of


def test_a_draft_of_a_cell_is_kept_while_it_is_typed(seat: Seat) -> None:
    filled(seat.desk, 1)
    part = at_decisions(seat)
    part.grid.go(0, NAMES.index("court"))
    seat.type("Новый суд")
    seat.wait(lambda: seat.quiet() and bool(seat.desk.drafts()))
    assert seat.desk.drafts()[0].value == "Новый суд"
    seat.press("Esc")
    seat.settle()
    assert seat.desk.drafts() == ()


def test_ten_thousand_rows_are_scrolled_through_without_reading_them_all(seat: Seat) -> None:
    filled(seat.desk, 100)
    copied(seat.desk, 99)
    part = at_decisions(seat)
    assert part.rows.rowCount() == 10_000
    for _ in range(30):
        seat.press("PgDown")
    seat.press("Ctrl+End")
    seat.settle()
    assert cell(part, 9_999, "court") != "…"


def test_the_lock_keeps_the_cell_that_is_open(seat: Seat) -> None:
    filled(seat.desk, 1)
    part = at_decisions(seat)
    part.grid.go(0, NAMES.index("court"))
    seat.type("Новый суд")
    held = [deed for holder in seat.window.work.holders for deed in holder()]
    seat.settle()
    for deed in held:
        deed(seat.desk)
    assert [draft.value for draft in seat.desk.drafts()] == ["Новый суд"]
    seat.press("Esc")
    seat.settle()


def test_what_a_kill_left_in_a_cell_is_entered_when_the_grid_is_opened_again(seat: Seat) -> None:
    filled(seat.desk, 1)
    (one,) = seat.desk.all(Decision)
    seat.desk.draft(one, "court", "Другой суд (Пример)")
    seat.desk.draft_words(one, "weight", "горсть")
    part = at_decisions(seat)
    (now,) = kept(seat)
    assert (now.court, now.weight) == ("Другой суд (Пример)", one.weight)
    assert cell(part, 0, "weight") == "горсть"


def test_a_row_of_which_a_kill_left_drafts_alone_is_gone_on_with(seat: Seat) -> None:
    begun = Decision(id=DecisionId(seat.desk.new_id()), scope=seat.desk.register, country="KG")
    seat.desk.begin(begun)
    seat.desk.draft(begun, "court", "Озёрский суд (Пример)")
    part = at_decisions(seat)
    assert kept(seat) == []
    assert cell(part, 0, "court") == "Озёрский суд (Пример)"
    part.grid.go(0, NAMES.index("article"))
    seat.type("268")
    seat.press("Enter")
    (one,) = kept(seat)
    assert (one.court, one.article, one.country) == ("Озёрский суд (Пример)", "268", "KG")
    assert seat.desk.drafts() == ()


def test_a_place_that_names_a_decision_marks_its_row_and_shows_the_rest(seat: Seat) -> None:
    filled(seat.desk, 90)
    one = seat.desk.all(Decision)[80]
    page, record, place = place_of(Look(seat.desk), "decision", one.key)
    seat.window.work.go(page, record, place)
    seat.settle()
    part = seat.page.part
    seat.wait(lambda: part.entry is not None and part.entry.decision.key == one.key)
    assert part.detail.isVisible()


def test_rows_are_sorted_by_the_column_in_front_and_back(seat: Seat) -> None:
    filled(seat.desk, 20)
    part = at_decisions(seat)
    part.grid.go(3, NAMES.index("date"))
    marked = part.entry.decision.key if part.entry else b""
    seat.press("Ctrl+Shift+S")
    seat.settle()
    days = [one.decision.date.first for row in range(20) if (one := part.rows.entry(row)) and one.decision.date]
    assert days == sorted(days)
    assert part.entry is not None
    assert part.entry.decision.key == marked, "the row in front stays in front"
    seat.press("Ctrl+Shift+S", "Ctrl+Shift+S")
    seat.settle()
    assert [part.rows.entry(row).decision for row in range(20)] == kept(seat)  # type: ignore[union-attr]


def test_a_full_disk_loses_no_cell(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(seat.desk, 1)
    part = at_decisions(seat)
    part.grid.go(0, NAMES.index("court"))
    with monkeypatch.context() as patch:
        patch.setattr(type(seat.desk), "save", refuses)
        seat.type("Новый суд")
        seat.press("Enter")
        seat.wait(lambda: len(seat.window.work.owed) == 1)
        assert cell(part, 0, "court") == "Новый суд"
        seat.press("Esc")
        seat.settle()
    seat.window.work.owed.again()
    (one,) = kept(seat)
    assert one.court == "Новый суд"


def refuses(*_: object) -> None:
    raise DiskFull
