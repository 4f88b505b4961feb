"""A text made ready for looking: words in every alphabet they could be in, where a capital means something, numbers.

What hides a word from a plain search is taken off first: soft hyphens, stress marks, signs of no width, a word broken
at the end of a line, letters of the other alphabet that look alike. Knows no person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from fieldcase.model.text import folded, nfc
from fieldcase.rules.names import words_with_places

_UNSEEN = re.compile("[\u00ad\u0300\u0301\u200b-\u200f\u2060\ufeff]")
_BROKEN = re.compile(r"(?<=[^\W\d_])[-‐]\s*\n\s*(?=[^\W\d_])")
# As old printers stress a word: with a space behind each of its letters.
_SPACED = re.compile(r"(?<![^\W\d_])(?:[^\W\d_][ \u00a0\u2009\u202f]){3,}[^\W\d_](?![^\W\d_])")
_PIECES = re.compile(r"[^\W\d_]+|\d+")
_NUMBERS = re.compile(r"\d(?:[\s().\-–—‑/+]{0,3}\d)*")
_BEFORE = " \t\n\r«»\"“”„‘’'([{–—-*•"
_SENTENCE_END = ".!?…"
_SHORTENED = re.compile(r"([^\W\d_]+)\.$")
# After these the next word still stands inside a sentence.
_ABBREVIATIONS = frozenset(
    ("г", "гр", "им", "ул", "тов", "др", "проф", "адв", "св", "mr", "mrs", "ms", "dr", "st", "prof")
)
_TO_CYRILLIC = str.maketrans("aceopxykmtbh", "асеорхукмтвн")
_TO_LATIN = str.maketrans("асеорхукмтвн", "aceopxykmtbh")
_LABEL_WORDS = 3


@dataclass(frozen=True)
class Word:
    """One word of a text: how it may be read, whether it has a capital, whether it stands inside a sentence."""

    readings: tuple[str, ...]
    capital: bool
    inside: bool
    initial: bool


class Reading:
    """One text, read once and looked at for every person."""

    def __init__(self, text: str) -> None:
        self.text = _BROKEN.sub("", _UNSEEN.sub("", nfc(text)))
        self.folded = folded(self.text)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words, in order."""
        found = list(words_with_places(self.text))
        label = len(found) <= _LABEL_WORDS and not self.text.rstrip().endswith(tuple(_SENTENCE_END))
        return tuple(
            Word(_readings(word), word[0].isupper(), label or self._inside(start), self._initial(word, start))
            for word, start in found
        )

    @cached_property
    def spelled(self) -> frozenset[str]:
        """All words in all their readings, regardless of order."""
        return frozenset(reading for word in self.words for reading in word.readings)

    @cached_property
    def pieces(self) -> tuple[str, ...]:
        """Words and numbers, folded, in order."""
        return tuple(match.group() for match in _PIECES.finditer(self.folded))

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """The digits of every run of digits, whatever stands between them."""
        return tuple(re.sub(r"\D", "", match.group()) for match in _NUMBERS.finditer(self.text))

    def _inside(self, start: int) -> bool:
        """Whether a word stands inside a sentence, where a capital has to mean something."""
        before = self.text[:start].rstrip(_BEFORE)
        between = self.text[len(before) : start]
        if not before or between.count("\n") > 1:
            return False
        if before[-1] not in _SENTENCE_END:
            return True
        short = _SHORTENED.search(before)
        return short is not None and (len(short.group(1)) == 1 or folded(short.group(1)) in _ABBREVIATIONS)

    def _initial(self, word: str, start: int) -> bool:
        """Whether a word is one capital letter before a full stop."""
        return len(word) == 1 and word.isupper() and self.text[start + 1 : start + 2] == "."


def readings_of(text: str) -> tuple[Reading, ...]:
    """A text as it may be read: as it stands; and where a word is broken at the end of a line, which may be a name of
    two parts, or set with spaces between its letters, that way too."""
    kept = _BROKEN.sub("-", _UNSEEN.sub("", nfc(text)))
    joined = _SPACED.sub(lambda match: re.sub(r"\s", "", match.group()), text)
    return tuple(Reading(one) for one in dict.fromkeys((text, *((kept,) if _BROKEN.search(text) else ()), joined)))


def _readings(word: str) -> tuple[str, ...]:
    """A word folded; one that mixes two alphabets as it would be in either."""
    fold = folded(word)
    cyrillic = sum("\u0400" <= sign <= "\u04ff" for sign in fold)
    if 0 < cyrillic < len(fold):
        return fold, fold.translate(_TO_CYRILLIC), fold.translate(_TO_LATIN)
    return (fold,)
