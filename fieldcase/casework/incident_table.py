"""Incidents counted: by kind, by kind of actor, by medium, by month; of one case or of the whole network.

One incident counts once in each of its kinds, and near misses count too. The numbers are of incidents, not of people:
no name, no place, no word that anybody told is in the table.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from fieldcase.casework import counted_rows
from fieldcase.casework.called import called
from fieldcase.casework.counted_rows import MONTH, CountedRow, month_of
from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight, case_of, example_scopes
from fieldcase.casework.table_out import write_new, written
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.case import Event, Source
from fieldcase.model.ids import ScopeId
from fieldcase.model.people import Person
from fieldcase.model.security import Incident
from fieldcase.model.terms import Tables
from fieldcase.rules.small_numbers import THRESHOLD

# What incidents are told by, and what that is called (msgid).
BY = {
    "type": N_("By kind of incident"), "actor": N_("By kind of actor"), "medium": N_("By kind of source"),
    "country": N_("By country"), MONTH: N_("By month"),
}  # fmt: skip
_VOCABULARIES = {"type": "incident_type", "actor": "actor_kind", "medium": "source_medium", "country": "country"}
_OTHER = "other"
_NOT_STATED = N_("not stated")
_HEAD = (N_("By what"), N_("Which"), N_("Incidents"))


@dataclass(frozen=True)
class Counted:
    """How many incidents there are, rows (by what, which, how many), the largest number first; `example`: invented ones
    are among them."""

    total: int
    near: int
    rows: tuple[tuple[str, str, int], ...]
    example: bool = False


def rows(source: Sight, tables: Tables, words: Words, scope: ScopeId | None = None) -> tuple[CountedRow, ...]:
    """The incidents of a case, or of all, each with its values; the record is the event it happened in."""
    events = {one.id: one for one in source.all(Event, scope)}
    people = {one.id: one.actor_kind for one in source.all(Person, scope)}
    sources = {one.id: one for one in source.all(Source, scope)}
    found = []
    for one in source.all(Incident, scope):
        event = events.get(one.event) if one.event is not None else None
        cited = [sources[each] for each in event.sources if each in sources] if event is not None else []
        date = event.date if event is not None else None
        values = {
            "type": one.types, "actor": tuple(people.get(each, "") for each in (event.actors if event else ())),
            "medium": tuple(each.medium or each.medium_as_written for each in cited),
            "country": (event.country,) if event is not None else (), MONTH: (month_of(date.text) if date else "",),
        }  # fmt: skip
        shown, case = event if event is not None else one, case_of(source, one.scope)
        code = case.code if case is not None else ""
        found.append(CountedRow(shown, called(shown, tables, words), 1, {by: _stated(values[by]) for by in BY}, code))
    return tuple(found)


def _stated(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for one in dict.fromkeys(values) if one)


def counted(source: Sight, tables: Tables, words: Words, scope: ScopeId | None = None) -> Counted:
    """Count the incidents of a case, or of all, as it may leave: words that are no code count as other, and so does a
    kind that tells of children or family, as long as there are few of it."""
    found = [_coded(one, tables) for one in rows(source, tables, words, scope)]
    few = {kind for kind, number in counted_rows.by(found, "type") if number < THRESHOLD and _near(kind, tables)}
    found = [_without(one, few) for one in found]
    told = [
        (by, said(by, value, tables, words), number)
        for by in BY
        for value, number in sorted(counted_rows.by(found, by), key=lambda pair: (-pair[1], pair[0]))
    ]
    every, invented = source.all(Incident, scope), example_scopes(source)
    near = sum(one.near_miss for one in every)
    return Counted(len(found), near, tuple(told), any(one.scope in invented for one in every))


def _coded(row: CountedRow, tables: Tables) -> CountedRow:
    def known(by: str, value: str) -> str:
        codes = tables.vocabularies[_VOCABULARIES[by]] if by in _VOCABULARIES else (value,)
        return value if value in codes else (_OTHER if _OTHER in codes else "")

    values = {by: _stated(tuple(known(by, one) for one in found)) for by, found in row.values.items()}
    return replace(row, values=values)


def _near(kind: str, tables: Tables) -> bool:
    return bool(tables.mark("incident_type", kind, "near"))


def _without(row: CountedRow, kinds: set[str]) -> CountedRow:
    told = _stated(tuple(_OTHER if one in kinds else one for one in row.values["type"]))
    return replace(row, values={**row.values, "type": told})


def said(by: str, value: str, tables: Tables, words: Words) -> str:
    """What a value of a heading is called."""
    if not value:
        return words(_NOT_STATED)
    vocabulary = _VOCABULARIES.get(by, "")
    known = vocabulary and value in tables.vocabularies[vocabulary]
    return tables.label(vocabulary, value, words.language) if known else value


def as_csv(found: Counted, words: Words) -> str:
    """The rows as a CSV file."""
    return written(
        (words(one) for one in _HEAD),
        ((words(BY[by]), value, str(number)) for by, value, number in found.rows),
        example=found.example,
    )


def write_table(desk: Desk, target: Path, words: Words, scope: ScopeId | None = None) -> Counted:
    """Write the numbers as a new CSV file. FileExists, CannotWrite."""
    found = counted(desk, desk.tables, words, scope)
    write_new(desk, target, as_csv(found, words))
    return found
