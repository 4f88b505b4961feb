"""One deed with the values of its fields before and after, read for the tab History."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldcase.casework.called import called, choices, kind_called
from fieldcase.casework.history import Change, Deed
from fieldcase.errors import N_
from fieldcase.model.declare import Field, Record, Reveals, Shape, field_named, kind_named
from ui.declared import Choices
from ui.pages.values import said_value

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

# An import makes hundreds of records in one deed; nobody reads them here.
_MOST_RECORDS = 12
_HIDDEN = N_("not shown here: it identifies a person")
_ERASED = N_("erased")


@dataclass(frozen=True)
class Shown:
    """One record of a deed: what it is called now, and of each field its label, the value before, the value after."""

    change: Change
    name: str
    fields: tuple[tuple[str, str, str], ...]
    # The names of those fields, of which the values can be erased one by one.
    erasable: tuple[str, ...] = ()


@dataclass(frozen=True)
class Told:
    """A deed, its first records, how many more there are."""

    deed: Deed
    records: tuple[Shown, ...]
    more: int


def told(look: Look, deed: Deed, work: Workplace) -> Told:
    """Read a deed. Runs on the reading lane."""
    first = deed.changes[:_MOST_RECORDS]
    return Told(deed, tuple(_shown(look, deed, one, work) for one in first), len(deed.changes) - len(first))


def _shown(look: Look, deed: Deed, change: Change, work: Workplace) -> Shown:
    kind = kind_named(change.kind)
    record = look.get(kind, change.record) if kind is not None else None
    noun = kind_called(change.kind, work.words)
    if kind is None or record is None:
        return Shown(change, noun, ())
    fields = [field_named(kind, name) for name in change.fields]
    told_fields = [field for field in fields if field.about.label and field.about.reveals is not Reveals.KEY]
    references = _references(look, record, told_fields, work)
    rows = tuple(_row(look, deed, record, field, work, references) for field in told_fields)
    name = called(record, work.tables, work.words) if change.kind != "person_identity" else ""
    erasable = tuple(field.name for field in told_fields if field.shape is not Shape.FLAG)
    return Shown(change, f"{noun} · {name}" if name and name != f"({noun})" else noun, rows, erasable)


def _references(look: Look, record: Record, fields: list[Field], work: Workplace) -> Mapping[str, Choices]:
    kinds = {field.refers for field in fields if field.shape is Shape.ID and field.refers}
    return {kind: choices(look, kind, record.scope, work.tables, work.words) for kind in kinds}


def _row(
    look: Look, deed: Deed, record: Record, field: Field, work: Workplace, references: Mapping[str, Choices]
) -> tuple[str, str, str]:
    name = work.words(field.about.label)
    if field.about.reveals is Reveals.IDENTITY:
        return name, "", work.words(_HIDDEN)
    until = [one for one in look.history(type(record), record.key, field.name) if one.at <= deed.at]
    said = [work.words(_ERASED) if one.erased else said_value(field, one.value, work, references) for one in until[-2:]]
    return name, said[0] if len(said) > 1 else "", said[-1] if said else ""
