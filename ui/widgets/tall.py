"""A panel with a part that scrolls: as tall as it should be to be read, and never taller than the window leaves.

Knows lines of text and the height of the window; refuses to know what scrolls.
"""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea

from ui.widgets.overlay import Panel

# What stands above and below the part that scrolls, in lines; and the least that is left of it.
_REST, _LEAST = 12, 6


class TallPanel(Panel):
    """The panel. A subclass sets `area` to what scrolls, and `lines` to how many of it are wished for."""

    area: QScrollArea
    lines = 20

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that the window has."""
        super().showEvent(event)
        line = self.fontMetrics().lineSpacing()
        room = self.window().height() // line - _REST
        self.area.setMinimumHeight(max(_LEAST, min(self.lines, room)) * line)
