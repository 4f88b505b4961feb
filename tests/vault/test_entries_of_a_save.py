"""How a save becomes entries where one cannot hold it, and entries of a newer version that this one cannot read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from nacl.signing import SigningKey
from vaults import STAMP, case_scope, everything_in, new_vault, save

from fieldcase.errors import TooLong
from fieldcase.model.case import Event
from fieldcase.model.ids import EventId
from fieldcase.vault.check import faults
from fieldcase.vault.entry import (
    BASIS_LIMIT,
    BODY_LIMIT,
    GENESIS,
    Entry,
    Header,
    commitment,
    hashed,
    parts_of,
    signed,
)
from fieldcase.vault.journal import Target
from fieldcase.vault.vault import Vault

KEY = SigningKey(bytes(range(32)))
DEVICE = bytes(KEY.verify_key)


@pytest.fixture
def vault(quick_path: Path) -> Iterator[Vault]:
    with new_vault(quick_path) as made:
        yield made


def test_a_basis_over_64_is_written_as_several_entries_that_stand_on_each_other(vault: Vault) -> None:
    scope, record = case_scope(vault), b"e" * 16
    target = Target(scope, Event.NUMBER, Event.SCHEMA, record)
    seen = {hashed(bytes([at])) for at in range(200)}
    with vault.transaction():
        written = vault.journal.append(target, {"what": "one for all"}, {"what": seen}, STAMP)
    entries = [entry for entry in map(vault.journal.entry, written) if entry is not None]
    assert len(entries) == len(written) > 1
    for entry in entries:
        entry.check()
        assert len(entry.header.basis) <= BASIS_LIMIT
    named = {one for entry in entries for one in entry.header.basis}
    assert named == seen | set(written[:-1]), "each is seen, and of the new ones only the last is a head"


def test_a_value_no_entry_can_hold_is_refused_and_a_long_save_is_split(vault: Vault) -> None:
    scope = case_scope(vault)
    long = "ж" * (BODY_LIMIT // 4)
    event = Event(id=EventId(b"e" * 16), scope=scope, what=long, notes=long, place=long)
    written = save(vault, None, event)
    assert len(written) > 1
    assert vault.store.get(Event, event.id) == event
    with pytest.raises(TooLong):
        save(vault, event, replace(event, what="a" * BODY_LIMIT))
    assert vault.store.get(Event, event.id) == event
    assert list(faults(vault)) == []


def stranger(vault: Vault, scope: bytes, kind: int, values: dict[str, Any], record: bytes = b"n" * 16) -> Entry:
    """An entry of another device, of whatever version, with the right tags."""
    parts = parts_of(record, b"a" * 16, b"d" * 16, values, [bytes([at]) * 16 for at in range(len(values) + 1)])
    header = Header(
        scope=scope, device=DEVICE, seq=0, prev=GENESIS, hlc=10**12, kind=kind, schema=9,
        record=vault.journal.record_tag(scope, record),
        slots=tuple(vault.journal.slot_tag(scope, record, name) for name in values), basis=(),
        commitment=commitment(parts),
    )  # fmt: skip
    return signed(header, parts, KEY)


STRANGE: dict[str, Any] = {"odour": "запах дыма", "shape": [["deep", {"er": 1}]], "none": None}


def test_a_kind_of_a_newer_version_is_kept_as_it_is_passed_on_and_shown_nowhere(vault: Vault) -> None:
    scope = case_scope(vault)
    entry = stranger(vault, scope, 999, STRANGE)
    packed = entry.packed()
    vault.absorb([Entry.unpacked(packed)], frozenset({DEVICE}))
    kept = vault.journal.entry(entry.id)
    assert kept is not None
    assert kept.packed() == packed
    assert vault.search("запах") == []
    assert vault.store.find(b"n" * 16) is None
    shown = [table for table, value in everything_in(vault.write) if isinstance(value, str) and "запах" in value]
    assert shown == [], "only the entry's own part holds it, as bytes"
    assert list(faults(vault)) == []


def test_a_field_of_a_newer_version_is_kept_as_it_is_passed_on_and_shown_nowhere(vault: Vault) -> None:
    scope = case_scope(vault)
    entry = stranger(vault, scope, Event.NUMBER, {"what": "Обыск", **STRANGE})
    packed = entry.packed()
    vault.absorb([Entry.unpacked(packed)], frozenset({DEVICE}))
    event = vault.store.get(Event, b"n" * 16)
    assert event is not None
    assert event.what == "Обыск"
    save(vault, event, replace(event, place="Талас"))
    kept = vault.journal.entry(entry.id)
    assert kept is not None
    assert kept.packed() == packed
    assert [hit.field for hit in vault.search("обыск")] == ["what"]
    assert vault.search("запах") == []
    shown = [table for table, value in everything_in(vault.write) if isinstance(value, str) and "запах" in value]
    assert shown == []
    assert list(faults(vault)) == []
