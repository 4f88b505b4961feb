"""Two parts side by side where there is room for both, one below the other where there is not."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

# Below so many widths of a letter the two stand one below the other.
_LETTERS = 92
# One below the other, what is shown of the row needs more room than the list.
_BELOW = (2, 5)
# Side by side, in pixels; of what stands below, in lines.
_BESIDE_LEAST, _BELOW_LINES = 80, 12


class Split(QSplitter):
    """A list and what is shown of its marked row."""

    def __init__(self, first: QWidget, second: QWidget, share: tuple[int, int] = (2, 3)) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._share = share
        self._touched = False
        self.addWidget(first)
        self.addWidget(second)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(14)
        self.setStretchFactor(0, share[0])
        self.setStretchFactor(1, share[1])
        self.splitterMoved.connect(self._moved)

    def _moved(self, _place: int, _which: int) -> None:
        self._touched = True

    @property
    def beside(self) -> bool:
        """Whether the two stand side by side."""
        return self.orientation() == Qt.Orientation.Horizontal

    def minimumSizeHint(self) -> QSize:
        """As narrow as the smaller arrangement needs: it is this widget that chooses, not its parts.

        One below the other both keep room to be read: where there is not so much, what holds this widget scrolls.
        """
        widgets = (self.widget(place) for place in range(self.count()))
        parts = [one.minimumSizeHint() for one in widgets if one is not None]
        width = max(part.width() for part in parts)
        if self.beside:
            return QSize(width, _BESIDE_LEAST)
        return QSize(width, parts[0].height() + self.handleWidth() + _BELOW_LINES * self.fontMetrics().lineSpacing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where the width passes the border."""
        wide = self.width() >= _LETTERS * self.fontMetrics().averageCharWidth()
        way = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if way != self.orientation():
            self.setOrientation(way)
            self._touched = False
            self.updateGeometry()
        super().resizeEvent(event)
        if not self._touched:
            share = self._share if wide else _BELOW
            room = self.width() if wide else self.height()
            self.setSizes([room * part // sum(share) for part in share])
