"""The first rows of a table as the events they would become: day, what happened, kind, who."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from fieldcase.casework.mapping import EDTF
from fieldcase.casework.table_file import TableFile
from fieldcase.errors import N_
from fieldcase.model.dates import NotADate, UncertainDate, from_date_type
from fieldcase.model.said import said_date
from ui.widgets.basics import tip

if TYPE_CHECKING:
    from ui.workplace import Workplace

SHOWN = 8
_LETTERS = 17
Cells = tuple[str, str, str, str]


def first_rows(table: TableFile, work: Workplace) -> tuple[Cells, ...]:
    """The first rows in words; a day that cannot be read stands as it is written."""
    return tuple(_cells(one.cells, work) for one in table.rows[:SHOWN])


def _cells(cells: Mapping[str, str], work: Workplace) -> Cells:
    written, way = cells.get("date", ""), cells.get("date_type", "").lower()
    try:
        day = said_date(UncertainDate(written) if way == EDTF else from_date_type(written, way), work.words)
    except NotADate:
        day = written
    who = " → ".join(part for part in (cells.get("actor", ""), cells.get("victim", "")) if part)
    return day, cells.get("what", ""), work.term("event_kind", cells.get("kind", "")), who


class Preview(QTableWidget):
    """The rows; nothing in it can be changed."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(0, 4)
        words = work.words
        self.setAccessibleName(words(N_("The first rows")))
        self.setHorizontalHeaderLabels(
            [words(N_("Date")), words(N_("What happened")), words(N_("Kind of event")), words(N_("Who"))]
        )
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
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for place in (0, 2, 3):
            header.resizeSection(place, _LETTERS * self.fontMetrics().averageCharWidth())

    def show_rows(self, rows: tuple[Cells, ...]) -> None:
        """Show these rows."""
        self.setRowCount(len(rows))
        for place, cells in enumerate(rows):
            for at, text in enumerate(cells):
                shown = QTableWidgetItem(text)
                shown.setToolTip(tip(text))
                self.setItem(place, at, shown)
