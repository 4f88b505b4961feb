"""The rows of all tables of amounts in one list: own and delivered told apart, found by words, country and day.

There are few of them: all are read at once and looked through in memory, on the reading lane. Knows rows; refuses to
know how one is changed.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from fieldcase.casework import amounts
from fieldcase.errors import N_
from fieldcase.model.delivered import is_delivered
from fieldcase.model.law import Threshold
from fieldcase.model.text import folded
from ui.pages.amounts_said import Told, days_of
from ui.widgets.basics import Combo, column, label, row
from ui.widgets.empty import Empty
from ui.widgets.rows import Column, RowList, Rows
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_FILTER_AFTER_MS = 120
_OWN, _DELIVERED = "own", "delivered"
_EMPTY = N_(
    "No row fits. A table of amounts says from which weight on a size is named, by which document and since when."
)


class AmountsList(QWidget):
    """The list. `looked_at` brings the marked row, None where there is none."""

    looked_at = Signal(object)
    opened = Signal()

    def __init__(self, work: Workplace, new: Callable[[], None]) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self._found: tuple[Threshold, ...] = ()
        self._wanted: bytes | None = None
        self.marked: Threshold | None = None
        self.rows = Rows(self._columns(), self._fetch)
        self.view = RowList(self.words(N_("Tables of amounts")), self.rows)
        self.view.setMinimumHeight(90)
        self.line = QLineEdit()
        for told in (self.line.setPlaceholderText, self.line.setAccessibleName):
            told(self.words(N_("Filter by words")))
        self.line.setClearButtonEnabled(True)
        self.countries = Combo(self.words(N_("Country")), (("", self.words(N_("Country: any"))),))
        self.whose = Combo(
            self.words(N_("Whose row")),
            (("", self.words(N_("Own and delivered"))), (_OWN, self.words(N_("Own rows only"))),
             (_DELIVERED, self.words(N_("Delivered rows only")))),
        )  # fmt: skip
        for combo in (self.countries, self.whose):
            combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(14)
            combo.activated.connect(lambda _place: self.read())
        self.counted = label("", "muted")
        self._lay(new)
        self._timer = delayed(self, _FILTER_AFTER_MS, self.read)
        self.line.textChanged.connect(lambda _text: self._timer.start())
        self.view.looked_at.connect(self._look_at)
        self.view.opened.connect(lambda _place: self.opened.emit())
        self.rows.dataChanged.connect(lambda *_: self._look_at(self.view.currentIndex().row()))

    def _columns(self) -> tuple[Column, ...]:
        words, told = self.words, Told(self.work)
        return (
            Column(words(N_("Country")), told.country, width=120),
            Column(words(N_("Substance")), told.substance, wide=True, least=190),
            Column(words(N_("In force")), lambda one: days_of(one, self.work.language), width=160, spare=1),
            Column(words(N_("Whose row")), told.whose, width=96),
            Column(words(N_("How well it was checked")), told.status, width=200, spare=2),
        )  # fmt: skip

    def _lay(self, new: Callable[[], None]) -> None:
        filters = row(self.line, self.countries, self.whose)
        filters.setStretch(0, 1)
        full = QWidget()
        full.setLayout(column(self.view, self.counted, gap=6))
        self.stack = QStackedWidget()
        self.stack.addWidget(full)
        self.stack.addWidget(Empty("scale", self.words(_EMPTY), self.words(N_("New row")), new))
        self.setLayout(column(filters, self.stack))

    def take(self, record_id: bytes) -> None:
        """Mark a row at the next reading, without a filter that would hide it."""
        self._wanted = record_id
        self.line.clear()
        self.countries.choose("")
        self.whose.choose("")

    def read(self) -> None:
        """Ask for the rows anew; the marked one stays marked where it is still there."""
        self._timer.stop()
        sought, country, whose = self.line.text(), self.countries.code, self.whose.code
        told = Told(self.work)

        def look(look: Look) -> tuple[tuple[Threshold, ...], tuple[str, ...]]:
            every = amounts.rows(look)
            fits = [one for one in every if _fits(one, country, whose) and told.has(one, folded(sought).split())]
            return tuple(fits), tuple(sorted({one.country for one in every if one.country}))

        self.work.ask(look, self._came, self, "rows")

    def _came(self, answer: tuple[tuple[Threshold, ...], tuple[str, ...]]) -> None:
        self._found, countries = answer
        self._offer(countries)
        wanted = self._wanted or (self.marked.key if self.marked is not None else None)
        self._wanted = None
        self.stack.setCurrentIndex(0 if self._found else 1)
        number = len(self._found)
        self.counted.setText(self.words.plural("{n} row", "{n} rows", number).format(n=number))
        self.rows.show_numbers(array("q", range(number)))
        if not self._found:
            self._tell(None)
            return
        keys = [one.key for one in self._found]
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

    def _tell(self, one: Threshold | None) -> None:
        if one != self.marked or one is None:
            self.marked = one
            self.looked_at.emit(one)


def _fits(one: Threshold, country: str, whose: str) -> bool:
    """Whether a row is of a country and of whom it is looked for; empty is any."""
    return country in ("", one.country) and whose in ("", _DELIVERED if is_delivered(one) else _OWN)
