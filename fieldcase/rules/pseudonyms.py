"""Pseudonyms: neutral words from a list, never initials, the same through a dossier, different between uses.

A working pseudonym is drawn at random when a person is entered. The one that is printed is derived by a keyed hash
from the use and the person (decision 17), so that the same dossier made twice is the same, and two dossiers for two
uses cannot be laid side by side. The lists of all languages run in step: the word at one place in English and in
Russian is the same pseudonym. Knows no consent; whoever asks has decided that a pseudonym is due.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Iterable
from itertools import chain

from fieldcase.model.ids import PersonId
from fieldcase.model.terms import Tables
from fieldcase.model.text import folded
from fieldcase.rules.uses import USES

_FALLBACK = "en"


def keyed_place(key: bytes, use: str, who: bytes, purpose: str = "pseudonym") -> int:
    """A number only the holder of `key` can compute, of one person or member for one use."""
    message = b"\x00".join((b"fieldcase/" + purpose.encode(), use.encode(), who))
    return int.from_bytes(hmac.new(key, message, hashlib.sha256).digest(), "big")


def pseudonyms_for(
    people: Iterable[PersonId], use: str, key: bytes, tables: Tables, language: str, taken: Iterable[str]
) -> dict[PersonId, str]:
    """A pseudonym for each of `people` for one use, in one language.

    `taken` are words that may not serve: working pseudonyms and parts of names. Each use draws from words of its own
    (every n-th of the list), which makes two uses differ for certain and tells nothing about which words belong to
    one person. Where a case has more people than its use has words, a number follows the word.
    """
    return pseudonyms_in_turn((people,), use, key, tables, language, taken)


def pseudonyms_in_turn(
    groups: Iterable[Iterable[PersonId]], use: str, key: bytes, tables: Tables, language: str, taken: Iterable[str]
) -> dict[PersonId, str]:
    """As `pseudonyms_for`, for the people of one case after another: none serves twice, and a case that is added
    behind the others changes nobody's before it."""
    chosen = tables.pseudonyms.get(language) or tables.pseudonyms.get(_FALLBACK, ())
    places = _places_of_use(tables, len(chosen), use)
    lists = [words for words in tables.pseudonyms.values() if words]
    known = {folded(word) for word in taken}
    free = [place for place in places if not any(folded(words[place]) in known for words in lists)]
    given: dict[PersonId, str] = {}
    used: set[int] = set()
    for who in _in_turn(groups, use, key):
        if not free:
            given[who] = f"P{len(given) + 1}"
            continue
        lap = len(given) // len(free) + 1
        used = set() if len(used) == len(free) else used
        start = keyed_place(key, use, who) % len(places)
        place = next(one for one in places[start:] + places[:start] if one in set(free) - used)
        used.add(place)
        given[who] = f"{chosen[place]} {lap}" if lap > 1 else chosen[place]
    return given


def _in_turn(groups: Iterable[Iterable[PersonId]], use: str, key: bytes) -> Iterable[PersonId]:
    """Everybody once, group after group, within one by the keyed hash."""
    ordered = (sorted(set(group), key=lambda one: (keyed_place(key, use, one), one)) for group in groups)
    return dict.fromkeys(chain.from_iterable(ordered))


def _places_of_use(tables: Tables, length: int, use: str) -> list[int]:
    """The places in the lists whose words belong to one use: every n-th, as far as all lists reach."""
    codes = sorted(USES)
    reach = min([length, *(len(words) for words in tables.pseudonyms.values() if words)])
    return list(range(codes.index(use), reach, len(codes)))


def random_pseudonym(random: Callable[[int], bytes], tables: Tables, language: str, taken: Iterable[str]) -> str:
    """A working pseudonym for a new person: a word of the list at random, none of `taken`.

    `random` gives so many unpredictable bytes (World.random). When every word is taken a number follows the word.
    """
    words = tables.pseudonyms.get(language) or tables.pseudonyms.get(_FALLBACK, ())
    known = {folded(one) for one in taken}
    lap = 1
    while True:
        suffix = f" {lap}" if lap > 1 else ""
        free = [word + suffix for word in words or ("P",) if folded(word + suffix) not in known]
        if free:
            return free[int.from_bytes(random(16), "big") % len(free)]
        lap += 1
