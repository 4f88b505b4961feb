"""Holding a text against a pattern in an amount of work that is bounded, whatever the pattern says.

Python's own reader tries every way through a pattern, one after the other: for `(a+)+$` their number doubles with each
letter, and nothing can be done meanwhile, lock included. Where there may be too many ways, all of them are gone through
at once: of each part it is asked where it may end, for all places where it may begin. Knows what Python reads out of a
pattern; refuses parts that look back.
"""

from __future__ import annotations

import importlib
import math
import re
from collections.abc import Callable, Iterable
from typing import Any

# So many ways through a pattern are tried one after the other within milliseconds.
FEW_WAYS = 5_000
# So many places are looked at for one text; what is not found by then does not fit.
MOST_PLACES = 200_000
_LONG = 2_000
_MOST_WAYS = 10.0**9
_BEYOND = math.log(_MOST_WAYS)

_parser: Any = importlib.import_module("re._parser")
_compiler: Any = importlib.import_module("re._compiler")

# For a text and the places where a part may begin, the places where it may end; what is left to be looked at is in a
# list of one number.
_Ends = Callable[[str, frozenset[int], list[int]], frozenset[int]]


class Unbounded(Exception):
    """A pattern has a part that cannot be gone through in bounded work."""


class TooLong(Exception):
    """More places would have to be looked at than there may be."""


def reader(written: str, flags: int) -> Callable[[str], bool] | None:
    """Whether a whole text fits a pattern in Python's writing. None where that cannot be found out in bounded work;
    re.error where it is no pattern."""
    quick = re.compile(written, flags)
    parsed = _parser.parse(written, flags)
    if _ways(parsed) <= FEW_WAYS:
        return lambda text: quick.fullmatch(text) is not None
    try:
        ends = _sequence(parsed, parsed.state, 0, 0)
    except Unbounded:
        return None

    def fits(text: str) -> bool:
        try:
            return len(text) in ends(text, frozenset({0}), [MOST_PLACES])
        except (TooLong, RecursionError):
            return False

    return fits


def _ways(parsed: Any) -> float:
    """In how many ways a part can be gone through at the most."""
    ways = 1.0
    for sort, value in parsed:
        ways = min(_MOST_WAYS, ways * _ways_of(str(sort), value))
    return ways


def _ways_of(sort: str, value: Any) -> float:
    if sort in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, most, inner = int(value[0]), min(int(value[1]), _LONG), _ways(value[2])
        if inner > 1 and most > 1:
            return _MOST_WAYS if most * math.log(inner) > _BEYOND else most * math.pow(inner, most)
        return max(1.0, most - least + 1) * inner
    if sort == "BRANCH":
        return sum(map(_ways, value[1]), 0.0)
    if sort == "SUBPATTERN":
        return _ways(value[-1])
    if sort in ("ASSERT", "ASSERT_NOT"):
        return _ways(value[1])
    if sort == "ATOMIC_GROUP":
        return _ways(value)
    if sort == "GROUPREF_EXISTS":
        return _ways(value[1]) + (_ways(value[2]) if value[2] else 1)
    return 1.0


def _sequence(parsed: Any, state: Any, added: int, taken: int) -> _Ends:
    """One part after the other."""
    parts = [_part(sort, value, state, added, taken) for sort, value in parsed]

    def ends(text: str, begins: frozenset[int], left: list[int]) -> frozenset[int]:
        for part in parts:
            if not begins:
                break
            begins = part(text, begins, left)
        return begins

    return ends


def _part(sort: Any, value: Any, state: Any, added: int, taken: int) -> _Ends:
    named = str(sort)
    if named in ("MAX_REPEAT", "MIN_REPEAT"):
        return _repeat(value[0], int(value[1]), _sequence(value[2], state, added, taken))
    if named == "BRANCH":
        return _any_of([_sequence(one, state, added, taken) for one in value[1]])
    if named == "SUBPATTERN":
        _, more, less, inside = value
        return _sequence(inside, state, (added | more) & ~less, (taken | less) & ~more)
    if named in ("LITERAL", "NOT_LITERAL", "ANY", "IN", "AT"):
        return _sign((sort, value), state, added, taken)
    if named in ("ASSERT", "ASSERT_NOT") and value[0] > 0:
        return _ahead(_sequence(value[1], state, added, taken), wanted=named == "ASSERT")
    raise Unbounded(named)


def _sign(one: tuple[Any, Any], state: Any, added: int, taken: int) -> _Ends:
    """One sign, or a place such as the end of a line: Python's own reader knows it, with the flags that hold there."""
    alone = _parser.SubPattern(state, [one])
    flagged = _parser.SubPattern(state, [(_parser.SUBPATTERN, (None, added, taken, alone))])
    read: re.Pattern[str] = _compiler.compile(flagged)

    def ends(text: str, begins: frozenset[int], left: list[int]) -> frozenset[int]:
        _spend(left, len(begins))
        return frozenset([found.end() for place in begins if (found := read.match(text, place)) is not None])

    return ends


def _ahead(part: _Ends, *, wanted: bool) -> _Ends:
    """The places from which a part can be gone through, or cannot."""
    return lambda text, begins, left: frozenset(
        [place for place in begins if bool(part(text, frozenset({place}), left)) is wanted]
    )


def _spend(left: list[int], places: int) -> None:
    left[0] -= places
    if left[0] < 0:
        raise TooLong


def _any_of(parts: Iterable[_Ends]) -> _Ends:
    ways = tuple(parts)
    return lambda text, begins, left: frozenset().union(*(way(text, begins, left) for way in ways))


def _repeat(least: int, most: int, part: _Ends) -> _Ends:
    """A part so many times: each place from which it was gone on is gone on from once."""

    def ends(text: str, begins: frozenset[int], left: list[int]) -> frozenset[int]:
        now, number = begins, 0
        while number < least and now:
            _spend(left, 1)
            after = part(text, now, left)
            if after == now:  # it will stand there however often
                break
            now, number = after, number + 1
        found, number = now, least
        while now and number < most:
            _spend(left, 1)
            now = part(text, now, left) - found
            found, number = found | now, number + 1
        return found

    return ends
