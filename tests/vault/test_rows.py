"""Declaration, table and journal say the same: each field is declared once and has its column, for ever its name."""

from __future__ import annotations

import datetime
import json
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2 as sqlcipher

from fieldcase.model.case import Act, Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import About, Field, Record, Shape, declared, kinds
from fieldcase.model.ids import ActId, EventId, ScopeId
from fieldcase.model.text import nfc, sort_key
from fieldcase.model.values import Count, Instant, Money, Quantity
from fieldcase.vault import migrate, rows
from fieldcase.vault.database import Connection

KINDS = list(kinds())
FIELDS = [(kind, field) for kind in KINDS for field in declared(kind)]
NAMES = Path(__file__).resolve().parent.parent / "golden" / "wire-names.json"


def spelled(statement: str) -> str:
    return re.sub(r"\s+", " ", statement).strip()


def columns_of(connection: Connection, table: str) -> list[tuple[str, str]]:
    return [(row[1], row[2]) for row in connection.execute(f"PRAGMA table_info({table})")]


@pytest.fixture(scope="module")
def made() -> Iterator[Connection]:
    """An empty database in memory with the tables that the schema files make."""
    connection: Connection = sqlcipher.connect(":memory:", isolation_level=None)
    migrate.apply(connection, migrate.shipped())
    yield connection
    connection.close()


# Declaration and SQL


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND)
def test_the_table_of_a_kind_has_exactly_the_columns_of_its_declaration(made: Connection, kind: type[Record]) -> None:
    table = rows.table(kind)
    declared_so: Connection = sqlcipher.connect(":memory:")
    declared_so.execute(rows.create_statement(kind))
    assert sorted(columns_of(made, table)) == sorted(columns_of(declared_so, table))
    assert made.execute("SELECT strict FROM pragma_table_list WHERE name = ?", (table,)).fetchone() == (1,)
    declared_so.close()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND)
def test_a_schema_file_spells_a_table_as_its_declaration_does(kind: type[Record]) -> None:
    files = [spelled(file) for file in migrate.shipped()]
    added = re.findall(rf"ALTER TABLE {rows.table(kind)} ADD COLUMN ([^;]+);", " ".join(files))
    first = spelled(rows.create_statement(kind))
    for column in added:
        assert f", {column} )" in first or f", {column}," in first
        first = first.replace(f", {column}", "")
    assert sum(f"{first};" in file for file in files) == 1
    index = f"CREATE INDEX {rows.table(kind)}_of_scope ON {rows.table(kind)} (scope);"
    assert sum(index in file for file in files) == 1


def test_no_table_of_records_is_without_a_declaration(made: Connection) -> None:
    found = {row[0] for row in made.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {name for name in found if name.startswith("record_")} == {rows.table(kind) for kind in KINDS}


def test_the_control_a_field_without_its_column_would_be_found() -> None:
    @dataclass(frozen=True, kw_only=True, repr=False)
    class Letter(Record):
        id: EventId
        subject: Annotated[str, About("Subject")] = ""

    Letter.KIND = "letter_of_this_test"
    statement = spelled(rows.create_statement(Letter))
    assert "subject TEXT NOT NULL DEFAULT ''" in statement
    assert not any(statement in spelled(file) for file in migrate.shipped())


# Names that are never given again


def frozen() -> dict[str, Any]:
    known: dict[str, Any] = json.loads(NAMES.read_text("utf-8"))
    return known


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND)
def test_a_kind_has_the_number_and_the_wire_names_it_was_released_with(kind: type[Record]) -> None:
    known = frozen()[kind.KIND]
    shapes = {field.wire: f"{field.shape.value}{'*' if field.many else ''}" for field in declared(kind)}
    assert (known["number"], known["schema"]) == (kind.NUMBER, kind.SCHEMA)
    assert shapes == known["fields"], "a new field is a line there; an old one never leaves"


def test_no_kind_and_no_number_was_taken_away_or_given_twice() -> None:
    known = frozen()
    assert set(known) == {kind.KIND for kind in KINDS}
    numbers = [one["number"] for one in known.values()]
    assert len(numbers) == len(set(numbers))
    assert 0 not in numbers, "0 is an erasure"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND)
def test_no_two_fields_of_a_kind_share_a_wire_name_or_a_column(kind: type[Record]) -> None:
    names = rows.names(kind)
    assert len(names) == len(set(names))
    wires = [field.wire for field in declared(kind)]
    assert len(wires) == len(set(wires))
    assert "*" not in wires, "* stands for the whole record"


# Values

TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)
DIGITS = st.from_regex(r"(0|[1-9][0-9]{0,15})(\.[0-9]{1,6})?", fullmatch=True)
DATES = st.one_of(
    st.dates().map(lambda day: day.isoformat()),
    st.sampled_from(["2019", "2019-11", "2019-23", "201X", "20XX", "2019-XX-XX", "2019-11-XX"]),
    st.sampled_from(["2019-11~", "2019?", "2019-11-25%", "../2026-03-05", "2026-03-05/..", "2019/2020-05"]),
)
INTEGERS = st.integers(-(2**63) + 1, 2**63 - 1)
VALUES: dict[Shape, st.SearchStrategy[Any]] = {
    Shape.TEXT: TEXT, Shape.INTEGER: INTEGERS, Shape.FLAG: st.just(True), Shape.BYTES: st.binary(max_size=64),
    Shape.ID: st.binary(min_size=16, max_size=16), Shape.DATE: DATES.map(UncertainDate),
    Shape.INSTANT: st.builds(Instant, INTEGERS, st.integers(-840, 840)),
    Shape.COUNT: st.sampled_from(["=0", "=36", ">=100", ">100", "~250", "10..20", "?"]).map(Count),
    Shape.QUANTITY: st.builds("{} {}".format, DIGITS, st.sampled_from(["g", "mg", "ug", "kg", "mL"])).map(Quantity),
    Shape.MONEY: st.builds("{} {}".format, DIGITS, st.text(string.ascii_uppercase, min_size=3, max_size=3)).map(Money),
}  # fmt: skip


def values_of(field: Field) -> st.SearchStrategy[Any]:
    one = VALUES[field.shape]
    return st.lists(one, min_size=1, max_size=4).map(tuple) if field.many else one


def filled(kind: type[Record]) -> st.SearchStrategy[Record]:
    """A record of a kind with every field filled."""
    values = {field.name: values_of(field) for field in declared(kind)}
    key = st.binary(min_size=16, max_size=16)
    return st.fixed_dictionaries({"id": key, "scope": key.map(ScopeId), **values}).map(lambda given: kind(**given))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND)
def test_a_record_with_every_field_filled_comes_back_as_it_was_put(made: Connection, kind: type[Record]) -> None:
    @given(record=filled(kind))
    def comes_back(record: Record) -> None:
        rows.put(made, record)
        assert rows.select(made, kind, "id = ?", (record.key,)) == [record]
        wires = {field.wire: field.to_wire(getattr(record, field.name)) for field in declared(kind)}
        assert rows.built(kind, record.key, record.scope, wires) == record
        assert all(rows.holds(field, wires[field.wire]) for field in declared(kind))
        rows.drop(made, kind, record.key)
        assert rows.select(made, kind) == []

    comes_back()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND)
def test_a_record_with_no_field_filled_comes_back_empty(made: Connection, kind: type[Record]) -> None:
    empty = rows.built(kind, bytes(16), bytes(16), {})
    rows.put(made, empty)
    assert rows.select(made, kind) == [empty]
    assert all(getattr(empty, field.name) == field.empty for field in declared(kind))
    rows.drop(made, kind, empty.key)


@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=lambda one: getattr(one, "KIND", getattr(one, "name", "")))
def test_what_a_field_cannot_hold_is_left_aside_and_does_no_harm(kind: type[Record], field: Field) -> None:
    for wrong in ({"a": 1}, [["nested"]], 2**64 if field.shape is not Shape.INSTANT else f"{2**64}+0", [None]):
        assert not rows.holds(field, wrong)
        assert getattr(rows.built(kind, bytes(16), bytes(16), {field.wire: wrong}), field.name) == field.empty


def test_a_changed_row_keeps_its_number(made: Connection) -> None:
    first = Event(id=EventId(bytes(16)), scope=ScopeId(bytes(16)), what="первое")
    other = Event(id=EventId(b"o" * 16), scope=ScopeId(bytes(16)), what="другое")
    rows.put(made, first)
    rows.put(made, other)
    rows.put(made, Event(id=first.id, scope=first.scope, what="изменённое"))
    assert [event.what for event in rows.select(made, Event)] == ["изменённое", "другое"]
    for event in (first, other):
        rows.drop(made, Event, event.id)


@pytest.mark.parametrize(
    ("weight", "micrograms"),
    [("0.80 g", 800_000), ("0.8 g", 800_000), ("1.5 mg", 1500), ("2 kg", 2 * 10**9), ("7 ug", 7), ("3 mL", None),
     ("9999999999999999999 kg", None)],
)  # fmt: skip
def test_a_weight_keeps_its_digits_and_sorts_in_micrograms(
    made: Connection, weight: str, micrograms: int | None
) -> None:
    act = Act(id=ActId(bytes(16)), scope=ScopeId(bytes(16)), weight=Quantity(weight))
    rows.put(made, act)
    assert made.execute("SELECT weight, weight_micrograms FROM record_act").fetchall() == [(weight, micrograms)]
    rows.drop(made, Act, act.id)


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [("2019-11-25", (2019, 11, 25), (2019, 11, 25)), ("2019-11", (2019, 11, 1), (2019, 11, 30)),
     ("../2026-03-05", (2026, 3, 5), (2026, 3, 5)), ("2019-24", (2019, 12, 1), (2020, 2, 29))],
)  # fmt: skip
def test_a_date_is_kept_as_text_beside_two_days_for_sorting(
    made: Connection, date: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    event = Event(id=EventId(bytes(16)), scope=ScopeId(bytes(16)), date=UncertainDate(date))
    rows.put(made, event)
    days = tuple(datetime.date(*day).toordinal() for day in (first, last))
    assert made.execute("SELECT date, date_first, date_last FROM record_event").fetchall() == [(date, *days)]
    rows.drop(made, Event, event.id)


SORTED = [(kind, field) for kind, field in FIELDS if field.about.sort]


@pytest.mark.parametrize(("kind", "field"), SORTED, ids=lambda one: getattr(one, "KIND", getattr(one, "name", "")))
def test_a_sorting_column_holds_the_key_of_the_letter_table(made: Connection, kind: type[Record], field: Field) -> None:
    record = rows.built(kind, bytes(16), bytes(16), {field.wire: "Ёлка йод Ӯ"})
    rows.put(made, record)
    found = made.execute(f"SELECT {field.name}, {field.name}_sort FROM {rows.table(kind)}").fetchall()
    assert found == [(nfc("Ёлка йод Ӯ"), sort_key("Ёлка йод Ӯ"))]
    rows.drop(made, kind, record.key)
