"""Names that the vault does not know: a first name beside a surname, a patronymic or initials, in Russian and English.

The dictionary says which Russian words are names; a name in Latin letters is read back into Russian. Whoever may be
named (officials by a decision, authors, experts of the United Nations) is told from outside. Refuses to guess from a
single word, but behind a title ("судья Петров"): too many are plain speech.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from fieldcase.errors import N_
from fieldcase.model.text import folded
from fieldcase.rules.inflect import is_cyrillic
from fieldcase.rules.latin_keys import keys_of_latin
from fieldcase.rules.name_kinds import kinds_of, name_length
from fieldcase.rules.names import cyrillic_forms, keys_of_name, name_words
from fieldcase.rules.reading import Reading, Span, Word
from fieldcase.rules.trail import Trail
from fieldcase.rules.word_lists import TITLES

UNKNOWN = N_("a name that the vault does not know")
ASK_WHO = N_(
    "If it is a private person, put a role in its place. If this person may be named, add the name to the list."
)


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
        words = _one_a_token(reading.words)
        place = 0
        while place < len(words):
            row = _row_at(words, place, reading)
            length = name_length(row)
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


def _one_a_token(words: tuple[Word, ...]) -> list[Word]:
    """What is written in one taken as one word: Gul'nara."""
    return [word for place, word in enumerate(words) if not place or words[place - 1].token != word.token]


def _follows_a_title(word: Word, before: Word) -> bool:
    """Whether a word is a name behind a title, in any form."""
    if not (word.capital and word.inside and word.token == before.token + 1 and kinds_of(word)):
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


def _forms(name: str) -> tuple[frozenset[str], frozenset[str]]:
    words = name_words(name)
    forms = {form for word in words for form in (cyrillic_forms(word) if is_cyrillic(word) else (word, f"{word}s"))}
    return frozenset(forms), frozenset(key for word in words for key in keys_of_name(word))


def _among(word: str, forms: tuple[frozenset[str], frozenset[str]]) -> bool:
    if word in forms[0]:
        return True
    return not is_cyrillic(folded(word)) and not forms[1].isdisjoint(keys_of_latin(word))
