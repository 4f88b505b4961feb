"""A text of the evidence, a portion at a time, and what is said of how its letters were read.

Knows one text; keeps nothing of it once it is hidden.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from fieldcase.casework.viewing import MOST_TEXT, Portion
from fieldcase.errors import N_
from ui.pages.evidence_words import said_size
from ui.widgets.basics import button, column, label, row

if TYPE_CHECKING:
    from ui.workplace import Workplace

# Longer lines are broken for the screen: a layout of one line of a mebibyte would hold up the window.
_LINE = 1000
_AT_ONCE = 64 * 1024
_SAYS = N_("The letters are written in {encoding}.")
_GUESSED = N_(
    "The file does not say how its letters are written. They were read as {encoding}: check that the words make sense."
)
_UNKNOWN = N_(
    "How the letters of this file are written is not known. They were read as UTF-8; what is no letter there stands as "
    "a sign with a question mark."
)


def broken(text: str) -> list[str]:
    """The text in pieces that a text field takes in one go, with no line longer than a thousand letters."""
    lines = [line[at : at + _LINE] for line in text.splitlines() for at in range(0, max(1, len(line)), _LINE)]
    pieces: list[str] = []
    held: list[str] = []
    size = 0
    for line in lines:
        held.append(line)
        size += len(line) + 1
        if size >= _AT_ONCE:
            pieces.append("\n".join(held))
            held, size = [], 0
    return [*pieces, "\n".join(held)] if held else pieces


class TextShown(QWidget):
    """The text field and what stands around it. `wanted` asks for the portion after the last one."""

    wanted = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.portion: Portion | None = None
        self.how = label("", "muted", wrap=True)
        self.field = QPlainTextEdit()
        self.field.setReadOnly(True)
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(self.words(N_("The text of the file")))
        self.field.setMinimumHeight(220)
        self.much = label("", "muted", wrap=True)
        self.more = button(self.words(N_("Show more of it")), self.wanted.emit, icon="chevron-down")
        last = row(self.more)
        last.addStretch(1)
        self.setLayout(column(self.how, self.field, self.much, last))
        self._pieces: list[str] = []
        self._feeding = QTimer(self)
        self._feeding.setInterval(0)
        self._feeding.timeout.connect(self._feed)
        self.forget()

    @property
    def fed(self) -> bool:
        """Whether all that was read stands in the field."""
        return not self._pieces

    def show_portion(self, portion: Portion, pieces: list[str]) -> None:
        """Show a portion below those before; `pieces` are its words, broken."""
        self.portion = portion
        self._pieces += pieces
        self.how.setText(self._how(portion))
        self.much.setText(self._how_much(portion))
        self.much.setVisible(bool(self.much.text()))
        self.more.setVisible(portion.more)
        self.show()
        self._feeding.start()

    def _how(self, portion: Portion) -> str:
        words, read_as = self.words, portion.read_as
        if read_as is None:
            return words(_UNKNOWN)
        return words(_SAYS if read_as.sure else _GUESSED).format(encoding=read_as.name)

    def _how_much(self, portion: Portion) -> str:
        if portion.done >= portion.size:
            return ""
        shown, whole = said_size(portion.done, self.work), said_size(portion.size, self.work)
        said = self.words(N_("Shown: the first {shown} of {size}.")).format(shown=shown, size=whole)
        if portion.more:
            return said
        most = self.words(N_("No more than {most} can be shown here; the file itself is kept whole."))
        return f"{said} {most.format(most=said_size(MOST_TEXT, self.work))}"

    def _feed(self) -> None:
        """A piece at a time, so that the window answers meanwhile."""
        if not self._pieces:
            self._feeding.stop()
            return
        first = self.field.document().isEmpty()
        self.field.appendPlainText(self._pieces.pop(0))
        if first:
            self.field.verticalScrollBar().setValue(0)

    def forget(self) -> None:
        """Keep no word."""
        self._pieces, self.portion = [], None
        self._feeding.stop()
        self.field.clear()
        self.how.clear()
        self.hide()
