"""A deed as text to read, select and scroll by keyboard: one widget, however many fields it tells of.

Every word goes in as text: nothing of a record is ever taken for markup.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from fieldcase.casework.history import Change
from fieldcase.errors import N_
from ui import theme
from ui.pages.deed_shown import Told
from ui.pages.values import said_moment

if TYPE_CHECKING:
    from ui.workplace import Workplace


class DeedText(QTextEdit):
    """The text of one deed."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setMinimumHeight(90)
        self.document().setDocumentMargin(12)

    def tell(self, found: Told, work: Workplace, done_to: Callable[[Change], str]) -> None:
        """Show a deed: when and by whom, then each record with its fields, before and after."""
        words = work.words
        self.clear()
        self._line(f"{said_moment(found.deed.at, work)} · {found.deed.by}", strong=True, above=0)
        for one in found.records:
            self._line(f"{words(done_to(one.change))}: {one.name}", strong=True, above=14)
            for name, before, after in one.fields:
                self._line(name, muted=True, above=6)
                if before:
                    self._line(words(N_("before: {value}")).format(value=before), muted=True)
                self._line(after or words(N_("empty")))
        if found.more:
            said = words.plural("and {n} more record", "and {n} more records", found.more)
            self._line(said.format(n=found.more), muted=True, above=14)
        self.verticalScrollBar().setValue(0)

    def _line(self, text: str, *, strong: bool = False, muted: bool = False, above: int = 1) -> None:
        cursor, colours = self.textCursor(), theme.current()
        letters, block = QTextCharFormat(), QTextBlockFormat()
        letters.setForeground(QColor(colours.muted if muted else colours.text))
        letters.setFontWeight(QFont.Weight.Bold if strong else QFont.Weight.Normal)
        block.setTopMargin(above)
        cursor.movePosition(cursor.MoveOperation.End)
        if not self.document().isEmpty():
            cursor.insertBlock(block, letters)
        cursor.insertText(text, letters)
