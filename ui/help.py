"""F1: the help of a page, offline, in the window's language, from resources/help.

The texts are Markdown of our own; nothing of a record is ever shown through it.
"""

from __future__ import annotations

from importlib import resources

from PySide6.QtGui import QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QApplication, QTextBrowser, QWidget

from fieldcase.errors import N_
from fieldcase.i18n import Words
from ui.widgets.basics import button, column, row
from ui.widgets.overlay import Panel

# How much larger than the text the headings of each level are.
_HEADINGS = {1: 1.55, 2: 1.15}


def help_text(name: str, language: str) -> str:
    """The Markdown of a page's help."""
    return resources.files("resources").joinpath("help", language, f"{name}.md").read_text("utf-8")


def _shrink_headings(document: QTextDocument, points: float) -> None:
    """Headings of the window's own sizes: Qt makes a first heading twice as tall as the text."""
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        if level:
            cursor = QTextCursor(block)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            letters = cursor.charFormat()
            letters.clearProperty(QTextFormat.Property.FontSizeAdjustment)
            letters.setFontPointSize(points * _HEADINGS.get(level, 1.0))
            cursor.setCharFormat(letters)
        block = block.next()


class HelpPanel(Panel):
    """The text and a button."""

    WIDTH = 720

    def __init__(self, words: Words, name: str) -> None:
        super().__init__(words(N_("Help")))
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(words(N_("Help")))
        self.text.setMinimumHeight(400)
        self.text.setMarkdown(help_text(name, words.language))
        _shrink_headings(self.text.document(), QApplication.font().pointSizeF())
        self.close_button = button(words(N_("Close")), lambda: self.close_panel(), "primary")
        last = row(self.close_button)
        last.insertStretch(0, 1)
        self.setLayout(column(self.text, last, gap=12, edge=16))

    def first_focus(self) -> QWidget:
        """The text, so that the arrows scroll it."""
        return self.text
