"""Lines of text that grow with what is typed into them. Knows its own height; refuses to know what it holds."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit

from ui.widgets.turns import delayed


class LongText(QPlainTextEdit):
    """Lines of text that grow with what is typed; Tab leaves it, as it leaves every field."""

    LINES, MOST_LINES = 3, 14

    def __init__(self) -> None:
        super().__init__()
        self._whole = False
        self._soon = delayed(self, 0, self._grow)  # a long text is filled in one turn and laid out in another
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(
            lambda _size: None if self._whole else self._grow()
        )
        self._grow()

    def _resized(self) -> None:
        if not self._whole:
            self._grow()

    def grow_within(self, least: int, most: int) -> None:
        """Be between so many lines tall from now on, and as tall as all of them: what lies around it scrolls."""
        self.LINES, self.MOST_LINES = least, most
        self._whole = True
        self.textChanged.connect(self._soon.start)
        self._grow()

    def _needed(self) -> int:
        """How tall all lines are. Qt itself counts a paragraph that was never in view as one line."""
        tall, block = 0.0, self.document().begin()
        while block.isValid():
            tall += self.blockBoundingRect(block).height()  # lays it out
            block = block.next()
        return int(tall) + 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks lines elsewhere."""
        super().resizeEvent(event)
        if self._whole and event.size().width() != event.oldSize().width():
            self._soon.start()

    def _grow(self) -> None:
        line = self.fontMetrics().lineSpacing()
        needed = self._needed() + line if self._whole else (int(self.document().size().height()) + 1) * line
        height = max(self.LINES * line, min(self.MOST_LINES * line, needed)) + 22
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the room it needs once it is looked at."""
        super().focusInEvent(event)
        self._grow()
