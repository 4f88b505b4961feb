"""Places so small that naming one is half of naming a person, in whatever form a text has them.

Told from outside: how many people of the vault belong to each place; fewer than five are few (do-no-harm.md, Numbers
keep their doubt). A village is small even where nobody counted. Knows no person and no map.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from fieldcase.errors import N_
from fieldcase.model.text import folded
from fieldcase.rules.inflect import is_cyrillic
from fieldcase.rules.latin_keys import keys_of_latin
from fieldcase.rules.names import forms_of_a_place, keys_of_name
from fieldcase.rules.reading import Reading
from fieldcase.rules.small_numbers import THRESHOLD
from fieldcase.rules.trail import Trail

FEW = N_("a place of which the vault knows fewer than {threshold} people")
SMALL = N_("a village or a small settlement")
NAME_THE_REGION = N_("Leave the place out, or name the region in its stead.")
_WORD = re.compile(r"[^\W\d_]+")
_SETTLEMENT = re.compile(
    r"\b(?:сел[оаеу]м?|пос[её]л(?:ок|ка|ке|ком|ку)|деревн[яеиюёй]+|аул[аеуом]*|кишлак[аеуом]*|хутор[аеуом]*"
    r"|станиц\w{1,2}"
    r"|айыл[аеуом]*|с\.|пос\.|пгт|дер\.|[Vv]illages? of|[Ss]ettlement of|[Hh]amlet of)[ \u00a0]+"
    r"((?:имени\s+)?[А-ЯЁҚҒӘӨҮҢA-Z][\w-]+(?:\s+[А-ЯЁҚҒӘӨҮҢA-Z][\w-]+)?)"
    r"|\b([A-Z][\w-]+) village\b"
)


class RarePlaces:
    """The places with few people, ready to be looked for; places with more are known to be no trail."""

    def __init__(self, people: Mapping[str, int], threshold: int = THRESHOLD) -> None:
        """`people`: how many people of the vault belong to each place, by its name in any language."""
        self._threshold = threshold
        self._few = [_forms(place) for place, number in people.items() if number < threshold]
        self._few = sorted((row for row in self._few if row), key=len, reverse=True)
        self._many = [row for place, number in people.items() if number >= threshold if (row := _forms(place))]

    def trails(self, reading: Reading) -> Iterator[Trail]:
        """Where a place of few people, or a village, stands in a text."""
        words = [word for word in reading.words if "-" not in word.readings[0]]
        for place, word in enumerate(words):
            if not word.capital:
                continue
            for row in self._few:
                end = place + len(row)
                if end <= len(words) and all(
                    _is(one.readings, forms) for one, forms in zip(words[place:end], row, strict=True)
                ):
                    yield Trail(
                        word.span[0], words[end - 1].span[1], FEW, NAME_THE_REGION, {"threshold": self._threshold}
                    )
                    break
        for match, (begin, end) in reading.matches_as_typed(_SETTLEMENT):
            if not self._is_big(match.group(1) or match.group(2)):
                yield Trail(begin, end, SMALL, NAME_THE_REGION)

    def _is_big(self, name: str) -> bool:
        words = [folded(one) for one in _WORD.findall(name)]
        return any(
            len(words) >= len(row) and all(_is((one,), forms) for one, forms in zip(words, row, strict=False))
            for row in self._many
        )


Forms = tuple[frozenset[str], frozenset[str]]


def _forms(place: str) -> tuple[Forms, ...]:
    """For each word of a place all its forms, and its keys in Latin letters."""
    words = [folded(word) for word in _WORD.findall(place)]
    return tuple((forms_of_a_place(word), keys_of_name(word)) for word in words)


def _is(readings: tuple[str, ...], forms: Forms) -> bool:
    return any(
        one in forms[0] or (not is_cyrillic(one) and not forms[1].isdisjoint(keys_of_latin(one))) for one in readings
    )
