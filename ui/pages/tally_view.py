"""Refusals and signals counted: by reason or by what they are about, by country, place and month; written out as CSV.

Knows what is chosen and the tables; what is counted, and what of it may leave, is casework's.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework import refusals, signals, tally_export
from fieldcase.casework.tallies import YEAR, Chosen, Tally
from fieldcase.errors import N_
from fieldcase.model.said import said_count
from ui.keys import Command
from ui.pages import table_out
from ui.pages.decision_filters import PeriodLine, country_combo
from ui.pages.table_out import TEAM, TableOut
from ui.pages.tally_tables import line_table
from ui.pages.views_part import WithoutRecords
from ui.widgets.basics import GAP, button, card, column, label, scrolling
from ui.widgets.cards import Cards
from ui.widgets.chips import Chips
from ui.widgets.flow import flowing
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.sight import Sight
    from fieldcase.i18n import Words
    from ui.workplace import Workplace

REFUSALS, SIGNALS = "refusals", "signals"
_AFTER_MS = 150
_ALONE = N_(
    "Where nobody said how many people, there was at least one. Of several reasons nobody knows how many people had "
    "which. Nothing is kept of who they are."
)
_TWICE = N_("Refusals that name a visit at which interviews were refused too: {n}. They may be the same people.")
_VISITS = N_("Of them interviews refused at visits: {n}.")
_FOR_WHOM = N_(
    "For anybody else numbers of people below five are withheld, and enough others with them that none can be "
    "computed. Two tables for two periods can give a small number back: write out one of them."
)


class TallyView(WithoutRecords):
    """The view."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        words = self.words
        self.setProperty("kind", "ground")
        self.what = Chips(
            words(N_("What is counted")), ((REFUSALS, words(N_("Refusals"))), (SIGNALS, words(N_("Signals"))))
        )  # fmt: skip
        self.country, self.period = country_combo(work), PeriodLine(work)
        self.period.setAccessibleName(words(N_("Period")))
        self.period.setToolTip(words(N_("Period")))
        self.out = button(words(N_("Write a table out …")), self.write_out, "", "download")
        self.fault, self.total = label("", "wrong", wrap=True), label("", "heading", wrap=True)
        self.said = label("", "muted", wrap=True)
        self.tables = Cards()
        self.found: Tally | None = None
        self._timer = delayed(self, _AFTER_MS, self.read)
        needed = self.period.fontMetrics().horizontalAdvance(self.period.placeholderText())
        self.period.setMinimumWidth(needed + 3 * GAP)
        chosen = flowing(self.what, self.country, self.period, self.out)
        held = column(self.total, self.said, label(words(_ALONE), "muted", wrap=True), self.tables, gap=10)
        layout = column(chosen, self.fault, scrolling(held))
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.fault.hide()
        self.what.changed.connect(lambda _code: self.read())
        self.country.activated.connect(lambda _place: self.read())
        self.period.textChanged.connect(lambda _text: self._timer.start())

    @property
    def chosen(self) -> Chosen:
        """What is counted."""
        return Chosen(self.country.code, self.period.period)

    def read(self) -> None:
        """Count anew."""
        self._timer.stop()
        sentence, what, chosen, words = self.period.fault, self.what.code, self.chosen, self.words
        self.fault.setText(words(sentence) if sentence else "")
        self.fault.setVisible(bool(sentence))
        self.work.ask(lambda look: counted(look, what, chosen, words), self._came, self, "tally")

    def _came(self, answer: tuple[Tally, int, int]) -> None:
        found, at_visits, twice = answer
        if found == self.found and self.total.text():
            return
        self.found, words = found, self.words
        self.out.setEnabled(bool(found.notes))
        notes = words.plural("{n} record", "{n} records", found.notes).format(n=found.notes)
        people = words(N_("people: {number}")).format(number=said_count(found.people, words))
        self.total.setText(f"{notes} · {people}" if found.notes else words(N_("Nothing is counted here yet.")))
        said = [words(_VISITS).format(n=at_visits)] if at_visits else []
        said += [words(_TWICE).format(n=twice)] if twice else []
        said += (
            [words(N_("Without a date, and so in no period: {n}.")).format(n=found.undated)] if found.undated else []
        )
        self.said.setText(" ".join(said))
        self.said.setVisible(bool(said))
        sides, tall = (list[QWidget](), list[QWidget]()), [0, 0]
        by = _names(self.what.code)
        for name, lines in found.tables.items():
            if lines and name != YEAR:
                at = 0 if tall[0] <= tall[1] else 1
                sides[at].append(card(line_table(words, words(by[name]), lines, found.notes)))
                tall[at] += min(len(lines), 16) + 3
        self.tables.show_cards(*sides)

    def first_focus(self) -> QWidget:
        """The choice of a country."""
        return self.country

    def commands(self) -> tuple[Command, ...]:
        """What can be done with the numbers."""
        return (
            Command("tally-filter", N_("Go to the filter"), "Ctrl+F", lambda: self.period.setFocus()),
            Command("tally-out", N_("Write a table out …"), "Ctrl+Shift+O", self.write_out),
        )

    def write_out(self) -> None:
        """Ask for whom, then where."""
        if self.found is None or not self.found.notes:
            return
        words, what, chosen = self.words, self.what.code, self.chosen
        named = words(N_("refusals.csv") if what == REFUSALS else N_("signals.csv"))

        def write(desk: Desk, target: Path, whom: str) -> None:
            tally, _, _ = counted(desk, what, chosen, words)
            tally_export.export(desk, target, tally, _names(what), words, outside=whom != TEAM)

        table = TableOut(words(N_("Write the numbers out")), words(_FOR_WHOM), lambda _: named, write)
        table_out.ask(self.work, table, table_out.for_whom(words))


def _names(what: str) -> dict[str, str]:
    return tally_export.REFUSED if what == REFUSALS else tally_export.SIGNALLED


def counted(source: Sight, what: str, chosen: Chosen, words: Words) -> tuple[Tally, int, int]:
    """The numbers; of refusals also how many are interviews of visits, and how many may be the same people."""
    if what == SIGNALS:
        return signals.counted(source, chosen, words), 0, 0
    found = refusals.counted(source, chosen, words)
    return found.tally, found.at_visits, found.perhaps_twice
