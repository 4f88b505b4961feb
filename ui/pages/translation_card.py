"""The translations of a piece of evidence: a line for each, and a button that begins one.

Knows one piece of evidence; a translation is written in a panel of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from fieldcase.casework import translations
from fieldcase.casework.tables import options
from fieldcase.errors import N_
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import MemberId
from fieldcase.model.translation import Translation
from ui.pages.translation_words import OfEvidence, in_a_line
from ui.widgets.basics import Combo, button, clear, column, label, row
from ui.widgets.line_button import LineButton
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.workplace import Workplace

_NONE = N_("No translation yet. A dossier in another language than this file prints one beside the original.")


class TranslationCard(QFrame):
    """The card. It is filled as soon as what it shows was read."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.shown: OfEvidence | None = None
        self.setProperty("kind", "card")
        words = self.words
        self.lines = column(gap=4)
        self.begin = button(words(N_("Translate…")), self._begin, icon="plus")
        last = row(self.begin)
        last.addStretch(1)
        heading = label(words(N_("Translations")), "heading", wrap=True)
        self.setLayout(column(heading, self.lines, last, gap=10, edge=16))

    def show_translations(self, found: OfEvidence) -> None:
        """Show the translations of the evidence, and what it translates itself."""
        self.shown = found
        clear(self.lines)
        if found.original is not None:
            said = self.words(N_("This file is a translation of {number}")).format(number=found.original.number)
            key = found.original.key
            self.lines.addWidget(LineButton(said, lambda: self.work.go("evidence", key), icon="link"))
        for one in found.found:
            said = in_a_line(one, found.members, self.work)
            self.lines.addWidget(LineButton(said, partial(self._open, one.translation), icon="file-text"))
        if not found.found and found.original is None:
            self.lines.addWidget(label(self.words(_NONE), "muted", wrap=True))

    def _open(self, translation: Translation) -> None:
        from ui.pages.translation_panel import TranslationPanel

        self.work.asked_for_panel.emit(TranslationPanel(self.work, translation))

    def _begin(self) -> None:
        if self.shown is not None:
            self.work.asked_for_panel.emit(BeginPanel(self.work, self.shown, self._open))


class BeginPanel(Panel):
    """Into which language, and by whom. `begun` is called with the new translation."""

    WIDTH = 480

    def __init__(self, work: Workplace, shown: OfEvidence, begun: Callable[[Translation], None]) -> None:
        words = work.words
        title = words(N_("A new translation"))
        super().__init__(title)
        self.work, self._begun, self.evidence = work, begun, shown.evidence
        languages = options("language", work.language)
        self.language = Combo(words(N_("Translated into")), languages, self._offered(shown))
        members = tuple((key.hex(), name) for key, name in shown.members.items())
        self.translator = Combo(words(N_("Translator")), members, work.desk.member.hex())
        self.begin = button(words(N_("Begin")), self._begin, "primary")
        last = row(self.begin, button(words(N_("Cancel")), lambda: self.close_panel()))
        last.insertStretch(0, 1)
        said = words(N_("In a dossier the translator stands under a role code, never under a name."))
        fields = [part for one in (self.language, self.translator) for part in (_above(one), one)]
        self.setLayout(column(label(title, "heading"), *fields, label(said, "muted", wrap=True), last, gap=10, edge=20))

    def _offered(self, shown: OfEvidence) -> str:
        """The language that is wanted first: that of the window, unless the file is in it or it is there already."""
        taken = {shown.evidence.language, *(one.translation.language for one in shown.found)}
        wanted = (self.work.language, "en", "ru", *(code for code, _ in options("language", self.work.language)))
        return next((one for one in wanted if one not in taken), "en")

    def first_focus(self) -> QWidget:
        """The language."""
        return self.language

    def _begin(self) -> None:
        evidence: Evidence = self.evidence
        language, translator = self.language.code, MemberId(bytes.fromhex(self.translator.code))

        def there(made: Translation) -> None:
            self.close_panel()
            self._begun(made)

        said = self.work.words(N_("A translation was begun."))
        self.work.do(lambda desk: translations.begin(desk, evidence, language, translator), there, said)


def _above(field: Combo) -> QWidget:
    made = label(field.accessibleName(), "label")
    made.setBuddy(field)
    return made
