"""People of a case or a visit: a new one under a random pseudonym, what identifies them, what they agreed to.

A name is kept by a deed of its own, on a case, with a reason, by the case's lead (do-no-harm.md, Identity). Records of
one human, on a visit and on the cases that took its interviews up, are twins: what one of them takes back is taken back
for all.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from fieldcase.casework import settings
from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight, case_of, count, found
from fieldcase.errors import N_, IdentityNeedsReason, IdentityOutsideCase, NotTheLead
from fieldcase.model.asked import Asked
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import IdentityId, PersonId, ScopeId
from fieldcase.model.people import Consent, Member, Person, PersonIdentity
from fieldcase.rules.consents import TEXT, State, answer
from fieldcase.rules.people import Row, row_of
from fieldcase.rules.pseudonyms import random_pseudonym

# How many words are drawn before a pseudonym gets a number.
_DRAWS = 40
# What a state of consent is called in a table of them.
STATES = {
    "withdrawn": N_("withdrawn"), "refused": N_("refused"), "expired": N_("has run out"),
    "no_guardian": N_("a guardian has to agree"), "not_asked": N_("not asked"), "without_name": N_("without the name"),
    "named": N_("by name"),
}  # fmt: skip


@dataclass(frozen=True)
class Standing:
    """What a person's consents come to today for one use: a state (a name in STATES), since when where somebody wrote
    it down, and the media it is granted for."""

    use: str
    state: str
    since: UncertainDate | None
    media: tuple[str, ...]

    @property
    def granted(self) -> bool:
        """Whether the person agreed, with or without the name."""
        return self.state in ("without_name", "named")


def free_pseudonym(source: Sight, language: str = "") -> str:
    """A random pseudonym that nobody in the vault has, in the bin neither; in the vault's language unless one is
    given."""
    language = language or settings.get(source, "language")
    tried = {member.pseudonym for member in source.all(Member)}
    for _ in range(_DRAWS):
        word = random_pseudonym(source.world.random, source.tables, language, tried)
        if _is_free(source, word):
            return word
        tried.add(word)
    # Nearly every word is somebody's: a number follows, higher than most that were given.
    number = count(source, Asked(Person)) // max(1, len(source.tables.pseudonyms.get(language, ()))) + 2
    while True:
        word = f"{random_pseudonym(source.world.random, source.tables, language, ())} {number}"
        if _is_free(source, word):
            return word
        number += 1


def _is_free(source: Sight, pseudonym: str) -> bool:
    same = (("pseudonym", pseudonym),)
    return not any(count(source, Asked(Person, equals=same, hidden=hidden)) for hidden in (False, True))


def new_person(
    desk: Desk, scope: ScopeId, kind: str = "client", pseudonym: str = "", language: str = "", **values: Any
) -> Person:
    """Keep a new person of a case or a visit; a random free pseudonym where none is given. `values` are further fields
    of the record."""
    with desk.deed():
        name = pseudonym.strip() or free_pseudonym(desk, language)
        person = Person(id=PersonId(desk.new_id()), scope=scope, kind=kind, pseudonym=name, **values)
        desk.save(None, person)
    return person


def identity_of(source: Sight, person: Person) -> PersonIdentity | None:
    """What identifies a person, None where nothing of it is kept."""
    asked = Asked(PersonIdentity, scope=person.scope, equals=(("person", person.id),))
    return next(iter(found(source, PersonIdentity, asked)), None)


def may_identify(source: Sight, person: Person) -> bool:
    """Whether the member at the desk may keep what identifies this person."""
    case = case_of(source, person.scope)
    return case is not None and case.lead in (None, source.member)


def identify(desk: Desk, person: Person, reason: str, **values: Any) -> Changes:
    """Keep what identifies a person: fields of PersonIdentity by name, in a deed of its own.

    IdentityNeedsReason without a reason, IdentityOutsideCase for a person of a visit, NotTheLead for anybody but the
    lead of the case, where it has one.
    """
    if not reason.strip():
        raise IdentityNeedsReason
    if case_of(desk, person.scope) is None:
        raise IdentityOutsideCase
    if not may_identify(desk, person):
        raise NotTheLead
    known = identity_of(desk, person)
    blank = PersonIdentity(id=IdentityId(desk.new_id()), scope=person.scope, person=person.id, entered_by=desk.member)
    return desk.save(known, replace(known or blank, reason=reason.strip(), **values))


def consents_of(source: Sight, person: Person) -> tuple[Consent, ...]:
    """All that a person said about consent."""
    return found(source, Consent, Asked(Consent, scope=person.scope, equals=(("person", person.id),)))


def standing(source: Sight, person: Person, on: datetime.date | None = None) -> tuple[Standing, ...]:
    """What a person's consents come to, use by use in the order of the vocabulary, today or on another day.

    For the screen alone: what may be told is decided by the gate.
    """
    consents, day = consents_of(source, person), on or source.world.today()
    minor = row_of(person, source.tables) is Row.CHILD
    tables = source.tables.vocabularies
    return tuple(_standing(consents, use, tables["medium"], day, minor) for use in tables["use"])


def _standing(
    consents: tuple[Consent, ...], use: str, media: Iterable[str], day: datetime.date, minor: bool
) -> Standing:
    told = answer(consents, use, TEXT, day, minor=minor)
    # A child is never named, whatever a parent agreed.
    state = State.WITHOUT_NAME if minor and told.state is State.NAMED else told.state
    granted = tuple(medium for medium in media if answer(consents, use, medium, day, minor=minor).granted)
    return Standing(use, state.name.lower(), UncertainDate(told.since) if told.since else None, granted)


def twins(source: Sight, person: Person) -> tuple[Person, ...]:
    """The other records of the same human: the one on a visit, and those of the cases that took its interviews up."""
    first = person.met_as or person.id
    told = source.get(Person, first) if person.met_as is not None else None
    taken = found(source, Person, Asked(Person, equals=(("met_as", first),)))
    return tuple(one for one in (told, *taken) if one is not None and one.id != person.id and not one.hidden)
