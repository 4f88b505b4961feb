"""A number that opens what it counts: large, with its words below it. Knows a number and words; refuses to know what is
counted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton

from ui import theme

_PAD, _LARGE = 12, 1.6


class NumberButton(QPushButton):
    """The button. One that is `checked` shows its rows just now."""

    def __init__(self, pressed: Callable[[], None], *, checkable: bool = True) -> None:
        super().__init__()
        self.setProperty("kind", "chip-button")
        self.setAutoDefault(True)  # Enter presses it, as Space does
        self.setCheckable(checkable)
        self._number, self._words = "", ""
        self.clicked.connect(lambda _checked=False: pressed())

    def show_number(self, number: int, said: str, name: str) -> None:
        """Show a number with the words that go with it; `name` is what it is called aloud."""
        self._number, self._words = str(number), said
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Number and words in one line. Qt itself knows of none, and so draws the ground and the frame alone."""
        return f"{self._number} {self._words}"

    def _large(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * _LARGE)
        font.setBold(True)
        return font

    def sizeHint(self) -> QSize:
        """Room for both lines."""
        large, small = QFontMetrics(self._large()), self.fontMetrics()
        width = max(large.horizontalAdvance(self._number), small.horizontalAdvance(self._words))
        return QSize(width + 2 * _PAD, large.height() + small.height() + _PAD)

    def minimumSizeHint(self) -> QSize:
        """As much: a number that is cut off is another number."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Another size of text needs more room."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style's own ground and frame, number and words over it."""
        super().paintEvent(event)
        painter = QPainter(self)
        colours = theme.current()
        ink = colours.accent_text if self.isChecked() else colours.text
        large = self._large()
        tall = QFontMetrics(large).height()
        top = (self.height() - tall - self.fontMetrics().height()) // 2
        middle = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        painter.setPen(QColor(ink))
        painter.setFont(large)
        painter.drawText(QRect(0, top, self.width(), tall), middle, self._number)
        painter.setFont(self.font())
        painter.setPen(QColor(ink if self.isChecked() else colours.muted))
        painter.drawText(QRect(0, top + tall, self.width(), self.fontMetrics().height()), middle, self._words)
        painter.end()
