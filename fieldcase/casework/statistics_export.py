"""Statistics of court decisions as a table that leaves the vault: whole for the team, or with small numbers withheld.

For anybody else no number from 1 to 4 can be read or computed: each table is withheld together with its totals (rules.
small_numbers), articles and substances come from one table so that no two tables give a number back, and a table whose
own total had to be withheld is left out. Lines stand in the order of their labels: that of their numbers would tell
which of two withheld ones is larger. A line that is listed counts one at least, so that a table is left out as well
where its withheld lines add up to no more than their number. Judges are in the team's table alone, and only where they
are counted at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from fieldcase.casework.court_statistics import (
    ARTICLE,
    BY,
    JUDGE,
    SUBSTANCE,
    Chosen,
    Cross,
    Statistics,
    Table,
    statistics,
)
from fieldcase.casework.decision_columns import EXAMPLE_HEAD
from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight, count
from fieldcase.casework.table_out import write_new, written
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.said_shares import percent
from fieldcase.model.values import Count
from fieldcase.rules.small_numbers import THRESHOLD, SafeTable, count_table, withhold_small

_HEAD = (
    N_("table"), N_("row"), N_("column"), N_("decisions"), N_("of"), N_("percent"), N_("preliminary"),
)  # fmt: skip
Row = tuple[str, str, str, str, str, str, str]


def rows(found: Statistics, words: Words, *, outside: bool) -> tuple[Row, ...]:
    """The lines of the table that leaves: table, row, column, decisions, of how many, percent, preliminary."""
    return tuple(_outside(found, words) if outside else _whole(found, words))


def text_of(source: Sight, chosen: Chosen, words: Words, *, outside: bool) -> str:
    """The text of a CSV file; a column says of each line that it counts invented decisions, where one is among them."""
    found = statistics(source, chosen, words)
    asked = chosen.asked(source)
    invented = count(source, type(asked)(**{**vars(asked), "equals": (*asked.equals, ("example", True))}))
    mark = EXAMPLE_HEAD if invented else ""
    head = [*(words(one) for one in _HEAD), EXAMPLE_HEAD]
    return written(head, ([*row, mark] for row in rows(found, words, outside=outside)))


def export(desk: Desk, target: Path, chosen: Chosen, words: Words, *, outside: bool) -> None:
    """Write the table to a new file, and keep that it was done. FileExists, CannotWrite."""
    write_new(desk, target, text_of(desk, chosen, words, outside=outside))


def _whole(found: Statistics, words: Words) -> Iterator[Row]:
    yield _row(words(N_("All")), "", "", found.total, found.total, found.preliminary)
    for table in found.tables:
        for line in table.lines:
            yield _row(words(BY[table.by]), line.label, "", line.number.count, found.total, line.number.preliminary)
    for line, cells in zip(found.cross.rows.lines, found.cross.cells, strict=True):
        for column, cell in zip(found.cross.columns.lines, cells, strict=True):
            yield _row(_both(words), line.label, column.label, cell.count, found.total, cell.preliminary)


def _row(table: str, row: str, column: str, number: int, of: int, preliminary: int) -> Row:
    return table, row, column, str(number), str(of), percent(number, of), str(preliminary)


def _both(words: Words) -> str:
    return words(N_("By article and substance"))


def _outside(found: Statistics, words: Words) -> Iterator[Row]:
    """What may leave for anybody else. That something is preliminary is said of all of it, not of a small number."""
    withheld, crossed = words(N_("withheld")), _cross_by_label(found.cross)
    cross = _safe_cross(crossed)
    tables = [_by_label(table) for table in found.tables if table.by not in (ARTICLE, SUBSTANCE, JUDGE)]
    ones = [(table, _safe(table)) for table in tables]
    total = found.total if found.total == 0 or found.total >= THRESHOLD else None
    safe = _Telling(total, withheld, words(N_("yes")) if found.preliminary else "")
    yield safe.row(words(N_("All")), "", "", Count(f"={found.total}") if total is not None else None)
    for table, one in ones:
        if one.total is not None and not _each_is_one(table, [cells[0] for cells in one.cells]):
            yield from (
                safe.row(words(BY[table.by]), line, "", cells[0])
                for line, cells in zip(one.rows, one.cells, strict=True)
            )
    given = _each_is_one(crossed.rows, cross.row_totals) or _each_is_one(crossed.columns, cross.column_totals)
    if cross.total is not None and not given:
        yield from (
            safe.row(words(BY[ARTICLE]), line, "", number)
            for line, number in zip(cross.rows, cross.row_totals, strict=True)
        )
        yield from (
            safe.row(words(BY[SUBSTANCE]), line, "", number)
            for line, number in zip(cross.columns, cross.column_totals, strict=True)
        )
        for line, cells in zip(cross.rows, cross.cells, strict=True):
            yield from (
                safe.row(_both(words), line, column, cell) for column, cell in zip(cross.columns, cells, strict=True)
            )


class _Telling:
    """How a number is told that may be withheld: then neither it nor its share is."""

    def __init__(self, total: int | None, withheld: str, preliminary: str) -> None:
        self._total, self._withheld, self._preliminary = total, withheld, preliminary

    def row(self, table: str, row: str, column: str, number: Count | None) -> Row:
        """One line."""
        if number is None or self._total is None:
            return table, row, column, self._withheld, "", "", self._preliminary
        told = number.least or 0
        return table, row, column, str(told), str(self._total), percent(told, self._total), self._preliminary


def _places(table: Table) -> list[int]:
    """The lines of a table in the order of their labels, "not stated" last."""
    return sorted(range(len(table.lines)), key=lambda at: (table.lines[at].unknown, table.lines[at].label))


def _by_label(table: Table) -> Table:
    return replace(table, lines=tuple(table.lines[at] for at in _places(table)))


def _cross_by_label(cross: Cross) -> Cross:
    columns = _places(cross.columns)
    cells = tuple(tuple(cross.cells[row][column] for column in columns) for row in _places(cross.rows))
    return Cross(_by_label(cross.rows), _by_label(cross.columns), cells)


def _each_is_one(table: Table, told: Sequence[Count | None]) -> bool:
    """Whether what is withheld adds up to no more than one for each line."""
    withheld = [line.number.count for line, one in zip(table.lines, told, strict=True) if one is None]
    return bool(withheld) and sum(withheld) <= len(withheld)


def _safe(table: Table) -> SafeTable:
    cells = [[line.number.count] for line in table.lines]
    return withhold_small(count_table([line.label for line in table.lines], [""], cells))


def _safe_cross(cross: Cross) -> SafeTable:
    cells = [[cell.count for cell in line] for line in cross.cells]
    rows, columns = ([line.label for line in table.lines] for table in (cross.rows, cross.columns))
    return withhold_small(count_table(rows, columns, cells))
