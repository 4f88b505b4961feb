"""Lists of any length: the row numbers of all that fit, and the records of a page of them.

Sorting and filtering happen in SQL. A number is a table's own rowid: it means nothing outside this vault.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import MISSING, fields
from functools import lru_cache
from typing import Any, TypeVar

from fieldcase.model.asked import Asked
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Field, Record, Shape, declared, field_named
from fieldcase.model.ids import ScopeId
from fieldcase.model.text import words_of
from fieldcase.vault import rows
from fieldcase.vault.database import Connection

AnyRecord = TypeVar("AnyRecord", bound=Record)
# SQLite takes 32,766 values in one statement.
_AT_ONCE = 1000


def vector(connection: Connection, asked: Asked) -> array[int]:
    """The numbers of all rows that fit, in the order asked for."""
    where, values = _where(asked)
    found = connection.execute(f"SELECT n FROM {rows.table(asked.kind)} WHERE {where} ORDER BY {_order(asked)}", values)
    return array("q", [row[0] for row in found.fetchall()])


def count(connection: Connection, asked: Asked) -> int:
    """How many rows fit."""
    where, values = _where(asked)
    found = connection.execute(f"SELECT count(*) FROM {rows.table(asked.kind)} WHERE {where}", values)
    number: int = found.fetchone()[0]
    return number


def newest(connection: Connection, kind: type[AnyRecord], asked: Asked, of: str) -> dict[int, AnyRecord]:
    """Of the records that fit, the one that came last for each value of the field `of`, by its number: a higher one
    came later."""
    where, values = _where(asked)
    column = rows.column(field_named(kind, of))
    found = connection.execute(
        f"SELECT max(n) FROM {rows.table(kind)} WHERE {where} GROUP BY {column} ORDER BY 1", values
    )
    numbers = [row[0] for row in found.fetchall()]
    records = page(connection, kind, numbers)
    return {number: one for number, one in zip(numbers, records, strict=True) if one is not None}


def grouped(connection: Connection, asked: Asked, names: Sequence[str]) -> tuple[tuple[tuple[Any, ...], int], ...]:
    """How many of the records that fit have each combination of values of these fields, none of which holds many."""
    fields = [field_named(asked.kind, name) for name in names]
    listed = ", ".join(rows.column(field) for field in fields)
    where, values = _where(asked)
    found = connection.execute(
        f"SELECT {listed}, count(*) FROM {rows.table(asked.kind)} WHERE {where} GROUP BY {listed} ORDER BY {listed}",
        values,
    ).fetchall()
    flags = [field.shape is Shape.FLAG for field in fields]
    return tuple(
        (tuple(bool(one) if flag else one for one, flag in zip(row, flags, strict=False)), row[-1]) for row in found
    )


def named_in(connection: Connection, kind: type[Record], name: str) -> frozenset[str]:
    """Every code that a field which holds many codes names in any record of a kind, those in the bin too."""
    column = rows.column(field_named(kind, name))
    found = connection.execute(f"SELECT DISTINCT json_each.value FROM {rows.table(kind)}, json_each({column})")
    return frozenset(row[0] for row in found.fetchall())


def number(connection: Connection, kind: type[Record], record_id: bytes) -> int | None:
    """The number of one record's row; None where there is none."""
    found = connection.execute(f"SELECT n FROM {rows.table(kind)} WHERE id = ?", (record_id,)).fetchone()
    return None if found is None else int(found[0])


def page(connection: Connection, kind: type[AnyRecord], numbers: Sequence[int]) -> tuple[AnyRecord | None, ...]:
    """The records of these numbers, in this order; None where one is gone since."""
    listed = ", ".join(rows.names(kind))
    by_number: dict[int, AnyRecord] = {}
    for start in range(0, len(numbers), _AT_ONCE):
        asked = tuple(numbers[start : start + _AT_ONCE])
        found = connection.execute(
            f"SELECT n, {listed} FROM {rows.table(kind)} WHERE n IN ({', '.join('?' * len(asked))})", asked
        )
        by_number |= {row[0]: rows.read(kind, row[1:]) for row in found.fetchall()}
    return tuple(by_number.get(number) for number in numbers)


def bare(connection: Connection, kind: type[AnyRecord], names: Sequence[str]) -> tuple[AnyRecord, ...]:
    """All records of a kind that are not in the bin, with these fields alone: nothing else of them is read. Of a field
    named "?answer" it is read only whether there is something: "+" stands for any words."""
    listed: list[str] = []
    read: list[tuple[Field, int, int]] = []
    for name in names:
        field = field_named(kind, name.lstrip("?"))
        column = rows.column(field)
        told = [f"CASE WHEN {column} = '' THEN '' ELSE '+' END"] if name.startswith("?") else []
        told = told or [one for one, _ in rows.columns(field)]
        read.append((field, 2 + len(listed), 2 + len(listed) + len(told)))
        listed += told
    found = connection.execute(
        f"SELECT {', '.join(['id', 'scope', *listed])} FROM {rows.table(kind)} WHERE hidden = 0 ORDER BY n"
    )
    empty = {field.name: field.empty for field in declared(kind)} | _defaults(kind)
    return tuple(_bare(kind, row, read, empty) for row in found.fetchall())


def _defaults(kind: type[Record]) -> dict[str, Any]:
    return {one.name: one.default for one in fields(kind) if one.default is not MISSING}


def _bare(
    kind: type[AnyRecord], row: Sequence[Any], read: Sequence[tuple[Field, int, int]], empty: dict[str, Any]
) -> AnyRecord:  # fmt: skip
    """A record as its row has it: what a row holds was made clean when it was written, so it is not made so again."""
    one = object.__new__(kind)
    values = {**empty, "id": row[0], "scope": ScopeId(row[1])}
    for field, at, end in read:
        values[field.name] = _value(field, row[at:end])
    one.__dict__.update(values)
    return one


def _value(field: Field, columns: Sequence[Any]) -> Any:
    first = columns[0]
    if field.many:
        return () if first == "[]" else rows.from_columns(field, columns)
    if first is None or field.shape in (Shape.TEXT, Shape.ID):
        return field.empty if first is None else first
    return _date(first) if field.shape is Shape.DATE else rows.from_columns(field, columns)


@lru_cache(maxsize=4096)
def _date(text: str) -> UncertainDate:
    return UncertainDate(text)


def _order(asked: Asked) -> str:
    if not asked.sort:
        return "n DESC" if asked.descending else "n"
    field, way = field_named(asked.kind, asked.sort), "DESC" if asked.descending else "ASC"
    column = rows.column(field)
    if field.shape is Shape.DATE:
        column = f"{field.name}_first"
        return f"{column} IS NULL, {column} {way}, {field.name}_last {way}, n {way}"
    if field.about.sort:
        column = f"{field.name}_sort"
    if field.shape is Shape.QUANTITY:
        column = f"{field.name}_micrograms"
    return f"{column} {way}, n {way}"


def _where(asked: Asked) -> tuple[str, tuple[Any, ...]]:
    parts, found = ["hidden = ?"], list[Any]([int(asked.hidden)])
    if asked.scope is not None:
        parts.append("scope = ?")
        found.append(asked.scope)
    for name, value in asked.equals:
        part, bound = _equal(field_named(asked.kind, name), value)
        parts.append(part)
        found += bound
    if asked.days is not None:
        name, first, last = asked.days
        parts.append(f"{field_named(asked.kind, name).name}_last >= ? AND {name}_first <= ?")
        found += [first, last]
    words = words_of(asked.words)
    if words:
        # Every word somewhere in the record, not all in the same field.
        for word in words:
            parts.append(
                "id IN (SELECT r.record FROM search_index JOIN search_row AS r ON r.n = search_index.rowid "
                "WHERE search_index MATCH ? AND r.kind = ?)"
            )
            found += [f'"{word}"*', asked.kind.KIND]
    elif asked.words.strip():
        parts.append("0")
    return " AND ".join(parts), tuple(found)


def _equal(field: Field, value: Any) -> tuple[str, list[Any]]:
    if isinstance(value, frozenset):
        either = [_equal(field, one) for one in sorted(value)]
        return f"({' OR '.join(part for part, _ in either) or '0'})", [one for _, bound in either for one in bound]
    column = rows.column(field)
    if field.many:
        one = value.hex() if isinstance(value, bytes) else value
        return f"EXISTS (SELECT 1 FROM json_each({column}) WHERE json_each.value = ?)", [one]
    first = rows.to_columns(field, value)[0]
    return (f"{column} IS NULL", []) if first is None else (f"{column} = ?", [first])
