"""A chronology as a drawn time line: the day on the left, a mark on the line, what happened on the right.

A certain day is a full mark, an uncertain one a ring, a span a ring with a bar; a stretch without a record is a gap
that says how long it was. Chips name sources; a disputed line says so in words. Every line is also one sentence for
whoever cannot see it. Knows lines; refuses to know events.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import theme

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_MARGIN, _DOT = 10, 6
_AT_ONCE = 200
# As wide as "после 25 сентября 2026" in bold.
_DAY_LETTERS = 21


class Mark(Enum):
    """How sure the day is."""

    CERTAIN = "certain"
    UNCERTAIN = "uncertain"
    SPAN = "span"
    GAP = "gap"


@dataclass(frozen=True)
class Line:
    """One line: its key, the day as it is said, what happened, a second line, chips, what is in doubt.

    `spoken` is the whole line as one sentence. A gap has no key.
    """

    key: bytes
    when: str
    what: str
    detail: str
    chips: tuple[str, ...]
    disputed: str
    mark: Mark
    spoken: str


class Lines(QAbstractListModel):
    """The lines of one chronology."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line itself for the drawing, its sentence for reading aloud."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken
        return line if role == Qt.ItemDataRole.UserRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A gap cannot be chosen."""
        if index.isValid() and not self.lines[index.row()].key:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsDropEnabled


class _Drawing(QStyledItemDelegate):
    """Draws one line."""

    def __init__(self, view: TimeLine) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As tall as its words need at the width there is."""
        line: Line = index.data(Qt.ItemDataRole.UserRole)
        metrics = option.fontMetrics
        if line.mark is Mark.GAP:
            return QSize(100, metrics.lineSpacing() + 8)
        _, room = self._columns(self._view.room, metrics)
        tall = _tall(option.font, line.what, room)
        tall += _tall(option.font, line.detail, room) if line.detail else 0
        tall += _tall(option.font, line.disputed, room) if line.disputed else 0
        tall += metrics.lineSpacing() + 8 if line.chips else 0
        return QSize(100, max(tall, metrics.lineSpacing()) + 2 * _MARGIN)

    def _columns(self, width: int, metrics: QFontMetrics) -> tuple[int, int]:
        """Where the line is drawn, and how wide the words on its right may be."""
        at = min(metrics.averageCharWidth() * self._view.letters + 24, width // 3)
        return at, max(width - at - 3 * _MARGIN - 14, 80)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the line: ground, rail, mark, words, chips."""
        line: Line = index.data(Qt.ItemDataRole.UserRole)
        colours = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_ground))
            painter.drawRoundedRect(area.adjusted(2, 1, -2, -1), 6, 6)
        at, room = self._columns(self._view.room, option.fontMetrics)
        x = area.left() + at
        self._draw_rail(painter, area, x, line, index)
        if line.mark is Mark.GAP:
            painter.setPen(QColor(colours.muted))
            font = QFont(option.font)
            font.setItalic(True)
            painter.setFont(font)
            painter.drawText(area.adjusted(at + 22, 0, -8, 0), int(Qt.AlignmentFlag.AlignVCenter), line.what)
        else:
            self._draw_words(painter, option, line, QRect(x + 22, area.top() + _MARGIN, room, area.height()))
            painter.setPen(QColor(colours.text))
            day = QRect(area.left() + 8, area.top() + _MARGIN, at - 24, area.height() - _MARGIN)
            flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
            painter.setFont(_bold(option.font))
            painter.drawText(day, flags, line.when)
        painter.restore()

    def _draw_rail(self, painter: QPainter, area: QRect, x: int, line: Line, index: Index) -> None:
        colours = theme.current()
        last = index.row() == self._view.model().rowCount() - 1
        middle = area.top() + _MARGIN + 9
        style = Qt.PenStyle.DotLine if line.mark is Mark.GAP else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(colours.line), 2, style))
        painter.drawLine(x, area.top() if index.row() else middle, x, middle if last else area.bottom() + 1)
        if line.mark is Mark.GAP:
            return
        colour = QColor(colours.warn if line.disputed else colours.accent)
        painter.setPen(QPen(colour, 2))
        painter.setBrush(colour if line.mark is Mark.CERTAIN else QColor(colours.panel))
        painter.drawEllipse(QPoint(x, middle), _DOT, _DOT)
        if line.mark is Mark.SPAN:
            painter.drawLine(x - _DOT - 5, middle, x - _DOT, middle)
            painter.drawLine(x - _DOT - 5, middle - 4, x - _DOT - 5, middle + 4)

    def _draw_words(self, painter: QPainter, option: QStyleOptionViewItem, line: Line, area: QRect) -> None:
        colours = theme.current()
        top = area.top()
        for text, font, colour in (
            (line.what, QFont(option.font), colours.text),
            (line.detail, QFont(option.font), colours.muted),
            (line.disputed, QFont(option.font), colours.warn),
        ):
            if text:
                tall = _tall(font, text, area.width())
                painter.setFont(font)
                painter.setPen(QColor(colour))
                painter.drawText(QRect(area.left(), top, area.width(), tall), int(Qt.TextFlag.TextWordWrap), text)
                top += tall
        if line.chips:
            self._draw_chips(painter, option, line.chips, QRect(area.left(), top + 5, area.width(), 0))

    def _draw_chips(self, painter: QPainter, option: QStyleOptionViewItem, chips: tuple[str, ...], area: QRect) -> None:
        colours, metrics = theme.current(), option.fontMetrics
        painter.setFont(option.font)
        x = area.left()
        for place, chip in enumerate(chips):
            more = len(chips) - place
            text = metrics.elidedText(
                chip, Qt.TextElideMode.ElideRight, max(60, area.width() - (70 if len(chips) > 1 else 16))
            )
            width = metrics.horizontalAdvance(text) + 16
            if x + width > area.right() - 30 and place:
                painter.setPen(QColor(colours.muted))
                painter.drawText(x, area.top() + metrics.ascent() + 1, f"+{more}")
                return
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.raised))
            painter.drawRoundedRect(QRect(x, area.top(), width, metrics.lineSpacing() + 3), 5, 5)
            painter.setPen(QColor(colours.text))
            painter.drawText(x + 8, area.top() + metrics.ascent() + 1, text)
            x += width + 6


class TimeLine(QListView):
    """The view of a chronology: arrows move, Enter opens, evidence is dropped onto a line."""

    opened = Signal(bytes)
    looked_at = Signal(bytes)
    dropped = Signal(bytes, object)

    def __init__(self, name: str, parent: QWidget | None = None, letters: int = _DAY_LETTERS) -> None:
        """`letters`: how long a day is at the most, as it is said here."""
        super().__init__(parent)
        self.letters = letters
        self.setAccessibleName(name)
        self.rows = Lines()
        self.setModel(self.rows)
        self.setItemDelegate(_Drawing(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.selectionModel().currentChanged.connect(lambda now, _before: self._look(now))
        self.doubleClicked.connect(lambda index: self.opened.emit(self.rows.lines[index.row()].key))

    @property
    def room(self) -> int:
        """How wide a line is: always as with a scroll bar, so that its height does not depend on it."""
        return self.width() - self.verticalScrollBar().sizeHint().width() - 2 * self.frameWidth() - 2

    def _look(self, index: QModelIndex) -> None:
        if index.isValid() and index.row() < len(self.rows.lines):
            self.looked_at.emit(self.rows.lines[index.row()].key)

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show these lines; very many are laid out bit by bit, so that the window lives in between."""
        many = len(lines) > _AT_ONCE
        self.setLayoutMode(QListView.LayoutMode.Batched if many else QListView.LayoutMode.SinglePass)
        self.setBatchSize(_AT_ONCE // 2)
        self.rows.show_lines(lines)

    def take(self, key: bytes) -> None:
        """Mark the line of a key, without a word to those who listen."""
        for place, line in enumerate(self.rows.lines):
            if line.key and line.key == key:
                self.setCurrentIndex(self.rows.index(place, 0))
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the line; a step onto a gap goes on beyond it."""
        here = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here.isValid():
            self.opened.emit(self.rows.lines[here.row()].key)
            return
        super().keyPressEvent(event)
        now = self.currentIndex()
        if now.isValid() and not self.rows.lines[now.row()].key and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """The line under the files is marked."""
        self.setCurrentIndex(self.indexAt(event.position().toPoint()))
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Say which files fell onto which line; an empty key where they fell beside."""
        index = self.indexAt(event.position().toPoint())
        key = self.rows.lines[index.row()].key if index.isValid() else b""
        self.dropped.emit(key, [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setBold(True)
    return made


def _tall(font: QFont, text: str, width: int) -> int:
    area = QRect(0, 0, width, 100000)
    return QFontMetrics(font).boundingRect(area, int(Qt.TextFlag.TextWordWrap), text).height()
