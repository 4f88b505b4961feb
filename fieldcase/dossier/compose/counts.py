"""Counted tables: acts by type, events by kind, people by gender and age band.

The use "statistics" tells of nobody. Counts of what happened are printed as they are; in the table of people small
numbers are withheld (do-no-harm.md, Numbers keep their doubt). Knows codes and numbers; refuses to know texts, days and
people's names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from fieldcase.dossier.blocks import Block, Run, Table
from fieldcase.dossier.compose.runs import capital
from fieldcase.dossier.compose.telling import NOT_STATED, Telling
from fieldcase.errors import N_
from fieldcase.model.case import Act, Event
from fieldcase.model.declare import Record, field_named
from fieldcase.model.people import Person
from fieldcase.model.said import said_count, said_whole
from fieldcase.model.values import Count
from fieldcase.rules.people import PROTECTED, row_of
from fieldcase.rules.small_numbers import THRESHOLD, SafeTable, count_table, withhold_small

_BASIS = N_(
    "Only what everybody concerned agreed to have counted is counted here. Nothing is told of any single person."
)
_SMALL = N_(
    "Numbers of people below {threshold} are withheld, and with them as many others as would give them away. Such a "
    "place is marked “{mark}”."
)


def counts(telling: Telling) -> list[Block]:
    """The tables that have something to count."""
    tables: list[Block] = [
        *_by_code(telling, telling.say(N_("Acts by type")), telling.release.of(Act), "type"),
        *_by_code(telling, telling.say(N_("Events by kind")), telling.release.of(Event), "kind"),
        *_people(telling),
    ]
    return [telling.plain(_BASIS), *tables] if tables else []


def _by_code(telling: Telling, caption: str, records: Iterable[Record], name: str) -> list[Block]:
    """How many records have each code of a field, the most frequent first, and their sum."""
    listed = list(records)
    if not listed:
        return []
    vocabulary = field_named(type(listed[0]), name).about.vocabulary
    found = Counter(getattr(record, name) for record in listed)
    ordered = sorted(found.items(), key=lambda entry: (-entry[1], entry[0]))
    rows = [(capital(telling.term(vocabulary, code)), number) for code, number in ordered]
    rows.append((telling.say(N_("Total")), len(listed)))
    header = (telling.label(type(listed[0]), name), telling.say(N_("How many")))
    return [Table(caption, header, tuple(_row(label, said_whole(n, telling.words)) for label, n in rows), (0.7, 0.3))]


def _row(*cells: str) -> tuple[tuple[Run, ...], ...]:
    return tuple((Run(cell),) for cell in cells)


def _people(telling: Telling) -> list[Block]:
    """Clients and children who agreed to be counted, by gender and age band, small numbers withheld."""
    people = [
        person
        for person in telling.release.of(Person)
        if person.id in telling.release.people
        and telling.release.people[person.id].counted
        and row_of(person, telling.tables) in PROTECTED
    ]
    if not people:
        return []
    genders, bands = (_codes(telling, people, name) for name in ("gender", "age_band"))
    pairs = Counter((person.gender, person.age_band) for person in people)
    safe = withhold_small(count_table(genders, bands, [[pairs[one, band] for band in bands] for one in genders]))
    blocks: list[Block] = [_people_table(telling, safe)]
    if None in (*safe.row_totals, *safe.column_totals, safe.total, *(cell for line in safe.cells for cell in line)):
        blocks.append(telling.note(_SMALL, threshold=THRESHOLD, mark=_mark(telling)))
    return blocks


def _codes(telling: Telling, people: Iterable[Person], name: str) -> list[str]:
    """The codes that occur, in the order of the vocabulary, "not stated" last."""
    found = {getattr(person, name) for person in people}
    order = list(telling.tables.vocabularies.get(field_named(Person, name).about.vocabulary, {}))
    return sorted(
        found, key=lambda code: (code == NOT_STATED, order.index(code) if code in order else len(order), code)
    )


def _people_table(telling: Telling, safe: SafeTable) -> Table:
    total = telling.say(N_("Total"))

    def said(line: Iterable[Count | None]) -> list[str]:
        return [_mark(telling) if one is None else said_count(one, telling.words) for one in line]

    rows = [
        _row(capital(telling.term("gender", code)), *said((*line, whole)))
        for code, line, whole in zip(safe.rows, safe.cells, safe.row_totals, strict=True)
    ]
    rows.append(_row(total, *said((*safe.column_totals, safe.total))))
    header = (telling.label(Person, "gender"), *(telling.term("age_band", code) for code in safe.columns), total)
    return Table(telling.say(N_("People by gender and age band")), header, tuple(rows), (1.0,) * len(header))


def _mark(telling: Telling) -> str:
    """What stands in place of a withheld number."""
    return telling.say(N_("withheld"))
