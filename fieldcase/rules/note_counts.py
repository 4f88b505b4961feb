"""How many people a note is of (a refusal, a signal), and how many of them one of its reasons can be of.

A number keeps its doubt: of three people with two reasons nobody knows how many named which, so each reason has from
one to three. A note without a number is of at least one person. Knows counts and codes; no word of a note.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from fieldcase.model.signals import Refusal
from fieldcase.model.values import Count

NOUGHT = Count("=0")
_AT_LEAST_ONE = Count(">=1")
_NONE_SAID = "not_stated"


def at_least(people: Count | None) -> Count:
    """A number of people; where none was said there was at least one."""
    return _AT_LEAST_ONE if people is None or people.text == "?" else people


def shared(people: Count | None, among: int) -> Count:
    """How many of the people of a note one of its reasons can be of: all where it is the only one, else from one up."""
    many = at_least(people)
    if among < 2 or many.text in ("=1", "=0"):
        return many
    low, _, high = many.text.lstrip("=>~").partition("..")
    if many.certain or high:
        return Count(f"1..{high or low}")
    return _AT_LEAST_ONE


def summed(counts: Iterable[Count]) -> Count:
    """The sum, as uncertain as its parts."""
    return reduce(lambda one, other: one + other, counts, NOUGHT)


def reasons_of(one: Refusal) -> tuple[str, ...]:
    """The reasons of a refusal, each once; that none was said is no reason, and beside another one says nothing."""
    reasons = dict.fromkeys((*one.reasons, *one.main_reasons))
    return tuple(code for code in reasons if code != _NONE_SAID)
