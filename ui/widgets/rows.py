"""A list of any length: the ids of all rows, and the pages of rows that are being looked at.

100,000 rows cost a vector of numbers; a page is fetched when it comes into view and shown as it arrives. Sorting and
filtering are done by whoever makes the vector. Knows columns and rows; refuses to know what a row is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.keys import pressed
from ui.widgets.basics import tip

Index = QModelIndex | QPersistentModelIndex
PAGE = 64
_PAGES_KEPT = 40
# A letter of the window's font at 100 percent, and what the wide column keeps at the least, in pixels.
_LETTER = 7
_WIDE_LEAST = 96
# Columns shrink by so much before the spare ones are left out.
_CROWDED = 1.15
# Bold letters beside plain ones; what stands beside a title, with and without the mark of sorting.
_BOLD, _SORTED, _PLAIN = 1.1, 36, 22
_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Column:
    """One column: its title, what it shows of a row, by which name it sorts, whether it takes the room that is left.

    A spare column goes where the wide one would have less than its `least` beside it (pixels at 100 percent); the one
    with the highest number goes first.
    """

    title: str
    shown: Callable[[Any], str]
    sort: str = ""
    wide: bool = False
    width: int = 120
    spare: int = 0
    least: int = _WIDE_LEAST


class Fetch(Protocol):
    """How a page is asked for: the numbers wanted, and what to call with the rows."""

    def __call__(self, numbers: Sequence[int], then: Callable[[Sequence[Any]], None], /) -> None: ...


class Rows(QAbstractTableModel):
    """The model: an id vector and a cache of pages."""

    def __init__(self, columns: tuple[Column, ...], fetch: Fetch) -> None:
        super().__init__()
        self.columns = columns
        self._fetch = fetch
        self._numbers: Sequence[int] = ()
        self._pages: dict[int, Sequence[Any]] = {}
        self._asked: set[int] = set()
        self._generation = 0

    def show_numbers(self, numbers: Sequence[int]) -> None:
        """Show other rows, in this order."""
        self.beginResetModel()
        self._numbers = numbers
        self._pages, self._asked = {}, set()
        self._generation += 1
        self.endResetModel()

    def row_at(self, place: int) -> Any | None:
        """The row at a place, None while it is not yet here."""
        page = self._pages.get(place // PAGE)
        if page is None:
            self._ask(place // PAGE)
            return None
        return page[place % PAGE] if place % PAGE < len(page) else None

    def _ask(self, page: int) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        generation = self._generation
        numbers = self._numbers[page * PAGE : (page + 1) * PAGE]

        def came(rows: Sequence[Any]) -> None:
            if generation != self._generation:
                return
            self._pages[page] = rows
            self._asked.discard(page)
            while len(self._pages) > _PAGES_KEPT:
                self._pages.pop(next(iter(self._pages)))
            last = min((page + 1) * PAGE, len(self._numbers)) - 1
            self.dataChanged.emit(self.index(page * PAGE, 0), self.index(last, len(self.columns) - 1))

        self._fetch(numbers, came)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """All rows, also those not yet looked at."""
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """The columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What stands in a cell; an ellipsis while its page is on the way."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            row = self.row_at(index.row())
            if row is None:
                return None if role == Qt.ItemDataRole.ToolTipRole else "…"
            shown = self.columns[index.column()].shown(row)
            return tip(shown) if role == Qt.ItemDataRole.ToolTipRole else shown
        if role in (Qt.ItemDataRole.FontRole, Qt.ItemDataRole.ForegroundRole):
            return self.dress(index.row(), role)
        return None

    def dress(self, place: int, role: int) -> Any:
        """The font or the colour of a row where it is not the list's own."""
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The columns' titles."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def forget(self) -> None:
        """Keep no row any longer; the vector stays, pages are asked for again."""
        self.show_numbers(self._numbers)


class RowList(QTableView):
    """The view: whole rows, sorted by a click on the header or by Ctrl+Shift+S, opened by Enter."""

    opened = Signal(int)
    looked_at = Signal(int)
    sorted_by = Signal(str, bool)

    def __init__(self, name: str, model: Rows) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.rows = model
        self.setModel(model)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + 14)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sectionClicked.connect(self._sort)
        for place, column in enumerate(model.columns):
            mode = QHeaderView.ResizeMode.Stretch if column.wide else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(place, mode)
        header.setMinimumSectionSize(36)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sorted = ("", False)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self.looked_at.emit(now.row()))

    def _fit_columns(self) -> None:
        """Columns grow with the text, and shrink together where there is not room for all of them."""
        scale = self.fontMetrics().averageCharWidth() / _LETTER
        columns = self.rows.columns
        wanted = {at: self._wanted(column, scale) for at, column in enumerate(columns) if not column.wide}
        least = max((column.least for column in columns if column.wide), default=0)
        most = (self.viewport().width() - least * scale) * _CROWDED
        room = max(self.viewport().width() - min(least, _WIDE_LEAST) * scale, 1)
        for at in sorted(range(len(columns)), key=lambda at: -columns[at].spare):
            crowded = bool(columns[at].spare) and sum(wanted.values()) > most
            self.setColumnHidden(at, crowded)
            if crowded:
                wanted.pop(at)
        share = min(1.0, room / max(sum(wanted.values()), 1))
        for at, width in wanted.items():
            self.horizontalHeader().resizeSection(at, max(36, int(width * share)))

    def _wanted(self, column: Column, scale: float) -> float:
        """How wide a column is to be: never narrower than its title and the mark of sorting."""
        title = self.fontMetrics().horizontalAdvance(column.title) * _BOLD + (_SORTED if column.sort else _PLAIN)
        return max(column.width * scale, title)

    def height_of(self, number: int) -> int:
        """The height at which so many rows stand without a scroll bar, the header included."""
        header = self.horizontalHeader().sizeHint().height()
        return header + max(number, 1) * self.verticalHeader().defaultSectionSize() + 2 * self.frameWidth() + 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own, then the columns."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit_columns()

    def _sort_next(self) -> None:
        """Sort by the next column that sorts; from the last one back to the first."""
        names = [column.sort for column in self.rows.columns if column.sort]
        if names:
            at = names.index(self._sorted[0]) + 1 if self._sorted[0] in names else 0
            self.show_sorted(names[at % len(names)], False)
            self.sorted_by.emit(names[at % len(names)], False)

    def _sort(self, place: int) -> None:
        column = self.rows.columns[place]
        if column.sort:
            descending = self._sorted == (column.sort, False)
            self.show_sorted(column.sort, descending)
            self.sorted_by.emit(column.sort, descending)

    def show_sorted(self, name: str, descending: bool) -> None:
        """Show by which column the rows are sorted."""
        self._sorted = (name, descending)
        place = next((at for at, column in enumerate(self.rows.columns) if name and column.sort == name), -1)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(place, order)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row, Ctrl+Shift+S sorts by the next column; the rest is Qt's."""
        if pressed(event) == "Ctrl+Shift+S":
            self._sort_next()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def take_row(self, place: int) -> None:
        """Mark a row and bring it into view."""
        if 0 <= place < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(place, 0))
            self.scrollTo(self.rows.index(place, 0))
