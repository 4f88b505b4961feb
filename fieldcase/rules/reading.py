"""A text made ready for looking: words in every alphabet they could be in, where a capital means something, numbers.

What hides a word from a plain search is taken off first: soft hyphens, stress marks, signs of no width, a word broken
at the end of a line, letters of the other alphabet that look alike. Everything knows where it stood in the text as
typed. Knows no person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from fieldcase.model.text import folded
from fieldcase.rules.names import words_with_places
from fieldcase.rules.origins import Traced, traced
from fieldcase.rules.own_letters import has_own_letters, plainly

_UNSEEN = re.compile("[\u00ad\u0300\u0301\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0f\ufeff]")
_BROKEN = re.compile(r"(?<=[^\W\d_])[-‐\u2011][^\S\n]*\r?\n\s*(?=[^\W\d_])")
# As old printers stress a word: with a space behind each of its letters.
_SPACED = re.compile(r"(?<![^\W\d_])(?:[^\W\d_][ \u00a0\u2009\u202f]){3,}[^\W\d_](?![^\W\d_])")
# Letters as a web address writes them: %D0%90.
_ESCAPED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_SPACE = re.compile(r"\s")
_PIECES = re.compile(r"[^\W\d_]+|\d+")
_NUMBERS = re.compile(r"\+?\d(?:[\s().\-–—‑/+]{0,3}\d)*")
_BEFORE = " \t\n\r\u00a0«»\"“”„‘’'([{–—-*•"
_SENTENCE_END = ".!?…"
_SHORTENED = re.compile(r"([^\W\d_]+)\.$")
# After these the next word still stands inside a sentence.
_ABBREVIATIONS = frozenset(
    ("г", "гр", "им", "ул", "тов", "др", "проф", "адв", "св", "mr", "mrs", "ms", "dr", "st", "prof")
)
_LOOK_BACK = 80
_TO_CYRILLIC = str.maketrans("aceopxykmtbhi", "асеорхукмтвні")
_TO_LATIN = str.maketrans("асеорхукмтвніѕј", "aceopxykmtbhisj")
# Letters that look alike whole words through; small ones and capital ones are not the same.
_TWINS = dict(zip("aceopxyiABCEHKMOPTXYI", "асеорхуіАВСЕНКМОРТХУІ", strict=True))
_TWINS |= {cyrillic: latin for latin, cyrillic in _TWINS.items()}
_LABEL_WORDS = 3
_TWO_FOR_ONE = frozenset(("Ch", "Sh", "Zh", "Kh", "Ts", "Ya", "Yu", "Ye", "Ia", "Iu"))

Span = tuple[int, int]


@dataclass(frozen=True)
class Word:
    """One word of a text: how it may be read, whether it has a capital, whether it stands inside a sentence, where.

    A word set in capitals among others that are not is meant to stand out, which counts as inside.
    `token` counts what is written in one: АйгульБекова is one token, and three words.
    """

    readings: tuple[str, ...]
    capital: bool
    inside: bool
    initial: bool
    span: Span
    token: int


@dataclass(frozen=True)
class Piece:
    """A word or a number, folded, and where it stands."""

    text: str
    span: Span


class Reading:
    """One text, read once and looked at for every person. Every span is one of the text as typed."""

    def __init__(self, ready: Traced, typed: str) -> None:
        self._ready = ready
        self.text = ready.text
        self.typed = typed

    @cached_property
    def _folded(self) -> Traced:
        return self._ready.folded()

    def between(self, begin: int, end: int) -> str:
        """A stretch of the text as typed."""
        return self.typed[begin:end]

    @property
    def folded(self) -> str:
        """The text folded."""
        return self._folded.text

    def matches(self, pattern: re.Pattern[str]) -> Iterator[Span]:
        """Where a pattern stands in the folded text."""
        return (self._folded.span(*match.span()) for match in pattern.finditer(self.folded))

    def matches_as_typed(self, pattern: re.Pattern[str], group: int = 0) -> Iterator[tuple[re.Match[str], Span]]:
        """The matches of a pattern that minds capitals, with the place of one of its groups."""
        return ((match, self._ready.span(*match.span(group))) for match in pattern.finditer(self.text))

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words, in order."""
        found = list(words_with_places(self.text))
        label = len(found) <= _LABEL_WORDS and not self.text.rstrip().endswith(tuple(_SENTENCE_END))
        shouted = sum(word.isupper() for word, *_ in found if len(word) > 1) * 2 > len(found)
        return tuple(
            Word(
                _readings(word), word[0].isupper(),
                label or self._inside(start) or (len(word) > 2 and word.isupper() and not shouted),
                self._initial(word, start),
                self._ready.span(start, start + len(word)), token,
            )
            for word, start, token in found
        )  # fmt: skip

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Words and numbers, folded, in order."""
        found = _PIECES.finditer(self.folded)
        return tuple(Piece(match.group(), self._folded.span(*match.span())) for match in found)

    @cached_property
    def places(self) -> Mapping[str, list[int]]:
        """Where among the pieces each word and number stands."""
        found: dict[str, list[int]] = {}
        for place, piece in enumerate(self.pieces):
            found.setdefault(piece.text, []).append(place)
        return found

    @cached_property
    def numbers(self) -> tuple[Piece, ...]:
        """The digits of every run of digits, whatever stands between them."""
        found = _NUMBERS.finditer(self.text)
        return tuple(Piece(re.sub(r"\D", "", match.group()), self._ready.span(*match.span())) for match in found)

    def _inside(self, start: int) -> bool:
        """Whether a word stands inside a sentence, where a capital has to mean something."""
        behind = self.text[max(0, start - _LOOK_BACK) : start]
        before = behind.rstrip(_BEFORE)
        between = behind[len(before) :]
        if not before or between.count("\n") > 1:
            return False
        if before[-1] not in _SENTENCE_END:
            return True
        short = _SHORTENED.search(before)
        return short is not None and (len(short.group(1)) == 1 or folded(short.group(1)) in _ABBREVIATIONS)

    def _initial(self, word: str, start: int) -> bool:
        """Whether a word is one capital letter before a full stop, or two that stand for one Russian letter (Zh.)."""
        short = (len(word) == 1 and word.isupper()) or word in _TWO_FOR_ONE
        return short and self.text[start + len(word) : start + len(word) + 1] == "."


def readings_of(text: str) -> tuple[Reading, ...]:
    """A text as it may be read: as it stands; and where a word is broken at the end of a line, which may be a name of
    two parts, or set with spaces between its letters, or escaped in a web address, that way too."""
    seen = traced(text).replaced(_UNSEEN, lambda _: "")
    whole = seen.replaced(_BROKEN, lambda _: "")
    ways = [whole]
    if whole is not seen:
        ways.append(seen.replaced(_BROKEN, lambda _: "-"))
    spaced = whole.replaced(_SPACED, lambda found: _SPACE.sub("", found))
    if spaced is not whole:
        ways.append(spaced)
    plain = whole.replaced(_ESCAPED, unquote)
    if plain is not whole:
        ways.append(plain)
    return tuple(Reading(one, text) for one in ways)


def _readings(word: str) -> tuple[str, ...]:
    """A word folded; one that mixes two alphabets as it would be in either, one with letters that Russian lacks also
    without them."""
    fold = folded(word)
    found = [fold]
    cyrillic = sum("\u0400" <= sign <= "\u04ff" for sign in fold)
    if 0 < cyrillic < sum(sign.isalpha() for sign in fold):
        found += [fold.translate(_TO_CYRILLIC), fold.translate(_TO_LATIN)]
    elif len(word) > 3 and all(sign in _TWINS for sign in word):
        found.append(folded("".join(_TWINS[sign] for sign in word)))
    found += [plainly(one) for one in found if has_own_letters(one)]
    return tuple(dict.fromkeys(found))
