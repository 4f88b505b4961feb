"""The names of the people a vault knows, made ready to be found in a reading of a text, each word in all its forms.

A word in Russian letters is found by its forms, one in Latin letters by the key under which all spellings meet. Whether
a word that could be plain speech is meant as the name is seen by how it stands. Refuses to know anything but names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import permutations

from fieldcase.model.declare import field_named
from fieldcase.model.ids import PersonId
from fieldcase.model.people import Consent, PersonIdentity
from fieldcase.rules.inflect import is_cyrillic
from fieldcase.rules.latin_keys import keys_of_cyrillic, keys_of_latin
from fieldcase.rules.names import (
    cyrillic_keys_of_latin,
    keys_of_forms,
    keys_of_name,
    name_forms,
    name_words,
    spellings,
    without_latin_ending,
)
from fieldcase.rules.reading import Reading, Span, Word
from fieldcase.rules.sureness import Sureness, sureness
from fieldcase.rules.word_lists import KIN

PLAIN_STRING = re.compile(r"[\d_@]")
_IN_ONE = 6


@dataclass(frozen=True)
class Mark:
    """One word of one name. `nickname` of several words: plain ones among them mean nothing alone."""

    person: PersonId
    what: str
    name: int
    word: int
    nickname: bool


@dataclass(frozen=True)
class _Hit:
    """A mark that a word could be, the form it has, and whether only a capital makes it the name ("Bekovoy")."""

    mark: Mark
    form: str
    bent: bool


class NameMarks:
    """All names of some people, looked for together.

    `free` are the words of the names of people who may be named, which others may share.
    """

    def __init__(
        self, identities: Iterable[PersonIdentity], allowed: Collection[PersonId], consents: Iterable[Consent]
    ) -> None:
        known = [one for one in identities if one.person is not None]
        free = {word for one in known if one.person in allowed for word in name_words(one.name)}
        self._free = frozenset(form for word in free for form in name_forms(word))
        self._free_keys = frozenset(key for word in free for key in keys_of_name(word))
        self._forms: dict[str, list[Mark]] = {}
        self._keys: dict[str, list[Mark]] = {}
        self._bent: dict[str, list[Mark]] = {}
        self._in_cyrillic: dict[str, list[Mark]] = {}
        self._in_one: dict[str, list[Mark]] = {}
        self._seen: dict[str, tuple[_Hit, ...]] = {}
        for number, (person, what, name) in enumerate(_names(known, allowed, consents)):
            self._add(person, what, number, () if PLAIN_STRING.search(name) else name_words(name))

    def _add(self, person: PersonId, what: str, number: int, words: tuple[str, ...]) -> None:
        nickname = len(words) > 1 and what == label_of("other_names")
        marks = [Mark(person, what, number, place, nickname) for place in range(len(words))]
        for mark, word in zip(marks, words, strict=True):
            _under(self._forms, name_forms(word), mark)
            _under(self._keys, keys_of_name(word), mark)
            _under(self._bent, keys_of_forms(word), mark)
            if not is_cyrillic(word):
                _under(self._in_cyrillic, cyrillic_keys_of_latin(word), mark)
        for first, second in permutations(range(len(words)), 2):
            whole = words[first] + words[second]
            written = {one + two for one in spellings(words[first])[:2] for two in spellings(words[second])[:2]}
            if len(whole) >= _IN_ONE:
                _under(self._in_one, written | keys_of_name(whole), marks[first])

    def found_in(self, reading: Reading) -> Iterator[tuple[Mark, Span]]:
        """Whose names stand in a text, and where. A word that could be plain speech counts beside another word of the
        same name."""
        words = reading.words
        hits = [self._hits(word) for word in words]
        for place, word in enumerate(words):
            if not hits[place]:
                yield from ((mark, word.span) for mark in self._written_in_one(word))
                continue
            near = [
                other
                for other in range(max(0, place - 4), min(len(words), place + 5))
                if other != place and abs(words[other].token - word.token) <= 1
            ]
            for hit in hits[place]:
                if _meant(hit, word, [words[one] for one in near], [one for other in near for one in hits[other]]):
                    yield hit.mark, word.span

    def _hits(self, word: Word) -> tuple[_Hit, ...]:
        return tuple(dict.fromkeys(hit for reading in word.readings for hit in self._of(reading)))

    def _of(self, form: str) -> tuple[_Hit, ...]:
        """What a folded word could be of the names, whatever stands beside it."""
        if form not in self._seen:
            self._seen[form] = tuple(self._looked_up(form))
        return self._seen[form]

    def _looked_up(self, form: str) -> Iterator[_Hit]:
        if form in self._free:
            return
        yield from (_Hit(mark, form, False) for mark in self._forms.get(form, ()))
        if is_cyrillic(form) and self._in_cyrillic and len(form) > 2:
            keys = keys_of_cyrillic(form)
            if not keys & self._free_keys:
                yield from (_Hit(mark, form, False) for key in keys for mark in self._in_cyrillic.get(key, ()))
        if is_cyrillic(form) or len(form) < 2:
            return
        keys = keys_of_latin(form)
        if keys & self._free_keys:
            return
        yield from (_Hit(mark, form, False) for key in keys for mark in self._keys.get(key, ()))
        yield from (_Hit(mark, form, True) for key in keys for mark in self._bent.get(key, ()))
        for stem in without_latin_ending(form):
            if not (keys := keys_of_latin(stem)) & self._free_keys and len(stem) > 3:
                yield from (_Hit(mark, form, True) for key in keys for mark in self._keys.get(key, ()))

    def _written_in_one(self, word: Word) -> Iterator[Mark]:
        """Names written as one string (aigulbekova), which no single word of a text shows."""
        for reading in word.readings:
            if len(reading) >= _IN_ONE:
                yield from self._in_one.get(reading, ())
                for key in () if is_cyrillic(reading) else keys_of_latin(reading):
                    yield from self._in_one.get(key, ())


def label_of(field: str) -> str:
    """The label (msgid) of a field of an identity."""
    return field_named(PersonIdentity, field).about.label


def _under(index: dict[str, list[Mark]], keys: Iterable[str], mark: Mark) -> None:
    for key in keys:
        index.setdefault(key, []).append(mark)


def _names(
    identities: Iterable[PersonIdentity], allowed: Collection[PersonId], consents: Iterable[Consent]
) -> Iterator[tuple[PersonId, str, str]]:
    """Every name with whose it is and of which field."""
    for one in identities:
        if one.person is not None and one.person not in allowed:
            yield one.person, label_of("name"), one.name
            yield from ((one.person, label_of("other_names"), other) for other in one.other_names)
    guardian = field_named(Consent, "given_by").about.label
    for consent in consents:
        if consent.person is not None:
            yield from ((consent.person, guardian, name) for name in _capitalised(consent.given_by))


def _capitalised(text: str) -> list[str]:
    """Names within a remark such as "her mother, Мария Бекова": two or more words with a capital in a row."""
    groups = re.findall(r"[^\W\d_]+(?:[ -][^\W\d_]+)*", text)
    found = []
    for group in groups:
        words = [word for word in re.split(r"[ -]", group) if word[0].isupper()]
        found += [" ".join(words)] if len(words) > 1 else []
    return found


def _meant(hit: _Hit, word: Word, near: list[Word], beside: list[_Hit]) -> bool:
    """Whether a word is meant as the name it could be: by how it stands, or by another word of the name beside it."""
    sure = sureness(hit.form)
    if hit.bent:
        sure = min(sure, Sureness.CAPITAL)
    if sure is Sureness.ANYHOW:
        return True
    mark = hit.mark
    standing = word.inside or sure is Sureness.CAPITAL or any(_names_the_one_beside(one) for one in near)
    if word.capital and not mark.nickname and standing:
        return True
    return any(other.mark.name == mark.name and other.mark.word != mark.word for other in beside)


def _names_the_one_beside(word: Word) -> bool:
    """Whether a word makes the one beside it a name: an initial, a "daughter of"."""
    return word.initial or any(one in KIN or one[:4] in KIN for one in word.readings)
