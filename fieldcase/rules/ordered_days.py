"""Which days of a record cannot be: one that is certainly before another it has to follow, one that is still to come.

Only what is certain is said: a month holds any of its days, "before March" begins nowhere. Knows dates and fields of a
record; which day follows which, it is told.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fieldcase.errors import N_
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record

# Field, the field whose day comes earlier, the sentence (msgid) where it does not.
Order = tuple[str, str, str]
TO_COME = N_("This day is still to come. Please check it.")


@dataclass(frozen=True)
class Wrong:
    """A date that cannot be: the field beside which it is said, and the sentence (a msgid)."""

    field: str
    message: str


def out_of_order(record: Record, orders: Iterable[Order]) -> Iterator[Wrong]:
    """The days that are certainly before one that they have to follow."""
    for name, earlier, message in orders:
        day, before = getattr(record, name), getattr(record, earlier)
        if day is not None and before is not None and surely_before(day, before):
            yield Wrong(name, message)


def still_to_come(record: Record, names: Iterable[str], on: datetime.date) -> Iterator[Wrong]:
    """The days of what has happened that are certainly later than today."""
    for name in names:
        day = getattr(record, name)
        if day is not None and first_day(day) > on.toordinal():
            yield Wrong(name, TO_COME)


def one_a_field(wrongs: Iterable[Wrong]) -> tuple[Wrong, ...]:
    """The first of what is wrong with each field."""
    found: dict[str, Wrong] = {}
    for one in wrongs:
        found.setdefault(one.field, one)
    return tuple(found.values())


def surely_before(day: UncertainDate, other: UncertainDate) -> bool:
    """Whether no day that the one may mean is on or behind a day that the other may mean."""
    return not open_end(day) and day.last < first_day(other)


def first_day(day: UncertainDate) -> int:
    """The first day it may be; that of "before March" is open."""
    return 0 if day.text.partition("/")[0] in ("", "..") else day.first


def open_end(day: UncertainDate) -> bool:
    """Whether nobody knows until when it may reach."""
    _, slash, end = day.text.partition("/")
    return bool(slash) and end in ("", "..")
