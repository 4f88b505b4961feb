"""Something seen large, over the whole window: as a whole, as wide as the window, or many times its size; turned.

Knows pixels and sizes. Where the pixels come from, a subclass says: until they are there, the last ones stay.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from ui import theme
from ui.widgets.basics import Combo, button, column, label
from ui.widgets.flow import flowing
from ui.widgets.overlay import Panel

WHOLE, WIDTH = "whole", "width"
_ENDLESS = 4000
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Says:
    """Finished words for the buttons: nearer, farther, turn, how near, whole, wide, percent ("{n} %"), close."""

    nearer: str
    farther: str
    turn: str
    zoom: str
    whole: str
    wide: str
    percent: str
    close: str


class Canvas(QWidget):
    """An image at whatever size this widget has; `boxes` are marked stretches of it, as shares of its sides."""

    def __init__(self, spoken: str) -> None:
        super().__init__()
        self.image = QImage()
        self.boxes: tuple[Box, ...] = ()
        self.setAccessibleName(spoken)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only the part that is seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self.image.size() != self.size())
        part = QRectF(event.rect())
        across, down = self.image.width() / max(1, self.width()), self.image.height() / max(1, self.height())
        from_part = QRectF(part.x() * across, part.y() * down, part.width() * across, part.height() * down)
        painter.drawImage(part, self.image, from_part)
        painter.setPen(QColor(theme.current().line))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        mark = QColor(theme.LIGHT.warn)  # paper is white under every theme
        painter.setPen(mark)
        mark.setAlpha(70)
        for left, top, right, bottom in self.boxes:
            box = QRectF(left * self.width(), top * self.height(), 0, 0)
            box.setRight(right * self.width())
            box.setBottom(bottom * self.height())
            painter.fillRect(box, mark)
            painter.drawRect(box)
        painter.end()


class _Area(QScrollArea):
    """The room in which it is moved about; every key is offered to `heard` first."""

    def __init__(self, canvas: Canvas, heard: Callable[[QKeyEvent], bool]) -> None:
        super().__init__()
        self._heard = heard
        self.setWidget(canvas)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(200)
        self.setProperty("kind", "seen")

    def sizeHint(self) -> QSize:
        """As large as the window lets it be."""
        return QSize(_ENDLESS, _ENDLESS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key of the panel's, else Qt's own moving about."""
        if not self._heard(event):
            super().keyPressEvent(event)


class Large(Panel):
    """The panel. A subclass says its `natural` size, and brings pixels when it is asked to `fetch`."""

    WIDTH = _ENDLESS

    def __init__(self, spoken: str, says: Says, percents: tuple[int, ...], first: str) -> None:
        super().__init__(spoken)
        self.turned, self._begun = 0, False
        self._percents = percents
        self.canvas = Canvas(spoken)
        self.area = _Area(self.canvas, self.key_heard)
        self.area.setAccessibleName(spoken)
        self.area.viewport().installEventFilter(self)
        named = ((WHOLE, says.whole), (WIDTH, says.wide))
        steps = tuple((str(one), says.percent.format(n=one)) for one in percents)
        self.zoom = Combo(says.zoom, (*named, *steps), first)
        self.zoom.currentIndexChanged.connect(lambda _at: self.again())
        self.far = button("", lambda: self.step(-1), icon="zoom-out", name=says.farther)
        self.near = button("", lambda: self.step(1), icon="zoom-in", name=says.nearer)
        self.turn_button = button(says.turn, self.turn, icon="rotate-cw")
        self.shut = button(says.close, lambda: self.close_panel(), "primary")
        self.state = label("", "muted", wrap=True)
        self.state.hide()
        self.bar = flowing(*self.before(), self.far, self.zoom, self.near, self.turn_button, *self.after(), self.shut)
        self.setLayout(column(self.area, self.state, self.bar, gap=10, edge=12))

    def before(self) -> tuple[QWidget, ...]:
        """What stands before the buttons."""
        return ()

    def after(self) -> tuple[QWidget, ...]:
        """What stands behind them."""
        return ()

    def natural(self) -> QSize:
        """The size at 100 %, upright."""
        raise NotImplementedError

    def enlarges(self) -> bool:
        """Whether what is smaller than the window is shown larger than it is, to fill it."""
        return True

    def fetch(self, size: QSize) -> None:
        """Bring pixels for this size, turned as `turned` says, to `show_image`."""
        raise NotImplementedError

    def first_focus(self) -> QWidget:
        """What is seen, so that the arrows move it."""
        return self.area

    def sizeHint(self) -> QSize:
        """As large as the window lets it be."""
        return QSize(_ENDLESS, _ENDLESS)

    def tell(self, sentence: str) -> None:
        """A finished sentence below what is seen; none takes the last away."""
        self.state.setText(sentence)
        self.state.setVisible(bool(sentence))

    def key_heard(self, event: QKeyEvent) -> bool:
        """Plus and minus come nearer and go farther; R turns."""
        steps = {"+": 1, "=": 1, "-": -1}
        if event.text() in steps:
            self.step(steps[event.text()])
            return True
        if event.text().lower() in ("r", "к"):  # the same key on both layouts
            self.turn()
            return True
        return False

    def turn(self) -> None:
        """A quarter to the right."""
        self.turned = (self.turned + 90) % 360
        self.canvas.boxes = ()
        self.again(same=False)

    def step(self, way: int) -> None:
        """To the next percentage that is nearer or farther than what is seen now."""
        now = 100 * self.wanted().width() / max(1, self._upright().width())
        if way > 0:
            following = [one for one in self._percents if one > now + 1]
            code = str(following[0]) if following else self.zoom.code
        else:
            following = [one for one in self._percents if one < now - 1]
            whole = self._fitted(self._room()).width() / max(1, self._upright().width()) * 100
            code = str(following[-1]) if following and following[-1] > whole else WHOLE
        self.zoom.choose(code)

    def _upright(self) -> QSize:
        size = self.natural()
        return size.transposed() if self.turned % 180 else size

    def _room(self) -> QSize:
        return self.area.maximumViewportSize()

    def _fitted(self, room: QSize) -> QSize:
        size = self._upright()
        if not self.enlarges() and size.width() <= room.width() and size.height() <= room.height():
            return size
        return size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)

    def wanted(self) -> QSize:
        """The size at the zoom that is chosen."""
        size, room, code = self._upright(), self._room(), self.zoom.code
        if size.isEmpty():
            return QSize()
        if code == WHOLE:
            return self._fitted(room)
        if code == WIDTH:
            wide = size.scaled(room.width(), 1 << 20, Qt.AspectRatioMode.KeepAspectRatio)
            bar = self.area.verticalScrollBar().sizeHint().width()
            too_tall = wide.height() > room.height()
            return size.scaled(room.width() - bar * too_tall, 1 << 20, Qt.AspectRatioMode.KeepAspectRatio)
        return size * (int(code or 100) / 100)

    def again(self, *, same: bool = True) -> None:
        """Fit anew; the pixels that are there stay until better ones come, at the new size if it is the `same` view."""
        size = self.wanted()
        if size.isEmpty():
            return
        if same and not self.canvas.image.isNull():
            self.canvas.resize(size)
        self._begun = True
        self.far.setEnabled(self.zoom.code != WHOLE)
        self.near.setEnabled(self.zoom.code != str(self._percents[-1]))
        self.fetch(size)

    def show_image(self, image: QImage) -> None:
        """Show these pixels at the size that is wanted now."""
        self.canvas.image = image
        self.canvas.resize(self.wanted())
        self.canvas.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit anew where the room became another."""
        if event.type() == QEvent.Type.Resize and (self.zoom.code in (WHOLE, WIDTH) or not self._begun):
            self.again()
        return False
