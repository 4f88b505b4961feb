"""A page on which boxes are marked, by mouse or by keyboard: what is below a box is to go.

F sets a box for a face, B one for anything else; arrows move, with Shift they size, Delete takes away, Tab goes from
box to box and then on. Knows pixels and boxes in ten-thousandths of the page; refuses to know what is on it and why it
goes.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.keys import latin_key

WHOLE = 10_000
Box = tuple[int, int, int, int]
FACE, OTHER = "face", "other"
_STEP, _LEAST = 60, 40
_FACE_WIDE, _BOX_WIDE, _BOX_HIGH = 1300, 2400, 260
# A head is a quarter taller than it is broad.
_FACE_SHAPE = 1.25
_HANDLE = 12
_SMALLER = 0.6
# Pixels of the number in a box.
_NUMBER, _SMALLEST = 14, 8
# The chosen box lets through what is below, so that it can be put in its place.
_CHOSEN_ALPHA = 150
_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


@dataclass(frozen=True)
class Shown:
    """A box on the page: whose it is, where, and the number that stands in it."""

    key: bytes
    box: Box
    number: int


class MarkingPage(QWidget):
    """The page and its boxes. Says what was done; whoever listens shows the boxes anew."""

    wanted = Signal(str, object)
    placed = Signal(bytes, object)
    picked = Signal(bytes)
    removed = Signal(bytes)
    leafed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.image = QImage()
        self.boxes: tuple[Shown, ...] = ()
        self.chosen = b""
        self.at = QPoint(WHOLE // 2, WHOLE // 3)
        self._fitted = QPixmap()
        self._from: QPoint | None = None
        self._drag: Box | None = None
        self._grip = ""

    def show_page(self, image: QImage) -> None:
        """Show a page; an empty image shows none."""
        self.image, self._fitted = image, QPixmap()
        self.update()

    def show_boxes(self, boxes: tuple[Shown, ...], chosen: bytes) -> None:
        """Show these boxes, one of them chosen."""
        self.boxes = boxes
        self.chosen = chosen if any(one.key == chosen for one in boxes) else b""
        self.update()

    def sizeHint(self) -> QSize:
        """As large as the page."""
        return self.image.size() if not self.image.isNull() else QSize(300, 400)

    @property
    def now(self) -> Shown | None:
        """The box that is chosen."""
        return next((one for one in self.boxes if one.key == self.chosen), None)

    def place_of(self, box: Box) -> QRect:
        """Where a box stands in this widget."""
        wide, high = self.width(), self.height()
        left, top = box[0] * wide // WHOLE, box[1] * high // WHOLE
        return QRect(left, top, -(-box[2] * wide // WHOLE) - left, -(-box[3] * high // WHOLE) - top)

    def _share(self, point: QPoint) -> QPoint:
        x = point.x() * WHOLE // max(1, self.width())
        y = point.y() * WHOLE // max(1, self.height())
        return QPoint(max(0, min(WHOLE, x)), max(0, min(WHOLE, y)))

    def _around(self, kind: str) -> Box:
        """A box of the usual size around the cursor."""
        shape = self.width() / max(1, self.height())
        wide = _FACE_WIDE if kind == FACE else _BOX_WIDE
        high = round(_FACE_WIDE * shape * _FACE_SHAPE) if kind == FACE else _BOX_HIGH
        left = max(0, min(WHOLE - wide, self.at.x() - wide // 2))
        top = max(0, min(WHOLE - high, self.at.y() - high // 2))
        return left, top, left + wide, top + high

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes to the next box of the page; from the last one it goes on."""
        keys = [one.key for one in self.boxes]
        at = keys.index(self.chosen) if self.chosen in keys else (-1 if forward else len(keys))
        following = at + (1 if forward else -1)
        if 0 <= following < len(keys):
            self.picked.emit(keys[following])
            return True
        if self.chosen:
            self.picked.emit(b"")
        beside = self.parentWidget()
        return beside.focusNextPrevChild(forward) if beside is not None else False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the keys do; any other is somebody else's."""
        key, now = event.key(), self.now
        arrow = _ARROWS.get(Qt.Key(key))
        if arrow is not None:
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._step(arrow, event.modifiers() & Qt.KeyboardModifier.ShiftModifier != Qt.KeyboardModifier(0), fine)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.leafed.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and now is not None:
            self.removed.emit(now.key)
        elif key == Qt.Key.Key_Escape and now is not None:
            self.picked.emit(b"")
        elif latin_key(event) in (Qt.Key.Key_F, Qt.Key.Key_B) and not self.image.isNull():
            kind = FACE if latin_key(event) == Qt.Key.Key_F else OTHER
            self.wanted.emit(kind, self._around(kind))
        else:
            super().keyPressEvent(event)

    def _step(self, arrow: tuple[int, int], sizes: bool, fine: bool) -> None:
        x, y = (way * (_STEP // 6 if fine else _STEP) for way in arrow)
        now = self.now
        if now is None:
            self.at = QPoint(max(0, min(WHOLE, self.at.x() + 3 * x)), max(0, min(WHOLE, self.at.y() + 3 * y)))
            self.update()
            return
        left, top, right, bottom = now.box
        if sizes:
            right, bottom = max(left + _LEAST, min(WHOLE, right + x)), max(top + _LEAST, min(WHOLE, bottom + y))
            self.placed.emit(now.key, (left, top, right, bottom))
        else:
            self.placed.emit(now.key, _moved(now.box, x, y))

    def _hit(self, point: QPoint) -> Shown | None:
        """The box at a point; the chosen one first, then the one that lies on top."""
        now = self.now
        ordered = ([now] if now is not None else []) + list(reversed(self.boxes))
        return next((one for one in ordered if self.place_of(one.box).contains(point)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a box, of its lower right corner, or begin a new one."""
        if event.button() != Qt.MouseButton.LeftButton or self.image.isNull():
            return
        point = event.position().toPoint()
        self._from = self.at = self._share(point)
        hit, now = self._hit(point), self.now
        corner = now is not None and (self.place_of(now.box).bottomRight() - point).manhattanLength() <= _HANDLE
        if corner and now is not None:
            self._grip, self._drag = "size", now.box
            return
        self._grip, self._drag = ("move", hit.box) if hit is not None else ("new", None)
        self.picked.emit(hit.key if hit is not None else b"")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where it would be."""
        if self._from is None:
            return
        here, now = self._share(event.position().toPoint()), self.now
        if self._grip == "new":
            self._drag = _between(self._from, here)
        elif now is not None and self._grip == "move":
            self._drag = _moved(now.box, here.x() - self._from.x(), here.y() - self._from.y())
        elif now is not None:
            left, top = now.box[:2]
            self._drag = left, top, max(left + _LEAST, here.x()), max(top + _LEAST, here.y())
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put it there."""
        drag, grip, now = self._drag, self._grip, self.now
        self._from, self._drag, self._grip = None, None, ""
        self.update()
        if drag is None:
            return
        if grip == "new" and min(drag[2] - drag[0], drag[3] - drag[1]) >= _LEAST:
            self.wanted.emit(OTHER, drag)
        elif now is not None and grip in ("move", "size") and drag != now.box:
            self.placed.emit(now.key, drag)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the cursor."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show no cursor."""
        self.update()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page, the boxes with their numbers, the cursor."""
        painter = QPainter(self)
        if self.image.isNull():
            painter.fillRect(self.rect(), QColor(theme.current().raised))
            painter.end()
            return
        self._draw_page(painter)
        for one in self.boxes:
            if not (one.key == self.chosen and self._drag is not None):
                self._draw_box(painter, one.box, str(one.number), one.key == self.chosen)
        if self._drag is not None:
            self._draw_box(painter, self._drag, "", True)
        if self.hasFocus() and self.now is None:
            self._draw_cursor(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.current().focus), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _draw_page(self, painter: QPainter) -> None:
        """A page that is drawn much smaller is made so once, in good quality; a large one is drawn as far as it is
        seen: to scale all of it would hold up the window."""
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(self.width() * ratio), round(self.height() * ratio))
        if wanted.width() > _SMALLER * self.image.width():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.rect(), self.image)
            return
        if self._fitted.size() != wanted:
            smooth = Qt.TransformationMode.SmoothTransformation
            self._fitted = QPixmap.fromImage(self.image.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
        painter.drawPixmap(self.rect(), self._fitted)

    def _draw_box(self, painter: QPainter, box: Box, number: str, chosen: bool) -> None:
        place = self.place_of(box)
        painter.fillRect(place, QColor(0, 0, 0, _CHOSEN_ALPHA if chosen else 255))
        if chosen:
            painter.setPen(QPen(QColor(theme.LIGHT.focus), 2))
            painter.drawRect(place)
            painter.fillRect(QRect(place.right() - 4, place.bottom() - 4, 8, 8), QColor(theme.LIGHT.focus))
        if number and not (chosen and place.height() < 2 * _NUMBER):  # what is below the chosen one is to be seen
            self._draw_number(painter, place, number)

    def _draw_number(self, painter: QPainter, place: QRect, number: str) -> None:
        """White on the black box itself, so that nothing beside it is hidden; in one that is too small, as it fits."""
        font = painter.font()
        font.setPixelSize(max(_SMALLEST, min(_NUMBER, place.height() - 2)))
        painter.setFont(font)
        painter.setPen(QColor("#ffffff"))
        inside = place.adjusted(3, 0, -1, 0) if place.height() < 2 * _NUMBER else place.adjusted(4, 3, -1, 0)
        middle = Qt.AlignmentFlag.AlignVCenter if place.height() < 2 * _NUMBER else Qt.AlignmentFlag.AlignTop
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignLeft | middle | Qt.TextFlag.TextDontClip), number)

    def _draw_cursor(self, painter: QPainter) -> None:
        x, y = self.at.x() * self.width() // WHOLE, self.at.y() * self.height() // WHOLE
        for colour, thick in (("#ffffff", 5), (theme.LIGHT.focus, 2)):
            painter.setPen(QPen(QColor(colour), thick))
            painter.drawLine(x - 11, y, x + 11, y)
            painter.drawLine(x, y - 11, x, y + 11)


def _between(one: QPoint, other: QPoint) -> Box:
    """The box of two corners."""
    return min(one.x(), other.x()), min(one.y(), other.y()), max(one.x(), other.x()), max(one.y(), other.y())


def _moved(box: Box, x: int, y: int) -> Box:
    """The box elsewhere, as large as it was and within the page."""
    x = max(-box[0], min(WHOLE - box[2], x))
    y = max(-box[1], min(WHOLE - box[3], y))
    return box[0] + x, box[1] + y, box[2] + x, box[3] + y
