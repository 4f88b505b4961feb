"""Records that may be of one human are proposed; a person says so, or not; one deed takes it back.

Nothing of either record changes and nothing is merged: reports count linked people as one, and what one of them takes
back is proposed for the other. What was said stays on this desk. Knows what the member at the desk may see.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.people import consents_of, may_identify
from fieldcase.casework.sight import Sight, bare, found
from fieldcase.model.asked import Asked
from fieldcase.model.ids import PersonId, SamePersonId
from fieldcase.model.judged import SamePerson
from fieldcase.model.people import Consent, Person, PersonIdentity
from fieldcase.rules.counted_people import first_record
from fieldcase.rules.same_human import CODE as CODE
from fieldcase.rules.same_human import IDENTITY as IDENTITY
from fieldcase.rules.same_human import LATER as LATER
from fieldcase.rules.same_human import PSEUDONYM as PSEUDONYM
from fieldcase.rules.same_human import SAME as SAME
from fieldcase.rules.same_human import TWO as TWO
from fieldcase.rules.same_human import VERDICTS, candidates, linked, pair_of

MOST = 200
_EVERY = 1_000_000
_READ = ("pseudonym", "kind", "gender", "age_band", "met_as")


@dataclass(frozen=True)
class Proposal:
    """Two records that may be of one human, and why (codes of `rules.same_human`); `put_off` where somebody was not
    sure."""

    first: Person
    second: Person
    reasons: tuple[str, ...]
    put_off: bool


def proposals(source: Sight, most: int = MOST) -> tuple[Proposal, ...]:
    """The pairs nobody has judged, those put off last, `most` at the most. Identities are compared only where the
    member at the desk may keep those of both."""
    persons = {one.id: one for one in bare(source, Person, _READ)}
    said = {pair_of(one.first, one.second): one for one in _judged(source) if one.first and one.second}
    humans = linked({who: first_record(who, persons) for who in persons}, said.values())
    pairs = candidates(persons.values(), _identities(source, persons), humans)
    open_pairs = [pair for pair in pairs if pair not in said or said[pair].verdict == LATER]
    return tuple(
        Proposal(persons[pair[0]], persons[pair[1]], pairs[pair], pair in said)
        for pair in sorted(open_pairs, key=lambda pair: (pair in said, persons[pair[0]].pseudonym, pair))[:most]
    )


def proposed_of(source: Sight, records: frozenset[bytes]) -> int:
    """Of how many pairs that are a question one of these records is a part."""
    every = proposals(source, _EVERY)
    return sum(1 for one in every if not one.put_off and {one.first.key, one.second.key} & records)


def judge(desk: Desk, one: Person, other: Person, verdict: str) -> Changes:
    """Keep what a person said of two records: same, two or later. ValueError for any other word, or for one record."""
    if verdict not in VERDICTS or one.key == other.key:
        raise ValueError("nothing that can be said of two records")
    first, second = pair_of(one.key, other.key)
    known = _said_of(desk, first, second)
    blank = SamePerson(id=SamePersonId(desk.new_id()), scope=desk.own, first=first, second=second)
    after = replace(known or blank, verdict=verdict, by=desk.member, at=desk.now())
    return desk.save(known, after)


def take_back(desk: Desk, one: Person, other: Person) -> Changes:
    """Forget what was said of two records: they are a question again. Nothing where nothing was said."""
    known = _said_of(desk, *pair_of(one.key, other.key))
    return desk.hide(known) if known is not None else Changes()


def same_as(source: Sight, person: Person) -> tuple[Person, ...]:
    """The records that somebody linked with this one, those linked with them too, by pseudonym."""
    near: dict[bytes, set[bytes]] = {}
    for one in _judged(source):
        if one.verdict == SAME and one.first and one.second:
            near.setdefault(one.first, set()).add(one.second)
            near.setdefault(one.second, set()).add(one.first)
    reached, waiting = {person.key}, [person.key]
    while waiting:
        fresh = near.get(waiting.pop(), set()) - reached
        reached |= fresh
        waiting += fresh
    others = (source.get(Person, key) for key in sorted(reached - {person.key}))
    return tuple(sorted((one for one in others if one and not one.hidden), key=lambda one: (one.pseudonym, one.key)))


def directly(source: Sight, person: Person) -> frozenset[bytes]:
    """The ids of the records whose link with this one can be taken back: those that somebody linked with it."""
    return frozenset(
        other
        for one in _judged(source)
        if one.verdict == SAME and person.key in (one.first, one.second)
        for other in (one.first, one.second)
        if other is not None and other != person.key
    )


def still_agreeing(source: Sight, person: Person) -> tuple[Person, ...]:
    """Where this person took an answer back or refused: the linked records of which an answer of yes still stands, so
    that somebody asks whether it is to be taken back too. Nothing is done by itself."""
    said = consents_of(source, person)
    if not any(one.level == "refused" or one.withdrawn_on is not None for one in said):
        return ()
    return tuple(one for one in same_as(source, person) if any(map(_stands, consents_of(source, one))))


def _stands(one: Consent) -> bool:
    return one.level != "refused" and one.withdrawn_on is None


def _judged(source: Sight) -> tuple[SamePerson, ...]:
    return source.all(SamePerson, source.own)


def _said_of(desk: Desk, first: PersonId, second: PersonId) -> SamePerson | None:
    asked = Asked(SamePerson, scope=desk.own, equals=(("first", first), ("second", second)))
    return next(iter(found(desk, SamePerson, asked)), None)


def _identities(source: Sight, persons: dict[PersonId, Person]) -> dict[PersonId, PersonIdentity]:
    """Those whose scope the member at the desk may keep identities in."""
    kept, may = {}, dict[bytes, bool]()
    for one in source.all(PersonIdentity):
        person = persons.get(one.person) if one.person is not None else None
        if person is not None:
            if person.scope not in may:
                may[person.scope] = may_identify(source, person)
            if may[person.scope]:
                kept[person.id] = one
    return kept
