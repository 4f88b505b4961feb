"""Which records may be of one human, and what follows where a person said so.

Proposes by keys, never by comparing everybody with everybody, and judges nothing: a person does. Knows pseudonyms,
bands and identities as values; refuses to know who may see them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import combinations

from fieldcase.model.ids import PersonId
from fieldcase.model.judged import SamePerson
from fieldcase.model.people import Person, PersonIdentity
from fieldcase.model.text import folded, words_of

SAME, TWO, LATER = "same", "two", "later"
VERDICTS = (SAME, TWO, LATER)
PSEUDONYM, CODE, IDENTITY = "pseudonym", "code", "identity"
"""Why two records are proposed."""
_MOST_OF_ONE_KEY = 12
_UNSTATED = ("", "not_stated", "unknown")
# Of whom it means anything: an official under a working word is not met twice.
_KINDS = ("client", "child", "not_stated")
# Latin letters that look like Cyrillic ones: a working code is typed in either.
_ALIKE = str.maketrans("abcehkmoptxy", "авсенкмортху")


def pair_of(one: bytes, other: bytes) -> tuple[PersonId, PersonId]:
    """Two records in the order in which they are kept."""
    first, second = sorted((one, other))
    return PersonId(first), PersonId(second)


def linked(humans: Mapping[PersonId, bytes], judged: Iterable[SamePerson]) -> dict[PersonId, bytes]:
    """For each record the key of its human, those that a person linked taken for one; who is not here links nobody."""
    joined: dict[bytes, bytes] = {}

    def root(key: bytes) -> bytes:
        while (above := joined.get(key, key)) != key:
            key = above
        return key

    for one in judged:
        ends = {root(humans[who]) for who in (one.first, one.second) if who is not None and who in humans}
        if one.verdict == SAME and len(ends) > 1:
            joined[max(ends)] = min(ends)
    return {who: root(human) for who, human in humans.items()}


def _compatible(one: Person, other: Person) -> bool:
    """Whether nothing that is stated of both speaks against it."""
    return all(
        a == b or a in _UNSTATED or b in _UNSTATED
        for a, b in ((one.gender, other.gender), (one.age_band, other.age_band), (one.kind, other.kind))
    )


def _plain(text: str) -> str:
    """Spelling aside: signs between letters, ё, and letters of two alphabets that look the same."""
    kept = "".join(sign for sign in folded(text) if unicodedata.category(sign)[0] in "LN")
    return kept.translate(_ALIKE)


def _keys(person: Person, identity: PersonIdentity | None) -> Iterator[tuple[str, Hashable]]:
    plain = _plain(person.pseudonym)
    if plain:
        yield (CODE if any(sign.isdigit() for sign in plain) else PSEUDONYM), plain
    if identity is not None:
        name = tuple(sorted(words_of(identity.name)))
        if len(name) > 1 and identity.birth_date is not None:
            yield IDENTITY, (name, identity.birth_date.text)
        for value in (_plain(identity.document), _plain(identity.phone)):
            if value:
                yield IDENTITY, value


def candidates(
    persons: Iterable[Person], identities: Mapping[PersonId, PersonIdentity], humans: Mapping[PersonId, bytes]
) -> dict[tuple[PersonId, PersonId], tuple[str, ...]]:
    """Pairs of records that may be of one human, each with why; `humans` says which are known to be of one anyway, and
    those are no question. Of more than a dozen under one key the first dozen: a word like that tells nobody apart."""
    buckets: dict[tuple[str, Hashable], list[Person]] = {}
    for person in sorted(persons, key=lambda one: one.key):
        if person.kind in _KINDS:
            for key in _keys(person, identities.get(person.id)):
                buckets.setdefault(key, []).append(person)
    found: dict[tuple[PersonId, PersonId], list[str]] = {}
    for (why, _), several in buckets.items():
        for one, other in combinations(several[:_MOST_OF_ONE_KEY], 2):
            if humans.get(one.id) != humans.get(other.id) and (why == IDENTITY or _compatible(one, other)):
                reasons = found.setdefault(pair_of(one.id, other.id), [])
                if why not in reasons:
                    reasons.append(why)
    return {pair: tuple(reasons) for pair, reasons in found.items()}
