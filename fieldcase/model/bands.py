"""The lines of a table of amounts: a size with its bounds, and the article that a size leads to.

"significant > 0.5 <= 2.5" is a size of the vocabulary, its lower and its upper bound; `<` and `>` are strict, `<=` and
`>=` hold the bound itself. Knows no unit and no country. Decimal, never float.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from fieldcase.model.values import NotAValue

_LINE = re.compile(r"([a-z0-9_]+)(?: (>=?) (\d+(?:\.\d+)?))?(?: (<=?) (\d+(?:\.\d+)?))?", re.ASCII)


@dataclass(frozen=True)
class Band:
    """A size and its bounds; None is no bound on that side. `low` and `high` keep their digits as they were typed."""

    size: str
    low: str | None = None
    low_in: bool = False
    high: str | None = None
    high_in: bool = False

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None:
            low, high = Decimal(self.low), Decimal(self.high)
            if low > high or (low == high and not (self.low_in and self.high_in)):
                raise NotAValue

    @property
    def text(self) -> str:
        """The line that a table keeps."""
        low = f" {'>=' if self.low_in else '>'} {self.low}" if self.low is not None else ""
        return f"{self.size}{low}" + (f" {'<=' if self.high_in else '<'} {self.high}" if self.high is not None else "")

    def above(self, amount: Decimal) -> bool:
        """Whether the whole size lies above an amount."""
        return self.low is not None and (
            amount < Decimal(self.low) or (amount == Decimal(self.low) and not self.low_in)
        )

    def below(self, amount: Decimal) -> bool:
        """Whether the whole size lies below an amount."""
        return self.high is not None and (
            amount > Decimal(self.high) or (amount == Decimal(self.high) and not self.high_in)
        )

    def holds(self, amount: Decimal) -> bool:
        """Whether an amount lies within the bounds."""
        return not self.above(amount) and not self.below(amount)


def read_band(line: str) -> Band:
    """The band of its line; NotAValue where it is none, or holds no amount at all."""
    match = _LINE.fullmatch(line)
    if match is None or (match[3] is None and match[5] is None):
        raise NotAValue
    return Band(match[1], match[3], match[2] == ">=", match[5], match[4] == "<=")


def read_bands(lines: Iterable[str]) -> tuple[Band, ...]:
    """The bands of a table, lowest first; lines that are none are left out (they are told where they are typed)."""
    found = []
    for line in lines:
        try:
            found.append(read_band(line))
        except NotAValue:
            continue
    return tuple(sorted(found, key=_place))


def overlap(bands: Sequence[Band]) -> tuple[Band, Band] | None:
    """Two bands that hold one amount, None where there are none."""
    return next(((one, two) for one, two in pairwise(sorted(bands, key=_place)) if _touch(one, two)), None)


def _touch(one: Band, two: Band) -> bool:
    """Whether a band reaches into the one that begins after it."""
    if one.high is None or two.low is None:
        return True
    high, low = Decimal(one.high), Decimal(two.low)
    return high > low or (high == low and one.high_in and two.low_in)


def _place(band: Band) -> tuple[Decimal, bool, Decimal, bool]:
    low = Decimal(-1) if band.low is None else Decimal(band.low)
    return low, not band.low_in, Decimal("Infinity") if band.high is None else Decimal(band.high), band.high_in


def read_consequences(lines: Iterable[str]) -> dict[str, str]:
    """What each size leads to, by its code: "large = kg-cc:268"."""
    parts = (line.partition("=") for line in lines)
    return {size.strip(): what.strip() for size, sign, what in parts if sign and size.strip() and what.strip()}
