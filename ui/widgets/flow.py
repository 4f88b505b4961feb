"""A layout that breaks lines as text does: chips beside one another, the next line where there is no more room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

GAP = 6
_NARROW = 160


class Flow(QLayout):
    """Widgets in lines. Its height follows from its width."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._inside: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def empty(self) -> None:
        """Take everything out and let it go."""
        while self._inside:
            widget = self._inside.pop().widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Qt's own way in."""
        self._inside.append(item)

    def count(self) -> int:
        """How many are in it."""
        return len(self._inside)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The one at a place."""
        return self._inside[index] if 0 <= index < len(self._inside) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take the one at a place out."""
        return self._inside.pop(index) if 0 <= index < len(self._inside) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Fewer columns, more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that a width makes necessary."""
        return self._lay(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        """Lay everything out."""
        super().setGeometry(rect)
        self._lay(rect, place=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        hints = [one.sizeHint() for one in self._inside]
        width = sum(hint.width() + GAP for hint in hints)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """The widest of them, but no more than a narrow column has: a long chip is cut, it pushes nothing aside."""
        size = QSize()
        for one in self._inside:
            size = size.expandedTo(one.minimumSize())
        return size.boundedTo(QSize(_NARROW, size.height()))

    def _lay(self, rect: QRect, *, place: bool) -> int:
        x, y, line = rect.x(), rect.y(), list[tuple[QLayoutItem, int, QSize]]()
        for one in self._inside:
            if one.isEmpty():  # hidden
                continue
            hint = one.sizeHint()
            size = QSize(min(hint.width(), max(rect.width(), 1)), hint.height())
            if x + size.width() > rect.right() + 1 and line:
                y += _line_laid(line, y, place=place) + GAP
                x, line = rect.x(), []
            line.append((one, x, size))
            x += size.width() + GAP
        return y + _line_laid(line, y, place=place) - rect.y()


def _line_laid(line: list[tuple[QLayoutItem, int, QSize]], y: int, *, place: bool) -> int:
    """Lay out one line, the lower ones in its middle; how tall it is."""
    tall = max((size.height() for _, _, size in line), default=0)
    for one, x, size in line if place else ():
        one.setGeometry(QRect(QPoint(x, y + (tall - size.height()) // 2), size))
    return tall


def flowing(*widgets: QWidget) -> QWidget:
    """Widgets in lines, as a widget."""
    made = QWidget()
    flow = Flow(made)
    for one in widgets:
        flow.addWidget(one)
    return made
