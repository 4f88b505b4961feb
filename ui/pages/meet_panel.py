"""Another laptop's card is met: its text is pasted or its file opened, and what it says of itself is shown.

Nothing is taken in here: two people compare the six words first. Knows sentences; whose a card is, casework says.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from fieldcase.casework import laptop_cards
from fieldcase.errors import N_, DeviceIsOwn, FieldcaseError
from ui.pages.own_name import with_own_card
from ui.pages.six_words_panel import WordsPanel
from ui.widgets.basics import button, column, label, row
from ui.widgets.file_picker import FilePicker, Wanted
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.colleagues import Colleague
    from fieldcase.casework.laptop_cards import Card
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

Met = Callable[["Card"], None]
_ABOUT = N_("Paste the text of the card, from FCCARD1 to its last letter, or open the file it came in.")
_LINES = 6


def _nothing_more(_card: Card) -> None:
    """Nothing follows."""


def meet(work: Workplace, owner: QWidget, then: Met = _nothing_more) -> None:
    """Ask for another laptop's card, once this one has its own. `then` is called with a card that was taken in."""
    with_own_card(work, owner, lambda: work.asked_for_panel.emit(MeetPanel(work, then)))


class MeetPanel(Panel):
    """The text, the file, the button."""

    WIDTH = 620

    def __init__(self, work: Workplace, then: Met) -> None:
        words = work.words
        super().__init__(words(N_("Add a card")))
        self.work, self._then = work, then
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(words(N_("Text of the card")))
        self.text.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 24)
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        self.text.textChanged.connect(self.wrong.hide)
        last = row(button(words(N_("Open a file…")), self._choose, icon="paperclip"))
        last.addStretch(1)
        last.addWidget(button(words(N_("Cancel")), lambda: self.close_panel()))
        last.addWidget(button(words(N_("Read the card")), self.read, "primary"))
        self.setLayout(
            column(
                label(words(N_("Add a card")), "heading"), label(words(_ABOUT), wrap=True), self.text, self.wrong, last,
                gap=10, edge=20,
            )
        )  # fmt: skip

    def first_focus(self) -> QWidget:
        """The text."""
        return self.text

    def takes(self, keys: str) -> bool:
        """Ctrl+Enter reads the card: Enter in the text begins another line."""
        if keys != "Ctrl+Return":
            return False
        self.read()
        return True

    def read(self) -> None:
        """Read the text as a card."""
        typed = self.text.toPlainText()
        self._look(lambda: laptop_cards.read(typed))

    def _choose(self) -> None:
        title = self.work.words(N_("Which file is the card?"))
        picker = FilePicker(self.work.words, title, Wanted.FILES, Path.home(), lambda paths: self.read_file(paths[0]))
        self.work.asked_for_panel.emit(picker)

    def read_file(self, path: Path) -> None:
        """Read a file as a card."""
        self._look(lambda: laptop_cards.read_file(path))

    def _look(self, made: Callable[[], Card]) -> None:
        def look(look: Look) -> tuple[Card, Colleague | None]:
            found = made()
            if laptop_cards.is_own(look, found):
                raise DeviceIsOwn
            return found, laptop_cards.whose(look, found)

        self.work.ask(look, self._found, self, "card", self._refused)

    def _refused(self, error: FieldcaseError) -> None:
        self.wrong.setText(error.told(self.work.words))
        self.wrong.show()
        self.text.setFocus()

    def _found(self, found: tuple[Card, Colleague | None]) -> None:
        card, known = found
        then = self._then
        self.close_panel()
        self.work.asked_for_panel.emit(WordsPanel(self.work, card, known, lambda: then(card)))
