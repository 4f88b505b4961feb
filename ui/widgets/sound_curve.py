"""How loud a recording is from its beginning to its end, drawn; where it plays; and going elsewhere by key or mouse.

Knows peaks and seconds; refuses to know whose voice it is.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldcase.model.positions import said_position
from ui import theme
from ui.keys import pressed

STEP, FAR_STEP = 5, 60
_TALL = 74
_EDGE = 6
_SLOT = 3


class SoundCurve(QWidget):
    """The curve. `asked` brings the second somebody wants to hear, `stepped` by how many to go on, `pressed_play` the
    space bar. Marks are places, in seconds, at which something was written down."""

    asked = Signal(float)
    stepped = Signal(float)
    pressed_play = Signal()

    def __init__(self, name: str, keys: str) -> None:
        """`name` is what it is called aloud, `keys` how it is used."""
        super().__init__()
        self._name = name
        self._peaks: bytes = b""
        self._columns: list[int] = []
        self._length = 0.0
        self._at = 0.0
        self._marks: tuple[float, ...] = ()
        self.setAccessibleName(name)
        self.setAccessibleDescription(keys)
        self.setToolTip(keys)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_peaks(self, peaks: bytes, seconds: float) -> None:
        """Show a curve of so many seconds; none forgets it."""
        self._peaks, self._length, self._columns = peaks, seconds, []
        self._tell()

    def show_position(self, seconds: float) -> None:
        """Show where it plays."""
        if seconds != self._at:
            self._at = seconds
            self._tell()

    def show_marks(self, seconds: tuple[float, ...]) -> None:
        """Show where something was written down."""
        self._marks = seconds
        self.update()

    def _tell(self) -> None:
        """The name says where it is, as a slider's value would."""
        name = f"{self._name}: {self.value}"
        if name != self.accessibleName():
            self.setAccessibleName(name)
        self.update()

    @property
    def value(self) -> str:
        """Position and length as people say them."""
        return f"{said_position(round(self._at * 1000))} / {said_position(round(self._length * 1000))}"

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(320, _TALL)

    def minimumSizeHint(self) -> QSize:
        """Small enough for the narrowest column."""
        return QSize(120, _TALL)

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)

    def _x(self, seconds: float) -> float:
        room = self._room()
        return room.left() + room.width() * min(1.0, seconds / self._length if self._length else 0.0)

    def second_at(self, place: QPoint) -> float:
        """Which second a point of the widget stands for."""
        room = self._room()
        share = (place.x() - room.left()) / max(room.width(), 1.0)
        return max(0.0, min(1.0, share)) * self._length

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        self.setFocus()
        if self._length and event.button() is Qt.MouseButton.LeftButton:
            self.asked.emit(self.second_at(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space plays and pauses; arrows go 5 seconds, Page Up and Page Down a minute; Home and End to the ends."""
        steps = {"Left": -STEP, "Right": STEP, "PgUp": -FAR_STEP, "PgDown": FAR_STEP}
        key = pressed(event)
        if key == "Space":
            self.pressed_play.emit()
        elif key in steps:
            self.stepped.emit(float(steps[key]))
        elif key in ("Home", "End"):
            self.asked.emit(0.0 if key == "Home" else self._length)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that it has the keys."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it has them no longer."""
        super().focusOutEvent(event)
        self.update()

    def _drawn(self, columns: int) -> list[int]:
        """The loudest of each column of the drawing."""
        if len(self._columns) != columns and self._peaks:
            many = len(self._peaks)
            ends = [many * at // columns for at in range(columns + 1)]
            self._columns = [max(self._peaks[low : max(high, low + 1)], default=0) for low, high in pairwise(ends)]
        return self._columns

    def paintEvent(self, event: QPaintEvent) -> None:
        """What was heard in the accent's colour, the rest muted; the place where it is, the marks above."""
        colours, room = theme.current(), self._room()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.focus if self.hasFocus() else colours.line), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(colours.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        here, middle = self._x(self._at), room.center().y()
        columns = max(1, int(room.width() / _SLOT))
        for at, peak in enumerate(self._drawn(columns)):
            x = room.left() + at * room.width() / columns
            tall = max(1.5, peak / 255 * (room.height() - 8))
            painter.setBrush(QColor(colours.accent if x < here else colours.shade))
            painter.drawRoundedRect(QRectF(x, middle - tall / 2, _SLOT - 1, tall), 1, 1)
        self._draw_marks(painter, room)
        if self._length:
            painter.setBrush(QColor(colours.text))
            painter.drawRect(QRectF(here - 1, room.top() - 2, 2, room.height() + 4))
        painter.end()

    def _draw_marks(self, painter: QPainter, room: QRectF) -> None:
        painter.setBrush(QColor(theme.current().warn))
        for one in self._marks if self._length else ():
            x = self._x(one)
            corners = (QPointF(x - 4, room.top() - 3), QPointF(x + 4, room.top() - 3), QPointF(x, room.top() + 4))
            painter.drawPolygon(QPolygonF(corners))
