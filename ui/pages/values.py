"""A field's value as a person reads it: for history, conflicts and short lines. Never for a dossier."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from fieldcase.casework import charging
from fieldcase.errors import N_
from fieldcase.model.case import Act
from fieldcase.model.declare import Field, Shape, field_named
from fieldcase.model.positions import edited_position
from fieldcase.model.said import said_count, said_date, said_instant, said_money, said_quantity
from ui.declared import Choices, is_position

if TYPE_CHECKING:
    from ui.workplace import Workplace

_UNKNOWN = "…"


def said_value(field: Field, value: Any, work: Workplace, references: Mapping[str, Choices]) -> str:
    """`value` of a field in words; empty where there is none. Keys and files are not told."""
    if value is None or (value == field.empty and field.shape is not Shape.FLAG):
        return ""
    if field == field_named(Act, "charge_check"):
        return charging.in_words(value, work.words, work.tables)
    many = value if field.many else (value,)
    return "; ".join(_one(field, one, work, references) for one in many)


def _one(field: Field, value: Any, work: Workplace, references: Mapping[str, Choices]) -> str:
    words = work.words
    if field.about.vocabulary:
        return work.term(field.about.vocabulary, value)
    match field.shape:
        case Shape.INTEGER if is_position(field):
            return edited_position(value)
        case Shape.ID:
            known = dict(references.get(field.refers, ()))
            return known.get(value, _UNKNOWN)
        case Shape.DATE:
            return said_date(value, words)
        case Shape.COUNT:
            return said_count(value, words)
        case Shape.QUANTITY:
            return said_quantity(value, words)
        case Shape.MONEY:
            return said_money(value, words)
        case Shape.FLAG:
            return words(N_("yes")) if value else words(N_("no"))
        case Shape.INSTANT:
            return said_instant(value, words)
        case Shape.BYTES:
            return _UNKNOWN
        case _:
            return str(value)


def said_moment(milliseconds: int, work: Workplace) -> str:
    """A moment of the journal as day and hour, in the zone of this machine."""
    from babel.dates import format_datetime

    zone = timezone(timedelta(minutes=work.desk.world.offset()))
    return str(
        format_datetime(datetime.fromtimestamp(milliseconds / 1000, zone), "d MMM y, HH:mm", locale=work.language)
    )
