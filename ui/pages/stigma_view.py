"""How others speak: words that put people down, counted where the press, courts and others used them.

Each number opens the records it counts, in a list beside; Enter on one goes there. Knows tables and rows; what is
counted is casework's.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldcase.casework import stigma
from fieldcase.casework.called import KINDS, called
from fieldcase.errors import N_
from fieldcase.model.declare import Record
from ui.keys import Command
from ui.pages.plain_export import PlainPanel
from ui.places import place_of
from ui.widgets.basics import button, card, column, label, scrolling
from ui.widgets.empty import Empty
from ui.widgets.file_picker import FilePicker, Wanted
from ui.widgets.flow import flowing
from ui.widgets.number_table import NumberCell, NumberTable
from ui.widgets.rows import Column, RowList, Rows
from ui.widgets.split import Split

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_LEAD = N_(
    "Words of the lists in quotations, testimony, the press and texts of courts: evidence of stigma, counted and never "
    "changed. Who said one is not counted. The numbers are as preliminary as what was entered."
)
_LEAVES = N_("The table leaves the encryption: whoever has the file can read it.")
_WHAT = N_("It has words, kinds of source, outlets, months and numbers; no record, no person and no quotation.")
_EMPTY = N_(
    "No word of the lists stands in quotations, testimony, the press or texts of courts yet. Where others say one, it "
    "is counted here."
)
Row = tuple[stigma.Said, str]


class StigmaView(QWidget):
    """The view."""

    commands_changed = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        words = self.words
        self.setProperty("kind", "ground")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.found: tuple[Row, ...] = ()
        self.chosen = ("", "")
        self._listed: tuple[Row, ...] = ()
        self.total = label("", "heading", wrap=True)
        self.out = button(words(N_("Write a table out …")), self.write_out, icon="download")
        self.all = button(words(N_("Show all places")), lambda: self.show_places("", ""), icon="list")
        self.tables = column(gap=10)
        held = column(self.total, label(words(_LEAD), "muted", wrap=True), self.tables, gap=10)
        held.addStretch(1)
        self.rows = Rows(self._columns(), self._fetch)
        self.list = RowList(words(N_("Where they stand")), self.rows)
        self.list.opened.connect(self._go_to)
        self.counted = label("", "muted", wrap=True)
        side = QWidget()
        side.setLayout(column(flowing(self.all), self.list, self.counted, gap=6))
        full = QWidget()
        inside = column(flowing(self.out), Split(scrolling(held), side, (5, 4)))
        inside.setStretch(1, 1)
        full.setLayout(inside)
        self.stack = QStackedWidget()
        self.stack.addWidget(Empty("message-square", words(_EMPTY)))
        self.stack.addWidget(full)
        self.setLayout(column(self.stack))

    def _columns(self) -> tuple[Column, ...]:
        words = self.words
        return (
            Column(words(N_("Record")), lambda one: one[1], wide=True, least=150),
            Column(words(N_("Word")), lambda one: one[0].group.word.rstrip("*"), width=140),
            Column(words(N_("How often")), lambda one: str(one[0].number), width=90, spare=1),
        )

    def _fetch(self, numbers: Sequence[int], then: Callable[[Sequence[Any]], None]) -> None:
        then([self._listed[number] for number in numbers])

    def read(self) -> None:
        """Count anew."""
        tables, words = self.work.tables, self.words

        def look(look: Look) -> tuple[Row, ...]:
            return tuple((one, called(one.record, tables, words)) for one in stigma.said(look))

        self.work.ask(look, self._came, self, "stigma")

    def _came(self, found: tuple[Row, ...]) -> None:
        if found == self.found:
            return
        self.found, words = found, self.words
        number = sum(one.number for one, _ in found)
        records = len({one.record.key for one, _ in found})
        said = words.plural("{n} word", "{n} words", number).format(n=number)
        where = words.plural("in {n} record", "in {n} records", records).format(n=records)
        self.total.setText(f"{said} {where}")
        self.stack.setCurrentIndex(1 if found else 0)
        while (item := self.tables.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.deleteLater()
        for name, title in stigma.BY.items() if found else ():
            self.tables.addWidget(card(self._table(name, words(title), number)))
        self.show_places(*self.chosen)

    def _table(self, name: str, title: str, whole: int) -> NumberTable:
        rows = []
        for value, number in stigma.by((one for one, _ in self.found), name):
            text = self._called(name, value)
            said = self.words(N_("{what}: {number}")).format(what=text, number=number)
            cell = NumberCell(str(number), said, Fraction(number, whole), self._opening(name, value))
            rows.append((text, (cell,)))
        return NumberTable(title, (title, self.words(N_("How often"))), rows)

    def _opening(self, name: str, value: str) -> Callable[[], None]:
        def opened() -> None:
            self.show_places(name, value)
            self.list.setFocus()

        return opened

    def _called(self, name: str, value: str) -> str:
        if not value:
            return self.words(N_("not stated"))
        if name == "medium":
            return self.work.term("source_medium", value)
        return self.words(KINDS[value]) if name == "kind" else value.rstrip("*")

    def show_places(self, name: str, value: str) -> None:
        """List the records that a number counts; all of them without a name."""
        self.chosen = (name, value)
        kept = stigma.narrowed((one for one, _ in self.found), name, value)
        names = {id(one): text for one, text in self.found}
        self._listed = tuple((one, names[id(one)]) for one in kept)
        self.rows.show_numbers(array("q", range(len(self._listed))))
        many = self.words.plural("{n} place", "{n} places", len(kept)).format(n=len(kept))
        what = f"{self.words(stigma.BY[name])}: {self._called(name, value)}" if name else ""
        self.counted.setText(" · ".join(part for part in (many, what) if part))
        self.all.setEnabled(bool(name))
        if self._listed:
            self.list.take_row(0)

    def _go_to(self, place: int) -> None:
        record = self._listed[place][0].record
        self.work.ask(
            lambda look: place_of(look, record.KIND, record.key), lambda where: self.work.go(*where), self, "place"
        )

    def mark(self, _record: bytes) -> None:
        """No single record is shown."""
        self.read()

    def go_on(self, _record: Record) -> None:
        """No record is typed here."""
        self.read()

    def leave(self) -> None:
        """Nothing is typed here."""

    def first_focus(self) -> QWidget:
        """The list of places; the view itself where nothing is counted."""
        return self.list if self.found else self

    def commands(self) -> tuple[Command, ...]:
        """What can be done with the numbers."""
        return (
            Command("stigma-all", N_("Show all places"), "Ctrl+F", lambda: self.show_places("", "")),
            Command("stigma-out", N_("Write a table out …"), "Ctrl+Shift+O", self.write_out),
        )

    def write_out(self) -> None:
        """Warn, then ask where."""
        if self.found:
            words = self.words
            panel = PlainPanel(
                self.work, words(N_("Write the numbers out")), (words(_LEAVES), words(_WHAT)), self._where
            )
            self.work.asked_for_panel.emit(panel)

    def _where(self) -> None:
        words = self.words
        picker = FilePicker(
            words, words(N_("Where is the table to be written?")), Wanted.NEW_FILE, Path.home(),
            lambda paths: self.write(paths[0]), suggested=words(N_("how-others-speak.csv")), endings=(".csv",),
        )  # fmt: skip
        self.work.asked_for_panel.emit(picker)

    def write(self, target: Path) -> None:
        """Write the numbers to a new file."""
        work, words = self.work, self.words

        def deed(desk: Desk) -> None:
            stigma.write_table(desk, target, words)

        work.do(deed, lambda _: work.say(words(N_("Written: {name}")).format(name=target.name)))
