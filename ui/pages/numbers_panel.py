"""The numbers of a counted table, for the team or as they would leave, and the records behind the one that is opened.

Each number opens its records in the list below; Enter there goes to the record. Knows shown tables; counts nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QListWidget, QListWidgetItem

from fieldcase.casework import counted_shown
from fieldcase.casework.counted_shown import Behind, ShownCell, ShownTable
from fieldcase.casework.counting import CountAsked
from fieldcase.casework.look import Look
from fieldcase.errors import N_
from ui.places import place_of
from ui.widgets.basics import Combo, button, clear, column, label, row, scrolling
from ui.widgets.number_table import NumberCell, NumberTable
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from ui.workplace import Workplace

_TEAM, _OUT = "team", "out"
_HINT = N_("Enter on a number lists what it counts; Enter in the list goes there.")


class NumbersPanel(Panel):
    """The panel of one question."""

    WIDTH = 1000

    def __init__(self, work: Workplace, asked: CountAsked) -> None:
        title = work.words(N_("Numbers"))
        super().__init__(title)
        self.work, self.words, self.asked = work, work.words, asked
        told = self.words
        team, out = N_("for the team: every number"), N_("as it leaves: small numbers withheld")
        ways = ((_TEAM, told(team)), (_OUT, told(out)))
        self.way = Combo(told(N_("For whom")), ways, _TEAM)
        self.way.currentIndexChanged.connect(lambda _at: self.read())
        self.tables: tuple[ShownTable, ...] = ()
        self.shown: list[NumberTable] = []
        self.listed: tuple[Behind, ...] = ()
        self.held = column(gap=10)
        area = scrolling(self.held)
        area.setMinimumHeight(220)
        self.counted = label(told(_HINT), "muted", wrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName(told(N_("What the number counts")))
        self.list.itemActivated.connect(self._go)
        self.list.setMinimumHeight(90)
        last = row(button(told(N_("Close")), lambda: self.close_panel(), "primary"))
        last.insertStretch(0, 1)
        whole = column(label(title, "heading"), self.way, area, self.counted, self.list, last, gap=8, edge=20)
        whole.setStretch(2, 3)
        whole.setStretch(4, 1)
        self.setLayout(whole)
        self.read()

    def read(self) -> None:
        """Count on the reading lane."""
        asked, words, outside = self.asked, self.words, self.way.code == _OUT

        def look(look: Look) -> tuple[ShownTable, ...]:
            return counted_shown.tables(look, asked, words, outside=outside)

        self.work.ask(look, self._came, self, "counted")

    def _came(self, found: tuple[ShownTable, ...]) -> None:
        self.tables = found
        self.shown = []
        clear(self.held)
        for table in found:
            self.held.addWidget(label(table.caption, "strong", wrap=True))
            for sentence in table.warnings:
                self.held.addWidget(label(sentence, "muted", wrap=True))
            made = NumberTable(table.caption, table.heads, self._rows(table))
            self.shown.append(made)
            self.held.addWidget(made)
        self.held.addStretch(1)
        self._list((), "")

    def _rows(self, table: ShownTable) -> list[tuple[str, list[NumberCell]]]:
        rows = []
        for name, cells in table.rows:
            made = []
            for head, cell in zip(table.heads[1:], cells, strict=True):
                what = f"{name}, {head}"
                said = self.words(N_("{what}: {number}")).format(what=what, number=cell.said)
                made.append(NumberCell(cell.said, said, opens=self._opening(cell, said) if cell.keys else None))
            rows.append((name, made))
        return rows

    def _opening(self, cell: ShownCell, said: str) -> Callable[[], None]:
        return partial(self.open_number, cell, said)

    def open_number(self, cell: ShownCell, said: str) -> None:
        """List the records behind a number."""
        words = self.words
        self.work.ask(
            lambda look: counted_shown.behind(look, cell.keys, words), partial(self._list, said=said), self, "behind"
        )

    def _list(self, found: tuple[Behind, ...], said: str) -> None:
        self.listed = found
        self.list.clear()
        for one in found:
            self.list.addItem(QListWidgetItem(one.said))
        many = self.words.plural("{n} record", "{n} records", len(found)).format(n=len(found))
        self.counted.setText(" · ".join((said, many)) if said else self.words(_HINT))
        if found:
            self.list.setCurrentRow(0)
            self.list.setFocus()

    def _go(self, item: QListWidgetItem) -> None:
        one = self.listed[self.list.row(item)]
        self.close_panel()
        self.work.ask(lambda look: place_of(look, one.kind, one.key), lambda where: self.work.go(*where), self, "place")

    def first_focus(self) -> Combo:
        """For whom."""
        return self.way
