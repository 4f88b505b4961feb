"""The hearings that a case's decisions name: they lie with their visits, and a dossier of the case may tell of them.

Hands over the visit, what was seen, and whoever else the visit speaks of, so that the gate can find their pseudonyms.
Decides nothing about anybody: somebody of the visit who is nobody in the case is told of nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from fieldcase.casework.called import Looks
from fieldcase.model.courts import Decision, Hearing
from fieldcase.model.declare import Record
from fieldcase.model.fieldwork import Visit
from fieldcase.model.ids import PersonId
from fieldcase.model.people import Person


def hearings_told(source: Looks, records: Iterable[Record]) -> list[Record]:
    """Visits, hearings and people beside the records of a case, by way of the visits that its decisions name.

    A person of the visit whom the case took up under the same pseudonym stands in a hearing as the person of the case.
    """
    kept = tuple(records)
    own = {one.scope for one in kept if isinstance(one, Decision)}
    wanted = {one.visit for one in kept if isinstance(one, Decision) and one.visit is not None}
    found: list[Record] = []
    for visit in (one for one in source.all(Visit) if one.id in wanted and one.scope not in own):
        there = source.all(Person, visit.scope)
        same = _taken_up(there, [one for one in kept if isinstance(one, Person)])
        found += [visit, *(one for one in there if one.id not in same)]
        found += [_of_the_case(one, same) for one in source.all(Hearing, visit.scope) if one.visit == visit.id]
    return found


def _taken_up(there: Iterable[Person], here: Iterable[Person]) -> dict[PersonId, PersonId]:
    """The people of a visit who are people of the case, known by the same pseudonym in both."""
    called = {one.id: one.pseudonym for one in there}
    return {
        PersonId(one.met_as): one.id
        for one in here
        if one.met_as is not None and called.get(PersonId(one.met_as)) == one.pseudonym
    }


def _of_the_case(hearing: Hearing, same: dict[PersonId, PersonId]) -> Hearing:
    return replace(hearing, persons=tuple(same.get(one, one) for one in hearing.persons))
