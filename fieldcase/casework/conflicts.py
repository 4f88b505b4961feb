"""Fields that two people wrote without having seen each other's words: all versions, who wrote them and when.

Knows conflicts as the vault keeps them; nothing is dropped and no clock decides. They end by `Desk.resolve`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fieldcase.casework.desk import Desk
from fieldcase.casework.history import called, store_of
from fieldcase.casework.look import Look
from fieldcase.model.declare import Field, Record, field_of_wire, kind_named
from fieldcase.vault.peers import Peers


@dataclass(frozen=True)
class Side:
    """One version: its value, who wrote it (empty where nobody knows) and when, milliseconds since 1970 (UTC) by their
    clock."""

    value: Any
    by: str
    at: int


@dataclass(frozen=True)
class Conflict:
    """A field with more than one value."""

    record: Record
    field: Field
    sides: tuple[Side, ...]


def conflicts(source: Desk | Look) -> tuple[Conflict, ...]:
    """Every field in conflict, record by record."""
    store, names = store_of(source), writers(source)
    found = []
    for kind_name, record_id, wire, _ in source.conflicts():
        kind = kind_named(kind_name)
        field = field_of_wire(kind, wire) if kind is not None else None
        record = store.get(kind, record_id) if kind is not None else None
        if kind is None or field is None or record is None:
            continue
        history = store.history(kind, record_id, field)
        sides = [one for one in history if one.current and not one.erased]
        found.append(
            Conflict(
                record, field,
                tuple(Side(one.value, called(store, one.author) or names.get(one.author, ""), one.at) for one in sides),
            )
        )  # fmt: skip
    return tuple(found)


def writers(source: Desk | Look) -> Mapping[bytes, str]:
    """Members of other vaults, by what they want to be called here."""
    return {one.member: one.label for one in Peers(store_of(source).connection).known()}
