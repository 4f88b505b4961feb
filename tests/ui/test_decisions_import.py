"""Two hundred decisions from a table in the window: columns are proposed, counted as by hand, gone by one undo."""

from __future__ import annotations

from pathlib import Path

import counted_by_hand
import invented_decisions
import pytest
from decision_pages import at_decisions, kept
from seats import Seat

from fieldcase.casework.court_statistics import BY, Chosen, statistics
from fieldcase.casework.look import Look
from fieldcase.i18n import words
from fieldcase.model.courts import Decision
from ui.pages.decisions_import import DecisionMeaning, read_table
from ui.pages.mapping_panel import MappingPanel


def shown(seat: Seat, file: Path) -> MappingPanel:
    at_decisions(seat)
    seat.heart.rest()
    read_table(seat.window.work, file)
    seat.wait(lambda: isinstance(seat.window.overlay.panel, MappingPanel))
    panel: MappingPanel = seat.window.overlay.panel
    seat.wait(lambda: len(panel.combos) == len(panel.columns))
    seat.settle()
    return panel


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "decisions.csv"
    made.write_text(invented_decisions.table(), "cp1251")  # as Russian programs of tables write it
    return made


def test_two_hundred_decisions_come_in_count_as_by_hand_and_go_by_one_undo(seat: Seat, file: Path) -> None:
    panel = shown(seat, file)
    assert all(combo.code for combo in panel.combos.values()), "every column is proposed"
    assert panel.bring.isEnabled()
    assert panel.preview.rowCount() == 8
    panel.bring.click()
    seat.wait(lambda: len(seat.page.part.rows.numbers) == 200, 30)
    seat.settle()
    found = statistics(Look(seat.desk), Chosen(), words("en"))
    by_hand = counted_by_hand.counted(invented_decisions.table())
    for table in found.tables:
        for line in table.lines:
            assert (line.number.count, line.number.preliminary) == by_hand[(BY[table.by], line.label, "")]
    seat.press("Ctrl+Z")
    assert kept(seat) == []


def test_rows_that_are_there_already_are_told_and_may_be_left_out(seat: Seat, file: Path) -> None:
    panel = shown(seat, file)
    panel.bring.click()
    seat.wait(lambda: len(seat.page.part.rows.numbers) == 200, 30)
    panel = shown(seat, file)
    assert not panel.bring.isEnabled()
    assert panel.misfits.count() == 200
    meaning = panel.meaning
    assert isinstance(meaning, DecisionMeaning)
    meaning.known.click()
    seat.settle()
    assert panel.misfits.count() == 0
    assert not panel.bring.isEnabled(), "nothing is left to be taken in"
    seat.press("Esc")


def test_the_table_goes_out_only_after_it_was_said_what_leaves(seat: Seat, tmp_path: Path, file: Path) -> None:
    panel = shown(seat, file)
    panel.bring.click()
    seat.wait(lambda: len(seat.page.part.rows.numbers) == 200, 30)
    seat.press("Ctrl+Shift+O")
    seat.wait(lambda: seat.window.overlay.panel is not None)
    assert seat.focus() is seat.window.overlay.panel.cancel
    seat.press("Esc")
    seat.settle()
    target = tmp_path / "out.csv"
    seat.page.part.deeds._write([target])
    seat.settle()
    assert len(target.read_text("utf-8-sig").splitlines()) == 201
    assert seat.desk.all(Decision, seat.desk.register)
