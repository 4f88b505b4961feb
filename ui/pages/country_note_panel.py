"""What to know in a country before the first question of a visit: the organisation's own text, written once.

None is delivered with the program, and the panel says so: who may speak for a minor and what has to be reported is
said by a lawyer of that country (do-no-harm.md, Law). A country is asked for first where none is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework import country_notes
from fieldcase.casework.tables import options
from fieldcase.errors import N_
from fieldcase.model.questionnaires import CountryNote
from ui.record_form import Group, RecordForm
from ui.widgets.basics import Combo, button, column, label, row, scrolling
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_LEAD = N_(
    "It is shown before the first question of each visit in this country. No such text comes with the program: please "
    "have a lawyer of that country write it, or read it, and say where it comes from."
)
_LONG = frozenset({"minors", "reporting", "more"})
_LINES = (("minors",), ("reporting",), ("more",), ("source", "as_of"))


class CountryNotePanel(Panel):
    """The form; closing it enters what was typed. `country` is a code, "" where it has to be asked for."""

    WIDTH = 760

    def __init__(self, work: Workplace, country: str) -> None:
        words = work.words
        super().__init__(words(N_("What to know in a country")))
        self.work, self.country = work, ""
        choices = (("", words(N_("Choose a country"))), *options("country", words.language))
        self.countries = Combo(words(N_("Country")), choices)
        self.countries.activated.connect(lambda _place: self._choose(self.countries.code))
        self.form = RecordForm(work, (Group("", _LINES, _LONG),), name=words(N_("What to know in a country")))
        self.close_button = button(words(N_("Close")), self.escaped, "primary")
        self.title = label(words(N_("What to know in a country")), "heading", wrap=True)
        lines = column(label(words(_LEAD), "muted", wrap=True), self.countries, self.form, gap=12)
        around = scrolling(lines)
        around.setMinimumHeight(420)
        last = row(self.close_button)
        last.insertStretch(0, 1)
        self.setLayout(column(self.title, around, last, gap=12, edge=20))
        if country:
            self._choose(country)

    def first_focus(self) -> QWidget:
        """The country where it is asked for; the button until the form is there."""
        return self.close_button if self.country else self.countries

    def _choose(self, country: str) -> None:
        if not country:
            return
        self.country = country
        self.countries.hide()
        name = self.work.term("country", country)
        self.title.setText(self.work.words(N_("What to know in a country: {country}")).format(country=name))
        blank = country_notes.blank(self.work.desk, country)

        def look(look: Look) -> CountryNote:
            return country_notes.note_of(look, country) or look.begun(CountryNote, country=country) or blank

        self.work.ask(look, lambda note: self.form.open(note, self._there), self, "note")

    def _there(self) -> None:
        self.form.first_field().setFocus()

    def escaped(self) -> None:
        """Enter what was typed and close."""
        self.form.enter(self.close_panel)
