"""What lies around the records that a report tells beside its cases: whose working pseudonyms there are in the rest of
the vault, which cases are none of the report's, and how many of which kind were spoken with on its visits.

A pseudonym of somebody whom the report's cases do not know would link two files as well as a name does, and nobody
has judged what may be told of them here. Of people who were spoken with only kinds are counted, of those alone who
agreed to be counted. Holds no name, no contact and no word of anybody.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from fieldcase.model.fieldwork import Interview
from fieldcase.model.ids import PersonId, ScopeId, VisitId
from fieldcase.model.people import Consent, Person
from fieldcase.model.terms import Tables
from fieldcase.model.text import folded
from fieldcase.model.values import Count
from fieldcase.rules.consents import TEXT, answer
from fieldcase.rules.labels import working_pseudonyms
from fieldcase.rules.name_likeness import describes_a_group
from fieldcase.rules.people import PROTECTED, Row, row_of
from fieldcase.rules.small_numbers import withhold_column
from fieldcase.rules.uses import USES

_COUNTING = "statistics"


@dataclass(frozen=True, repr=False)
class Around:
    """Working pseudonyms of people whom the cases of the report do not know: `near` by the scope they belong to, `far`
    all of those but officials who are called by their function. Words that describe a group are no pseudonym.

    `closed` are the scopes of cases that are none of the report's: nothing in them is told. `heard`: how many of each
    kind of person were spoken with on each visit, of those who agreed to be counted.
    """

    near: Mapping[ScopeId, Mapping[PersonId, str]] = field(default_factory=dict)
    far: Mapping[PersonId, str] = field(default_factory=dict)
    closed: frozenset[ScopeId] = frozenset()
    heard: Mapping[VisitId, tuple[tuple[str, int], ...]] = field(default_factory=dict)


NOTHING_AROUND = Around()


def around(
    people: Iterable[Person],
    known: Iterable[ScopeId],
    closed: Iterable[ScopeId],
    heard: Mapping[VisitId, tuple[tuple[str, int], ...]],
    tables: Tables,
) -> Around:
    """What lies around a report whose cases are those of the scopes `known`."""
    mine = frozenset(known)
    near: dict[ScopeId, dict[PersonId, str]] = {}
    far: dict[PersonId, str] = {}
    listed = tuple(people)
    pseudonyms = working_pseudonyms(listed)
    drawn = frozenset(folded(word) for words in tables.pseudonyms.values() for word in words)
    for one in listed:
        # Whoever of the report's cases lies in the bin is none of those that they know.
        if (one.scope in mine and not one.hidden) or one.id not in pseudonyms or describes_a_group(one.pseudonym):
            continue
        near.setdefault(one.scope, {})[one.id] = one.pseudonym
        if row_of(one, tables) is not Row.OFFICIAL or _means_one(one.pseudonym, drawn):
            far[one.id] = one.pseudonym
    return Around(near, far, frozenset(closed), heard)


def _means_one(pseudonym: str, drawn: Collection[str]) -> bool:
    """Whether what an official is called in the work is a code or a word of the list of pseudonyms, by which two files
    could be laid side by side, and not what the office is called."""
    return any(sign.isdigit() for sign in pseudonym) or folded(pseudonym) in drawn


def kinds_heard(
    interviews: Iterable[Interview],
    people: Iterable[Person],
    consents: Iterable[Consent],
    tables: Tables,
    on: datetime.date,
) -> tuple[tuple[str, int], ...]:
    """How many different people of each kind told something (kinds as codes): those who agreed to be counted, and
    workers and officials. Whoever refused to speak is none of them."""
    known = {one.id: one for one in people}
    said: dict[PersonId, list[Consent]] = {}
    for one in consents:
        if one.person is not None:
            said.setdefault(one.person, []).append(one)
    spoken = {one.person for one in interviews if one.person in known and not one.refused_because and not one.hidden}
    found: Counter[str] = Counter()
    for who in spoken:
        assert who is not None
        row = row_of(known[who], tables)
        agreed = answer(said.get(who, ()), _COUNTING, TEXT, on, minor=row is Row.CHILD).granted
        if agreed or row not in PROTECTED:
            found[known[who].kind] += 1
    return tuple(sorted(found.items()))


def heard_told(around: Around, visits: Iterable[VisitId], use: str) -> tuple[tuple[str, Count | None], ...]:
    """How many of each kind were spoken with on these visits together, as it may be told for a use: what leaves the
    organisation has no small number of people, and none that could be reckoned back; None for what is withheld."""
    found: Counter[str] = Counter()
    for one in visits:
        found.update(dict(around.heard.get(one, ())))
    rows = sorted(found.items())
    counts = [Count(f"={number}") for _, number in rows]
    told = withhold_column(counts) if USES[use].external else counts
    return tuple((kind, count) for (kind, _), count in zip(rows, told, strict=True))
