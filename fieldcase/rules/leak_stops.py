"""What the vault knows of people, found in one text, told as a person reads it: a name of two words is one finding.

A first name alone may be that of many; beside a surname it is that of whoever has both. Knows places and people, and no
word of the text but what stands between two finds.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from fieldcase.model.ids import PersonId
from fieldcase.rules.leaks import Spot

# What may stand between two words of one name.
_BETWEEN = " \u00a0\t\r\n.,-‐–’'ʹ`"
_FARTHEST = 4


@dataclass(frozen=True)
class Stretch:
    """Where something stands, what of a person it is (the label of the field), and whose it may be."""

    begin: int
    end: int
    what: str
    people: tuple[PersonId, ...]


def stretches(text: str, spots: Iterable[Spot], names: Iterable[str]) -> tuple[Stretch, ...]:
    """The finds of one text in their order, words of one name taken together. `names`: labels of fields that are
    names."""
    of: dict[tuple[int, int, str], set[PersonId]] = {}
    for spot in spots:
        of.setdefault((spot.begin, spot.end, spot.what), set()).add(spot.person)
    found = [Stretch(*where, tuple(sorted(people))) for where, people in sorted(of.items())]
    joinable = frozenset(names)
    rows: list[Stretch] = []
    for one in found:
        last = next((row for row in reversed(rows) if row.what == one.what), None)
        joined = _joined(text, last, one) if last is not None and one.what in joinable else None
        if last is None or joined is None:
            rows.append(one)
        else:
            rows[rows.index(last)] = joined
    return tuple(rows)


def _joined(text: str, first: Stretch, second: Stretch) -> Stretch | None:
    """Both as one where they stand side by side and somebody has both; None where not."""
    both = tuple(one for one in first.people if one in second.people)
    gap = text[first.end : second.begin]
    if not both or second.begin < first.begin or len(gap) > _FARTHEST or gap.strip(_BETWEEN):
        return None
    return replace(first, end=max(first.end, second.end), people=both)
