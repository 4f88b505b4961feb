"""A QR picture, drawn from its squares: dark on white under every theme, for a camera reads no other.

Knows squares and the light edge that belongs around them; refuses to know what they spell.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

_LEAST, _WISHED = 3, 272


class QrPicture(QWidget):
    """The picture, at a whole number of pixels a square, at least three."""

    def __init__(self, name: str, quiet: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._quiet = quiet
        self._squares: Sequence[Sequence[bool]] = ()
        self.setFixedSize(_WISHED, _WISHED)

    def show_squares(self, squares: Sequence[Sequence[bool]]) -> None:
        """Show these rows, from above; True is dark."""
        self._squares = squares
        self.setFixedSize(self._each * self._across, self._each * self._across)
        self.update()

    @property
    def _across(self) -> int:
        """How many squares there are in a row, the light edge included."""
        return len(self._squares) + 2 * self._quiet

    @property
    def _each(self) -> int:
        """Pixels a square."""
        return max(_LEAST, _WISHED // self._across)

    def paintEvent(self, event: QPaintEvent) -> None:
        """White ground, then each run of dark squares at once."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#ffffff"))
        each, ink = self._each, QColor("#000000")
        for down, row in enumerate(self._squares):
            start = None
            for at, dark in enumerate([*row, False]):
                if dark and start is None:
                    start = at
                elif not dark and start is not None:
                    left, top = (self._quiet + start) * each, (self._quiet + down) * each
                    painter.fillRect(QRect(left, top, (at - start) * each, each), ink)
                    start = None
        painter.end()
