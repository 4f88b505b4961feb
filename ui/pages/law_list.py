"""All law that is known here in one list: instruments with the versions of their provisions, by words, country, day.

There are few of them: all are read at once and looked through in memory, on the reading lane. Knows entries; refuses to
know how one is changed.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from fieldcase.casework import law_register
from fieldcase.casework.law_register import Entry
from fieldcase.errors import N_
from fieldcase.model import typed
from fieldcase.model.dates import UncertainDate
from fieldcase.model.said import said_date
from fieldcase.model.text import folded
from ui.pages.law_said import Told
from ui.widgets.basics import Combo, column, label, row
from ui.widgets.empty import Empty
from ui.widgets.rows import Column, RowList, Rows
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_FILTER_AFTER_MS = 120
_DAY_LETTERS = 20
_EMPTY = N_(
    "No law fits. An instrument is a code, a law or an order; each version of a provision says from when until when it "
    "holds and how well it was checked."
)
_HELD = N_("In force on: {day}. A version without an end is told up to the day on which it was checked.")


class LawList(QWidget):
    """The list. `looked_at` brings the marked entry, None where there is none."""

    looked_at = Signal(object)
    opened = Signal()

    def __init__(self, work: Workplace, new: Callable[[], None]) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self._found: tuple[Entry, ...] = ()
        self._wanted: bytes | None = None
        self.marked: Entry | None = None
        self.rows = Rows(self._columns(), self._fetch)
        self.view = RowList(self.words(N_("Instruments and provisions")), self.rows)
        self.view.setMinimumHeight(90)
        self.line, self.day = QLineEdit(), QLineEdit()
        for edit, text in ((self.line, N_("Filter by words")), (self.day, N_("In force on (day)"))):
            edit.setPlaceholderText(self.words(text))
            edit.setAccessibleName(self.words(text))
            edit.setClearButtonEnabled(True)
        self.day.setMinimumWidth(_DAY_LETTERS * self.day.fontMetrics().averageCharWidth())
        self.countries = Combo(self.words(N_("Country")), (("", self.words(N_("Country: any"))),))
        self.countries.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.countries.setMinimumContentsLength(14)
        self.countries.activated.connect(lambda _place: self.read())
        self.day_said = label("", "muted", wrap=True)
        self.counted = label("", "muted")
        self._lay(new)
        self._timer = delayed(self, _FILTER_AFTER_MS, self.read)
        for edit in (self.line, self.day):
            edit.textChanged.connect(lambda _text: self._timer.start())
        self.view.looked_at.connect(self._look_at)
        self.view.opened.connect(lambda _place: self.opened.emit())
        self.rows.dataChanged.connect(lambda *_: self._look_at(self.view.currentIndex().row()))

    def _columns(self) -> tuple[Column, ...]:
        words, told = self.words, Told(self.work)
        return (
            Column(words(N_("Law")), told.law, wide=True, least=170),
            Column(words(N_("In force")), told.held, width=166, spare=2),
            Column(words(N_("Checked")), told.status, width=126, spare=1),
        )

    def _lay(self, new: Callable[[], None]) -> None:
        filters = row(self.line, self.day, self.countries)
        filters.setStretch(0, 1)
        full = QWidget()
        full.setLayout(column(self.view, self.counted, gap=6))
        self.stack = QStackedWidget()
        self.stack.addWidget(full)
        self.stack.addWidget(Empty("scale", self.words(_EMPTY), self.words(N_("New instrument")), new))
        self.day_said.hide()
        layout = column(filters, self.day_said, self.stack)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def take(self, record_id: bytes) -> None:
        """Mark an entry at the next reading, without a filter that would hide it."""
        self._wanted = record_id
        if all(one.record.key != record_id for one in self._found):
            self.line.clear()
            self.day.clear()
            self.countries.choose("")

    def asked_day(self) -> UncertainDate | None:
        """The day that is asked for, None where none was typed or it cannot be read; says which, below the line."""
        text, words = self.day.text().strip(), self.words
        said, wrong, on = "", "", None
        if text:
            try:
                on = typed.read_date(text, self.work.desk.world.today(), words.language, ahead=True)
                said = words(_HELD).format(day=said_date(on, words))
            except typed.Unreadable as unread:
                wrong = words(unread.sentence)
        self.day_said.setText(wrong or said)
        self.day_said.setVisible(bool(wrong or said))
        self.day_said.setProperty("kind", "wrong" if wrong else "muted")
        self.day_said.style().unpolish(self.day_said)
        self.day_said.style().polish(self.day_said)
        self.day.setAccessibleDescription(wrong or said)
        return on

    def read(self) -> None:
        """Ask for the entries anew; the marked one stays marked where it is still there."""
        self._timer.stop()
        sought, country, on = folded(self.line.text()).split(), self.countries.code, self.asked_day()
        told, words = Told(self.work), self.words

        def look(look: Look) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
            every = law_register.entries(look, words)
            held = law_register.on_day(every, on) if on is not None else every
            fits = [one for one in held if country in ("", one.country) and told.has(one, sought)]
            return tuple(fits), tuple(sorted({one.country for one in every if one.country}))

        self.work.ask(look, self._came, self, "entries")

    def _came(self, answer: tuple[tuple[Entry, ...], tuple[str, ...]]) -> None:
        self._found, countries = answer
        self._offer(countries)
        wanted = self._wanted or (self.marked.record.key if self.marked is not None else None)
        self._wanted = None
        self.stack.setCurrentIndex(0 if self._found else 1)
        number = len(self._found)
        self.counted.setText(self.words.plural("{n} entry", "{n} entries", number).format(n=number))
        self.rows.show_numbers(array("q", range(number)))
        if not self._found:
            self._tell(None)
            return
        keys = [one.record.key for one in self._found]
        self.view.take_row(keys.index(wanted) if wanted in keys else 0)

    def _offer(self, countries: tuple[str, ...]) -> None:
        """The countries of which there is law, to choose from."""
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

    def _tell(self, one: Entry | None) -> None:
        if one != self.marked or one is None:
            self.marked = one
            self.looked_at.emit(one)
