"""Records as rows: one STRICT table per kind, read from the declaration. No SQL statement is written by hand twice."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from typing import Any, TypeVar

from fieldcase.model.declare import Field, Record, Shape, declared, once_per_kind
from fieldcase.model.ids import ScopeId
from fieldcase.model.text import sort_key
from fieldcase.model.values import Instant
from fieldcase.vault.database import Connection

AnyRecord = TypeVar("AnyRecord", bound=Record)
_GRAMS = {"ug": Decimal(1), "mg": Decimal(1000), "g": Decimal(10**6), "kg": Decimal(10**9)}
_MOST = 2**63 - 1


def table(kind: type[Record]) -> str:
    """The table's name; the prefix keeps it clear of SQL's own words."""
    return f"record_{kind.KIND}"


def column(field: Field) -> str:
    """The name of a field's column, kept clear of SQL's own words."""
    return f"{field.name}_" if field.name == "case" else field.name


def columns(field: Field) -> list[tuple[str, str]]:
    """The columns of a field, with their STRICT types: its value first, derived ones after it."""
    if field.many:
        return [(column(field), "TEXT NOT NULL DEFAULT '[]'")]
    kinds = {
        Shape.TEXT: "TEXT NOT NULL DEFAULT ''", Shape.INTEGER: "INTEGER", Shape.FLAG: "INTEGER NOT NULL DEFAULT 0",
        Shape.BYTES: "BLOB", Shape.ID: "BLOB", Shape.INSTANT: "INTEGER",
    }  # fmt: skip
    found = [(column(field), kinds.get(field.shape, "TEXT"))]
    if field.about.sort:
        found.append((f"{field.name}_sort", "TEXT NOT NULL DEFAULT ''"))
    if field.shape is Shape.DATE:
        found += [(f"{field.name}_first", "INTEGER"), (f"{field.name}_last", "INTEGER")]
    if field.shape is Shape.INSTANT:
        found.append((f"{field.name}_offset", "INTEGER"))
    if field.shape is Shape.QUANTITY:
        found.append((f"{field.name}_micrograms", "INTEGER"))
    return found


def to_columns(field: Field, value: Any) -> list[Any]:
    """What stands in the columns of a field."""
    if field.many:
        wire = field.to_wire(value) or []
        assert isinstance(wire, list)
        return [json.dumps([one.hex() if isinstance(one, bytes) else one for one in wire], ensure_ascii=False)]
    if field.shape is Shape.INSTANT:
        return [value.milliseconds, value.offset] if value else [None, None]
    if field.shape is Shape.DATE:
        return [value.text, *value.span()] if value else [None, None, None]
    if field.shape is Shape.QUANTITY:
        return [value.text, _micrograms(value)] if value else [None, None]
    if field.shape in (Shape.COUNT, Shape.MONEY):
        return [value.text if value else None]
    if field.shape is Shape.FLAG:
        return [int(value)]
    return [value, sort_key(value)] if field.about.sort else [value]


def from_columns(field: Field, values: Sequence[Any]) -> Any:
    """The value of a field from its columns."""
    first = values[0]
    if field.many:
        many = json.loads(first)
        return field.from_wire([bytes.fromhex(one) for one in many] if field.shape is Shape.ID else many)
    if first is None:
        return field.empty
    if field.shape is Shape.INSTANT:
        return Instant(first, values[1])
    if field.shape is Shape.FLAG:
        return bool(first)
    return field.from_wire(first)


def _micrograms(quantity: Any) -> int | None:
    """For sorting; None for another unit and for a weight that no INTEGER holds."""
    factor = _GRAMS.get(quantity.unit)
    weight = int(quantity.amount * factor) if factor else None
    return weight if weight is not None and weight <= _MOST else None


def holds(field: Field, wire: Any) -> bool:
    """Whether a field's columns can hold a wire value: of its shape, and no number beyond 64 bits."""
    try:
        _held(field, wire)
    except (ValueError, TypeError):
        return False
    return True


def _held(field: Field, wire: Any) -> Any:
    """The value of a wire value; ValueError or TypeError where the field's columns cannot hold it."""
    value = field.from_wire(wire)
    if field.shape in (Shape.INSTANT, Shape.INTEGER):
        numbers = (number for number in to_columns(field, value) if not isinstance(number, str))
        if not all(number is None or -_MOST <= number <= _MOST for number in numbers):
            raise ValueError
    return value


def create_statement(kind: type[Record]) -> str:
    """The STRICT table of a kind, as the numbered schema files hold it."""
    lines = ["n INTEGER PRIMARY KEY", "id BLOB NOT NULL UNIQUE", "scope BLOB NOT NULL"]
    lines += [f"{name} {sql}" for field in declared(kind) for name, sql in columns(field)]
    return f"CREATE TABLE {table(kind)} (\n    " + ",\n    ".join(lines) + "\n) STRICT"


def row_of(record: Record) -> list[Any]:
    """All columns of a record but `n`: id, scope, then the fields."""
    row: list[Any] = [record.key, record.scope]
    for field, blank in _blanks(type(record)):
        value = getattr(record, field.name)
        row += blank if value == field.empty else to_columns(field, value)
    return row


@once_per_kind
def _blanks(kind: type[Record]) -> tuple[tuple[Field, list[Any]], ...]:
    """The fields of a kind, each with its columns where nobody has filled it in: most are not, in every row."""
    return tuple((field, to_columns(field, field.empty)) for field in declared(kind))


@once_per_kind
def names(kind: type[Record]) -> tuple[str, ...]:
    """The columns of a kind in the order of `row_of`."""
    return ("id", "scope", *(name for field in declared(kind) for name, _ in columns(field)))


@once_per_kind
def _widths(kind: type[Record]) -> tuple[tuple[Field, int], ...]:
    """The fields of a kind, each with the number of its columns: asked for every row that is read."""
    return tuple((field, len(columns(field))) for field in declared(kind))


def put(connection: Connection, *records: Record) -> None:
    """Write the rows of records, new or changed, those of one kind in this order; rowids stay."""
    by_kind: dict[type[Record], list[list[Any]]] = {}
    for record in records:
        by_kind.setdefault(type(record), []).append(row_of(record))
    for kind, found in by_kind.items():
        connection.executemany(_putting(kind), found)


@once_per_kind
def _putting(kind: type[Record]) -> str:
    listed = names(kind)
    changes = ", ".join(f"{name} = excluded.{name}" for name in listed[1:])
    return (
        f"INSERT INTO {table(kind)} ({', '.join(listed)}) VALUES ({', '.join('?' * len(listed))}) "
        f"ON CONFLICT (id) DO UPDATE SET {changes}"
    )


def drop(connection: Connection, kind: type[Record], key: bytes) -> None:
    """Delete a record's row."""
    connection.execute(f"DELETE FROM {table(kind)} WHERE id = ?", (key,))


def read(kind: type[AnyRecord], row: Sequence[Any]) -> AnyRecord:
    """The record of a row as `row_of` writes it."""
    values: dict[str, Any] = {"id": row[0], "scope": ScopeId(row[1])}
    at = 2
    for field, width in _widths(kind):
        values[field.name] = from_columns(field, row[at : at + width])
        at += width
    return kind(**values)


def built(kind: type[AnyRecord], key: bytes, scope: bytes, wires: Mapping[str, Any]) -> AnyRecord:
    """The record of its wire values; what this version does not know or cannot read is left aside, the journal keeps
    it."""
    values: dict[str, Any] = {"id": key, "scope": ScopeId(scope), **_empty(kind)}
    for field in declared(kind):
        if field.wire in wires:
            with suppress(ValueError, TypeError):
                values[field.name] = _held(field, wires[field.wire])
    return kind(**values)


@once_per_kind
def _empty(kind: type[Record]) -> Mapping[str, Any]:
    """A record of a kind that nobody has filled in."""
    return {field.name: field.empty for field in declared(kind)}


def select(
    connection: Connection, kind: type[AnyRecord], where: str = "1", values: Sequence[Any] = ()
) -> list[AnyRecord]:
    """The records of a kind that fit a condition on its columns, in the order they came."""
    found = connection.execute(
        f"SELECT {', '.join(names(kind))} FROM {table(kind)} WHERE {where} ORDER BY n", tuple(values)
    )
    return [read(kind, row) for row in found]
