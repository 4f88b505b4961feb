"""Keeping a record as a person would and reading it back on the other lane, for the tests of docs/traceability.md."""

from __future__ import annotations

from typing import TypeVar

from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.model.declare import Record, declared

AnyRecord = TypeVar("AnyRecord", bound=Record)


def kept(desk: Desk, record: AnyRecord) -> AnyRecord:
    """The record as the vault says it; each of its codes is one that the window offers."""
    desk.save(None, record)
    found = Look(desk).get(type(record), record.key)
    assert found == record
    for field in declared(type(record)):
        value = getattr(found, field.name)
        known = (
            desk.tables.norms
            if field.about.vocabulary == "norm"
            else desk.tables.vocabularies.get(field.about.vocabulary, {})
        )
        if field.about.vocabulary and value:
            assert {value} <= set(known) if isinstance(value, str) else set(value) <= set(known), field.name
    return found
