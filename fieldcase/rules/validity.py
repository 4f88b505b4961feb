"""Whether a row of the law may have been in force on a day that is itself uncertain.

Pure: dates in, yes or no out. An uncertain date of an act may lie on both sides of a change; then both rows may hold,
and both are told. Where a date is only approximate, it is taken to reach further, so that no row is left out too early.
"""

from __future__ import annotations

from datetime import date
from typing import Protocol

from fieldcase.model.dates import UncertainDate

Days = tuple[int, int]
_EVER: Days = (date.min.toordinal(), date.max.toordinal())
# How far an approximate date reaches to either side: as long as it is itself, and a month of 31 days at the least.
_LEAST_DOUBT = 31


def reach(on: UncertainDate) -> Days:
    """First and last day (ordinals) that `on` may mean: an open side is open, an approximate date reaches further."""
    start, slash, end = on.text.partition("/")
    first, last = on.span()
    if slash and start in ("", ".."):
        first = _EVER[0]
    if slash and end in ("", ".."):
        last = _EVER[1]
    if any(mark in on.text for mark in "?~%"):
        further = max(_LEAST_DOUBT, last - first + 1) if (first, last) != _EVER else 0
        first, last = max(_EVER[0], first - further), min(_EVER[1], last + further)
    return first, last


def in_force(
    valid_from: UncertainDate | None, valid_to: UncertainDate | None, checked_on: UncertainDate | None
) -> Days | None:
    """First and last day for which a row is told; None where it is told for no day.

    Its own last day counts: on the day of a change both rows are told. Without `valid_to` it is good up to the first
    day on which it may have been checked; without either nobody knows until when it holds.
    """
    if valid_to is None and checked_on is None:
        return None
    first = _EVER[0] if valid_from is None else reach(valid_from)[0]
    last = reach(valid_to)[1] if valid_to is not None else checked_on.first if checked_on is not None else first
    return (first, last) if first <= last else None


class Row(Protocol):
    """A row of the law, of whatever kind, with its dates."""

    @property
    def valid_from(self) -> UncertainDate | None:
        """From when."""

    @property
    def valid_to(self) -> UncertainDate | None:
        """Until when."""

    @property
    def checked_on(self) -> UncertainDate | None:
        """When somebody looked whether it still holds."""


def days_of(row: Row) -> Days | None:
    """First and last day for which a row is told, as `in_force`."""
    return in_force(row.valid_from, row.valid_to, row.checked_on)


def told_on(row: Row, on: UncertainDate) -> Days | None:
    """Those of the days that `on` may mean for which a row is told; None where there is none."""
    days = days_of(row)
    return shared(days, reach(on)) if days is not None else None


def shared(one: Days, two: Days) -> Days | None:
    """The days that lie in both; None where there are none."""
    first, last = max(one[0], two[0]), min(one[1], two[1])
    return (first, last) if first <= last else None


def wholly_in(days: Days, parts: list[Days]) -> bool:
    """Whether each of the days lies in one of the parts."""
    open_from = days[0]
    for first, last in sorted(parts):
        if first > open_from:
            return False
        open_from = max(open_from, last + 1)
    return open_from > days[1]
