"""From journal to rows: what a record's fields are now, which entries stand in conflict, and what erasure takes away.

A pure function of the set of entries: whatever order they came in, the rows are the same. An erasure of a field takes
the bodies of all entries for that field that had not seen it, late ones too; an erasure of a record takes all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from fieldcase.model.declare import Record, declared, kind_named
from fieldcase.vault import drafts, rows, search
from fieldcase.vault.blobs import ID_BYTES
from fieldcase.vault.database import Connection, mark_remains
from fieldcase.vault.entry import ERASURE, Entry, body_of
from fieldcase.vault.intake import WHOLE, kind_of_number
from fieldcase.vault.journal import Journal

# How the part of a field named "blob" begins: a map of three, "name", "blob" (the key that sorts first in CBOR).
BLOB_PART = b"\xa3\x64name\x64blob"


@dataclass(frozen=True, repr=False)
class Written:
    """One entry's word on one slot: None as body where it was erased or withheld."""

    entry: bytes
    device: bytes
    n: int
    place: int
    hlc: int
    erasure: bool
    body: bytes | None
    seen: frozenset[bytes]

    @property
    def value(self) -> Any:
        """The wire value; only asked where the body is present."""
        assert self.body is not None
        return body_of(self.body)["value"]


@dataclass(repr=False)
class Slot:
    """All entries that touch one field, and what follows from them; `missing` are ids they name that are not here."""

    written: list[Written] = field(default_factory=list)
    missing: set[bytes] = field(default_factory=set)

    def heads(self) -> list[Written]:
        """The entries no other entry of this slot has seen."""
        seen = frozenset[bytes]().union(*(one.seen for one in self.written))
        return [one for one in self.written if one.entry not in seen]

    def values(self) -> list[Written]:
        """The heads that still speak, one per distinct value, the one to show first."""
        found: dict[str, Written] = {}
        for one in sorted(self.speaking(self.heads()), key=lambda head: (head.hlc, head.entry), reverse=True):
            found.setdefault(repr(one.value), one)
        return list(found.values())

    def later(self, entries: Iterable[bytes]) -> set[bytes]:
        """The entries that have seen one of these, or have seen one that has, without these themselves."""
        after: dict[bytes, set[bytes]] = defaultdict(set)
        for one in self.written:
            for seen in one.seen:
                after[seen].add(one.entry)
        start = set(entries)
        found, waiting = set(start), list(start)
        while waiting:
            fresh = after[waiting.pop()] - found
            found |= fresh
            waiting += fresh
        return found - start

    def erasures(self) -> list[bytes]:
        """The erasures of this field."""
        return [one.entry for one in self.written if one.erasure]

    def dead(self) -> set[bytes]:
        """The entries whose words an erasure took: those that had not seen every erasure of this field."""
        gone: set[bytes] = set()
        for erasure in self.erasures():
            alive = self.later([erasure])
            gone |= {one.entry for one in self.written if not one.erasure and one.entry not in alive}
        return gone

    def speaking(self, among: list[Written]) -> list[Written]:
        """Those that have words to show: neither withheld nor taken by an erasure."""
        dead = self.dead()
        return [one for one in among if one.body is not None and one.entry not in dead]

    def beneath(self, shown: Iterable[bytes]) -> list[bytes]:
        """The basis of whoever writes this field anew and was shown these entries.

        With them it names every erasure known here, the heads that one took, and what lies behind the shown and has
        not arrived here. So each reader can tell, whatever has arrived there, that the new words are to stay.
        """
        shown, dead, behind = list(shown), self.dead(), set[bytes]()
        before = {one.entry: one.seen for one in self.written}
        waiting = list(shown)
        while waiting:
            fresh = before.get(waiting.pop(), frozenset()) - behind
            behind |= fresh
            waiting += fresh
        taken = [one.entry for one in self.heads() if one.entry in dead]
        return list(dict.fromkeys([*shown, *self.erasures(), *taken, *sorted(behind & self.missing)]))

    def erased(self) -> list[Written]:
        """The entries whose body must go: the dead that have one to lose."""
        dead = self.dead()
        return [one for one in self.written if one.entry in dead and one.body is not None]


@dataclass(repr=False)
class Known:
    """A record as the journal knows it."""

    tag: bytes
    id: bytes
    scope: bytes
    kind: str
    slots: dict[bytes, Slot]
    whole: bool

    def wires(self) -> dict[str, Any]:
        """Wire name to wire value for every field that has one."""
        found = {}
        for slot in self.slots.values():
            values = slot.values()
            if values and values[0].body is not None:
                name = body_of(values[0].body)["name"]
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
                found.append((str(body_of(values[0].body)["name"]), len(values)))
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
    here, slots = set[bytes](), defaultdict[bytes, Slot](Slot)
    for n, entry, device, hlc, number, place, slot, body in connection.execute(
        "SELECT e.n, e.id, e.device, e.hlc, e.kind, p.place, p.slot, p.body FROM entry AS e "
        "JOIN part AS p ON p.entry = e.n WHERE e.record = ? AND p.place > 0 ORDER BY e.n, p.place",
        (tag,),
    ):
        slots[slot].written.append(Written(entry, device, n, place, hlc, number == ERASURE, body, frozenset(seen[n])))
        kind = number if number != ERASURE else kind
        here.add(entry)
    for one in slots.values():
        one.missing = {basis for written in one.written for basis in written.seen} - here
    whole = slots.pop(journal.slot_tag(scope, record_id, WHOLE), Slot())
    return Known(tag, record_id, scope, kind_of_number(kind), dict(slots), bool(whole.erasures()))


def settle(connection: Connection, journal: Journal, tags: Iterable[bytes]) -> list[bytes]:
    """Bring the rows of these records into agreement with the journal; returns the blobs that lost their record."""
    orphans: list[bytes] = []
    for tag in tags:
        found = known(connection, journal, tag)
        if found is None:
            continue
        kind, files = kind_named(found.kind), found.blobs()
        _purge(connection, found)
        record = found.record()
        connection.execute("DELETE FROM conflict WHERE record = ?", (found.id,))
        if record is not None:
            rows.put(connection, record)
            search.index(connection, record)
            connection.executemany(
                "INSERT INTO conflict (record, kind, field, versions) VALUES (?, ?, ?, ?)",
                [(found.id, found.kind, name, count) for name, count in found.conflicts()],
            )
        elif kind is not None:
            rows.drop(connection, kind, found.id)
            search.unindex(connection, found.kind, found.id)
            connection.execute("DELETE FROM draft WHERE record = ?", (found.id,))
        orphans += sorted(files - found.blobs())
    return orphans


def _purge(connection: Connection, found: Known) -> None:
    """Delete the bodies that an erasure takes, here and from the slots just read."""
    before = connection.total_changes
    if found.whole:
        connection.execute(
            "UPDATE part SET body = NULL WHERE body IS NOT NULL AND entry IN "
            "(SELECT n FROM entry WHERE record = ? AND kind <> ?)",
            (found.tag, ERASURE),
        )
    for slot in found.slots.values():
        gone = [one for one in slot.written if not one.erasure] if found.whole else slot.erased()
        connection.executemany(
            "UPDATE part SET body = NULL WHERE body IS NOT NULL AND entry = ? AND place = ?",
            [(one.n, one.place) for one in gone],
        )
        lost = {one.entry for one in gone}
        slot.written = [replace(one, body=None) if one.entry in lost else one for one in slot.written]
    if connection.total_changes > before:
        mark_remains(connection)


def drop_drafts(connection: Connection, erasures: Iterable[Entry]) -> None:
    """Forget what was typed into the fields that these erasures name, and not yet entered."""
    for entry in erasures:
        said = [body_of(part) for part in entry.parts if part is not None]
        for record, name in ((said[0]["record"], one["name"]) for one in said[1:]):
            kinds_here = connection.execute("SELECT DISTINCT kind FROM draft WHERE record = ?", (record,)).fetchall()
            for kind in filter(None, (kind_named(row[0]) for row in kinds_here)):
                for one in declared(kind):
                    if one.wire == name and isinstance(record, bytes):
                        drafts.forget(connection, record, one.name)
                mark_remains(connection)


def tags(connection: Connection) -> list[bytes]:
    """The tags of all records, known or not, in the order they came."""
    return [row[0] for row in connection.execute("SELECT record FROM entry GROUP BY record ORDER BY min(n)")]
