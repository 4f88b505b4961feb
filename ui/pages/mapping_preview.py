"""The first rows of a table as they would come in: what the meaning of the table makes of them, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from fieldcase.errors import N_
from ui.widgets.basics import tip

if TYPE_CHECKING:
    from ui.workplace import Workplace

SHOWN = 8
_LETTERS = 51
Cells = tuple[str, ...]


class Preview(QTableWidget):
    """The rows under finished heads; nothing in it can be changed. The column `wide` takes the room that is left."""

    def __init__(self, work: Workplace, heads: Cells, wide: int) -> None:
        super().__init__(0, len(heads))
        self.setAccessibleName(work.words(N_("The first rows")))
        self.setHorizontalHeaderLabels(list(heads))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.setMinimumHeight(90)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        for place in (one for one in range(len(heads)) if one != wide):
            header.resizeSection(place, _LETTERS // (len(heads) - 1) * self.fontMetrics().averageCharWidth())

    def show_rows(self, rows: tuple[Cells, ...]) -> None:
        """Show these rows."""
        self.setRowCount(len(rows))
        for place, cells in enumerate(rows):
            for at, text in enumerate(cells):
                shown = QTableWidgetItem(text)
                shown.setToolTip(tip(text))
                self.setItem(place, at, shown)
