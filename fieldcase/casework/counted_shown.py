"""A counted table as a window shows it: labels, numbers as they are said, and behind each number the records it counts.

The same numbers as in a report (`counting`), for the team with every number, for outside with small ones withheld: then
nothing is behind a withheld number. Decides nothing about people.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fieldcase.casework import counted_table, counting
from fieldcase.casework.called import called, kind_called
from fieldcase.casework.counting import CountAsked, Crosstab
from fieldcase.casework.sight import Sight
from fieldcase.dossier.compose.counted_words import CountedWords
from fieldcase.dossier.compose.runs import capital
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.declare import kind_named
from fieldcase.model.said import said_count
from fieldcase.rules.crosstabs import Cell, Key

MOST_BEHIND = 1000


@dataclass(frozen=True)
class ShownCell:
    """A number in words, and the records behind it (kind, key)."""

    said: str
    keys: tuple[Key, ...]


@dataclass(frozen=True)
class ShownTable:
    """A table: its caption, the heads of its columns, its lines, and what is to be known of it (finished words)."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[ShownCell, ...]], ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class Behind:
    """A record behind a number: its kind and id, and what it is called."""

    kind: str
    key: bytes
    said: str


def tables(source: Sight, asked: CountAsked, words: Words, *, outside: bool) -> tuple[ShownTable, ...]:
    """The tables of a question, people by gender too."""
    counts = counting.counted(source, counted_table.OUTSIDE if outside else counted_table.INSIDE, (asked,))
    made = counting.tables_of(source, counts, (asked,))
    told = counted_table.words_for(source, counts, made, words)
    return tuple(_shown(one, told, words) for one in made)


def _shown(table: Crosstab, told: CountedWords, words: Words) -> ShownTable:
    asked = table.asked
    by_column = bool(asked.columns)
    columns = [capital(told.code(asked, asked.columns, one)) for one in table.columns] if by_column else []
    whole = words(N_("Total"))
    rows = [
        (capital(told.code(asked, asked.rows, code)), _cells(line if by_column else (), total, words))
        for code, line, total in zip(table.rows, table.cells, table.row_totals, strict=True)
    ]
    if asked.what is not counting.What.FUNNEL:
        rows.append((whole, _cells(table.column_totals if by_column else (), table.total, words)))
    heads = (capital(told.dimension(asked.rows)), *columns, whole)
    return ShownTable(told.caption(asked), heads, tuple(rows), counting.warnings(table, words))


def _cells(line: Sequence[Cell], total: Cell, words: Words) -> tuple[ShownCell, ...]:
    return tuple(
        ShownCell(words(N_("withheld")) if one.count is None else said_count(one.count, words), one.keys)
        for one in (*line, total)
    )


def behind(source: Sight, keys: Sequence[Key], words: Words) -> tuple[Behind, ...]:
    """What the records behind a number are called, each once and at most so many; what is gone is passed over."""
    found = []
    for kind, key in tuple(dict.fromkeys(keys))[:MOST_BEHIND]:
        of = kind_named(kind)
        record = source.get(of, key) if of is not None else None
        if record is not None:
            said = f"{capital(kind_called(kind, words))}: {called(record, source.tables, words)}"
            found.append(Behind(kind, key, said))
    return tuple(found)
