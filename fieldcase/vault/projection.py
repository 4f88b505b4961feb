"""From journal to rows: what a record's fields are now, which entries stand in conflict, and what erasure takes away.

A pure function of the set of entries: whatever order they came in, the rows are the same. An erasure of a field means
the bodies of all entries for that field that had not seen it, late ones too; an erasure of a record means all. It takes
those that answer to who erases (fieldcase/vault/descent.py) and asks for the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from fieldcase.model.declare import Record, declared, kind_named
from fieldcase.vault import drafts, quarantine, rows, search
from fieldcase.vault.blobs import ID_BYTES
from fieldcase.vault.database import Connection, mark_remains
from fieldcase.vault.descent import Descent, hands
from fieldcase.vault.entry import ERASURE, Entry, body_of
from fieldcase.vault.intake import WHOLE, kind_of_number
from fieldcase.vault.journal import Journal
from fieldcase.vault.slot import Slot as Slot
from fieldcase.vault.slot import Written as Written

# How the part of a field named "blob" begins: a map of three, "name", "blob" (the key that sorts first in CBOR).
BLOB_PART = b"\xa3\x64name\x64blob"


@dataclass(repr=False)
class Known:
    """A record as the journal knows it; `erasing` are the erasures of all of it."""

    tag: bytes
    id: bytes
    scope: bytes
    kind: str
    slots: dict[bytes, Slot]
    erasing: list[Written]
    descent: Descent

    @property
    def whole(self) -> bool:
        """Whether the record is gone for good: somebody erased all of it, and of no entry here words stand."""
        return bool(self.erasing) and all(
            one.erasure or any(erasure.may_take(one) for erasure in self.erasing)
            for slot in self.slots.values()
            for one in slot.written
        )

    def shut_to(self, device: bytes) -> bool:
        """Whether what this device wrote into the record would be taken at once."""
        return self.whole or any(one.holder == self.descent.holder(device) for one in self.erasing)

    def wires(self) -> dict[str, Any]:
        """Wire name to wire value for every field that has one."""
        found = {}
        for slot in self.slots.values():
            values = slot.values()
            if values and values[0].body is not None:
                name = values[0].said["name"]
                if isinstance(name, str) and name != WHOLE:
                    found[name] = values[0].value
        return found

    def record(self) -> Record | None:
        """The record these entries make; None where it was erased or its kind is not known here."""
        kind = kind_named(self.kind)
        if self.whole or kind is None or not any(slot.values() for slot in self.slots.values()):
            return None
        return rows.built(kind, self.id, self.scope, self.wires())

    def blobs(self) -> set[bytes]:
        """The evidence files that its entries name, shown now or not: history, undo and conflicts may need them."""
        bodies = (one.body for slot in self.slots.values() for one in slot.written)
        values = (body_of(body)["value"] for body in bodies if body is not None and body.startswith(BLOB_PART))
        return {value for value in values if isinstance(value, bytes) and len(value) == ID_BYTES}

    def conflicts(self) -> list[tuple[str, int]]:
        """The fields with more than one value, by wire name, with how many."""
        found = []
        for slot in self.slots.values():
            values = slot.values()
            if len(values) > 1 and values[0].body is not None:
                found.append((str(values[0].said["name"]), len(values)))
        return sorted(found)


def known(connection: Connection, journal: Journal, tag: bytes) -> Known | None:
    """What the journal holds of a record, by its tag; None while no body has told its id."""
    row = connection.execute("SELECT id, scope, kind FROM known_record WHERE tag = ?", (tag,)).fetchone()
    if row is None:
        return None
    record_id, scope, kind = row
    seen: dict[int, set[bytes]] = defaultdict(set)
    for n, basis in connection.execute(
        "SELECT b.entry, b.seen FROM basis AS b JOIN entry AS e ON e.n = b.entry WHERE e.record = ?", (tag,)
    ):
        seen[n].add(basis)
    found = connection.execute(
        "SELECT e.n, e.id, e.device, e.hlc, e.kind, p.place, p.slot, p.body FROM entry AS e "
        "JOIN part AS p ON p.entry = e.n WHERE e.record = ? AND p.place > 0 ORDER BY e.n, p.place",
        (tag,),
    ).fetchall()
    erased = any(number == ERASURE for _, _, _, _, number, *_ in found)
    before = {entry: (device, frozenset(seen[n])) for n, entry, device, *_ in found}
    descent = Descent(before, hands(connection) if erased else {})
    slots = defaultdict[bytes, Slot](Slot)
    for n, entry, device, hlc, number, place, slot, body in found:
        kind = number if number != ERASURE else kind
        grew_from = descent.grew_from(entry) if erased else frozenset[bytes]()
        slots[slot].written.append(
            Written(entry, device, n, place, hlc, number == ERASURE, body, before[entry][1], descent.holder(device),
                    grew_from)
        )  # fmt: skip
    whole = slots.pop(journal.slot_tag(scope, record_id, WHOLE), Slot())
    erasing = [one for one in whole.written if one.erasure]
    for one in slots.values():
        one.missing = {basis for written in one.written for basis in written.seen} - before.keys()
        one.whole = erasing
    return Known(tag, record_id, scope, kind_of_number(kind), dict(slots), erasing, descent)


def settle(connection: Connection, journal: Journal, tags: Iterable[bytes]) -> list[bytes]:
    """Bring the rows of these records into agreement with the journal; returns the blobs that lost their record."""
    orphans: list[bytes] = []
    for tag in tags:
        found = known(connection, journal, tag)
        if found is None:
            continue
        kind, files = kind_named(found.kind), found.blobs()
        _purge(connection, found)
        if is_anothers(connection, found):
            continue
        record = found.record()
        connection.execute("DELETE FROM conflict WHERE record = ?", (found.id,))
        if record is not None:
            rows.put(connection, record)
            search.index(connection, record)
            for name, count in found.conflicts():
                connection.execute(
                    "INSERT INTO conflict (record, kind, field, versions) VALUES (?, ?, ?, ?)",
                    (found.id, found.kind, name, count),
                )
        elif kind is not None:
            rows.drop(connection, kind, found.id)
            search.unindex(connection, found.kind, found.id)
            connection.execute("DELETE FROM draft WHERE record = ?", (found.id,))
        orphans += sorted(files - found.blobs()) if files else []
    return orphans


def is_anothers(connection: Connection, found: Known) -> bool:
    """Whether a record of the same id, of another scope, was here before: ids are random, so that the later one was
    made to take its place. Its entries are kept, and shown nowhere."""
    others = connection.execute("SELECT tag FROM known_record WHERE id = ? AND tag <> ?", (found.id, found.tag))
    begun = "SELECT min(n) FROM entry WHERE record = ?"
    return any(
        connection.execute(f"SELECT ({begun}) < ({begun})", (tag, found.tag)).fetchone()[0]
        for (tag,) in others.fetchall()
    )


def _purge(connection: Connection, found: Known) -> None:
    """Delete the bodies that an erasure takes, here, from the slots just read and from what is kept aside."""
    before = connection.total_changes
    all_of = {
        one.n
        for slot in found.slots.values()
        for one in slot.written
        if not one.erasure and any(erasure.takes(one) for erasure in found.erasing)
    }
    if all_of:
        connection.executemany(
            "UPDATE part SET body = NULL WHERE body IS NOT NULL AND entry = ?", [(n,) for n in sorted(all_of)]
        )
    for slot in found.slots.values():
        gone = slot.erased()
        if not gone:
            continue
        connection.executemany(
            "UPDATE part SET body = NULL WHERE body IS NOT NULL AND entry = ? AND place = ?",
            [(one.n, one.place) for one in gone],
        )
        lost = {one.entry for one in gone}
        slot.written = [replace(one, body=None) if one.entry in lost else one for one in slot.written]
    if found.descent.hands:
        quarantine.scrub(connection, found.tag, found.slots, found.erasing, found.descent)
    if connection.total_changes > before:
        mark_remains(connection)


def drop_drafts(connection: Connection, journal: Journal, erasures: Iterable[Entry]) -> None:
    """Forget what was typed, and not yet entered, into the fields that these erasures name; not where one only asks."""
    for entry in erasures:
        found = known(connection, journal, entry.header.record)
        if found is None:
            continue
        kinds_here = connection.execute("SELECT DISTINCT kind FROM draft WHERE record = ?", (found.id,)).fetchall()
        for kind in filter(None, (kind_named(row[0]) for row in kinds_here)):
            for one in declared(kind):
                tag = journal.slot_tag(found.scope, found.id, one.wire)  # an erasure may come without its words
                if tag in entry.header.slots and _is_carried_out(entry, found.slots.get(tag, Slot())):
                    drafts.forget(connection, found.id, one.name)
                    mark_remains(connection)


def _is_carried_out(erasure: Entry, slot: Slot) -> bool:
    meant = [(by, one) for by, one in slot.meant() if by.entry == erasure.id]
    return not meant or any(by.may_take(one) for by, one in meant)


@dataclass(frozen=True, repr=False)
class Asked:
    """An erasure that somebody asks for and cannot carry out: of which field (empty: of the whole record), by which
    device, when (milliseconds, for display). The record stands until one erases it to whom its words answer: `decides`
    are the hands (members on cards) of those words, each of which may take what is its own; `scope` and `seq` say where
    the entry that asks stands in its chain."""

    kind: str
    record: bytes
    field: str
    device: bytes
    entry: bytes
    at: int
    decides: frozenset[bytes] = frozenset()
    scope: bytes = b""
    seq: int = 0


def asked(connection: Connection, journal: Journal) -> list[Asked]:
    """Every erasure that leaves words standing here because they do not answer to who erased."""
    found: dict[tuple[bytes, str], Asked] = {}
    for tag in sorted(tags_of_erasures(connection)):
        record = known(connection, journal, tag)
        if record is None:
            continue
        whole = {one.entry for one in record.erasing}
        for slot in record.slots.values():
            for by, one in slot.asked():
                name = "" if by.entry in whole else str(body_of(one.body or b"")["name"])
                before = found.get((by.entry, name))
                hands_of = one.grew_from if one.grew_from and len(one.grew_from) == 1 else frozenset({one.holder})
                decides = hands_of | (before.decides if before is not None else frozenset())
                seq = _place_in_chain(connection, by.entry)
                found[by.entry, name] = Asked(
                    record.kind, record.id, name, by.device, by.entry, by.hlc, decides, record.scope, seq
                )
    return sorted(found.values(), key=lambda one: (one.at, one.entry, one.field))


def _place_in_chain(connection: Connection, entry: bytes) -> int:
    return int(connection.execute("SELECT seq FROM entry WHERE id = ?", (entry,)).fetchone()[0])


def tags_of_erasures(connection: Connection) -> set[bytes]:
    """The tags of the records of which something was erased, or asked to be."""
    return {row[0] for row in connection.execute("SELECT DISTINCT record FROM entry WHERE kind = ?", (ERASURE,))}


def tags(connection: Connection) -> list[bytes]:
    """The tags of all records, known or not, in the order they came."""
    return [row[0] for row in connection.execute("SELECT record FROM entry GROUP BY record ORDER BY min(n)")]
