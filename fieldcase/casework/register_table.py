"""Rows of the network's register as a CSV file: every row out, and own rows in, all of a file or none.

A file that was written out comes in again as it was: rows that came with the program and rows that are here already
are passed over. They tell of nobody. Knows columns and cells; what a cell of a kind means, a `Columns` says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fieldcase.casework.chronology import Misfit
from fieldcase.casework.decision_table import mapped
from fieldcase.casework.desk import Desk
from fieldcase.casework.table_file import Row, TableFile, refused
from fieldcase.casework.table_out import written
from fieldcase.errors import N_
from fieldcase.i18n import LANGUAGES, Words, words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record, field_named
from fieldcase.model.terms import Tables
from fieldcase.model.text import folded
from fieldcase.model.typed import Unreadable, read_date

WHOSE = "whose"
OWN, DELIVERED = "own", "delivered"
NO_CHOICE = N_("“{column}” is none of the choices that this field has")
NO_DATE = N_("“{column}” is not a date")
_WHOSE_HEAD = N_("Whose row")
_WHOSE: Mapping[str, str] = {DELIVERED: N_("delivered"), OWN: N_("own")}
_LACKING = N_("the column “{column}” is missing")
_EMPTY = N_("“{column}” is empty")
_TOO_MANY = N_("it has more cells than the first line has columns")
Reader = Callable[[str], Any]


@dataclass(frozen=True)
class Columns:
    """The columns of a kind: their attributes, those that must be filled, how a cell is read that is not just text,
    the sentence (msgid) for one that cannot be read, and what a record's cell says in a language. `more` are words
    (msgids) for whose row it is, beside own and delivered, by their codes."""

    kind: type[Record]
    names: tuple[str, ...]
    required: tuple[str, ...]
    reading: Callable[[Desk, Words], Mapping[str, Reader]]
    reasons: Mapping[str, str]
    cell: Callable[[Any, str, Tables, str], str]
    more: Mapping[str, str]

    def head(self, name: str, told: Words) -> str:
        """What a column is called."""
        return told(_WHOSE_HEAD if name == WHOSE else field_named(self.kind, name).about.label)

    def alike(self, one: Record) -> tuple[Any, ...]:
        """What tells two rows apart."""
        return tuple(getattr(one, name) for name in self.names)


def text_of(columns: Columns, rows: Iterable[tuple[Record, str]], tables: Tables, told: Words) -> str:
    """Rows, each with whose it is, as the text of a CSV file with a head in the language of `told`."""
    called = {**_WHOSE, **columns.more}
    lines = [
        [*(columns.cell(one, name, tables, told.language) for name in columns.names), told(called[whose])]
        for one, whose in rows
    ]
    return written([columns.head(name, told) for name in (*columns.names, WHOSE)], lines)


def read(columns: Columns, desk: Desk, table: TableFile, told: Words) -> Iterator[tuple[Row, str, dict[str, Any]]]:
    """The rows of a table that did not come with the program: the row, whose it is, its values. RowsRefused, before the
    first of them, where one does not fit."""
    fitting = mapped(table, _suggested(columns, table.columns))
    lacking = [name for name in columns.required if name not in fitting.columns]
    wrong = [Misfit(0, 1, _LACKING, columns.head(name, told)) for name in lacking]
    found: list[tuple[Row, str, dict[str, Any]]] = []
    called = {
        folded(words(language)(said)): code
        for code, said in {**_WHOSE, **columns.more}.items()
        for language in LANGUAGES
    }
    reading = columns.reading(desk, told)
    for row in () if lacking else fitting.rows:
        whose = called.get(folded(row.cells.get(WHOSE, "")), OWN)
        if whose != DELIVERED:
            values, faults = _values(columns, row, reading, told)
            wrong += faults
            found.append((row, whose, values))
    refuse(wrong, told)
    return iter(found)


def refuse(wrong: Iterable[Misfit], told: Words) -> None:
    """RowsRefused where there is one that does not fit."""
    sentences = [one.told(told) for one in wrong]
    if sentences:
        raise refused(sentences, told)


def _values(
    columns: Columns, row: Row, reading: Mapping[str, Reader], told: Words
) -> tuple[dict[str, Any], list[Misfit]]:
    values: dict[str, Any] = {}
    wrong = [Misfit(row.number, row.line, _TOO_MANY, "")] if row.extra else []
    for name in columns.names:
        text = row.cells.get(name, "").strip()
        if not text:
            if name in columns.required:
                wrong.append(Misfit(row.number, row.line, _EMPTY, columns.head(name, told)))
            continue
        try:
            values[name] = reading[name](text) if name in reading else text
        except Unreadable:
            wrong.append(Misfit(row.number, row.line, columns.reasons[name], columns.head(name, told)))
    return values, wrong


def _suggested(columns: Columns, there: tuple[str, ...]) -> dict[str, str]:
    """Which of our columns each column of a file is, by its name or label in either language."""
    names = (*columns.names, WHOSE)
    known = {folded(name): name for name in names}
    for language in LANGUAGES:
        known |= {folded(columns.head(name, words(language))): name for name in names}
    return {column: known.get(folded(column), "") for column in there}


def coded(tables: Tables, vocabulary: str) -> Reader:
    """Reads a term of a vocabulary, by its code or its label in any language. Unreadable for any other."""
    terms = tables.vocabularies[vocabulary].values()
    known = {folded(text): one.code for one in terms for text in (one.code, *one.labels.values())}

    def reader(text: str) -> str:
        if folded(text) not in known:
            raise Unreadable(NO_CHOICE)
        return known[folded(text)]

    return reader


def dated(desk: Desk, language: str) -> Reader:
    """Reads a date as people write it. Unreadable for any other text."""
    today = desk.world.today()

    def reader(text: str) -> UncertainDate:
        return read_date(text, today, language)

    return reader


def plain_cell(kind: type[Record], one: Any, name: str, tables: Tables, language: str) -> str:
    """A cell of text, a term or a date: EDTF reads back whatever the language of the window and the day."""
    value = getattr(one, name)
    if isinstance(value, UncertainDate):
        return value.text
    vocabulary = field_named(kind, name).about.vocabulary
    return tables.label(vocabulary, value, language) if vocabulary and value else value or ""
