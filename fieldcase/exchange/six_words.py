"""Six words that two people read to one another: the same on both laptops only where each has the other's true card.

Knows two cards and the lists of words in Russian and English. Refuses to know how the cards came, and whether anybody
compared. The words stand at the same places in both lists, so that a Russian and an English window show the same six,
each in its own language, and either shows the other's on a wish.

What six words are worth. 1,716 words to choose from make 64 bits. Whoever changed one of two cards would have to try
2^64 keys for one that gives the same words. Whoever stands between and changes both needs only 2^33 tries, for any two
that agree will do. That is why a try is made dear: Argon2id, as for a passphrase.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

from fieldcase.vault.keys import MIB, SALT_BYTES, Cost, derived
from fieldcase.vault.passphrase import words_of

COUNT = 6
CHOICES = 1716
"""So many words of each list are used, its first: as many as the shorter list has. Part of the format, as they are."""

COST = Cost(128 * MIB, 10)
"""What one look at the words costs, on any machine: part of the format, or two laptops would show different words."""

_PREFIX = b"fieldcase/words/1\x00"
_SALT = _PREFIX[:SALT_BYTES]


class Keyed(Protocol):
    """A laptop by its two public keys, as a card names them."""

    @property
    def device(self) -> bytes:
        """The key that its journal is signed with."""

    @property
    def recipient(self) -> bytes:
        """The key that files to it are sealed to."""


def six_words(mine: Keyed, theirs: Keyed, language: str, cost: Cost = COST) -> tuple[str, ...]:
    """The words for two cards in "ru" or "en", whichever of the two is named first. ValueError for another language.

    Takes about a second of processor and 128 MiB the first time two cards are compared, so never on the window's own
    thread; NotEnoughMemory where the machine has not so much. `cost` is another in tests alone.
    """
    words = words_of(language)
    return tuple(words[place] for place in _places(*sorted((_keys(mine), _keys(theirs))), cost))


def _keys(card: Keyed) -> bytes:
    return card.device + card.recipient


@lru_cache(maxsize=16)
def _places(first: bytes, second: bytes, cost: Cost) -> tuple[int, ...]:
    number = int.from_bytes(derived(_PREFIX + first + second, _SALT, cost).reveal(), "big")
    places = []
    for _ in range(COUNT):
        number, place = divmod(number, CHOICES)
        places.append(place)
    return tuple(places)
