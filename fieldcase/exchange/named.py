"""Devices and ids that were named already in a bundle: a later entry, of any scope, says their number instead.

Knows lists that grow on both sides alike. Refuses to know what an id is of.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from fieldcase.errors import EntryRefused
from fieldcase.exchange.loose import Loose

# What a bundle may make its reader remember: far more than the records of a large one.
NAMED_LIMIT = 100_000


class Numbers:
    """Byte strings of one size, numbered by first appearance. The number that comes next stands for one that was not
    named before; beyond `NAMED_LIMIT` such are not remembered."""

    def __init__(self, size: int, known: Iterable[bytes] = ()) -> None:
        self._size = size
        self._all = list(dict.fromkeys(known))
        self._numbers = {one: number for number, one in enumerate(self._all)}

    def out(self, one: bytes, loose: bytearray) -> int:
        """The number of one, whose bytes go to `loose` where they are new."""
        number = self._numbers.get(one, len(self._all))
        if number == len(self._all):
            loose += one
            self._remember(one)
        return number

    def back(self, number: Any, loose: Loose) -> bytes:
        """The one of a number; EntryRefused for any other number than `out` gives."""
        if type(number) is not int or not 0 <= number <= len(self._all):
            raise EntryRefused(reason="travel-form")
        if number < len(self._all):
            return self._all[number]
        one = loose.take(self._size)
        if one in self._numbers:
            raise EntryRefused(reason="travel-form")
        self._remember(one)
        return one

    def _remember(self, one: bytes) -> None:
        if len(self._all) < NAMED_LIMIT:
            self._numbers[one] = len(self._all)
            self._all.append(one)


@dataclass(repr=False)
class Named:
    """What all scopes of one bundle share: its devices (of 32 bytes; who sends and who reads come first), its ids (of
    16), and when it was made, from which each scope counts its time."""

    made: int = 0
    devices: Numbers = field(default_factory=lambda: Numbers(32))
    ids: Numbers = field(default_factory=lambda: Numbers(16))

    @classmethod
    def of(cls, made: int, sender: bytes, readers: Iterable[bytes]) -> Named:
        """Before the first entry of a bundle."""
        return cls(made, Numbers(32, (sender, *readers)))
