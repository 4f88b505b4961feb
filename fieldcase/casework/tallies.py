"""What signals or refusals add up to: how many were noted, how many people, by each thing that was said of them.

A number keeps its doubt: of three people with two reasons nobody knows how many named which, so each reason has from
one to three. A note without a number is of at least one person. Nothing of who told it is read. Knows what is counted
by words that are finished; where the notes come from is for `refusals` and `signals` to say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.said import said_date
from fieldcase.model.values import Count
from fieldcase.rules.note_counts import at_least as at_least
from fieldcase.rules.note_counts import shared as shared
from fieldcase.rules.note_counts import summed as summed

WHAT, MAIN, CHANNEL, COUNTRY, PLACE, YEAR, MONTH = "what", "main", "channel", "country", "place", "year", "month"
_YEAR, _MONTH = 4, 7


@dataclass(frozen=True)
class Chosen:
    """What is counted: of a country ("" for all), whose day may lie in a period (None for all)."""

    country: str = ""
    period: UncertainDate | None = None

    def takes(self, noted: Noted) -> bool:
        """Whether a note is counted. One without a day lies in no period."""
        if self.country not in ("", noted.country):
            return False
        if self.period is None:
            return True
        return noted.date is not None and not (
            noted.date.last < self.period.first or noted.date.first > self.period.last
        )


@dataclass(frozen=True)
class Noted:
    """One note as it is counted: how many people, where, when, what was said (codes), which of it was the main."""

    people: Count | None
    country: str = ""
    place: str = ""
    date: UncertainDate | None = None
    what: tuple[str, ...] = ()
    main: tuple[str, ...] = ()
    channel: str = ""


@dataclass(frozen=True)
class Line:
    """One line: what it is called (finished words), under which it stands (a country over its towns, else empty), how
    many notes and how many people."""

    label: str
    notes: int
    people: Count
    under: str = ""


@dataclass(frozen=True)
class Tally:
    """All of it: what was chosen, notes and people in all, how many notes without a day a period leaves out, and the
    lines by each thing. `countries` are the lines of all countries for the same period, whichever is chosen, and
    `country` is what the chosen one is called. `example`: there are invented records in the vault."""

    chosen: Chosen
    notes: int
    people: Count
    undated: int
    tables: Mapping[str, tuple[Line, ...]]
    countries: tuple[Line, ...]
    country: str
    example: bool = False


def tally(
    notes: Sequence[Noted], chosen: Chosen, words: Words, label: Callable[[str, str], str], by: Sequence[str]
) -> Tally:
    """Count notes by each of `by`; `label` gives the finished words for a code of WHAT (and MAIN), CHANNEL, COUNTRY."""
    counted = [one for one in notes if chosen.takes(one)]
    of_country = [one for one in notes if chosen.country in ("", one.country)]
    undated = sum(one.date is None for one in of_country) if chosen.period is not None else 0
    naming = _Naming(words, label)
    tables = {name: _lines(counted, name, naming) for name in by}
    anywhere = [one for one in notes if replace(chosen, country="").takes(one)]
    return Tally(
        chosen, len(counted), summed(at_least(one.people) for one in counted), undated, tables,
        _lines(anywhere, COUNTRY, naming), label(COUNTRY, chosen.country) if chosen.country else "",
    )  # fmt: skip


class _Naming:
    """What the lines are called."""

    def __init__(self, words: Words, label: Callable[[str, str], str]) -> None:
        self.words, self._label = words, label
        self.nothing = words(N_("not stated"))

    def keys(self, noted: Noted, by: str) -> tuple[tuple[str, str, str], ...]:
        """The lines in which a note counts: what each is sorted by, what it is called, under which it stands."""
        if by in (WHAT, MAIN):
            codes = noted.what if by == WHAT else noted.main
            found = codes or (("",) if by == WHAT else ())
            return tuple((self._of(WHAT, code), self._of(WHAT, code), "") for code in found)
        if by in (YEAR, MONTH):
            return (self._when(noted.date, _YEAR if by == YEAR else _MONTH),)
        if by == PLACE:
            place = " ".join(noted.place.split()) or self.nothing
            return ((place.casefold(), place, self._of(COUNTRY, noted.country)),)
        said = self._of(by, noted.country if by == COUNTRY else noted.channel)
        return ((said, said, ""),)

    def _of(self, by: str, code: str) -> str:
        return self._label(by, code) if code else self.nothing

    def _when(self, date: UncertainDate | None, letters: int) -> tuple[str, str, str]:
        """The month or the year of a date; of one that spans several what it says itself."""
        if date is None:
            return "~", self.nothing, ""
        text = date.text[:letters]
        one = text if len(text) == letters and text[-1].isdecimal() and "/" not in date.text else date.text
        return one, said_date(UncertainDate(one), self.words), ""


def _lines(notes: Sequence[Noted], by: str, naming: _Naming) -> tuple[Line, ...]:
    kept: dict[tuple[str, str], list[tuple[str, Count]]] = {}
    for one in notes:
        # Which reason is the main one is said of all that were named: nobody knows how many people had it.
        among = len(one.what) if by in (WHAT, MAIN) else 1
        for order, said, under in naming.keys(one, by):
            kept.setdefault((under, order), []).append((said, shared(one.people, among)))
    lines = [
        Line(found[0][0], len(found), summed(count for _, count in found), under)
        for (under, _), found in sorted(kept.items(), key=lambda pair: pair[0])
    ]
    if by in (WHAT, MAIN, CHANNEL):
        lines.sort(key=lambda line: (-line.notes, line.label))
    return tuple(lines)
