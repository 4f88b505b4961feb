"""Whether the organisation wrote what to know in a country, in a line, and the way there. Knows no word of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework import country_notes
from fieldcase.errors import N_
from ui.pages.country_note_panel import CountryNotePanel
from ui.widgets.basics import button, label, row

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace


class CountryNoteLine(QWidget):
    """The line and its button."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.country = work, ""
        words = work.words
        self.said = label("", wrap=True)
        self.open_button = button(words(N_("What to know in this country …")), self.open_note, "", "book-open")
        line = row(self.said, self.open_button)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.show_country("")

    def show_country(self, country: str) -> None:
        """Say whether there is a note of a country; "" where none was chosen."""
        self.country = country
        if not country:
            self._say(N_("No country is chosen: before the first question nobody is told what to know there."))
            return

        def look(look: Look) -> bool:
            return country_notes.says_something(country_notes.note_of(look, country))

        self.work.ask(look, self._came, self, "note")

    def _came(self, written: bool) -> None:
        self._say(
            N_("Your organisation wrote what to know in this country: minors, duty to report.")
            if written
            else N_("Nobody has written what to know in this country yet: minors, duty to report.")
        )

    def _say(self, sentence: str) -> None:
        self.said.setText(self.work.words(sentence))

    def open_note(self) -> None:
        """Open the note of the country."""
        self.work.asked_for_panel.emit(CountryNotePanel(self.work, self.country))
