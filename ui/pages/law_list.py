"""All law that is known here in one list: instruments with the versions of their provisions, by words, country, day.

Knows entries; refuses to know how one is changed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from fieldcase.casework import law_register
from fieldcase.errors import N_
from fieldcase.model import typed
from fieldcase.model.dates import UncertainDate
from fieldcase.model.said import said_date
from fieldcase.model.text import folded
from ui.pages.law_said import Told
from ui.pages.register_list import Answer, RegisterList
from ui.widgets.basics import column, label, row
from ui.widgets.empty import Empty
from ui.widgets.rows import Column

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_DAY_LETTERS = 20
_EMPTY = N_(
    "No law fits. An instrument is a code, a law or an order; each version of a provision says from when until when it "
    "holds and how well it was checked."
)
_HELD = N_("In force on: {day}. A version without an end is told up to the day on which it was checked.")


class LawList(RegisterList):
    """The list. `looked_at` brings the marked entry, None where there is none."""

    def __init__(self, work: Workplace, new: Callable[[], None]) -> None:
        words = work.words
        empty = Empty("scale", words(_EMPTY), words(N_("New instrument")), new)
        super().__init__(
            work, words(N_("Instruments and provisions")), _columns(work), empty, key=lambda one: one.record.key,
            counted=lambda number: words.plural("{n} entry", "{n} entries", number).format(n=number),
        )  # fmt: skip
        self.day = self.typed_filter(N_("In force on (day)"))
        self.day.setMinimumWidth(_DAY_LETTERS * self.day.fontMetrics().averageCharWidth())
        self.day_said = label("", "muted", wrap=True)
        self.day_said.hide()
        filters = row(self.line, self.day, self.countries)
        filters.setStretch(0, 1)
        self.lay(column(filters, self.day_said), self._fits)

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

    def _fits(self) -> Callable[[Look], Answer]:
        """The entries that hold the words, of the country, in force on the day."""
        sought, country, on = folded(self.line.text()).split(), self.countries.code, self.asked_day()
        told, words = Told(self.work), self.words

        def look(look: Look) -> Answer:
            every = law_register.entries(look, words)
            held = law_register.on_day(every, on) if on is not None else every
            fits = [one for one in held if country in ("", one.country) and told.has(one, sought)]
            return tuple(fits), tuple(sorted({one.country for one in every if one.country}))

        return look


def _columns(work: Workplace) -> tuple[Column, ...]:
    words, told = work.words, Told(work)
    return (
        Column(words(N_("Law")), told.law, wide=True, least=170),
        Column(words(N_("In force")), told.held, width=166, spare=2),
        Column(words(N_("Checked")), told.status, width=126, spare=1),
    )
