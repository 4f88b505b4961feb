"""A whole line that is a button: an icon, words that break where there is no room, a muted word on the right.

Its colour says how urgent it is, and its words say it too. Knows words; refuses to know what it opens.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui import icons, theme

_PAD, _ICON, _GAP = 10, 18, 8


class LineButton(QPushButton):
    """The button. `kind` is one of the rows of the style sheet: row, row-warn, row-bad, row-good."""

    def __init__(
        self, text: str, pressed: Callable[[], None], *, kind: str = "row", icon: str = "", aside: str = ""
    ) -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self._words, self._kind, self._icon, self._aside = text, kind, icon, aside
        # A layout asks for the height at the same width many times.
        self._heights: dict[int, int] = {}
        self.setAutoDefault(True)  # Enter presses it, as Space does
        self.setAccessibleName(f"{text}, {aside}" if aside else text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda _checked=False: pressed())

    def text(self) -> str:
        """The words. Qt itself knows of none, and so draws the ground and the frame alone."""
        return self._words

    def say(self, text: str) -> None:
        """Say other words; the line keeps its place and the focus."""
        if text != self._words:
            self._words = text
            self._heights.clear()
            self.setAccessibleName(f"{text}, {self._aside}" if self._aside else text)
            self.updateGeometry()
            self.update()

    def _left(self) -> int:
        return _PAD + (_ICON + _GAP if self._icon else 0)

    def _right(self) -> int:
        return _PAD + (self.fontMetrics().horizontalAdvance(self._aside) + 2 * _GAP if self._aside else 0)

    def _tall(self, width: int) -> int:
        if width not in self._heights:
            room = QRect(0, 0, max(width - self._left() - self._right(), 40), 100000)
            bounds = self.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.text())
            self._heights[width] = bounds.height()
        return self._heights[width]

    def hasHeightForWidth(self) -> bool:
        """Fewer letters a line, more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that a width makes necessary."""
        return max(self._tall(width), _ICON) + 2 * _GAP

    def sizeHint(self) -> QSize:
        """A line of some length; the width there is decides the height."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        width = self._left() + min(words, 420) + self._right()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for a word."""
        width = self._left() + 80 + self._right()
        return QSize(width, self.fontMetrics().lineSpacing() + 2 * _GAP)

    def changeEvent(self, event: QEvent) -> None:
        """Another size of text needs another height."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._heights.clear()
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style's own ground and frame, the words over it."""
        super().paintEvent(event)
        painter = QPainter(self)
        colours = theme.current()
        inks = {"row-warn": colours.warn, "row-bad": colours.bad, "row-good": colours.good}
        ink = inks.get(self._kind, colours.text)
        middle = (self.height() - _ICON) // 2
        if self._icon:
            painter.drawPixmap(_PAD, middle, icons.pixmap(self._icon, ink, _ICON, self.devicePixelRatioF()))
        painter.setPen(QColor(ink))
        words = QRect(self._left(), 0, self.width() - self._left() - self._right(), self.height())
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
        painter.drawText(words, flags, self.text())
        if self._aside:
            painter.setPen(QColor(colours.muted if self._kind in ("row", "fold") else ink))
            aside = QRect(0, 0, self.width() - _PAD, self.height())
            painter.drawText(aside, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), self._aside)
        painter.end()


class LineChoice(LineButton):
    """A whole line that can be chosen: framed and ticked while it is. One of a group is chosen at a time."""

    def __init__(self, text: str, chosen: Callable[[], None]) -> None:
        super().__init__(text, chosen, kind="chip-button", icon="check")
        self.setCheckable(True)
        self._show_tick(on=False)
        self.toggled.connect(lambda on: self._show_tick(on=on))

    def _left(self) -> int:
        return _PAD + _ICON + _GAP  # the words stay where they are

    def _show_tick(self, *, on: bool) -> None:
        self._icon = "check" if on else ""
        self.update()
