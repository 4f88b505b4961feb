"""Dates in people's lives: as uncertain as the source is (EDTF, ISO 8601-2:2019, level 1; decision 4).

A date is text and stays text; two derived day numbers sort it. It is never converted between time zones.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?([?~%]?)", re.ASCII)

DATE_TYPES = ("exact", "after", "before", "month", "estimate")


class NotADate(ValueError):
    """The text is no EDTF level 1 date."""


def _bounds(point: str) -> tuple[int, int]:
    """First and last day number of one EDTF point."""
    match = _POINT.fullmatch(point)
    if match is None:
        raise NotADate
    year, month, day = match.group(1), match.group(2), match.group(3)
    try:
        low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
        if month is None or month == "XX":
            if day not in (None, "XX"):
                raise NotADate
            return date(low, 1, 1).toordinal(), date(high, 12, 31).toordinal()
        if low != high:
            raise NotADate
        number = int(month)
        if number in _SEASONS:
            if day is not None:
                raise NotADate
            start, end = _SEASONS[number]
            late = low + 1 if end < start else low
            return date(low, start, 1).toordinal(), date(late, end, monthrange(late, end)[1]).toordinal()
        if day is None or day == "XX":
            return date(low, number, 1).toordinal(), date(low, number, monthrange(low, number)[1]).toordinal()
        exact = date(low, number, int(day)).toordinal()
    except ValueError as wrong:
        raise NotADate from wrong
    return exact, exact


@dataclass(frozen=True)
class UncertainDate:
    """An EDTF date. `text` is what is kept; `first` and `last` are day numbers (1 = 1 January of year 1).

    An open side borrows the other side's bounds, so that "before 5 March" sorts at 5 March.
    """

    text: str

    def __post_init__(self) -> None:
        self.span()

    def span(self) -> tuple[int, int]:
        """First and last day number, for sorting."""
        start, slash, end = self.text.partition("/")
        if not slash:
            return _bounds(start)
        if start in ("", "..") and end in ("", ".."):
            raise NotADate
        if start in ("", ".."):
            return _bounds(end)
        if end in ("", ".."):
            return _bounds(start)
        first, last = _bounds(start)[0], _bounds(end)[1]
        if last < first:
            raise NotADate
        return first, last

    @property
    def first(self) -> int:
        """The day it sorts by."""
        return self.span()[0]

    @property
    def last(self) -> int:
        """The last day it may be."""
        return self.span()[1]

    def coarse(self) -> UncertainDate:
        """The same date told no closer than a month: what may stand beside a pseudonym."""
        parts = []
        for point in self.text.split("/"):
            match = _POINT.fullmatch(point)
            month = match.group(2) if match else None
            parts.append(f"{match.group(1)}-{month}{match.group(4)}" if match and month else point)
        return UncertainDate(parts[0] if len(parts) == 2 and parts[0] == parts[1] else "/".join(parts))


def from_date_type(day: str, kind: str) -> UncertainDate:
    """The EDTF date of a table's columns `date` and `date_type` (exact, after, before, month, estimate)."""
    plain = day.strip()
    if kind not in DATE_TYPES or "/" in plain:
        raise NotADate
    if kind == "exact" and len(plain) < 10:
        raise NotADate
    if kind == "month" and len(plain.rstrip("?~%")) != 7:
        raise NotADate
    known = UncertainDate(plain)
    if kind == "after":
        return UncertainDate(f"{plain}/..")
    if kind == "before":
        return UncertainDate(f"../{plain}")
    if kind == "estimate" and plain[-1] not in "?~%":
        return UncertainDate(f"{plain}~")
    return known
