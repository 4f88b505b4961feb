"""A list of rows of the network's register, delivered and own ones: filters above, the marked row beside.

There are few such rows: all are read at once and looked through in memory, on the reading lane. Knows how rows are
shown, marked and filtered by country; what they are, and which fit, a list of one kind says.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from fieldcase.errors import N_
from ui.widgets.basics import Combo, column, label
from ui.widgets.empty import Empty
from ui.widgets.rows import Column, RowList, Rows
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_FILTER_AFTER_MS = 120
# What fits, and every country of which there is a row.
Answer = tuple[tuple[Any, ...], tuple[str, ...]]


class RegisterList(QWidget):
    """The list. `looked_at` brings the marked row, None where there is none."""

    looked_at = Signal(object)
    opened = Signal()

    def __init__(
        self,
        work: Workplace,
        name: str,
        columns: tuple[Column, ...],
        empty: Empty,
        *,
        key: Callable[[Any], bytes],
        counted: Callable[[int], str],
    ) -> None:
        """`key` says by which a row is known again, `counted` how many rows there are; words are finished."""
        super().__init__()
        self._key, self._say = key, counted
        self._fitting: Callable[[], Callable[[Look], Answer]] | None = None
        self.work, self.words = work, work.words
        self._found: tuple[Any, ...] = ()
        self._choices: list[Combo] = []
        self._wanted: bytes | None = None
        self.marked: Any = None
        self.rows = Rows(columns, self._fetch)
        self.view = RowList(name, self.rows)
        self.view.setMinimumHeight(90)
        self._timer = delayed(self, _FILTER_AFTER_MS, self.read)
        self.line = self.typed_filter(N_("Filter by words"))
        self.countries = self.chosen_filter(N_("Country"), (("", self.words(N_("Country: any"))),))
        self.counted = label("", "muted")
        full = QWidget()
        full.setLayout(column(self.view, self.counted, gap=6))
        self.stack = QStackedWidget()
        self.stack.addWidget(full)
        self.stack.addWidget(empty)
        self.view.looked_at.connect(self._look_at)
        self.view.opened.connect(lambda _place: self.opened.emit())
        self.rows.dataChanged.connect(lambda *_: self._look_at(self.view.currentIndex().row()))

    def typed_filter(self, text: str) -> QLineEdit:
        """A line to filter by, with its words (msgid)."""
        made = QLineEdit()
        for told in (made.setPlaceholderText, made.setAccessibleName):
            told(self.words(text))
        made.setClearButtonEnabled(True)
        made.textChanged.connect(lambda _text: self._timer.start())
        return made

    def chosen_filter(self, name: str, choices: tuple[tuple[str, str], ...]) -> Combo:
        """A choice to filter by: its name (msgid), and codes with finished words."""
        made = Combo(self.words(name), choices)
        made.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(14)
        made.activated.connect(lambda _place: self.read())
        self._choices.append(made)
        return made

    def lay(self, filters: QVBoxLayout, fitting: Callable[[], Callable[[Look], Answer]]) -> None:
        """Put the filters above the rows; `fitting` gives what is to be read by the filters as they stand then."""
        filters.addWidget(self.stack, 1)
        self.setLayout(filters)
        self._fitting = fitting

    def take(self, record_id: bytes) -> None:
        """Mark a row at the next reading, without a filter that would hide it."""
        self._wanted = record_id
        if all(self._key(one) != record_id for one in self._found):
            self.show_all()

    def show_all(self) -> None:
        """No filter stands any more."""
        self.line.clear()
        for choice in self._choices:
            choice.choose("")

    def read(self) -> None:
        """Ask for the rows anew; the marked one stays marked where it is still there."""
        self._timer.stop()
        if self._fitting is not None:
            self.work.ask(self._fitting(), self._came, self, "rows")

    def _came(self, answer: Answer) -> None:
        self._found, countries = answer
        self._offer(countries)
        wanted = self._wanted or (self._key(self.marked) if self.marked is not None else None)
        self._wanted = None
        self.stack.setCurrentIndex(0 if self._found else 1)
        number = len(self._found)
        self.counted.setText(self._say(number))
        self.rows.show_numbers(array("q", range(number)))
        if not self._found:
            self._tell(None)
            return
        keys = [self._key(one) for one in self._found]
        self.view.take_row(keys.index(wanted) if wanted in keys else 0)

    def _offer(self, countries: tuple[str, ...]) -> None:
        """The countries of which there are rows, to choose from."""
        if self.countries.count() == len(countries) + 1:
            return
        chosen = self.countries.code
        self.countries.clear()
        self.countries.addItem(self.words(N_("Country: any")), "")
        for code in countries:
            self.countries.addItem(self.work.term("country", code), code)
        self.countries.choose(chosen)

    def _fetch(self, numbers: Sequence[int], then: Callable[[Sequence[Any]], None]) -> None:
        then([self._found[number] for number in numbers])

    def _look_at(self, place: int) -> None:
        if 0 <= place < len(self._found):
            self._tell(self._found[place])

    def _tell(self, one: Any) -> None:
        if one != self.marked or one is None:
            self.marked = one
            self.looked_at.emit(one)
