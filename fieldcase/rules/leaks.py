"""Known identities that still stand in the texts of a finished document, or in its file name.

The last look before a file is written, over everything that will be in it. A leak missed is worse than a false stop;
yet an ordinary text must not stop on a part of a word. A finding says where and what, never the words themselves.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations

from fieldcase.i18n import Words
from fieldcase.model.declare import field_named
from fieldcase.model.ids import PersonId
from fieldcase.model.people import Consent, PersonIdentity
from fieldcase.rules.name_likeness import looks_like_a_name
from fieldcase.rules.names import Sureness, name_forms, name_words, spellings, sureness
from fieldcase.rules.reading import Reading, Word, readings_of
from fieldcase.rules.traces import Trace, traces_of, written

__all__ = ["Finding", "find_known_identities", "looks_like_a_name"]

_PLAIN_STRING = re.compile(r"[\d_@]")


@dataclass(frozen=True, order=True)
class Finding:
    """Where an identity stands, whose, and what of it (the label of the field, a msgid)."""

    place: str
    person: PersonId
    what: str

    def told(self, words: Words | None = None) -> str:
        """One line for the person who exports: place and kind of finding, without the words that were found."""
        return f"{self.place}: {words(self.what) if words else self.what}"


@dataclass(frozen=True)
class _Mark:
    """One form of one word of one name. `nickname` of several words: plain ones among them mean nothing alone."""

    person: PersonId
    what: str
    name: int
    word: int
    nickname: bool


def find_known_identities(
    texts: Iterable[tuple[str, str]],
    identities: Iterable[PersonIdentity],
    allowed: Collection[PersonId],
    consents: Iterable[Consent] = (),
) -> tuple[Finding, ...]:
    """What of `identities` stands in `texts`, pairs of a place and its text; a file's name is a text like any other.

    The names of the people in `allowed` may stand there, and words of names that others share with them; their phones,
    addresses and all the rest may not. `consents` give the names of guardians who agreed for a child.
    """
    known = [one for one in identities if one.person is not None]
    free = {
        form for one in known if one.person in allowed for word in name_words(one.name) for form in name_forms(word)
    }
    marks = _marks(known, allowed, consents)
    traces = [
        (one.person, _label(field), trace)
        for one in known
        for field, trace in (*traces_of(one), *_joined(one, allowed))
        if one.person is not None
    ]
    found: set[Finding] = set()
    for place, text in texts:
        for reading in readings_of(text):
            found |= {Finding(place, person, what) for person, what in _names_in(reading, marks, free)}
            found |= {Finding(place, person, what) for person, what, trace in traces if trace(reading)}
    return tuple(sorted(found))


def _label(field: str) -> str:
    return field_named(PersonIdentity, field).about.label


def _marks(
    identities: Iterable[PersonIdentity], allowed: Collection[PersonId], consents: Iterable[Consent]
) -> Mapping[str, list[_Mark]]:
    """Every form of every name, with what it is a mark of."""
    names: list[tuple[PersonId, str, str]] = []
    for one in identities:
        if one.person is not None and one.person not in allowed:
            names.append((one.person, _label("name"), one.name))
            names += [(one.person, _label("other_names"), other) for other in one.other_names]
    guardian = field_named(Consent, "given_by").about.label
    for consent in consents:
        if consent.person is not None:
            names += [(consent.person, guardian, name) for name in _capitalised(consent.given_by)]
    marks: dict[str, list[_Mark]] = {}
    for number, (person, what, name) in enumerate(names):
        words = () if _PLAIN_STRING.search(name) else name_words(name)
        nickname = len(words) > 1 and what == _label("other_names")
        for place, word in enumerate(words):
            for form in name_forms(word):
                marks.setdefault(form, []).append(_Mark(person, what, number, place, nickname))
    return marks


def _capitalised(text: str) -> list[str]:
    """Names within a remark such as "her mother, Мария Бекова": two or more words with a capital in a row."""
    groups = re.findall(r"[^\W\d_]+(?:[ -][^\W\d_]+)*", text)
    found = []
    for group in groups:
        words = [word for word in re.split(r"[ -]", group) if word[0].isupper()]
        found += [" ".join(words)] if len(words) > 1 else []
    return found


def _joined(identity: PersonIdentity, allowed: Collection[PersonId]) -> Iterator[tuple[str, Trace]]:
    """Names written as one string (aigulbekova, nick_88), which no single word of a text shows."""
    if identity.person in allowed:
        return
    for field, name in (("name", identity.name), *(("other_names", other) for other in identity.other_names)):
        if _PLAIN_STRING.search(name):
            if len(name.strip()) > 2:
                yield field, written(name)
            continue
        words = name_words(name)
        for first, second in permutations(words, 2):
            yield field, _one_of({one + two for one in spellings(first) for two in spellings(second)})


def _one_of(strings: Collection[str]) -> Trace:
    return lambda reading: not reading.spelled.isdisjoint(strings)


def _names_in(reading: Reading, marks: Mapping[str, list[_Mark]], free: Collection[str]) -> set[tuple[PersonId, str]]:
    """Whose names stand in a text. A word that could be plain speech counts beside another word of the same name."""
    words = reading.words
    found: set[tuple[PersonId, str]] = set()
    for place, word in enumerate(words):
        for form in word.readings:
            if form in marks and form not in free:
                near = words[max(0, place - 1) : place] + words[place + 1 : place + 2]
                found |= {(mark.person, mark.what) for mark in marks[form] if _meant(mark, form, word, near, marks)}
    return found


def _meant(mark: _Mark, form: str, word: Word, near: tuple[Word, ...], marks: Mapping[str, list[_Mark]]) -> bool:
    """Whether a word is meant as the name it could be: by how it stands, or by another word of the name beside it."""
    sure = sureness(form)
    if sure is Sureness.ANYHOW:
        return True
    if word.capital and not mark.nickname and (word.inside or sure is Sureness.CAPITAL or any(o.initial for o in near)):
        return True
    readings = (reading for other in near for reading in other.readings)
    beside = (other for reading in readings for other in marks.get(reading, ()))
    return any(other.name == mark.name and other.word != mark.word for other in beside)
