"""An entry of the law in words: for the list, and for a delivered record, which is read and never changed.

Knows labels and dates of laws; refuses to know cases.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from fieldcase.casework import law_register
from fieldcase.errors import N_
from fieldcase.model.declare import declared
from fieldcase.model.law import Instrument, Provision
from fieldcase.model.text import folded
from fieldcase.model.typed import edited_date

if TYPE_CHECKING:
    from fieldcase.casework.law_register import Entry
    from fieldcase.model.dates import UncertainDate
    from ui.workplace import Workplace

# What a reader of the whole record is not told by its label: it stands in the heading.
_IN_THE_HEADING = frozenset(
    {"title", "title_en", "country", "code", "instrument", "replaced_by", "hidden", "id", "scope"}
)


class Told:
    """What each part of an entry is called in the window's language."""

    def __init__(self, work: Workplace) -> None:
        self.work, self.words = work, work.words

    def country(self, one: Entry) -> str:
        """The country; of a treaty that has none, that it is one."""
        if one.country:
            return self.work.term("country", one.country)
        kind = one.instrument.kind if one.instrument is not None else ""
        return self.work.term("instrument_kind", kind)

    def law(self, one: Entry) -> str:
        """An instrument by its country and title; a provision by its number, year and title, set in
        under its instrument."""
        record = one.record
        title = self.title(record)
        if isinstance(record, Instrument):
            return " · ".join(part for part in (self.country(one), title or record.code or "—") if part)
        number = self.words(N_("article {number}")).format(number=record.number or "—")
        if record.valid_from is not None:  # two versions are told apart where there is no room for the dates
            number = f"{number} ({date.fromordinal(record.valid_from.first).year})"
        return f"    {number}. {title}" if title else f"    {number}"

    def title(self, record: Instrument | Provision) -> str:
        """The title in the window's language, in the other where it has none in that."""
        english = record.title_en if self.words.language == "en" else ""
        return english or record.title or record.title_en

    def heading(self, one: Entry) -> str:
        """What the entry is called above all of it."""
        record = one.record
        if isinstance(record, Instrument):
            return self.title(record) or record.code
        holder = self.title(one.instrument) if one.instrument is not None else record.instrument
        number = self.words(N_("{instrument}, article {number}"))
        said = number.format(instrument=holder or record.instrument, number=record.number or "—")
        return f"{said}. {self.title(record)}" if self.title(record) else said

    def held(self, one: Entry) -> str:
        """From when until when it holds, in digits: for a list."""
        sides = (one.record.valid_from, one.record.valid_to)
        return " – ".join(self._digits(when) for when in sides) if any(sides) else "—"

    def _digits(self, when: UncertainDate | None) -> str:
        """A day in digits: English has them as they are kept."""
        if when is None:
            return "…"
        return edited_date(when, self.words.language) if self.words.language == "ru" else when.text

    def status(self, one: Entry) -> str:
        """How well it was checked; what does not fit in its dates comes before that."""
        status = self.work.term("law_status", one.record.status)
        return self.words(N_("a question; {status}")).format(status=status) if one.questions else status

    def has(self, one: Entry, sought: list[str]) -> bool:
        """Whether all of some folded words stand in an entry."""
        record = one.record
        more = (record.title, record.title_en, one.code, self.heading(one), self.country(one), self.status(one))
        text = self.work.term("law_text", record.text if isinstance(record, Provision) else record.practice)
        whole = folded(" ".join((*more, record.number, text)))
        return all(word in whole for word in sought)

    def lines(self, one: Entry) -> Iterator[tuple[str, str]]:
        """All of a record as pairs of a label and what stands there, without what nobody said."""
        for field in declared(type(one.record)):
            if field.name not in _IN_THE_HEADING:
                value = getattr(one.record, field.name)
                said = law_register.said_value(field, value, self.words, self.work.tables)
                if said:
                    yield self.words(field.about.label), said
