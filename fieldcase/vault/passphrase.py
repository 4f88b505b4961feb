"""Passphrases: the same bytes from every keyboard, a generator, and a refusal of what would be guessed.

Knows words, letters and keyboards. Refuses to know vaults; keeps and logs nothing that it is shown.

The strength is an estimate and no more. It takes each new word as though it had been drawn from a large dictionary
and cannot tell that words were taken from a song, a name or a life: a famous line of seven words passes. It knows
repeats, runs on the keyboard and in the alphabet, and a few passwords that all lists begin with. Random letters
without digits or capitals it takes for a word. Six words of the generator are worth what the draw is worth, whoever
looks at them; that is why the generator is offered first.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources

from fieldcase.errors import WeakPassphrase
from fieldcase.vault.keys import Random, drawn

NEEDED_BITS = 60.0
GENERATED_WORDS = 6
_LISTS = {"en": "english.txt", "ru": "russian.txt"}

# A new word is worth its letters, at most one choice of so many forms: 2^17 Latin, 2^18 Cyrillic (a Russian word has
# more forms). Beyond the length of a word, letters are running text: Shannon (1951) found 1 to 4 bits a letter
# depending on how much the guesser sees; words without spaces between them are near the upper end.
_LATIN_WORD_BITS, _CYRILLIC_WORD_BITS = 17.0, 18.0
_LONG_WORD = 12
_RUNNING_TEXT_BITS = 3.5
_SYMBOL_BITS = 4.0
# Where a word ends is a choice too: words of a sentence have some eight usual lengths.
_GAP_BITS = 3.0
_SIGN_BITS = 8.0
_LOOKED_AT = 256
_COPY = 4

_ROWS = (
    "qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю",
    "abcdefghijklmnopqrstuvwxyz", "абвгдежзийклмнопрстуфхцчшщъыьэюя", "абвгдеёжзийклмноп",
    "1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "1йфя", "2цыч", "3увс", "4кам", "!@#$%^&*()", "!\"№;%:?*()",
)  # fmt: skip
_NUMBERS = "012345678901"
# Where every guesser begins, without spaces; in Russian also as it comes out with the keyboard left on Latin letters.
_KNOWN = (
    "password", "passphrase", "passw", "letmein", "welcome", "iloveyou", "admin", "login", "fieldcase", "changeme",
    "пароль", "parol", "gfhjkm", "привет", "privet", "ghbdtn", "админ", "ятебялюблю", "qwerty", "йцукен",
    "onetwothreefour", "одиндватричетыре", "thequickbrownfox", "tobeornottobe", "мамамылараму",
)  # fmt: skip
_LEET = str.maketrans("@4830!1$57", "aabeoiisst")


def normalised(text: str) -> bytes:
    """The bytes that keys are derived from: NFC, then UTF-8; nothing else is changed, spaces and capitals count."""
    return unicodedata.normalize("NFC", text).encode("utf-8", "surrogatepass")


def demand_strong(text: str) -> None:
    """WeakPassphrase (values bits, needed) below 60 bits of the estimate."""
    bits = strength_bits(text)
    if bits < NEEDED_BITS:
        raise WeakPassphrase(bits=int(bits), needed=int(NEEDED_BITS))


def strength_bits(text: str) -> float:
    """An estimate, in bits, of how many guesses a passphrase takes (see above for what it does not see).

    Characters that follow from earlier ones are crossed out, then every new word, number and symbol is counted. The
    sum is at most 8 bits for each different character, for a long text of few signs is a pattern. Only the first 256
    characters are looked at.
    """
    tokens = list(_tokens(unicodedata.normalize("NFC", text)[:_LOOKED_AT]))
    squeezed = "".join(token for token in tokens if not token.isspace())
    new = iter(_new_characters("".join(_lower(sign) for sign in squeezed)))
    bits, gap, seen = 0.0, False, set[str]()
    for token in tokens:
        if token.isspace():
            gap = True
            continue
        count = sum(next(new) for _ in token)
        if count and token.casefold() not in seen:
            bits += _worth(token, count) + (_GAP_BITS if gap and bits else 0.0)
        seen.add(token.casefold())
        gap = False
    return min(bits, len(set(squeezed)) * _SIGN_BITS)


def generate(language: str, random: Random) -> str:
    """Six different words of our list for "en" or "ru", every choice equally likely: over 64 bits.

    ValueError for another language. `random` must be the system's own randomness.
    """
    left = list(words_of(language))
    return " ".join(left.pop(_below(len(left), random)) for _ in range(GENERATED_WORDS))


@lru_cache
def words_of(language: str) -> tuple[str, ...]:
    """The generator's list: over 1,296 words of 4 to 9 small letters, no ё, none twice."""
    if language not in _LISTS:
        raise ValueError("no list of words for this language")
    text = resources.files("resources").joinpath("words", _LISTS[language]).read_text("utf-8")
    return tuple(unicodedata.normalize("NFC", word) for word in text.split())


def _below(bound: int, random: Random) -> int:
    """A number from 0 to `bound` - 1, each as likely: what lies beyond the last whole multiple is drawn again."""
    fair = 0x10000 // bound * bound
    while True:
        value = int.from_bytes(drawn(random, 2), "big")
        if value < fair:
            return value % bound


def _tokens(text: str) -> Iterator[str]:
    """Words (a capital after a small letter begins another), numbers, single symbols, white space."""
    for match in re.finditer(r"[^\W\d_]+|\d+|\s+|.", text, re.DOTALL):
        run, start = match.group(), 0
        for at in range(1, len(run)):
            if run[at - 1].islower() and run[at].isupper():
                yield run[start:at]
                start = at
        yield run[start:]


def _lower(sign: str) -> str:
    small = sign.lower()
    return small if len(small) == 1 else sign


def _new_characters(text: str) -> list[bool]:
    """For each character of `text` (small letters, no white space) whether a guesser must find it anew."""
    new = [True] * len(text)
    for word in _KNOWN:
        for shown in (text, text.translate(_LEET)):
            at = shown.find(word)
            while at >= 0:
                new[at + 1 : at + len(word)] = [False] * (len(word) - 1)
                at = shown.find(word, at + 1)
    earlier = set[str]()
    for at in range(len(text)):
        piece, three = text[at : at + _COPY], text[at : at + 3]
        if len(piece) == _COPY and (piece in earlier or piece in _runs()):
            new[at + 1 : at + _COPY] = [False] * (_COPY - 1)
        if len(three) == 3 and (three in _runs() or len(set(three)) == 1):
            new[at + 1 : at + 3] = [False, False]
        earlier.add(piece)
    return new


@lru_cache
def _runs() -> frozenset[str]:
    """Pieces of rows, either way: four characters of letters and symbols, three of numbers."""
    both = [(row[::way], _COPY) for row in _ROWS for way in (1, -1)] + [(_NUMBERS[::way], 3) for way in (1, -1)]
    return frozenset(row[at : at + size] for row, size in both for at in range(len(row) - size + 1))


def _worth(token: str, new: int) -> float:
    """Bits of a token seen for the first time, of which `new` characters are new."""
    if token.isdigit():
        return new * math.log2(10)
    if not token.isalpha():
        return new * _SYMBOL_BITS
    latin = token.isascii()
    letter, most = (math.log2(26), _LATIN_WORD_BITS) if latin else (math.log2(33), _CYRILLIC_WORD_BITS)
    word = min(new * letter, most) + max(0, new - _LONG_WORD) * _RUNNING_TEXT_BITS
    return word + (0.0 if token.islower() else 1.0)
