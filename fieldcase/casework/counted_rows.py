"""Records that are counted under several headings, so that each number can show which of them it counts.

Knows numbers and headings; what is counted, and what a value is called, is its caller's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fieldcase.model.declare import Record

MONTH = "month"
_MONTH = len("2026-01")


@dataclass(frozen=True)
class CountedRow:
    """A record as it is counted: what it is called, how often it counts, its values by heading ("" not stated)."""

    record: Record
    called: str
    number: int
    values: Mapping[str, tuple[str, ...]]
    detail: str = ""


def month_of(text: str) -> str:
    """The month of a date as it is kept (EDTF), "2026-01"; "" where it names none."""
    month = text.lstrip("./")[:_MONTH]
    return month if len(month) == _MONTH and month[:4].isdigit() and month[4] == "-" and month[5:].isdigit() else ""


def by(rows: Iterable[CountedRow], heading: str) -> list[tuple[str, int]]:
    """How many, by one heading: the largest number first, months in their order; a record counts once in each of its
    values."""
    numbers = Counter[str]()
    for one in rows:
        for value in set(one.values.get(heading, ())) or {""}:
            numbers[value] += one.number
    if heading == MONTH:
        return sorted(numbers.items())
    return sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0]))


def narrowed(rows: Iterable[CountedRow], heading: str, value: str) -> tuple[CountedRow, ...]:
    """Those that a number counts, all of them without a heading; the largest first."""
    kept = (one for one in rows if not heading or value in (one.values.get(heading) or ("",)))
    return tuple(sorted(kept, key=lambda one: -one.number))
