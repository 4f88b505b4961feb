"""A picture in memory, fitted into the room there is; and the same over the whole window, nearer or farther.

Knows pixels that were cleaned elsewhere; writes nothing, and forgets them when it is told to.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from ui import theme
from ui.widgets.basics import button, column, row
from ui.widgets.overlay import Panel

_TALLEST, _LEAST = 420, 120
_STEPS = (0, 50, 100, 150, 200)


class PictureView(QWidget):
    """The picture, as large as fits. `spoken` is what it shows, for whoever cannot see it."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self._fitted = QPixmap()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_image(self, image: QImage, spoken: str) -> None:
        """Show these pixels; an empty image shows nothing and forgets the last one."""
        self.image, self._fitted = image, QPixmap()
        self.setAccessibleName(spoken)
        self.setVisible(not image.isNull())
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """As tall as the picture is at the width there is."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at a width, between what can still be seen and what leaves room for the rest."""
        if self.image.isNull():
            return 0
        return max(_LEAST, min(_TALLEST, self.image.height(), width * self.image.height() // self.image.width()))

    def sizeHint(self) -> QSize:
        """As large as the picture, within bounds."""
        return QSize(min(600, self.image.width()), self.heightForWidth(600))

    def minimumSizeHint(self) -> QSize:
        """Small enough for the narrowest column."""
        return QSize(160, 0 if self.image.isNull() else _LEAST)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture in the middle, drawn anew only where the size became another."""
        if self.image.isNull():
            return
        ratio = self.devicePixelRatioF()
        size = self.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        wanted = QSize(round(size.width() * ratio), round(size.height() * ratio))
        if self._fitted.size() != wanted:
            smooth = Qt.TransformationMode.SmoothTransformation
            self._fitted = QPixmap.fromImage(self.image.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
        place = QRect(
            (self.width() - size.width()) // 2, (self.height() - size.height()) // 2, size.width(), size.height()
        )
        painter = QPainter(self)
        painter.drawPixmap(place, self._fitted)
        painter.setPen(QColor(theme.current().line))
        painter.drawRect(place.adjusted(0, 0, -1, -1))
        painter.end()


class PicturePanel(Panel):
    """One picture over the whole window: fitted, or at its own size and twice that, to be scrolled."""

    WIDTH = 2000

    def __init__(self, image: QImage, spoken: str, nearer: str, farther: str, close: str) -> None:
        """The three last are finished words for the buttons."""
        super().__init__(spoken)
        self._image, self._step = image, 0
        self._canvas = _Canvas(image, spoken)
        self.area = QScrollArea()
        self.area.setWidget(self._canvas)
        self.area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area.setAccessibleName(spoken)
        self.area.setMinimumHeight(240)
        self.area.viewport().installEventFilter(self)
        self.near = button(nearer, lambda: self._go(1), icon="zoom-in")
        self.far = button(farther, lambda: self._go(-1), icon="zoom-out")
        self.shut = button(close, lambda: self.close_panel(), "primary")
        last = row(self.near, self.far)
        last.addStretch(1)
        last.addWidget(self.shut)
        self.setLayout(column(self.area, last, gap=10, edge=12))

    def first_focus(self) -> QWidget:
        """The picture, so that the arrows scroll it."""
        return self.area

    def _go(self, way: int) -> None:
        self._step = max(0, min(len(_STEPS) - 1, self._step + way))
        self._fit()

    def _fit(self) -> None:
        percent = _STEPS[self._step]
        size = self._image.size()
        room = self.area.viewport().size()
        fitted = size if size.width() <= room.width() and size.height() <= room.height() else size.scaled(
            room, Qt.AspectRatioMode.KeepAspectRatio
        )  # fmt: skip
        self._canvas.resize(size * (percent / 100) if percent else fitted)
        self.far.setEnabled(self._step > 0)
        self.near.setEnabled(self._step < len(_STEPS) - 1)

    def sizeHint(self) -> QSize:
        """As large as the window lets it be."""
        return QSize(self.WIDTH, 1400)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit anew where the room became another."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False


class _Canvas(QWidget):
    """The picture at whatever size this widget has."""

    def __init__(self, image: QImage, spoken: str) -> None:
        super().__init__()
        self._image = image
        self.setAccessibleName(spoken)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only the part that is seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._image)
        painter.end()
