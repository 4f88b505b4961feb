"""What to say, whom to call, what a fine is and what a bribe: one panel beside the clock.

Whom to call is the organisation's own text, a country at a time; none is delivered, and it is not shown in visit mode.
Knows no case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework import country_notes, detention_memo
from fieldcase.casework.tables import offered, options
from fieldcase.errors import N_
from fieldcase.model.questionnaires import CountryNote
from ui.record_form import Group, RecordForm
from ui.widgets.basics import Combo, button, column, label, row, scrolling
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_NOBODY = N_("Your organisation has not written yet whom to call in this country. Press the button and write it.")
_NO_COUNTRY = N_("Choose a country to see whom to call.")
_STATUS = N_("These sentences tell international standards in our own words ({status}), and no law of a country.")


class MemoPanel(Panel):
    """The memo. `country` is a code, "" where it has to be asked for."""

    WIDTH = 820

    def __init__(self, work: Workplace, country: str) -> None:
        words = work.words
        super().__init__(words(N_("What to say, whom to call")))
        self.work, self.words, self.country = work, words, country
        told = detention_memo.memo(words.language)
        status = work.term("law_status", told.status)
        choices = (("", words(N_("Choose a country"))), *options("country", words.language))
        self.countries = Combo(words(N_("Country")), choices, country)
        self.countries.activated.connect(lambda _place: self._choose(self.countries.code))
        self.whom = label("", wrap=True, select=True)
        self.write_button = button(words(N_("Write whom to call…")), self.write, "", "pencil")
        self.print_button = button(words(N_("Memo for peer workers (PDF)…")), self.print_memo, "", "download")
        self.close_button = button(words(N_("Close")), self.escaped, "primary")
        lines = column(gap=4)
        for section in told.of(detention_memo.ON_SCREEN):
            lines.addWidget(label(section.heading, "heading"))
            for line in section.lines:
                lines.addWidget(label(f"• {line}", wrap=True))
            if section.code == "say":
                lines.addWidget(label(words(N_("Whom to call")), "heading"))
                lines.addWidget(self.whom)
        lines.addWidget(label(words(_STATUS).format(status=status), "muted", wrap=True))
        around = scrolling(lines)
        around.setMinimumHeight(400)
        head = row(label(words(N_("What to say, whom to call")), "heading"), self.countries)
        head.setStretch(0, 1)
        last = row(self.write_button, self.print_button, self.close_button)
        last.insertStretch(0, 1)
        self.setLayout(column(head, around, last, gap=12, edge=20))
        work.changed.connect(lambda changes: self.read() if "country_note" in changes.kinds else None)
        self.read()

    def first_focus(self) -> QWidget:
        """The button that closes: the panel is there to be read."""
        return self.close_button

    def _choose(self, country: str) -> None:
        self.country = country
        self.read()

    def read(self) -> None:
        """Read whom to call."""
        country = self.country
        self.write_button.setEnabled(bool(country))
        self.print_button.setEnabled(bool(country))
        if not country:
            self.whom.setText(self.words(_NO_COUNTRY))
            return
        self.work.ask(lambda look: detention_memo.whom_to_call(look, country), self._came, self, "whom")

    def _came(self, text: str) -> None:
        self.whom.setText(text or self.words(_NOBODY))
        self.whom.setProperty("kind", "" if text else "chip-warn")
        self.whom.style().unpolish(self.whom)
        self.whom.style().polish(self.whom)

    def write(self) -> None:
        """Write whom to call in this country."""
        self.work.asked_for_panel.emit(WhomPanel(self.work, self.country))

    def print_memo(self) -> None:
        """The memo for peer workers, on one A5 page."""
        from ui.pages.peer_memo_panel import PeerMemoPanel

        self.work.asked_for_panel.emit(PeerMemoPanel(self.work, self.country))


class WhomPanel(Panel):
    """The organisation's own text for one country; closing it enters what was typed."""

    WIDTH = 620

    def __init__(self, work: Workplace, country: str) -> None:
        words = work.words
        super().__init__(words(N_("Whom to call")))
        self.form = RecordForm(work, (Group("", (("detained",),), frozenset({"detained"})),),
                               name=words(N_("Whom to call")))  # fmt: skip
        self.close_button = button(words(N_("Close")), self.escaped, "primary")
        name = dict(offered("country", words.language)).get(country, country)
        lead = words(N_("Lawyers on duty and their numbers, relatives’ line, ambulance: {country}. It is shown in the "
                        "memo of a detention and never in visit mode."))  # fmt: skip
        last = row(self.close_button)
        last.insertStretch(0, 1)
        self.setLayout(
            column(label(words(N_("Whom to call")), "heading"), label(lead.format(country=name), "muted", wrap=True),
                   self.form, last, gap=12, edge=20)
        )  # fmt: skip
        blank = country_notes.blank(work.desk, country)

        def look(look: Look) -> CountryNote:
            return country_notes.note_of(look, country) or look.begun(CountryNote, country=country) or blank

        work.ask(look, lambda note: self.form.open(note, lambda: self.form.first_field().setFocus()), self, "note")

    def first_focus(self) -> QWidget:
        """The button until the form is there."""
        return self.close_button

    def escaped(self) -> None:
        """Enter what was typed and close."""
        self.form.enter(self.close_panel)
