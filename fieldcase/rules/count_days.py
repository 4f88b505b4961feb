"""Days as they are counted: the year or the month of a record, and whether it lies in a period for certain.

A date in doubt is never put into one year: it stands under "not stated", and in a period it counts as none or one.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import lru_cache

from fieldcase.model.dates import UncertainDate
from fieldcase.rules.counted import MONTH, YEAR
from fieldcase.rules.validity import reach

Days = tuple[int, int]


@lru_cache(maxsize=4096)
def days_of(date: UncertainDate | None) -> Days | None:
    """First and last day that a record may be of; None where nobody knows."""
    return reach(date) if date is not None else None


@lru_cache(maxsize=4096)
def when_of(days: Days | None) -> Mapping[str, tuple[str, ...]]:
    """The year and the month, where all days that may be meant lie in one."""
    if days is None:
        return {}
    first, last = (datetime.date.fromordinal(day) for day in days)
    if first.year != last.year:
        return {}
    year = f"{first.year:04}"
    return {YEAR: (year,), **({MONTH: (f"{year}-{first.month:02}",)} if first.month == last.month else {})}


def lies(days: Days | None, period: Days) -> tuple[bool, bool]:
    """Whether a record lies in a period for certain, and whether it may lie in it. One without a day lies in none."""
    if days is None:
        return False, False
    return period[0] <= days[0] and days[1] <= period[1], not (days[1] < period[0] or period[1] < days[0])
