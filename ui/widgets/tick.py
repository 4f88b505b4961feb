"""A box to tick, with a tick in it: the style sheet alone can fill a box, and a filled box says nothing to who sees it
for the first time."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from ui import icons, theme

_SIZE = 16


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
        left, top = box.center().x() - _SIZE // 2 + 1, box.center().y() - _SIZE // 2 + 1
        mark = icons.pixmap("check", theme.current().on_accent, _SIZE, self.devicePixelRatioF())
        painter.drawPixmap(left, top, mark)
        painter.end()
