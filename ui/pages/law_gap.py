"""Law and practice: the laws of which somebody said how they are applied, or to which norm they may be contrary.

A table that leaves as a CSV file and tells of laws alone. Knows its rows; what is entered is entered in a law's form.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldcase.casework import law_gap_table
from fieldcase.casework.law_gap_table import COLUMNS, RECOMMENDED_BY, Row
from fieldcase.errors import N_
from ui.widgets.basics import button, card, column, label, scrolling
from ui.widgets.empty import Empty
from ui.widgets.file_picker import FilePicker, Wanted
from ui.widgets.flow import flowing
from ui.widgets.rows import Column, RowList, Rows
from ui.widgets.split import Split

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from ui.workplace import Workplace

_EMPTY = N_(
    "Where practice departs from a law, and which norms the law may be contrary to: write it in the form of the law, "
    "under “Law and practice”, and it stands here."
)
_COUNTRY, _LAW, _HELD, _STATUS, _PRACTICE, _NORMS, _POINTS, _SOURCE, _CHECKED = range(9)
_WIDTHS = {_COUNTRY: (104, 1), _LAW: (230, 0), _NORMS: (150, 2)}
_SHOWN = (_COUNTRY, _LAW, _PRACTICE, _NORMS)
_BESIDE = (_LAW, _HELD, _STATUS, _PRACTICE, _NORMS, _POINTS, _SOURCE, _CHECKED)


class LawGap(QWidget):
    """The table, the marked row of it in full, and the way out. `opened` brings the key of the marked row's record."""

    opened = Signal(bytes)

    def __init__(self, work: Workplace, to_the_law: Callable[[], None]) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.found: tuple[Row, ...] = ()
        self.rows = Rows(self._columns(), self._fetch)
        self.view = RowList(self.words(N_("Law and practice")), self.rows)
        self.view.setMinimumHeight(120)
        self.view.looked_at.connect(self._show)
        self.view.opened.connect(self._open)
        self.whole = label("", "", wrap=True, select=True)
        self.open_button = button(self.words(N_("Go to the law")), lambda: self._open(self.view.currentIndex().row()))
        self.out_button = button(self.words(N_("Write out…")), self.write_out, icon="save")
        told = self.words(N_("The recommendations are those of the {source}."))
        lead = label(told.format(source=self.words(RECOMMENDED_BY)), "muted", wrap=True)
        held = column(card(self.whole))
        full = QWidget()
        inside = column(
            Split(self.view, scrolling(held), (5, 4)), flowing(self.open_button, self.out_button), gap=10
        )  # fmt: skip
        inside.setStretch(0, 1)
        full.setLayout(inside)
        self.stack = QStackedWidget()
        self.stack.addWidget(full)
        self.stack.addWidget(Empty("scale", self.words(_EMPTY), self.words(N_("To the list of laws")), to_the_law))
        layout = column(lead, self.stack)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _columns(self) -> tuple[Column, ...]:
        return tuple(self._column(place) for place in _SHOWN)

    def _column(self, place: int) -> Column:
        title = self.words(N_("Norms") if place == _NORMS else COLUMNS[place])
        if place == _PRACTICE:
            return Column(title, lambda one: one.cells[_PRACTICE], wide=True, least=190)
        width, spare = _WIDTHS[place]
        return Column(title, lambda one: one.cells[place], width=width, spare=spare)

    def _fetch(self, numbers: Sequence[int], then: Callable[[Sequence[Any]], None]) -> None:
        then([self.found[number] for number in numbers])

    def read(self) -> None:
        """Read the table anew."""
        words = self.words
        self.work.ask(lambda look: law_gap_table.rows(look, words), self._came, self, "gap")

    def _came(self, found: tuple[Row, ...]) -> None:
        at = max(self.view.currentIndex().row(), 0)
        self.found = found
        self.stack.setCurrentIndex(0 if found else 1)
        self.rows.show_numbers(range(len(found)))
        self.view.take_row(min(at, len(found) - 1))

    def _show(self, place: int) -> None:
        if 0 <= place < len(self.found):
            cells = self.found[place].cells
            said = [f"{self.words(COLUMNS[at])}:\n{cells[at]}" for at in _BESIDE if cells[at]]
            self.whole.setText("\n\n".join(said))

    def _open(self, place: int) -> None:
        if 0 <= place < len(self.found):
            self.opened.emit(self.found[place].record.key)

    def write_out(self) -> None:
        """Ask where, and write the table."""
        picker = FilePicker(
            self.words, self.words(N_("Where is the table to be written?")), Wanted.NEW_FILE, Path.home(),
            lambda paths: self.write(paths[0]), suggested="law-and-practice.csv", endings=(".csv",),
        )  # fmt: skip
        self.work.asked_for_panel.emit(picker)

    def write(self, target: Path) -> None:
        """Write the table to a new file."""
        words = self.words

        def deed(desk: Desk) -> None:
            law_gap_table.export(desk, target, words)

        done = words(N_("Written: {name}")).format(name=target.name)
        self.work.do(deed, lambda _: self.work.say(done))
