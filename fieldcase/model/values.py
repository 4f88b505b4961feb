"""Values that keep their doubt or their unit: counts, quantities, money, instants. Each is one line of text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Self

DAY_MS = 24 * 60 * 60 * 1000
_EPOCH = date(1970, 1, 1).toordinal()
_NUMBER = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_COUNT = re.compile(r"(=|>=|>|~)(\d+)|(\d+)\.\.(\d+)|(\?)", re.ASCII)


class NotAValue(ValueError):
    """The text is no value of this kind."""


@dataclass(frozen=True)
class Count:
    """A number of people or things that keeps its doubt (do-no-harm.md, Numbers).

    Text: "=36" exact, ">=100" at least, ">100" more than, "~250" about, "10..20" range, "?" not stated.
    """

    text: str

    def __post_init__(self) -> None:
        match = _COUNT.fullmatch(self.text)
        if match is None or (match.group(3) and int(match.group(3)) > int(match.group(4))):
            raise NotAValue

    @property
    def least(self) -> int | None:
        """The smallest number it can be; None where it is not stated or only "about"."""
        match = _COUNT.fullmatch(self.text)
        assert match is not None
        if match.group(1) == "~" or match.group(5):
            return None
        if match.group(3):
            return int(match.group(3))
        return int(match.group(2)) + (1 if match.group(1) == ">" else 0)

    @property
    def certain(self) -> bool:
        """Whether it is one exact number."""
        return self.text.startswith("=")

    def __add__(self, other: Count) -> Count:
        """The sum, as uncertain as its parts: exact and exact is exact, else a bound, about, or not stated.

        What is only about a number counts with that number; beside a bound or a range the sum is "at least".
        """
        if "?" in (self.text, other.text):
            return Count("?")
        if self.certain and other.certain:
            return Count(f"={int(self.text[1:]) + int(other.text[1:])}")
        if "~" in (self.text[0], other.text[0]):
            bounded = any(one.text[0] not in "=~" for one in (self, other))
            return Count(f"{'>=' if bounded else '~'}{self._middle() + other._middle()}")
        low = (self.least or 0) + (other.least or 0)
        tops = [self._most(), other._most()]
        if None in tops:
            return Count(f">={low}")
        return Count(f"{low}..{sum(top for top in tops if top is not None)}")

    def _most(self) -> int | None:
        if self.certain:
            return int(self.text[1:])
        return int(self.text.split("..")[1]) if ".." in self.text else None

    def _middle(self) -> int:
        """The number as it is written: to what is only about a number nothing finer is added."""
        return int(self.text.lstrip("=><~").split("..")[0])


@dataclass(frozen=True)
class Quantity:
    """A weighed or measured amount: digits as typed ("0.80" stays), a UCUM unit. Never a float (decision 5)."""

    text: str

    def __post_init__(self) -> None:
        digits, _, unit = self.text.partition(" ")
        if not _NUMBER.fullmatch(digits) or not unit.strip():
            raise NotAValue

    @property
    def amount(self) -> Decimal:
        """The number, exact."""
        return Decimal(self.text.partition(" ")[0])

    @property
    def unit(self) -> str:
        """The UCUM unit, such as g."""
        return self.text.partition(" ")[2]


@dataclass(frozen=True)
class Money:
    """An amount of money: digits as typed and an ISO 4217 code, such as "2000 USD"."""

    text: str

    def __post_init__(self) -> None:
        digits, _, currency = self.text.partition(" ")
        if not _NUMBER.fullmatch(digits) or not re.fullmatch(r"[A-Z]{3}", currency):
            raise NotAValue

    @property
    def amount(self) -> Decimal:
        """The number, exact."""
        return Decimal(self.text.partition(" ")[0])

    @property
    def currency(self) -> str:
        """The ISO 4217 code."""
        return self.text.partition(" ")[2]


@dataclass(frozen=True, order=True)
class Instant:
    """A moment of the machine's clock: UTC milliseconds and the zone's offset in minutes (decision 3)."""

    milliseconds: int
    offset: int

    @property
    def text(self) -> str:
        """Both numbers as "milliseconds+offset", the form of the journal and of the tables."""
        return f"{self.milliseconds}{self.offset:+d}"

    @property
    def day(self) -> int:
        """The number of the calendar day where it was, as `date.toordinal` counts."""
        return (self.milliseconds + self.offset * 60_000) // DAY_MS + _EPOCH

    @classmethod
    def read(cls, text: str) -> Self:
        """The instant of its text."""
        match = re.fullmatch(r"(-?\d+)([+-]\d+)", text, re.ASCII)
        if match is None:
            raise NotAValue
        return cls(int(match.group(1)), int(match.group(2)))
