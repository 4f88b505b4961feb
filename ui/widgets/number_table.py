"""A table of numbers, each of which opens what it counts: Enter, a space or two presses on it.

One stop of Tab with arrows inside; each number is said aloud with its row and its column. A share is drawn as a bar
behind its words, which say it too. Knows texts and shares; refuses to know what is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from ui import theme
from ui.widgets.basics import tip

_MOST_ROWS = 16
# The names of rows, in letters: what they need to be read, and what they take at the most.
_NAME_LEAST, _NAME_MOST = 18, 34
_SHARE = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True)
class NumberCell:
    """What a cell shows, what is said of it aloud, its share of the whole (for the bar), what it opens (None for
    nothing)."""

    text: str
    said: str = ""
    share: Fraction = Fraction(0)
    opens: Callable[[], None] | None = None


class _Bars(QStyledItemDelegate):
    """A bar behind the words, as long as the share."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        share = index.data(_SHARE) or 0.0
        rect: QRect = option.rect
        if share:
            wide = QRect(rect.left(), rect.bottom() - 4, int(rect.width() * share), 3)
            super().paint(painter, option, index)
            painter.fillRect(wide, QColor(theme.current().accent))
        else:
            super().paint(painter, option, index)


class NumberTable(QTableWidget):
    """The table. Its first column names the rows; `heads` are the columns' titles."""

    def __init__(self, name: str, heads: Sequence[str], rows: Sequence[tuple[str, Sequence[NumberCell]]]) -> None:
        super().__init__(len(rows), len(heads))
        self._cells = [[None, *cells] for _, cells in rows]
        # What the columns of numbers need.
        self._least: list[int] = []
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(heads))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setItemDelegate(_Bars(self))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + 12)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for at, (title, cells) in enumerate(rows):
            self._put(at, 0, NumberCell(title))
            for to, cell in enumerate(cells, start=1):
                self._put(at, to, cell)
        self._fit()
        self.cellDoubleClicked.connect(self._open)

    def _put(self, row: int, column: int, cell: NumberCell) -> None:
        shown = QTableWidgetItem(cell.text)
        shown.setData(Qt.ItemDataRole.AccessibleTextRole, cell.said or cell.text)
        shown.setToolTip(tip(cell.said or cell.text))
        shown.setData(_SHARE, float(cell.share))
        self.setItem(row, column, shown)

    def _fit(self) -> None:
        """The names take the room that is left; as tall as its rows, up to a number of them."""
        header, letters = self.horizontalHeader(), self.fontMetrics()
        for at in range(1, self.columnCount()):
            texts = [found.text() for row in range(self.rowCount()) if (found := self.item(row, at)) is not None]
            widest = max((letters.horizontalAdvance(text) for text in texts), default=0)
            self._least.append(max(widest + 28, self._title(at)))
        rows = min(self.rowCount(), _MOST_ROWS)
        bar = self.horizontalScrollBar().sizeHint().height() if self.columnCount() > 4 else 0
        self.setFixedHeight(header.sizeHint().height() + rows * self.verticalHeader().defaultSectionSize() + bar + 8)

    def _title(self, at: int) -> int:
        """How wide a column's title is, bold and with its edges."""
        head = self.horizontalHeaderItem(at)
        return int(self.fontMetrics().horizontalAdvance(head.text() if head is not None else "") * 1.1) + 28

    def sizeHint(self) -> QSize:
        """As wide as it may be."""
        return QSize(480, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own; then the names of the rows have as much as they need to be read, the numbers the rest."""
        super().resizeEvent(event)
        header, letter = self.horizontalHeader(), self.fontMetrics().averageCharWidth()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        room = self.viewport().width() - sum(self._least)
        names = max(_NAME_LEAST * letter, min(self._title(0), room), min(room, _NAME_MOST * letter))
        header.resizeSection(0, names)
        more = max(0, room - names) // max(len(self._least), 1)
        for at, least in enumerate(self._least, start=1):
            header.resizeSection(at, least + more)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes stands on a number; whoever is gone leaves none marked."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rowCount():
            self.setCurrentCell(0, min(1, self.columnCount() - 1))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show no mark where nobody stands."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.setCurrentIndex(QModelIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the space key open; the rest is Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentRow(), self.currentColumn())
            return
        super().keyPressEvent(event)

    def _open(self, row: int, column: int) -> None:
        """Open what a number counts; of the name of a row its first number."""
        cells = self._cells[row] if 0 <= row < len(self._cells) else []
        cell = cells[max(column, 1)] if len(cells) > 1 else None
        if cell is not None and cell.opens is not None:
            cell.opens()
