"""Statistics in the window: numbers open their rows, by judge only after a warning, small numbers stay at home."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
import tables_out
from decision_pages import at_decisions, at_statistics, cell, filled
from seats import Seat

from fieldcase.casework import settings
from fieldcase.casework.court_statistics import JUDGES
from fieldcase.model.courts import Decision
from ui.pages.decision_filters import Narrowed
from ui.pages.law_statistics import StatisticsPart
from ui.pages.plain_export import PlainPanel
from ui.widgets.number_table import NumberTable


def tables(part: StatisticsPart) -> list[NumberTable]:
    return [one for one in part.findChildren(NumberTable) if one.isVisible()]


def test_every_number_opens_as_many_rows_as_it_counts(seat: Seat) -> None:
    filled(seat.desk, 40)
    part = at_statistics(seat)
    assert part.found is not None
    seat.heart.rest()
    for table in part.found.tables:
        for line in table.lines:
            part.turn_to.emit("statistics", None)
            seat.settle()
            part.open_rows(Narrowed(line.label, line.number.equals))
            seat.settle()
            assert len(seat.page.part.rows.numbers) == line.number.count, (table.by, line.label)


def test_enter_on_a_number_shows_its_rows_and_one_press_shows_all_again(seat: Seat) -> None:
    filled(seat.desk, 40)
    part = at_statistics(seat)
    table = tables(part)[0]
    table.setFocus()
    shown = table.item(0, 1)
    assert shown is not None
    number = int(shown.text().split()[0])
    seat.press("Enter")
    seat.settle()
    grid = seat.page.part
    assert len(grid.rows.numbers) == number < 40
    assert len({(cell(grid, row, "code"), cell(grid, row, "article")) for row in range(number)}) == 1
    grid.filters.clear()
    seat.settle()
    assert len(grid.rows.numbers) == 40


def test_that_a_number_is_preliminary_is_kept(seat: Seat) -> None:
    filled(seat.desk, 40)
    part = at_statistics(seat)
    assert part.found is not None
    assert part.found.preliminary > 0
    assert str(part.found.preliminary) in part.said.text()


def test_gender_that_is_not_known_is_always_shown(seat: Seat) -> None:
    filled(seat.desk, 1)
    part = at_statistics(seat)
    assert part.found is not None
    gender = next(one for one in part.found.tables if one.by == "gender")
    assert any(line.unknown for line in gender.lines)


def test_judges_are_counted_only_after_the_warning_and_no_longer_at_once(seat: Seat) -> None:
    filled(seat.desk, 5)
    for one in seat.desk.all(Decision, seat.desk.register):
        seat.desk.save(one, replace(one, judge="Судья Пример"))
    part = at_statistics(seat)
    assert not seat.sees("Судья Пример")
    assert part.found is not None
    assert "judge" not in [table.by for table in part.found.tables]
    part.by_judge.click()
    seat.wait(lambda: isinstance(seat.window.overlay.panel, PlainPanel))
    assert seat.focus() is seat.window.overlay.panel.cancel
    seat.press("Esc")
    seat.settle()
    assert settings.get(seat.desk, JUDGES) == settings.NO
    part.by_judge.click()
    seat.wait(lambda: seat.window.overlay.panel is not None)
    seat.window.overlay.panel.go.click()
    seat.settle()
    seat.wait(lambda: part.judges)
    assert "judge" in [table.by for table in part.found.tables]
    part.by_judge.click()
    seat.settle()
    seat.wait(lambda: not part.judges)
    assert seat.window.overlay.panel is None
    assert settings.get(seat.desk, JUDGES) == settings.NO


@pytest.mark.parametrize(("whom", "small"), [("outside", False), ("team", True)])
def test_the_numbers_leave_whole_for_the_team_alone(seat: Seat, tmp_path: Path, whom: str, small: bool) -> None:
    filled(seat.desk, 60)
    at_statistics(seat)
    target = tmp_path / "out.csv"
    tables_out.write_out(seat, target, whom)
    rows = list(csv.reader(target.read_text("utf-8-sig").splitlines()))
    numbers = [int(row[3]) for row in rows[1:] if row[3].isdigit()]
    assert any(0 < number < 5 for number in numbers) is small
    assert {row[7] for row in rows[1:]} == {"Example / Пример"}


def test_the_grid_is_empty_and_says_what_it_is_for(seat: Seat) -> None:
    part = at_decisions(seat)
    assert part.stack.currentIndex() == 1


def test_a_table_that_gets_narrower_needs_no_scrolling(seat: Seat) -> None:
    filled(seat.desk, 30)
    part = at_statistics(seat)
    for width in (1366, 1093, 1366):
        seat.shell.resize(width, 728)
        seat.settle()
        for table in tables(part):
            assert not table.horizontalScrollBar().isVisible(), table.accessibleName()
