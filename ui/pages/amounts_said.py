"""A row of a table of amounts in words: for the list, and for the delivered rows, which nobody changes.

Knows labels and bounds; the sentences of a check are those of casework.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fieldcase.casework.amounts import said_bounds
from fieldcase.errors import N_
from fieldcase.model.bands import read_bands, read_consequences
from fieldcase.model.dates import UncertainDate
from fieldcase.model.delivered import is_delivered
from fieldcase.model.said import said_date
from fieldcase.model.text import folded
from fieldcase.model.typed import edited_date

if TYPE_CHECKING:
    from fieldcase.i18n import Words
    from fieldcase.model.law import Threshold
    from ui.workplace import Workplace


class Told:
    """What each part of a row is called in the window's language."""

    def __init__(self, work: Workplace) -> None:
        self.work, self.words = work, work.words

    def country(self, one: Threshold) -> str:
        """The country."""
        return self.work.term("country", one.country)

    def substance(self, one: Threshold) -> str:
        """The substance, and its form where the row is for one alone."""
        parts = (self.work.term("substance", one.substance), self.work.term("substance_form", one.form))
        return ", ".join(part for part in parts if part)

    def whose(self, one: Threshold) -> str:
        """Whether it came with the program."""
        return self.words(N_("delivered") if is_delivered(one) else N_("own"))

    def status(self, one: Threshold) -> str:
        """How well it was checked."""
        return self.work.term("law_status", one.status)

    def table(self, one: Threshold) -> str:
        """The document."""
        return self.text(one.instrument)

    def text(self, text: str) -> str:
        """A text of a row: that of a delivered one is a code."""
        return self.work.term("amounts_text", text)

    def has(self, one: Threshold, sought: list[str]) -> bool:
        """Whether all of some folded words stand in a row."""
        whole = folded(" ".join((self.country(one), self.substance(one), self.table(one), self.status(one))))
        return all(word in whole for word in sought)

    def lines(self, one: Threshold) -> Iterator[tuple[str, str]]:
        """All of a row as pairs of a label and what stands there."""
        words = self.words
        yield words(N_("Table")), self.table(one)
        yield words(N_("In force")), in_force(one, words)
        yield words(N_("What is weighed")), self.work.term("weight_basis", one.weight_basis)
        yield words(N_("Sizes")), "\n".join(self.sizes(one))
        yield words(N_("How well it was checked")), self.status(one)
        yield words(N_("Where it was read")), self.text(one.source)
        yield words(N_("Notes")), self.text(one.notes)

    def sizes(self, one: Threshold) -> Iterator[str]:
        """Each size with its bounds, and the article that it leads to."""
        articles, tables = read_consequences(one.consequences), self.work.tables
        for band in read_bands(one.bands):
            said = f"{self.work.term('size', band.size)}: {said_bounds(band, one.unit, self.words)}"
            what = articles.get(band.size, "")
            norm = tables.norms.get(what)
            if norm is not None:
                title = tables.instruments[norm.instrument][self.words.language]
                what = self.words(N_("{instrument}, article {number}")).format(instrument=title, number=norm.number)
            yield f"{said} ({self.text(what)})" if what else said


def days_of(one: Threshold, language: str) -> str:
    """For which acts a row is told, in digits: for a list."""
    last = one.valid_to or one.checked_on
    first, end = (_digits(when, language) for when in (one.valid_from, last))
    return f"{first} – {end}"


def _digits(when: UncertainDate | None, language: str) -> str:
    """A day in digits: English has them as they are kept."""
    if when is None:
        return "…"
    return edited_date(when, language) if language == "ru" else when.text


def in_force(one: Threshold, words: Words) -> str:
    """For which acts a row is told, in words: without an end it is up to the day on which it was checked."""
    last = one.valid_to or one.checked_on
    if last is None:
        return words(N_("for no date: please say until when, or when it was checked"))
    first = one.valid_from.text if one.valid_from is not None else ".."
    if "/" in first or "/" in last.text:
        return "; ".join(said_date(when, words) for when in (one.valid_from, last) if when is not None)
    try:
        said = said_date(UncertainDate(f"{first}/{last.text}"), words)
    except ValueError:
        return words(N_("for no date: the end is earlier than the beginning"))
    return said if one.valid_to is not None else words(N_("{days} (checked then)")).format(days=said)
