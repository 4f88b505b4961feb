"""Lines of text that grow with what is typed into them. Knows its own height; refuses to know what it holds."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit


class LongText(QPlainTextEdit):
    """Lines of text that grow with what is typed; Tab leaves it, as it leaves every field."""

    LINES, MOST_LINES = 3, 14

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self._grow()

    def grow_within(self, least: int, most: int) -> None:
        """Be between so many lines tall from now on."""
        self.LINES, self.MOST_LINES = least, most
        self._grow()

    def _grow(self) -> None:
        lines = max(self.LINES, min(self.MOST_LINES, int(self.document().size().height()) + 1))
        height = lines * self.fontMetrics().lineSpacing() + 22
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the room it needs once it is looked at."""
        super().focusInEvent(event)
        self._grow()
