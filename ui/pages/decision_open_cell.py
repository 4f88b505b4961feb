"""The cell that is being typed, kept as a draft after 800 ms; what was typed, entered when the cell is left.

Knows the grid and its rows; how it is kept is casework's. Lock asks it for what is not kept yet.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fieldcase.casework import decision_entry
from fieldcase.casework.decision_cells import Cells, Unfit
from fieldcase.casework.decision_entry import Typed
from ui.pages.decision_rows import NAMES, DecisionRows
from ui.record_form import DRAFT_AFTER_MS
from ui.widgets.grid import Grid
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from ui.workplace import Workplace


class OpenCell(QObject):
    """One grid's."""

    def __init__(self, work: Workplace, grid: Grid, rows: DecisionRows, cells: Cells) -> None:
        super().__init__(grid)
        self.work, self.grid, self.rows, self.cells = work, grid, rows, cells
        self._typed: Typed | None = None
        self._timer = delayed(self, DRAFT_AFTER_MS, self._keep)
        grid.typing.connect(self._typing)
        grid.given_up.connect(self._gave_up)
        rows.typed.connect(self._enter)
        work.hold(self, self.unkept_deeds)

    def _typing(self, text: str) -> None:
        (_row, at), entry = self.grid.place, self.rows.entry(self.grid.place[0])
        if entry is None:
            return
        name = NAMES[at]
        try:
            self._typed = Typed(entry.decision, {name: self.cells.read(name, text, loose=True)})
        except Unfit:
            self._typed = Typed(entry.decision, words={name: text})
        if not self._timer.isActive():
            self._timer.start()

    def unkept_deeds(self) -> list[Callable[[Desk], None]]:
        """What would keep the cell that is being typed: run by the timer, or at once by lock."""
        typed = self._typed
        return [] if typed is None else [lambda desk: decision_entry.keep(desk, typed)]

    def _keep(self) -> None:
        for deed in self.unkept_deeds():
            assert self._typed is not None
            self.work.owed.keep(deed, _names(self._typed)[0])
        self._typed = None

    def _gave_up(self) -> None:
        (row, at), entry = self.grid.place, self.rows.entry(self.grid.place[0])
        self._timer.stop()
        self._typed = None
        if entry is None or row < 0:
            return
        name, words = NAMES[at], entry.words.get(NAMES[at], "")

        def deed(desk: Desk) -> None:
            decision_entry.forget(desk, entry.decision, name)
            if words:
                decision_entry.keep(desk, Typed(entry.decision, words={name: words}))

        self.work.owed.keep(deed, (entry.decision.key, name))

    def _enter(self, typed: tuple[Typed, ...]) -> None:
        self._timer.stop()
        self._typed = None
        names = [name for one in typed for name in _names(one)]
        self.work.owed.keep(
            lambda desk: decision_entry.enter(desk, typed), names[0] if len(names) == 1 else (),
            lambda _: self.rows.written(typed),
        )  # fmt: skip


def _names(typed: Typed) -> list[tuple[bytes, str]]:
    return [(typed.decision.key, name) for name in (*typed.values, *typed.words)]
