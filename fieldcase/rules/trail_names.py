"""Names that the vault does not know: a first name beside a surname, a patronymic or initials, in Russian and English.

The dictionary says which Russian words are names; a name in Latin letters is read back into Russian. Whoever may be
named (officials by a decision, authors, experts of the United Nations) is told from outside. Refuses to guess from a
single word, but behind a title ("судья Петров"): too many are plain speech.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from fieldcase.errors import N_
from fieldcase.model.text import folded
from fieldcase.rules.inflect import is_cyrillic
from fieldcase.rules.latin_keys import keys_of_latin
from fieldcase.rules.names import cyrillic_forms, keys_of_name, name_words
from fieldcase.rules.reading import Reading, Span, Word
from fieldcase.rules.russian_words import Kinds, is_known_word, is_plain_word, kinds_of_name
from fieldcase.rules.sureness import is_english_word
from fieldcase.rules.trail import Trail
from fieldcase.rules.translit import in_cyrillic
from fieldcase.rules.word_lists import ENGLISH_ROLES, TITLES

UNKNOWN = N_("a name that the vault does not know")
ASK_WHO = N_(
    "If it is a private person, put a role in its place. If this person may be named, add the name to the list."
)

_SURNAME_ENDS = re.compile(
    r"(?:[оеё]в|[оеё]ва|[ыи]н|[ыи]на|ск(?:ий|ая|ого|ой|ому|им|ую)|енко|[оеё]вой|[оеё]ву|[оеё]вым|[иы]ной|[иы]ным|ук|юк|"
    r"дзе|швили|ян|заде|зода|улу|ұлы|кызы|қызы|беков?а?|баев?а?|алиев?а?)$"
)
_LATIN_ENDS = re.compile(
    r"(?:[oe]v|[oe]va|[iy]n|ina|sk[iy]y?|skaya|skaia|enko|uk|yuk|iuk|dze|shvili|yan|zade|zoda|zada|uulu|kyzy|bekov?a?|"
    r"ba[iy]?e?va?|off|vich|chyk)$"
)
_SURE_ENDS = re.compile(
    r"(?:[оеё]в|[оеё]ва|[оеё]вой|[оеё]ву|[оеё]вым|енко|швили|зода|улу|ұлы|кызы|қызы"
    r"|[oe]va?|enko|shvili|zoda|uulu|kyzy)$"
)
# Words of speech with the ending of a surname stand beside a first name too: "Мария основа".
_LONG_ENOUGH = 5
_WAYS = 48


class UnknownNames:
    """Looks for names in texts; those of people who may be named are left alone."""

    def __init__(self, nameable: Iterable[str]) -> None:
        self._nameable = [_forms(name) for name in nameable]

    def may_stand(self, words: Collection[str]) -> bool:
        """Whether all of these folded words, two or more, belong to one name that may be named."""
        telling = [word for word in words if len(word) > 1]
        return len(telling) > 0 and any(all(_among(word, one) for word in telling) for one in self._nameable)

    def stretches_that_may_stand(self, reading: Reading) -> list[Span]:
        """Where a whole name of somebody who may be named stands: two words of it or more side by side."""
        found = []
        for first, second in pairwise(reading.words):
            beside = second.token == first.token + 1 and first.capital and second.capital
            whole = beside and not reading.between(first.span[1], second.span[0]).strip()
            if whole and self.may_stand((first.readings[0], second.readings[0])):
                found.append((first.span[0], second.span[1]))
        return found

    def trails(self, reading: Reading) -> Iterator[Trail]:
        """Where a name stands that nobody said may be named."""
        words = [word for word in reading.words if word.readings[0].isalpha()]
        place = 0
        while place < len(words):
            row = _row_at(words, place, reading)
            length = _name_length(row)
            if length:
                found = row[:length]
                if not self.may_stand([word.readings[0] for word in found]):
                    yield Trail(found[0].span[0], found[-1].span[1], UNKNOWN, ASK_WHO)
            elif place and _follows_a_title(words[place], words[place - 1]):
                yield from self._alone(words[place])
            place += max(length, 1)

    def _alone(self, word: Word) -> Iterator[Trail]:
        if not self.may_stand(word.readings[:1]):
            yield Trail(*word.span, UNKNOWN, ASK_WHO)


def _follows_a_title(word: Word, before: Word) -> bool:
    """Whether a word is a name behind a title, in any form."""
    if not (word.capital and word.inside and word.token == before.token + 1 and _kinds(word)):
        return False
    return before.readings[0] in TITLES or before.readings[0] in _titles_in_all_forms()


@lru_cache(maxsize=1)
def _titles_in_all_forms() -> frozenset[str]:
    return frozenset(form for title in TITLES if is_cyrillic(title) for form in cyrillic_forms(title))


def _row_at(words: list[Word], place: int, reading: Reading) -> list[Word]:
    """Up to three words with a capital that stand side by side with nothing but a space or the dot of an initial."""
    row = [words[place]]
    for word in words[place + 1 : place + 4]:
        gap = reading.between(row[-1].span[1], word.span[0])
        if not word.capital or (gap.strip(" \u00a0\n") not in ("", ".") or gap.count("\n") > 1):
            break
        if "." in gap and not row[-1].initial:
            break
        row.append(word)
    return row if row[0].capital else []


def _name_length(row: list[Word]) -> int:
    """How many words from the first one are a name; nought where they are none."""
    kinds = [_kinds(word) for word in row]
    if any(Kinds.SURNAME in one and _is_family_name(word) for one, word in zip(kinds, row, strict=True)):
        kinds = [one or (Kinds.FIRST if _is_no_word(word) else one) for one, word in zip(kinds, row, strict=True)]
    best = 0
    for length in range(2, len(row) + 1):
        part = kinds[:length]
        initials = sum(word.initial for word in row[:length])
        named = sum(Kinds.FIRST in one for one in part)
        family = any(Kinds.SURNAME in one for one in part)
        father = any(Kinds.PATRONYMIC in one for one in part)
        whole = all(one or word.initial for one, word in zip(part, row, strict=False))
        if whole and ((family and initials) or (named and (father or _two_words(part)))):
            best = length
    return best


def _is_family_name(word: Word) -> bool:
    """Whether a word ends as family names do and few other words."""
    return any(_SURE_ENDS.search(form) for form in word.readings)


def _is_no_word(word: Word) -> bool:
    """Whether a word is unknown to the dictionary, as many first names of Central Asia are."""
    form = word.readings[0]
    if word.initial or len(form) < 3:
        return False
    if is_cyrillic(form):
        return not is_known_word(form)
    return form.isascii() and not is_english_word(form) and form not in ENGLISH_ROLES


def _two_words(kinds: list[Kinds]) -> bool:
    """A first name and a surname that are two words."""
    return any(
        Kinds.FIRST in one and Kinds.SURNAME in other
        for here, one in enumerate(kinds)
        for there, other in enumerate(kinds)
        if here != there
    )


def _kinds(word: Word) -> Kinds:
    if word.initial:
        return Kinds(0)
    found = Kinds(0)
    for form in word.readings:
        found |= _kinds_of(form)
    return found


@lru_cache(maxsize=16384)
def _kinds_of(form: str) -> Kinds:
    """What kind of name a folded word could be."""
    if is_cyrillic(form):
        if is_plain_word(form):
            return Kinds(0)
        kinds = kinds_of_name(form)
        return kinds | Kinds.SURNAME if len(form) >= _LONG_ENOUGH and _SURNAME_ENDS.search(form) else kinds
    if not form.isascii() or len(form) < 3 or is_english_word(form):
        return Kinds(0)
    kinds = Kinds(0)
    for way in in_cyrillic(form)[:_WAYS]:
        kinds |= kinds_of_name(way)
    return kinds | Kinds.SURNAME if len(form) >= _LONG_ENOUGH and _LATIN_ENDS.search(form) else kinds


def _forms(name: str) -> tuple[frozenset[str], frozenset[str]]:
    words = name_words(name)
    forms = {form for word in words for form in (cyrillic_forms(word) if is_cyrillic(word) else (word, f"{word}s"))}
    return frozenset(forms), frozenset(key for word in words for key in keys_of_name(word))


def _among(word: str, forms: tuple[frozenset[str], frozenset[str]]) -> bool:
    if word in forms[0]:
        return True
    return not is_cyrillic(folded(word)) and not forms[1].isdisjoint(keys_of_latin(word))
