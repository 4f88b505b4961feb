"""Entries that are not believed: kept as they came, with why and from whom, until somebody decides.

Knows headers alone; nothing here reads what an entry says, shows it, acknowledges it or passes it on. What an erasure
takes is taken here too: headers and signatures stay as they were.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from fieldcase.vault.database import Connection
from fieldcase.vault.descent import Descent
from fieldcase.vault.entry import ERASURE, Entry
from fieldcase.vault.quarantine_bounds import Bounds
from fieldcase.vault.slot import Slot, Written

UNKNOWN, REVOKED = "unknown", "revoked"


@dataclass(frozen=True, repr=False)
class Kept:
    """One entry in quarantine: why, and which device's bundle brought it (empty where none did), at which time."""

    id: bytes
    device: bytes
    scope: bytes
    reason: str
    carrier: bytes
    at: int


def put(connection: Connection, entry: Entry, reason: str, carrier: bytes, at: int, bounds: Bounds) -> bool:
    """Keep an entry whose signature was checked; `at` in milliseconds. Returns whether it was not here before.

    Where it is here already with other parts, it is kept with the parts of both. EntryRefused where `bounds` leave no
    room for it: then all stays as it was.
    """
    there = get(connection, entry.id)
    if there is not None:
        parts = tuple(old if old is not None else new for old, new in zip(there.parts, entry.parts, strict=True))
        if parts != there.parts:
            both = replace(there, parts=parts)
            bounds.demand(entry.header.device, len(both.packed()) - len(there.packed()), entries=0)
            _write(connection, both)
        return False
    header, packed = entry.header, entry.packed()
    bounds.demand(header.device, len(packed))
    connection.execute(
        "INSERT INTO quarantine (id, scope, device, seq, record, packed, reason, carrier, at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (entry.id, header.scope, header.device, header.seq, header.record, packed, reason, carrier, at),
    )
    return True


def get(connection: Connection, entry_id: bytes) -> Entry | None:
    """An entry that is kept here."""
    row = connection.execute("SELECT packed FROM quarantine WHERE id = ?", (entry_id,)).fetchone()
    return Entry.unpacked(row[0]) if row is not None else None


def ids(connection: Connection) -> set[bytes]:
    """The ids of all entries that are kept."""
    return {row[0] for row in connection.execute("SELECT id FROM quarantine")}


def of_device(connection: Connection, device: bytes) -> list[Entry]:
    """What is kept of one device, the last of each chain first."""
    found = connection.execute("SELECT packed FROM quarantine WHERE device = ? ORDER BY scope, seq DESC", (device,))
    return [Entry.unpacked(packed) for (packed,) in found.fetchall()]


def listed(connection: Connection) -> list[Kept]:
    """Everything in quarantine, in the order it came."""
    found = connection.execute("SELECT id, device, scope, reason, carrier, at FROM quarantine ORDER BY at, id")
    return [Kept(*row) for row in found.fetchall()]


def let_go(connection: Connection, entry_id: bytes) -> None:
    """Keep this entry no longer: it was taken in, or a person does not want it."""
    connection.execute("DELETE FROM quarantine WHERE id = ?", (entry_id,))


def scrub(
    connection: Connection, tag: bytes, slots: Mapping[bytes, Slot], erasing: Iterable[Written], descent: Descent
) -> None:
    """Drop the words about one record (its tag) that its erasures take, as they would be dropped in the journal."""
    kept = connection.execute("SELECT packed FROM quarantine WHERE record = ?", (tag,)).fetchall()
    entries = [one for one in (Entry.unpacked(packed) for (packed,) in kept) if one.header.kind != ERASURE]
    if not entries:
        return
    more = {one.id: (one.header.device, frozenset(one.header.basis)) for one in entries}
    wider = Descent({**descent.before, **more}, descent.hands)
    words = {one.id: _words(one, wider) for one in entries}
    beside = defaultdict[bytes, list[Written]](list)
    for one in entries:
        for slot, word in zip(one.header.slots, words[one.id], strict=True):
            beside[slot].append(word)
    dead = {
        slot: Slot([*slots.get(slot, Slot()).written, *added], whole=list(erasing)).dead()
        for slot, added in beside.items()
    }
    for one in entries:
        gone = [one.id in dead[slot] for slot in one.header.slots]
        whole = any(erasure.takes(word) for erasure in erasing for word in words[one.id][:1])
        parts = (None if whole else one.parts[0], *(
            None if lost else part for lost, part in zip(gone, one.parts[1:], strict=True)
        ))  # fmt: skip
        if parts != one.parts:
            _write(connection, replace(one, parts=parts))


def _words(entry: Entry, descent: Descent) -> list[Written]:
    header, grew_from = entry.header, descent.grew_from(entry.id)
    return [
        Written(entry.id, header.device, 0, place, header.hlc, False, part, frozenset(header.basis),
                descent.holder(header.device), grew_from)
        for place, part in enumerate(entry.parts[1:], start=1)
    ]  # fmt: skip


def _write(connection: Connection, entry: Entry) -> None:
    connection.execute("UPDATE quarantine SET packed = ? WHERE id = ?", (entry.packed(), entry.id))
