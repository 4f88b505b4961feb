"""Every record is declared once; what the rest reads from the declaration is there and is sound."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fieldcase.model  # noqa: F401  # enters every kind into the register
from fieldcase.model.case import Case, Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Field, Record, Reveals, Shape, declared, field_named, kind_named, kinds
from fieldcase.model.ids import CaseId, EventId, ScopeId
from fieldcase.model.people import PersonIdentity
from fieldcase.model.values import Count, Instant, Money, Quantity

KINDS = list(kinds())
FIELDS = [pytest.param(kind, field, id=f"{kind.KIND}.{field.name}") for kind in KINDS for field in declared(kind)]
SCOPE = ScopeId(bytes(16))
_VALUES: dict[Shape, st.SearchStrategy[Any]] = {
    Shape.TEXT: st.text(min_size=1, max_size=20).map(str),
    Shape.INTEGER: st.integers(0, 2**40),
    Shape.FLAG: st.just(True),
    Shape.BYTES: st.binary(min_size=1, max_size=32),
    Shape.ID: st.binary(min_size=16, max_size=16),
    Shape.DATE: st.sampled_from([UncertainDate("2019-12"), UncertainDate("../2020-01-05")]),
    Shape.INSTANT: st.builds(Instant, st.integers(0, 2**42), st.integers(-720, 840)),
    Shape.COUNT: st.sampled_from([Count("=3"), Count(">100"), Count("?")]),
    Shape.QUANTITY: st.just(Quantity("0.80 g")),
    Shape.MONEY: st.just(Money("2000 USD")),
}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND)
def test_every_attribute_but_id_and_scope_says_what_it_is_about(kind: type[Record]) -> None:
    assert {attribute.name for attribute in fields(kind)} - {"id", "scope"} == {field.name for field in declared(kind)}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND)
def test_a_new_record_needs_only_its_id_and_its_scope(kind: type[Record]) -> None:
    given: dict[str, Any] = {"id": bytes(16), "scope": SCOPE}
    record = kind(**given)
    defaults = {field.name for field in declared(kind) if getattr(record, field.name) != field.empty}
    assert not record.hidden
    assert all(field_named(kind, name).about.vocabulary or name in {"media"} for name in defaults)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND)
def test_the_repr_of_a_record_shows_its_kind_and_nothing_of_its_content(kind: type[Record]) -> None:
    given: dict[str, Any] = {"id": b"\xab" * 16, "scope": SCOPE}
    given |= {field.name: "тайна" for field in declared(kind) if field.shape is Shape.TEXT and not field.many}
    record = kind(**given)
    assert repr(record) == f"<{kind.KIND} ababab>"


@pytest.mark.parametrize(("kind", "field"), FIELDS)
@given(st.data())
def test_a_value_survives_the_journal(kind: type[Record], field: Field, data: st.DataObject) -> None:
    one = _VALUES[field.shape]
    value = data.draw(st.lists(one, min_size=1, max_size=3).map(tuple) if field.many else one)
    record = kind(**{"id": bytes(16), "scope": SCOPE, field.name: value})
    kept = getattr(record, field.name)
    assert field.from_wire(field.to_wire(kept)) == kept


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_a_value_of_another_shape_is_refused(kind: type[Record], field: Field) -> None:
    wrong: Any = 1.5
    with pytest.raises((TypeError, ValueError)):
        field.from_wire([wrong] if field.many else wrong)


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_an_empty_field_is_nothing_in_the_journal(kind: type[Record], field: Field) -> None:
    assert field.to_wire(field.empty) is None
    assert field.from_wire(None) == field.empty


def test_identity_lies_in_a_record_of_its_own_and_nowhere_else() -> None:
    holders = {
        kind for kind in KINDS for field in declared(kind)
        if field.about.reveals is Reveals.IDENTITY and kind is not PersonIdentity
    }  # fmt: skip
    assert {kind.KIND for kind in holders} <= {"consent", "evidence", "mark"}


def test_kinds_are_found_by_name_and_unknown_ones_are_not() -> None:
    assert kind_named("event") is Event
    assert kind_named("parcel") is None


def test_text_is_kept_in_one_normal_form_and_otherwise_as_typed() -> None:
    event = Event(id=EventId(bytes(16)), scope=SCOPE, what="И\u0306од  и   ё ")
    assert event.what == "Йод  и   ё "


def test_a_record_cannot_be_changed_in_place() -> None:
    case = Case(id=CaseId(bytes(16)), scope=SCOPE, code="A")
    with pytest.raises(FrozenInstanceError):
        case.code = "B"  # type: ignore[misc]
    assert replace(case, code="B").code == "B"


def test_a_field_that_does_not_exist_is_not_found() -> None:
    with pytest.raises(KeyError):
        field_named(Case, "colour")
