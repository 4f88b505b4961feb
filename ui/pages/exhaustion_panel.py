"""The draft on domestic remedies, to be read and copied into the text that a lawyer writes. It is kept nowhere.

What is copied goes by the house's clipboard: marked as a secret, taken back at lock. Knows text and language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from fieldcase.casework.remedies import draft
from fieldcase.errors import N_
from fieldcase.i18n import LANGUAGE_NAMES, LANGUAGES
from fieldcase.i18n import words as words_of
from ui.widgets.basics import Combo, button, column, label, row
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.model.case import Case
    from ui.workplace import Workplace

_ABOUT = N_(
    "Made of the steps that are recorded. It draws no conclusion: a lawyer reads, checks and rewrites it. Working "
    "pseudonyms and everything that was typed stand in it as they are; a dossier puts them right for its use."
)
_NOTHING = N_("No step is recorded yet. Record each step, and those that were not taken with the reason why.")


class ExhaustionPanel(Panel):
    """The text, its language, a button that copies."""

    WIDTH = 760

    def __init__(self, work: Workplace, case: Case) -> None:
        super().__init__(work.words(N_("Draft on domestic remedies")))
        self.work, self.case = work, case
        words = work.words
        choices = tuple((code, LANGUAGE_NAMES[code]) for code in LANGUAGES)
        self.language = Combo(words(N_("Language of the draft")), choices, work.language)
        self.language.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToContents)
        self.language.activated.connect(lambda _place: self.read())
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(280)
        self.text.setAccessibleName(words(N_("Draft on domestic remedies")))
        self.copied = label("", "muted", wrap=True)
        self.copy_button = button(words(N_("Copy")), self.copy, "primary", "copy", words(N_("Copy the draft")))
        self.close_button = button(words(N_("Close")), self.escaped)
        last = row(self.copied, self.copy_button, self.close_button)
        last.setStretch(0, 1)
        above = row(label(words(N_("Draft on domestic remedies")), "heading"), self.language)
        above.setStretch(0, 1)
        self.setLayout(column(above, label(words(_ABOUT), "muted", wrap=True), self.text, last, gap=10, edge=20))
        self.read()

    def read(self) -> None:
        """Make the draft in the chosen language."""
        words, tables, case = words_of(self.language.code), self.work.tables, self.case
        self.work.ask(lambda look: draft(look, case, tables, words), self._show, self, "draft")

    def _show(self, text: str) -> None:
        self.copy_button.setEnabled(bool(text))
        self.text.setPlainText(text or self.work.words(_NOTHING))
        self.copied.setText("")

    def copy(self) -> None:
        """Put the draft on the clipboard, as a secret."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copied.setText(self.work.words(N_("Copied. It is taken off the clipboard at lock.")))

    def first_focus(self) -> QWidget:
        """The text."""
        return self.text
