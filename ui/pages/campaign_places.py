"""A campaign by country and city: every number opens its actions; the way out as a table or as pages.

Knows numbers as they were counted; what leaves is casework's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldcase.casework import campaign_said
from fieldcase.errors import N_
from fieldcase.model.text import sort_key
from ui.keys import Command
from ui.pages.campaign_out import CampaignOut
from ui.widgets.basics import button, card, clear, column, label, scrolling
from ui.widgets.flow import flowing
from ui.widgets.number_table import NumberCell, NumberTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldcase.casework.campaigns import CountryTotal, PlaceTotal, Summed, Whole
    from ui.workplace import Workplace

_LEAD = N_(
    "Enter on a number shows its actions. A region is no city. What was held in several towns at once counts in each "
    "of them; its participants are not divided among them."
)
_NONE = N_("No action is written down yet. Each action adds its towns and its country here.")


class CampaignPlaces(QWidget):
    """The view. `opened` brings the country (code) and the town whose number was opened."""

    opened = Signal(str, str)

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        words = self.words
        self.whole: Whole | None = None
        self.table: NumberTable | None = None
        self.out = CampaignOut(work)
        self.pdf_button = button(words(N_("Report as PDF…")), self.write_pages, "primary", "file-text")
        self.csv_button = button(words(N_("Report as a table…")), self.write_table, icon="download")
        self.lead = label(words(_LEAD), "muted", wrap=True)
        self._held = QVBoxLayout()
        layout = column(
            flowing(self.pdf_button, self.csv_button), self.lead, scrolling(column(self._held)), gap=8
        )  # fmt: skip
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def show_whole(self, found: Whole) -> None:
        """Show what a campaign adds up to."""
        if found == self.whole:
            return
        self.whole = found
        stood = (self.table.currentRow(), self.table.currentColumn()) if self.table and self.table.hasFocus() else None
        clear(self._held)
        self.table = None
        for one in (self.pdf_button, self.csv_button):
            one.setEnabled(bool(found.actions))
        self.lead.setText(self.words(_LEAD if found.actions else _NONE))
        if found.actions:
            self.table = self._table(found)
            self._held.addWidget(card(label(campaign_said.places(found.totals, self.words), "heading"), self.table))
            if stood is not None:  # whoever stood on a number stands there again
                self.table.setFocus()
                self.table.setCurrentCell(*stood)

    def _table(self, found: Whole) -> NumberTable:
        words = self.words
        heads = ("", *(words(head) for head in (N_("Actions"), N_("Cities"), N_("Participants"))))
        rows = []
        for one in sorted(found.totals.countries, key=lambda one: sort_key(self._country(one))):
            rows.append((self._country(one), self._of_country(one)))
            rows += [(f"      {place.name}", self._of_place(one, place)) for place in (*one.towns, *one.regions)]
        return NumberTable(words(N_("By country and city")), heads, rows)

    def _country(self, one: CountryTotal) -> str:
        return self.work.term("country", one.country) or self.words(N_("Country not stated"))

    def _of_country(self, one: CountryTotal) -> tuple[NumberCell, ...]:
        name, opens = self._country(one), self._opening(one.country, "")
        actions, cities = str(len(one.actions)), str(len(one.towns))
        return (
            NumberCell(actions, self._aloud(name, N_("Actions"), actions), opens=opens),
            NumberCell(cities, self._aloud(name, N_("Cities"), cities), opens=opens),
            NumberCell(self._people(one.participants), opens=opens),
        )

    def _of_place(self, country: CountryTotal, town: PlaceTotal) -> tuple[NumberCell, ...]:
        opens, actions = self._opening(country.country, town.name), str(len(town.actions))
        people = self._people(town.participants)
        if town.shared:
            shared = self.words.plural("{n} with other towns", "{n} with other towns", town.shared)
            held = shared.format(n=town.shared)
            people = f"{people}; {held}" if len(town.actions) > town.shared else held
        return (
            NumberCell(actions, self._aloud(town.name, N_("Actions"), actions), opens=opens),
            NumberCell("–"), NumberCell(people, opens=opens),
        )  # fmt: skip

    def _people(self, found: Summed) -> str:
        """A number of participants, in a column that says already of what it is."""
        return campaign_said.took_part(found, self.words).partition(": ")[2]

    def _aloud(self, what: str, head: str, number: str) -> str:
        return self.words(N_("{what}: {number}")).format(what=f"{what}, {self.words(head)}", number=number)

    def _opening(self, country: str, town: str) -> Callable[[], None]:
        return lambda: self.opened.emit(country, town)

    def first_focus(self) -> QWidget:
        """The table, where there is one."""
        return self.table or self.pdf_button

    def write_pages(self) -> None:
        """Write the report as pages."""
        if self.whole is not None and self.whole.actions:
            self.out.ask(self.whole.campaign, pages=True)

    def write_table(self) -> None:
        """Write the report as a table."""
        if self.whole is not None and self.whole.actions:
            self.out.ask(self.whole.campaign, pages=False)

    def commands(self) -> tuple[Command, ...]:
        """The two ways out."""
        return (
            Command("campaign-pdf", N_("Report as PDF…"), "Ctrl+P", self.write_pages),
            Command("campaign-csv", N_("Report as a table…"), "Ctrl+Shift+O", self.write_table),
        )
