"""Many court decisions: a hundred saved as records are, the others copies of their rows under ids of their own."""

from __future__ import annotations

from array import array
from itertools import count
from pathlib import Path
from typing import Any

from benches.pairs import Pairs, in_turn, seconds
from benches.records import PASSPHRASE

from fieldcase.casework.court_statistics import Chosen, statistics
from fieldcase.casework.decision_cells import Cells
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.i18n import words
from fieldcase.model.asked import Asked
from fieldcase.model.courts import Decision
from fieldcase.model.ids import DecisionId
from fieldcase.vault import rows
from fieldcase.vault.keys import TEST_COST
from fieldcase.world import World


def copied(desk: Desk, copies: int) -> None:
    """So many copies of every decision there is."""
    names = rows.names(Decision)
    own = {"id": "randomblob(16)", "reference": "decision.reference || '-' || copy.n"}
    values = ", ".join(own.get(name, f"decision.{name}") for name in names)
    with desk.vault.transaction():
        desk.vault.write.execute(
            "WITH RECURSIVE copy(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < ?) "
            f"INSERT INTO {rows.table(Decision)} ({', '.join(names)}) "
            f"SELECT {values} FROM {rows.table(Decision)} AS decision CROSS JOIN copy",
            (copies,),
        )


def grids(folder: Path) -> list[Pairs]:
    """The grid at a place of ten thousand decisions against one of a hundred; the statistics against reading all."""
    from PySide6.QtWidgets import QApplication
    from seats import application_for_tests

    application_for_tests()
    few, many = _filled(folder / "few.fieldcase", 0), _filled(folder / "many.fieldcase", 99)
    try:
        shown = [_grid(desk) for desk in (few, many)]
        turn = count()

        def painted(at: int) -> float:
            rows, grid = shown[at]
            place = next(turn) * 7_919 % rows.rowCount()

            def paint() -> None:
                rows.show_numbers(array("q", rows.numbers[::-1]), ())  # nothing is kept of the time before
                grid.go(place, 0)
                QApplication.processEvents()
                grid.grab()

            return seconds(paint)

        look, told = Look(many), words("en")
        return [
            in_turn("the grid of 10,000 decisions, read and painted at any place", "one of 100 decisions",
                    lambda: painted(1), lambda: painted(0), 15),
            in_turn("the statistics of 10,000 decisions", "reading all records",
                    lambda: seconds(lambda: statistics(look, Chosen(), told)),
                    lambda: seconds(lambda: many.all(Decision, many.register)), 3),
        ]  # fmt: skip
    finally:
        few.close()
        many.close()


def _filled(path: Path, copies: int) -> Desk:
    from decision_pages import filled

    desk, _ = Desk.new(path, PASSPHRASE, World(), TEST_COST)
    filled(desk, 100)
    copied(desk, copies)
    return desk


def _grid(desk: Desk) -> tuple[Any, Any]:
    from ui.pages.decision_entries import entries_of
    from ui.pages.decision_rows import COLUMNS, DecisionRows
    from ui.widgets.grid import Grid

    look, told = Look(desk), words("en")
    cells = Cells(desk.tables, told, desk.world.today())

    def fetch(numbers: Any, then: Any) -> None:
        then(entries_of(look, look.page(Decision, numbers), told))

    rows = DecisionRows(cells, fetch, lambda: Decision(id=DecisionId(bytes(16)), scope=desk.register))
    grid = Grid("decisions", rows, [width for _, _, width in COLUMNS])
    rows.show_numbers(look.vector(Asked(Decision, scope=desk.register)), ())
    grid.resize(1100, 560)
    grid.show()
    return rows, grid
