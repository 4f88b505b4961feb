"""A picture in memory, fitted into the room there is.

Knows pixels that were cleaned elsewhere; writes nothing, and forgets them when it is told to.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme

_TALLEST, _LEAST = 420, 120


class PictureView(QWidget):
    """The picture, as large as fits. `spoken` is what it shows, for whoever cannot see it."""

    def __init__(self, tallest: int = _TALLEST) -> None:
        super().__init__()
        self._tallest = tallest
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
        return max(_LEAST, min(self._tallest, self.image.height(), width * self.image.height() // self.image.width()))

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
        painter.setPen(QColor(theme.current().accent if self.hasFocus() else theme.current().line))
        painter.drawRect(place.adjusted(0, 0, -1, -1))
        painter.end()
