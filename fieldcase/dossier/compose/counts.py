"""Counted tables: acts by type and events by kind.

The use "statistics" tells of nobody. Counts of what happened are printed as they are (do-no-harm.md, Numbers keep
their doubt). Knows codes and numbers; refuses to know texts, days and people's names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from fieldcase.dossier.blocks import Block, Run, Table
from fieldcase.dossier.compose.runs import capital
from fieldcase.dossier.compose.telling import Telling
from fieldcase.errors import N_
from fieldcase.model.case import Act, Event
from fieldcase.model.declare import Record, field_named
from fieldcase.model.said import said_whole

_BASIS = N_(
    "Only what everybody concerned agreed to have counted is counted here. Nothing is told of any single person."
)


def counts(telling: Telling) -> list[Block]:
    """The tables that have something to count."""
    tables = [
        _by_code(telling, telling.say(N_("Acts by type")), telling.release.of(Act), "type"),
        _by_code(telling, telling.say(N_("Events by kind")), telling.release.of(Event), "kind"),
    ]
    counted = [table for table in tables if table is not None]
    return [telling.plain(_BASIS), *counted] if counted else []


def _by_code(telling: Telling, caption: str, records: Iterable[Record], name: str) -> Table | None:
    """How many records have each code of a field, the most frequent first, and their sum."""
    listed = list(records)
    if not listed:
        return None
    field = field_named(type(listed[0]), name)
    found = Counter(getattr(record, name) for record in listed)
    ordered = sorted(found.items(), key=lambda entry: (-entry[1], entry[0]))
    rows = [(capital(telling.term(field.about.vocabulary, code)), number) for code, number in ordered]
    return Table(
        caption,
        (telling.label(type(listed[0]), name), telling.say(N_("How many"))),
        (
            *(_row(telling, label, number) for label, number in rows),
            _row(telling, telling.say(N_("Total")), len(listed)),
        ),
        (0.7, 0.3),
    )


def _row(telling: Telling, label: str, number: int) -> tuple[tuple[Run, ...], ...]:
    return (Run(label),), (Run(said_whole(number, telling.words)),)
