"""Choices as lines, each with the key that chooses it: one of them, several, or all in an order.

One widget however many there are, so that a long list costs no more than what is seen of it. Knows values and words;
refuses to know what they are answers to.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import icons, theme
from ui.keys import latin_key

# The keys in the order of the lines; on every keyboard at the same place.
KEYS = "1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ"
TARGET = 44
_EDGE, _BOX, _GAP, _KEY = 12, 20, 12, 22
_Index = QModelIndex | QPersistentModelIndex


def place_of_key(event: QKeyEvent) -> int:
    """The line that a key alone chooses, -1 for none; the same under every layout."""
    if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
        return -1
    key = latin_key(event)
    return KEYS.find(chr(key)) if 0x20 < key < 0x7F else -1


class _Lines(QAbstractListModel):
    """The lines: what they say, and which are chosen in which order."""

    def __init__(self) -> None:
        super().__init__()
        self.choices: tuple[tuple[str, str], ...] = ()
        self.chosen: tuple[str, ...] = ()

    def rowCount(self, parent: _Index | None = None) -> int:
        """Qt's own question: how many lines."""
        return 0 if parent is not None and parent.isValid() else len(self.choices)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt's own question: the words of a line, and whether it is chosen."""
        value, text = self.choices[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return text
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if value in self.chosen else Qt.CheckState.Unchecked
        return None

    def show(self, choices: tuple[tuple[str, str], ...], chosen: tuple[str, ...]) -> None:
        """Show other lines, or others of them chosen."""
        if choices != self.choices:
            self.beginResetModel()
            self.choices, self.chosen = choices, chosen
            self.endResetModel()
        elif chosen != self.chosen:
            self.chosen = chosen
            self.dataChanged.emit(self.index(0), self.index(len(choices) - 1))


class _Drawn(QStyledItemDelegate):
    """How a line is drawn: a box or a ring, its key, its words over as many lines as they need."""

    def __init__(self, view: ChoiceLines) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As tall as the words make it at the width there is; never less than a finger needs."""
        width = max(self._view.viewport().width(), 120)
        room = QRect(0, 0, width - _words_from() - _EDGE, 100_000)
        words = str(index.data())
        tall = self._view.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), words).height()
        return QSize(width, max(TARGET, tall + 18))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one line."""
        colours, view, row = theme.current(), self._view, index.row()
        rect: QRect = option.rect.adjusted(1, 2, -1, -2)
        place = view.place_of(row)
        current = view.hasFocus() and view.currentIndex().row() == row
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.focus if current else colours.line), 2 if current else 1))
        painter.setBrush(QColor(colours.accent_ground if place else colours.panel))
        painter.drawRoundedRect(rect, 6, 6)
        box = QRect(rect.left() + _EDGE, rect.center().y() - _BOX // 2 + 1, _BOX, _BOX)
        self._draw_box(painter, box, place)
        painter.setPen(QColor(colours.muted))
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
        key = QRect(box.right() + _GAP, rect.top(), _KEY, rect.height())
        painter.drawText(key, flags, KEYS[row] if row < len(KEYS) and view.isEnabled() else "")
        painter.setPen(QColor(colours.text if view.isEnabled() else colours.muted))
        words = QRect(_words_from(), rect.top(), rect.right() - _words_from() - _EDGE, rect.height())
        painter.drawText(words, flags, str(index.data()))
        painter.restore()

    def _draw_box(self, painter: QPainter, box: QRect, place: int) -> None:
        colours, view = theme.current(), self._view
        painter.setPen(QPen(QColor(colours.accent_text if place else colours.muted), 2))
        painter.setBrush(QColor(colours.panel))
        if view.many or view.ranked:
            painter.drawRoundedRect(box, 4, 4)
        else:
            painter.drawEllipse(box)
        if place and view.ranked:
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(place))
        elif place:
            mark = icons.pixmap("check", colours.accent_text, 16, view.devicePixelRatioF())
            painter.drawPixmap(box.left() + 2, box.top() + 2, mark)


def _words_from() -> int:
    return _EDGE + _BOX + _GAP + _KEY + 4


class ChoiceLines(QListView):
    """The lines. `chosen` brings the values that are chosen after a key or a press, in the order in which they stand;
    of a ranking, in the order in which they were chosen."""

    chosen = Signal(object)

    def __init__(self, name: str, *, many: bool = False, ranked: bool = False) -> None:
        super().__init__()
        self.many, self.ranked = many, ranked
        self.setAccessibleName(name)
        self.setProperty("kind", "lines")
        self.lines = _Lines()
        self.setModel(self.lines)
        self.setItemDelegate(_Drawn(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def show_choices(self, choices: Sequence[tuple[str, str]], chosen: Sequence[str]) -> None:
        """Show choices as (value, words), and which are chosen, of those too that are not shown just now."""
        before = self.currentIndex().row()
        self.lines.show(tuple(choices), tuple(chosen))
        if self.lines.choices and (before < 0 or before >= len(self.lines.choices)):
            first = next((row for row, (value, _) in enumerate(self.lines.choices) if value in self.lines.chosen), 0)
            self.setCurrentIndex(self.lines.index(first))
        self._fit()

    def place_of(self, row: int) -> int:
        """0 for a line that is not chosen; else 1, or its place in a ranking."""
        value = self.lines.choices[row][0]
        if value not in self.lines.chosen:
            return 0
        return self.lines.chosen.index(value) + 1 if self.ranked else 1

    def choose(self, row: int) -> None:
        """Choose a line, or take the choice back where several may be chosen."""
        if not (0 <= row < len(self.lines.choices) and self.isEnabled()):
            return
        self.setCurrentIndex(self.lines.index(row))
        value, now = self.lines.choices[row][0], self.lines.chosen
        if self.ranked:
            after = tuple(one for one in now if one != value) if value in now else (*now, value)
        elif self.many:
            wanted, shown = set(now) ^ {value}, [one for one, _ in self.lines.choices]
            after = (*(one for one in now if one not in shown), *(one for one in shown if one in wanted))
        else:
            after = (value,)
        self.lines.show(self.lines.choices, after)
        self.chosen.emit(after)

    def take_key(self, event: QKeyEvent) -> bool:
        """Choose the line of a key; False where it is none."""
        row = place_of_key(event)
        if not 0 <= row < len(self.lines.choices):
            return False
        self.choose(row)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A line's own key or Space chooses; arrows go from line to line; the rest is left to whatever lies around."""
        if event.key() == Qt.Key.Key_Space:
            self.choose(self.currentIndex().row())
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)
        elif not self.take_key(event):
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press chooses."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.choose(index.row())

    def focusInEvent(self, event: Any) -> None:
        """Draw the line that arrows go from."""
        super().focusInEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other heights of the lines."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another size of text too."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Be as tall as all lines together: what scrolls lies around it."""
        option = QStyleOptionViewItem()
        heights = (self.itemDelegate().sizeHint(option, self.lines.index(row)).height()
                   for row in range(len(self.lines.choices)))  # fmt: skip
        tall = sum(heights) + 2 * self.frameWidth()
        if tall != self.minimumHeight():
            self.setFixedHeight(max(tall, 1))
            self.scheduleDelayedItemsLayout()

    def line_rect(self) -> QRect:
        """Where the line that arrows go from stands, for whatever scrolls to it."""
        return self.visualRect(self.currentIndex())


def lines_within(widget: QWidget) -> list[ChoiceLines]:
    """The choices that stand within a widget and can be seen."""
    return [one for one in widget.findChildren(ChoiceLines) if one.isVisibleTo(widget)]
