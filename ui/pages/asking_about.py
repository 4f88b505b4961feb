"""Gender and age band of whoever is asked, by one key each: what a table counts, and no more of a person.

Knows two vocabularies; there is no field for a name, an address, a telephone number or a date of birth.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from fieldcase.casework.tables import options
from fieldcase.errors import N_
from ui.pages.asking_editor import SEEN_MS
from ui.pages.asking_stage import Middle, Stage, foot, large
from ui.widgets.basics import clear, column, label
from ui.widgets.choice_lines import ChoiceLines
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from fieldcase.model.people import Person
    from ui.pages.asking_panel import AskingPanel

_ASKED = (("gender", N_("Gender, as the person says it")), ("age_band", N_("Age, roughly")))
_NO_WORD_ON_MINORS = N_(
    "This is a minor. Your organisation has written nothing about minors in this country: if in doubt who may agree "
    "for them, stop here and ask a lawyer."
)
_HINT = N_("For the tables only. “Not stated” is an answer like any other.")


class AboutStage(Stage):
    """The two questions. `then` is called with the codes."""

    def __init__(self, panel: AskingPanel, person: Person, then: Callable[[str, str], None]) -> None:
        super().__init__(panel.work)
        self.panel, self._then = panel, then
        self.codes = {"gender": person.gender, "age_band": person.age_band}
        self._asked = [name for name, _ in _ASKED if self.codes[name] == "not_stated"]
        self._at = 0
        self._soon = delayed(self, SEEN_MS, self.forward)
        self.lines, self.minor = ChoiceLines(""), label("")
        self.middle = Middle(self.plain)
        self.back_button = large(self.words(N_("Back")), "PgUp", self.back, "", "chevron-left")
        self.next_button = large(self.words(N_("Next")), "Enter", self.forward, "primary")
        self.leave_button = large(self.words(N_("Leave")), "Esc", panel.escaped, "", "x")
        around = column(self.middle.area, foot(self.back_button, self.leave_button, self.next_button), gap=0)
        around.setStretch(0, 1)
        self.setLayout(around)
        self._ask()

    @property
    def name(self) -> str:
        """The field that is asked now."""
        return self._asked[min(self._at, len(self._asked) - 1)]

    def _ask(self) -> None:
        words, name = self.words, self.name
        clear(self.middle.lines)
        title = words(dict(_ASKED)[name])
        self.lines = ChoiceLines(title)
        self.lines.show_choices(options(name, words.language), (self.codes[name],))
        self.lines.chosen.connect(self._chosen)
        self.minor = label("", "strong", wrap=True)
        for one in (label(title, "question", wrap=True), label(words(_HINT), "muted", wrap=True), self.lines):
            self.middle.lines.addWidget(one)
            one.show()  # now, not in a later turn: a key may be quicker
        self.middle.lines.addWidget(self.minor)
        self.minor.hide()
        self.back_button.setEnabled(self._at > 0)
        if self.isVisible():
            self.lines.setFocus()

    def _chosen(self, codes: tuple[str, ...]) -> None:
        self.codes[self.name] = codes[0]
        minor = self.name == "age_band" and self.work.tables.mark("age_band", codes[0], "minor") == "yes"
        self.minor.setText((self.panel.minors or self.words(_NO_WORD_ON_MINORS)) if minor else "")
        self.minor.setVisible(minor)
        if minor:  # that is read first
            self._soon.stop()
            self.middle.area.ensureWidgetVisible(self.minor)
        else:
            self._soon.start()

    def forward(self) -> None:
        """The next question, or on."""
        self._soon.stop()
        self._at += 1
        if self._at < len(self._asked):
            self._ask()
        else:
            self._then(self.codes["gender"], self.codes["age_band"])

    def back(self) -> None:
        """The question before."""
        if self._at > 0:
            self._at -= 1
            self._ask()

    def first_focus(self) -> QWidget:
        """The choices."""
        return self.lines

    def plain(self, event: QKeyEvent) -> bool:
        """Enter and PageDown go on, PageUp back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_PageDown):
            self.forward()
        elif event.key() == Qt.Key.Key_PageUp:
            self.back()
        else:
            return self.lines.take_key(event)
        return True
