"""A box to tick, with a tick in it: the style sheet alone can fill a box, and a filled box says nothing to who sees it
for the first time. The same for the boxes before the lines of a list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyledItemDelegate, QStyleOptionButton, QStyleOptionViewItem

from ui import icons, theme

_SIZE = 16


def _draw(painter: QPainter, box: QRect, ratio: float) -> None:
    left, top = box.center().x() - _SIZE // 2 + 1, box.center().y() - _SIZE // 2 + 1
    painter.drawPixmap(left, top, icons.pixmap("check", theme.current().on_accent, _SIZE, ratio))


class Tick(QCheckBox):
    """The box, its words beside it where it has any."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's drawing, and the tick over the box that the style sheet fills."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        _draw(painter, box, self.devicePixelRatioF())
        painter.end()


class TickedLines(QStyledItemDelegate):
    """Draws the lines of a list whose lines can be ticked."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Qt's drawing, and the tick over the box that the style sheet fills."""
        super().paint(painter, option, index)
        laid = QStyleOptionViewItem(option)
        self.initStyleOption(laid, index)
        if laid.checkState == Qt.CheckState.Checked:
            view = laid.widget
            box = view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, laid, view)
            _draw(painter, box, view.devicePixelRatioF())
