"""The tables of a section of a report: in words, in their order; added, moved, taken out. Each change is kept at once.

Knows the lines of a section; what they count is counted when the report is made.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QWidget

from fieldcase.casework import count_choices
from fieldcase.casework.count_choices import Choices
from fieldcase.casework.counting import CountAsked
from fieldcase.casework.look import Look
from fieldcase.errors import N_
from fieldcase.model.reports import Report, ReportPart
from ui.pages.counts_panel import CountsPanel
from ui.pages.numbers_panel import NumbersPanel
from ui.widgets.basics import button, column, label
from ui.widgets.flow import flowing
from ui.widgets.fold import Fold

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from ui.workplace import Workplace

KINDS = frozenset({"tables", "questionnaire"})
_SAID = N_(
    "People are always counted by gender too. Outside the organisation small numbers are withheld in all tables of the "
    "report together."
)


class SectionTables(QWidget):
    """The fold with the list. `changed` comes after a change was kept."""

    changed = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.report: Report | None = None
        self.part: ReportPart | None = None
        self.counts: tuple[str, ...] = ()
        told = self.words
        self.fold = Fold(told(N_("Tables")))
        self.list = QListWidget()
        self.list.setAccessibleName(told(N_("Tables of this section")))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(120)
        self.add_button = button(told(N_("Add a table…")), self.add, "", "plus")
        self.usual_button = button(told(N_("Add the usual tables")), self.add_usual)
        self.numbers_button = button(told(N_("Show the numbers…")), self.show_numbers, "", "list")
        self.up = button(told(N_("Up")), lambda: self.shift(-1), "flat", "chevron-up")
        self.down = button(told(N_("Down")), lambda: self.shift(1), "flat", "chevron-down")
        self.out = button(told(N_("Take out")), self.take_out, "flat", "trash-2")
        self.fold.inside.addWidget(label(told(_SAID), "muted", wrap=True))
        self.fold.inside.addWidget(self.list)
        self.fold.inside.addWidget(
            flowing(self.add_button, self.usual_button, self.numbers_button, self.up, self.down, self.out)
        )
        self.setLayout(column(self.fold))
        self.list.currentRowChanged.connect(lambda _at: self._allow())

    def show_part(self, report: Report, part: ReportPart) -> None:
        """Show the tables of a section; a kind without tables shows nothing."""
        self.setVisible(part.kind in KINDS)
        self.report, self.part = report, part
        if part.kind in KINDS:
            self._take(part.counts, self.list.currentRow())

    def _take(self, counts: tuple[str, ...], at: int) -> None:
        self.counts, words = counts, self.words
        self.work.ask(
            lambda look: count_choices.said(look, counts, words), lambda said: self._came(said, at), self, "tables"
        )

    def _came(self, said: tuple[str, ...], at: int) -> None:
        if len(said) != len(self.counts):
            return
        self.list.clear()
        self.list.addItems(list(said))
        self.list.setCurrentRow(min(max(at, 0), len(said) - 1))
        aside = self.words.plural("{n} table", "{n} tables", len(said)).format(n=len(said))
        self.fold.show_open(opened=self.fold.opened, aside=aside)
        self._allow()

    def _allow(self) -> None:
        at, many = self.list.currentRow(), self.list.count()
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < many - 1)
        self.out.setEnabled(at >= 0)
        self.numbers_button.setEnabled(at >= 0)

    def add(self) -> None:
        """Ask which table."""
        words = self.words

        def look(look: Look) -> Choices:
            return count_choices.choices(look, words)

        self.work.ask(look, self._ask, self, "choices")

    def _ask(self, offered: Choices) -> None:
        country = self.report.country if self.report is not None else ""
        panel = CountsPanel(self.work, offered, lambda made: self._with(made), country)
        self.work.asked_for_panel.emit(panel)

    def add_usual(self) -> None:
        """Add what a report to a committee usually has, as far as it is not there."""
        if self.report is not None:
            self._with(*count_choices.usual(self.report.country, self.report.period))

    def _with(self, *made: CountAsked) -> None:
        counts = tuple(dict.fromkeys((*self.counts, *(one.text() for one in made))))
        self._keep(counts, len(counts) - 1)

    def show_numbers(self) -> None:
        """Show the numbers of the marked table; each opens the records it counts."""
        at = self.list.currentRow()
        asked = count_choices.read(self.counts[at]) if 0 <= at < len(self.counts) else None
        if asked is not None:
            self.work.asked_for_panel.emit(NumbersPanel(self.work, asked))

    def shift(self, by: int) -> None:
        """Move the marked table up or down."""
        at, counts = self.list.currentRow(), list(self.counts)
        to = at + by
        if 0 <= at < len(counts) and 0 <= to < len(counts):
            counts.insert(to, counts.pop(at))
            self._keep(tuple(counts), to)

    def take_out(self) -> None:
        """Take the marked table out of the section."""
        at = self.list.currentRow()
        if 0 <= at < len(self.counts):
            self._keep((*self.counts[:at], *self.counts[at + 1 :]), at)

    def _keep(self, counts: tuple[str, ...], at: int) -> None:
        part = self.part
        if part is None or counts == self.counts:
            return
        self._take(counts, at)

        def deed(desk: Desk) -> None:
            now = desk.get(ReportPart, part.id)
            if now is not None:
                desk.save(now, replace(now, counts=counts))

        self.work.do(deed, lambda _none: self.changed.emit())
