"""One of few answers, or several, on one line: each with the digit that chooses it. Enter goes on.

Made for a hand that trembles: no answer is chosen by the focus alone, and the row looks the same whichever layout the
keyboard has. Knows codes and words; refuses to know what they are about.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import theme
from ui.widgets.basics import label, row
from ui.widgets.choice_lines import KEYS, ChoiceLines

_PAD, _BETWEEN, _TALL = 9, 4, 36
_Index = QModelIndex | QPersistentModelIndex


class _Drawn(QStyledItemDelegate):
    """A chip: its digit, its words; framed and with a mark where it is chosen."""

    def __init__(self, view: AnswerRow) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As wide as its words."""
        metrics = self._view.fontMetrics()
        wide = metrics.horizontalAdvance(_said(index, chosen=True)) + 2 * _PAD + _BETWEEN
        return QSize(wide, max(_TALL, metrics.lineSpacing() + 16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one chip."""
        colours, view = theme.current(), self._view
        chosen = bool(view.place_of(index.row()))
        current = view.hasFocus() and view.currentIndex().row() == index.row()
        rect: QRect = option.rect.adjusted(1, 2, -_BETWEEN, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.focus if current else colours.accent_text if chosen else colours.line),
                            2 if current or chosen else 1))  # fmt: skip
        painter.setBrush(QColor(colours.accent_ground if chosen else colours.panel))
        painter.drawRoundedRect(rect, 6, 6)
        painter.setPen(QColor(colours.accent_text if chosen else colours.text))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), _said(index, chosen=chosen))
        painter.restore()


def _said(index: _Index, *, chosen: bool) -> str:
    """The digit and the words; what is chosen has a mark of its own, not a colour alone."""
    return f"{KEYS[index.row()]} {index.data()}{' ✓' if chosen else ''}"


class AnswerRow(ChoiceLines):
    """The chips. `entered` comes with Enter; a digit that is pressed again takes the answer back."""

    entered = Signal()

    def __init__(self, name: str, *, many: bool = False) -> None:
        super().__init__(name, many=many)
        self.setItemDelegate(_Drawn(self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setSpacing(0)

    def choose(self, row: int) -> None:
        """Choose an answer, or take it back where it is chosen already."""
        if not self.many and 0 <= row < len(self.lines.choices) and self.place_of(row):
            self.setCurrentIndex(self.lines.index(row))
            self.lines.show(self.lines.choices, ())
            self.chosen.emit(())
            return
        super().choose(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, left and right go from answer to answer; up and down are left to whatever lies around."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif step is not None:
            to = self.currentIndex().row() + step
            if 0 <= to < len(self.lines.choices):
                self.setCurrentIndex(self.lines.index(to))
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """Be as tall as the rows that the chips fill at this width."""
        option, room = QStyleOptionViewItem(), max(self.viewport().width(), 60)
        x, rows, tall = 0, 1, _TALL
        for at in range(len(self.lines.choices)):
            size = self.itemDelegate().sizeHint(option, self.lines.index(at))
            tall = max(tall, size.height())
            if x and x + size.width() > room:
                x, rows = 0, rows + 1
            x += size.width()
        if rows * tall + 2 != self.minimumHeight():
            self.setFixedHeight(rows * tall + 2)
            self.scheduleDelayedItemsLayout()


class AnswerLine(QWidget):
    """An answer row with its name beside it, or above it where that is given more room."""

    def __init__(self, name: str, answers: AnswerRow, name_width: int) -> None:
        super().__init__()
        self.answers = answers
        told = label(name, "label", wrap=True)
        told.setFixedWidth(name_width)
        told.setBuddy(answers)
        line = row(told, answers)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.setFocusProxy(answers)
