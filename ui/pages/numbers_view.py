"""Numbers under several headings, and the records they count: each number opens its own in a list beside.

Enter on a record goes there. Knows tables and rows; what is counted, and what it is called, a `Numbers` says.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldcase.casework import counted_rows
from fieldcase.casework.counted_rows import CountedRow
from fieldcase.errors import N_
from ui.keys import Command
from ui.pages import table_out
from ui.pages.table_out import TableOut
from ui.pages.views_part import WithoutRecords
from ui.places import place_of
from ui.widgets.basics import button, card, column, label, scrolling
from ui.widgets.empty import Empty
from ui.widgets.flow import flowing
from ui.widgets.number_table import NumberCell, NumberTable
from ui.widgets.rows import Column, RowList, Rows
from ui.widgets.split import Split

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace


@dataclass(frozen=True)
class Numbers:
    """What is counted (finished words, but for the titles of the headings `by`, which are msgids): the rows, the
    sentence of the whole, what a value is called, the columns of the list, and the table that leaves: what is in it,
    the suggested name, the deed that writes it."""

    named: str
    icon: str
    empty: str
    lead: str
    head: str
    by: Mapping[str, str]
    rows: Callable[[Look], tuple[CountedRow, ...]]
    total: Callable[[tuple[CountedRow, ...]], str]
    called: Callable[[str, str], str]
    columns: tuple[Column, ...]
    leaves: str
    suggested: str
    write: Callable[[Desk, Path], object]


class NumbersView(WithoutRecords):
    """The view."""

    commands_changed = Signal()

    def __init__(self, work: Workplace, numbers: Numbers) -> None:
        super().__init__()
        self.work, self.words, self.numbers = work, work.words, numbers
        words = self.words
        self.setProperty("kind", "ground")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words(N_("Numbers")))
        self.found: tuple[CountedRow, ...] = ()
        self.listed: tuple[CountedRow, ...] = ()
        self.chosen = ("", "")
        self.total = label("", "heading", wrap=True)
        self.out = button(words(N_("Write a table out …")), self.write_out, icon="download")
        self.all = button(words(N_("Show all places")), lambda: self.show_places("", ""), icon="list")
        self.tables = column(gap=10)
        held = column(self.total, label(numbers.lead, "muted", wrap=True), self.tables, gap=10)
        held.addStretch(1)
        self.model = Rows(numbers.columns, self._fetch)
        self.list = RowList(words(N_("Where they stand")), self.model)
        self.list.opened.connect(self._go_to)
        self.counted = label("", "muted", wrap=True)
        side = QWidget()
        side.setLayout(column(flowing(self.all), self.list, self.counted, gap=6))
        full = QWidget()
        inside = column(flowing(self.out), Split(scrolling(held), side, (5, 4)))
        inside.setStretch(1, 1)
        full.setLayout(inside)
        self.stack = QStackedWidget()
        self.stack.addWidget(Empty(numbers.icon, numbers.empty))
        self.stack.addWidget(full)
        self.setLayout(column(self.stack))

    def _fetch(self, numbers: Sequence[int], then: Callable[[Sequence[Any]], None]) -> None:
        then([self.listed[number] for number in numbers])

    def read(self) -> None:
        """Count anew."""
        self.work.ask(self.numbers.rows, self._came, self, "numbers")

    def _came(self, found: tuple[CountedRow, ...]) -> None:
        if found == self.found:
            return
        self.found = found
        self.total.setText(self.numbers.total(found))
        self.stack.setCurrentIndex(1 if found else 0)
        while (item := self.tables.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.deleteLater()
        for heading, title in self.numbers.by.items() if found else ():
            self.tables.addWidget(card(self._table(heading, self.words(title))))
        self.show_places(*self.chosen)

    def _table(self, heading: str, title: str) -> NumberTable:
        rows, whole = [], sum(one.number for one in self.found)
        for value, number in counted_rows.by(self.found, heading):
            text = self.numbers.called(heading, value)
            said = self.words(N_("{what}: {number}")).format(what=text, number=number)
            cell = NumberCell(str(number), said, Fraction(number, whole), self._opening(heading, value))
            rows.append((text, (cell,)))
        return NumberTable(title, (title, self.numbers.head), rows)

    def _opening(self, heading: str, value: str) -> Callable[[], None]:
        def opened() -> None:
            self.show_places(heading, value)
            self.list.setFocus()

        return opened

    def show_places(self, heading: str, value: str) -> None:
        """List the records that a number counts; all of them without a heading."""
        self.chosen = (heading, value)
        self.listed = counted_rows.narrowed(self.found, heading, value)
        self.model.show_numbers(array("q", range(len(self.listed))))
        many = self.words.plural("{n} place", "{n} places", len(self.listed)).format(n=len(self.listed))
        title = self.words(self.numbers.by[heading]) if heading else ""
        what = f"{title}: {self.numbers.called(heading, value)}" if heading else ""
        self.counted.setText(" · ".join(part for part in (many, what) if part))
        self.all.setEnabled(bool(heading))
        if self.listed:
            self.list.take_row(0)

    def _go_to(self, place: int) -> None:
        record = self.listed[place].record
        self.work.ask(
            lambda look: place_of(look, record.KIND, record.key), lambda where: self.work.go(*where), self, "place"
        )

    def first_focus(self) -> QWidget:
        """The list of places; the view itself where nothing is counted."""
        return self.list if self.found else self

    def commands(self) -> tuple[Command, ...]:
        """What can be done with the numbers."""
        named = self.numbers.named
        return (
            Command(f"{named}-all", N_("Show all places"), "Ctrl+F", lambda: self.show_places("", "")),
            Command(f"{named}-out", N_("Write a table out …"), "Ctrl+Shift+O", self.write_out),
        )

    def write_out(self) -> None:
        """Warn, then ask where."""
        if self.found:
            words, numbers = self.words, self.numbers
            table = TableOut(
                words(N_("Write the numbers out")), numbers.leaves, lambda _: numbers.suggested,
                lambda desk, target, _code: numbers.write(desk, target),
            )  # fmt: skip
            table_out.ask(self.work, table)
