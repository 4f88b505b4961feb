"""Whether the person of an interview was met before: what keeps one human from being counted twice.

Somebody met before goes on under the pseudonym of then, with the gender and the age band that are known; nothing else
is taken over, least of all a consent: each visit asks anew.
"""

from __future__ import annotations

from dataclasses import replace

from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight, found
from fieldcase.model.asked import Asked
from fieldcase.model.fieldwork import Interview
from fieldcase.model.people import Person

_STATED = "not_stated"


def known(source: Sight, besides: bytes | None) -> tuple[tuple[bytes, str], ...]:
    """The clients of all visits and cases by pseudonym, each pseudonym once, in alphabetical order; `besides` is left
    out."""
    by_name: dict[str, bytes] = {}
    for person in found(source, Person, Asked(Person, sort="pseudonym", equals=(("kind", "client"),))):
        if person.key != besides and person.pseudonym:
            by_name.setdefault(person.pseudonym, person.key)
    return tuple((key, name) for name, key in by_name.items())


def met(desk: Desk, interview: Interview, answer: str) -> Changes:
    """Keep whether we met: new, not_sure or met_before. ValueError for any other answer."""
    if answer not in desk.tables.vocabularies["met_before"]:
        raise ValueError("no answer has this code")
    now = desk.get(Interview, interview.key) or interview
    return desk.save(now, replace(now, met_before=answer))


def met_as(desk: Desk, interview: Interview, earlier: bytes) -> Changes:
    """The person of the interview is the one who was met before as `earlier`: same pseudonym, same gender and age band
    where they were not stated anew."""
    before = desk.get(Person, earlier)
    with desk.deed():
        changes = met(desk, interview, "met_before")
        person = desk.get(Person, interview.person) if interview.person is not None else None
        if before is not None and person is not None:
            changes |= desk.save(person, _as(person, before))
    return changes


def _as(person: Person, before: Person) -> Person:
    return replace(
        person,
        pseudonym=before.pseudonym,
        gender=before.gender if person.gender == _STATED else person.gender,
        age_band=before.age_band if person.age_band == _STATED else person.age_band,
    )


def seen(desk: Desk, interview: Interview, gender: str, age_band: str) -> Changes:
    """Keep gender and age band of the person of an interview, as a table counts them. ValueError for unknown codes."""
    known = desk.tables.vocabularies
    if gender not in known["gender"] or age_band not in known["age_band"]:
        raise ValueError("no such code")
    person = desk.get(Person, interview.person) if interview.person is not None else None
    return desk.save(person, replace(person, gender=gender, age_band=age_band)) if person is not None else Changes()
