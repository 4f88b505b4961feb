"""Who may be counted, as what, and which records are of one human: judged for the whole vault on one day.

A person's characteristics are counted only where that person agreed to be counted. Records of one human are those that
a case made of a visit's (`met_as`), those of somebody met before under the same pseudonym, where there is exactly one
such, and those that a person said are of one human (`rules.same_human`). Gives codes and the key of the human; refuses
to know names.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fieldcase.model.fieldwork import Interview
from fieldcase.model.ids import PersonId
from fieldcase.model.judged import SamePerson
from fieldcase.model.people import Consent, Person
from fieldcase.model.terms import Tables
from fieldcase.model.values import Count
from fieldcase.rules.counted import AGE, GENDER, PARENT, PREGNANT
from fieldcase.rules.people import PROTECTED, counted_as, row_of
from fieldcase.rules.same_human import linked

_FIELDS = {GENDER: "gender", AGE: "age_band", PREGNANT: "pregnant", PARENT: "parent"}
_UNSTATED = ("", "not_stated", "unknown")
_NEW, _BEFORE = "new", "met_before"
_ONE, _PERHAPS = Count("=1"), Count("0..1")


@dataclass(frozen=True)
class Population:
    """Everybody of the vault: their records, who agreed to be counted, which human each record is of."""

    persons: Mapping[PersonId, Person]
    counted: frozenset[PersonId]
    humans: Mapping[PersonId, bytes]
    tables: Tables

    def may_count(self, people: Iterable[PersonId]) -> bool:
        """Whether all these people may be counted."""
        return self.counted.issuperset(people)

    def protected(self, people: Iterable[PersonId]) -> tuple[Person, ...]:
        """Of these people the clients and children who agreed to be counted."""
        found = (self.persons[one] for one in people if one in self.counted)
        return tuple(one for one in found if row_of(one, self.tables) in PROTECTED)

    def codes(self, people: Iterable[PersonId]) -> dict[str, tuple[str, ...]]:
        """Gender, age band, pregnancy and parenthood of those of some people who agreed to be counted."""
        return marks_of(self.protected(people))


def marks_of(people: Iterable[Person]) -> dict[str, tuple[str, ...]]:
    """The characteristics of people as codes, each once; nothing where it is not stated."""
    found: dict[str, tuple[str, ...]] = {}
    listed = tuple(people)
    for name, field in _FIELDS.items():
        codes = tuple(dict.fromkeys(_code(getattr(one, field)) for one in listed))
        if codes:
            found[name] = codes
    return found


def _code(code: str) -> str:
    return "" if code in _UNSTATED else code


def population(
    persons: Iterable[Person], consents: Iterable[Consent], interviews: Iterable[Interview], on: datetime.date,
    tables: Tables, judged: Iterable[SamePerson] = (),
) -> Population:  # fmt: skip
    """Judge everybody. What is hidden is not handed in; `judged` is what somebody said of two records."""
    known = {one.id: one for one in persons}
    given: dict[PersonId, list[Consent]] = {}
    for consent in consents:
        if consent.person is not None:
            given.setdefault(consent.person, []).append(consent)
    counted = frozenset(
        who for who, one in known.items() if counted_as(row_of(one, tables), given.get(who, ()), on)
    )  # fmt: skip
    return Population(known, counted, linked(_humans(known, interviews), judged), tables)


def _humans(persons: Mapping[PersonId, Person], interviews: Iterable[Interview]) -> dict[PersonId, bytes]:
    """For each record the key of the human that it is of."""
    humans: dict[PersonId, bytes] = {who: first_record(who, persons) for who in persons}
    again = {one.person for one in interviews if one.met_before == _BEFORE and one.person in persons}
    earlier: dict[str, set[bytes]] = {}
    for who, person in persons.items():
        if person.pseudonym and who not in again:
            earlier.setdefault(person.pseudonym, set()).add(humans[who])
    moved = {
        who: next(iter(found))
        for who in again
        if who is not None and len(found := earlier.get(persons[who].pseudonym, set()) - {humans[who]}) == 1
    }
    return {who: moved.get(PersonId(human), human) for who, human in humans.items()}


def first_record(who: PersonId, persons: Mapping[PersonId, Person]) -> bytes:
    """The record of a visit that a case's record was made of, and so on; a circle ends where it began."""
    seen = {bytes(who)}
    now = persons[who]
    while now.met_as is not None and bytes(now.met_as) not in seen:
        seen.add(bytes(now.met_as))
        before = persons.get(PersonId(now.met_as))
        if before is None:
            return bytes(now.met_as)
        now = before
    return bytes(now.id)


@dataclass(frozen=True)
class Human:
    """One human who was interviewed: how many that is for certain, and what is known of the person."""

    count: Count
    codes: Mapping[str, tuple[str, ...]]


def interviewed(interviews: Iterable[Interview], people: Population) -> dict[bytes, Human]:
    """Everybody who was interviewed and agreed to be counted, each once.

    One said to be new is one; one of whom nobody is sure is none or one; one who was met before is one where the
    earlier record is known, and is not counted again where it is not.
    """
    told: dict[bytes, list[Interview]] = {}
    for one in interviews:
        if one.person is not None and one.person in people.counted:
            told.setdefault(people.humans[one.person], []).append(one)
    found = {}
    for human, several in told.items():
        count = _how_many(several, human, people)
        if count is not None:
            found[human] = Human(count, _known_of(several, people))
    return found


def _how_many(several: list[Interview], human: bytes, people: Population) -> Count | None:
    answers = {one.met_before for one in several}
    if _NEW in answers:
        return _ONE
    if answers != {_BEFORE}:
        return _PERHAPS
    linked = any(one.person is not None and people.humans[one.person] != one.person for one in several)
    return _ONE if linked else None


def _known_of(several: list[Interview], people: Population) -> dict[str, tuple[str, ...]]:
    """What was stated last; for one human there is one of each."""
    ordered = sorted(several, key=lambda one: (one.date.first if one.date is not None else 0, one.key))
    known: dict[str, tuple[str, ...]] = {}
    for one in ordered:
        if one.person is not None:
            marks = marks_of(people.protected((one.person,)))
            known |= {name: codes for name, codes in marks.items() if codes != ("",)}
    return known
