"""The memo for peer workers: which country, which day, which language; drawn in a child, then written to a file.

It tells of nobody, so that no warning is needed before it leaves. Knows what is asked; what stands on the page is
casework's.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework.tables import options
from fieldcase.errors import N_
from fieldcase.i18n import LANGUAGE_NAMES, LANGUAGES, words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.said import said_date
from fieldcase.model.typed import Unreadable, edited_date, read_date
from ui.jobs import run_long
from ui.widgets.basics import Combo, button, column, label, row
from ui.widgets.chips import Chips
from ui.widgets.fields import LineField, Spec, Unread
from ui.widgets.file_picker import FilePicker, Wanted
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.peer_memo import Facts
    from ui.workplace import Workplace

_LEAD = N_(
    "One A5 page: law and amounts on a day with how well each was checked, what the police may and may not do, what a "
    "fine is and what a bribe. Nothing of a case is on it."
)
_ONE_DAY = N_("Please write one day, such as 1 October 2019: the law of that day is printed.")
_NO_COUNTRY = N_("Please choose a country first.")


class PeerMemoPanel(Panel):
    """The three choices. `country` is a code, "" where it has to be chosen."""

    WIDTH = 600

    def __init__(self, work: Workplace, country: str) -> None:
        told = work.words
        super().__init__(told(N_("Memo for peer workers")))
        self.work, self.words = work, told
        choices = (("", told(N_("Choose a country"))), *options("country", told.language))
        self.countries = Combo(told(N_("Country")), choices, country)
        today = UncertainDate(work.desk.world.today().isoformat())
        spec = Spec(
            "day", told(N_("Law of which day")), read=self._read_day,
            shown=lambda value: edited_date(value, told.language), said=lambda value: said_date(value, told),
        )  # fmt: skip
        self.day = LineField(spec)
        self.day.show_value(today)
        self.day.entered.connect(self.draw_memo)
        named = tuple((code, LANGUAGE_NAMES[code]) for code in LANGUAGES)
        self.chips = Chips(told(N_("Language of the page")), named, told.language)
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        self.go = button(told(N_("Choose where to write it…")), self.draw_memo, "primary", "download")
        last = row(button(told(N_("Cancel")), lambda: self.close_panel()), self.go)
        last.insertStretch(0, 1)
        self.setLayout(
            column(
                label(told(N_("Memo for peer workers")), "heading"), label(told(_LEAD), "muted", wrap=True),
                label(told(N_("Country")), "label"), self.countries, self.day,
                label(self.chips.accessibleName(), "label"), self.chips, self.wrong, last, gap=10, edge=20,
            )
        )  # fmt: skip

    def first_focus(self) -> QWidget:
        """The country where it is not chosen yet, else the button."""
        return self.go if self.countries.code else self.countries

    def _read_day(self, text: str) -> UncertainDate:
        try:
            day = read_date(text, self.work.desk.world.today(), self.words.language)
        except Unreadable as wrong:
            raise Unread(self.words(wrong.sentence)) from None
        if day.first != day.last:
            raise Unread(self.words(_ONE_DAY))
        return day

    def draw_memo(self) -> None:
        """Draw the page and ask where to write it; a sentence where something is still to be said."""
        try:
            day = self.day.value()
        except Unread as wrong:
            self._tell(wrong.sentence)
            self.day.setFocus()
            return
        country = self.countries.code
        if not country or not isinstance(day, UncertainDate):
            self._tell(self.words(_ONE_DAY if country else _NO_COUNTRY))
            (self.day if country else self.countries).setFocus()
            return
        work, language, on = self.work, self.chips.code, datetime.date.fromordinal(day.first)
        self.close_panel()
        _gather(work, country, on, language)

    def _tell(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        self.wrong.show()


def _gather(work: Workplace, country: str, on: datetime.date, language: str) -> None:
    from fieldcase.casework import peer_memo

    def came(facts: Facts) -> None:
        def job(*_watched: object) -> bytes:
            return peer_memo.drawn(facts, words(language), work.tables)

        run_long(
            work,
            work.words(N_("The page is being drawn …")),
            job,
            lambda pdf: _choose_place(work, facts, language, pdf),
        )

    work.ask(lambda look: peer_memo.facts_of(look, country, on), came, work, "peer memo")


def _choose_place(work: Workplace, facts: Facts, language: str, pdf: bytes) -> None:
    from fieldcase.casework import peer_memo

    def write(paths: list[Path]) -> None:
        written = work.words(N_("Written: {name}")).format(name=paths[0].name)
        run_long(work, written, lambda _step, _stop: peer_memo.write(paths[0], pdf), lambda _: work.say(written))

    picker = FilePicker(
        work.words, work.words(N_("Where is the PDF to be written?")), Wanted.NEW_FILE, Path.home(), write,
        suggested=peer_memo.suggested_name(facts, words(language)), endings=(".pdf",),
    )  # fmt: skip
    work.asked_for_panel.emit(picker)
