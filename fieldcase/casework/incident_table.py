"""Incidents counted: by kind, by kind of actor, by medium, by month; of one case or of the whole network.

One incident counts once in each of its kinds, and near misses count too. The numbers are of incidents, not of people:
no name, no place, no word that anybody told is in the table.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from fieldcase.casework.sight import Sight
from fieldcase.casework.table_out import written
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.case import Event, Source
from fieldcase.model.ids import ScopeId
from fieldcase.model.people import Person
from fieldcase.model.security import Incident
from fieldcase.model.terms import Tables

BY = ("type", "actor", "medium", "month")
_NOT_STATED = N_("not stated")
_HEAD = ("by", "value", "incidents")


@dataclass(frozen=True)
class Counted:
    """How many incidents there are, and rows (by what, which, how many), the largest number first."""

    total: int
    near: int
    rows: tuple[tuple[str, str, int], ...]


def counted(source: Sight, tables: Tables, words: Words, scope: ScopeId | None = None) -> Counted:
    """Count the incidents of a case, or of all."""
    incidents = source.all(Incident, scope)
    events = {one.id: one for one in source.all(Event, scope)}
    people = {one.id: one.actor_kind for one in source.all(Person, scope)}
    sources = {one.id: one for one in source.all(Source, scope)}
    found: dict[str, Counter[str]] = {by: Counter() for by in BY}
    for one in incidents:
        event = events.get(one.event) if one.event is not None else None
        actors = event.actors if event is not None else ()
        cited = [sources[each] for each in event.sources if each in sources] if event is not None else []
        media = {each.medium or each.medium_as_written for each in cited}
        day = event.date.text.strip("./~") if event is not None and event.date is not None else ""
        values = {
            "type": set(one.types), "actor": {people.get(each, "") for each in actors}, "medium": media,
            "month": {day[:7]},
        }  # fmt: skip
        for by, several in values.items():
            found[by].update({each for each in several if each} or {""})
    rows = [
        (by, _said(by, value, tables, words), number)
        for by in BY
        for value, number in sorted(found[by].items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    return Counted(len(incidents), sum(one.near_miss for one in incidents), tuple(rows))


def _said(by: str, value: str, tables: Tables, words: Words) -> str:
    if not value:
        return words(_NOT_STATED)
    vocabulary = {"type": "incident_type", "actor": "actor_kind", "medium": "source_medium"}.get(by, "")
    known = vocabulary and value in tables.vocabularies[vocabulary]
    return tables.label(vocabulary, value, words.language) if known else value


def as_csv(found: Counted) -> str:
    """The rows as a CSV file."""
    return written(_HEAD, ((by, value, str(number)) for by, value, number in found.rows))
