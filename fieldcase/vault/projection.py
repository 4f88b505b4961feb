"""From journal to rows: what a record's fields are now, which entries stand in conflict, and what erasure takes away.

A pure function of the set of entries: whatever order they came in, the rows are the same. An erasure of a field takes
the bodies of all entries for that field that had not seen it, late ones too; an erasure of a record takes all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from fieldcase.model.declare import Record, kind_named
from fieldcase.vault import rows, search
from fieldcase.vault.database import Connection
from fieldcase.vault.entry import ERASURE
from fieldcase.vault.journal import WHOLE, Journal, body_of, kind_of_number


@dataclass(frozen=True, repr=False)
class Written:
    """One entry's word on one slot: None as body where it was erased or withheld."""

    entry: bytes
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
    """All entries that touch one field, and what follows from them."""

    written: list[Written] = field(default_factory=list)

    def heads(self) -> list[Written]:
        """The entries no other entry of this slot has seen."""
        seen = frozenset[bytes]().union(*(one.seen for one in self.written))
        return [one for one in self.written if one.entry not in seen]

    def values(self) -> list[Written]:
        """The heads that still speak, one per distinct value, the one to show first."""
        found: dict[str, Written] = {}
        for one in sorted(self.heads(), key=lambda head: (head.hlc, head.entry), reverse=True):
            if one.body is not None:
                found.setdefault(repr(one.value), one)
        return list(found.values())

    def erased(self) -> list[Written]:
        """The entries whose body must go: those that had not seen an erasure of this slot, and have one to lose."""
        after: dict[bytes, set[bytes]] = defaultdict(set)
        for one in self.written:
            for seen in one.seen:
                after[seen].add(one.entry)
        gone: set[bytes] = set()
        for erasure in (one for one in self.written if one.erasure):
            later, waiting = {erasure.entry}, [erasure.entry]
            while waiting:
                fresh = after[waiting.pop()] - later
                later |= fresh
                waiting += fresh
            gone |= {one.entry for one in self.written if not one.erasure and one.entry not in later}
        return [one for one in self.written if one.entry in gone and one.body is not None]


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
    for n, one in connection.execute(
        "SELECT b.entry, b.seen FROM basis AS b JOIN entry AS e ON e.n = b.entry WHERE e.record = ?", (tag,)
    ):
        seen[n].add(one)
    slots: dict[bytes, Slot] = defaultdict(Slot)
    for n, entry, hlc, number, place, slot, body in connection.execute(
        "SELECT e.n, e.id, e.hlc, e.kind, p.place, p.slot, p.body FROM entry AS e JOIN part AS p ON p.entry = e.n "
        "WHERE e.record = ? AND p.place > 0 ORDER BY e.n, p.place",
        (tag,),
    ):
        slots[slot].written.append(Written(entry, n, place, hlc, number == ERASURE, body, frozenset(seen[n])))
        kind = number if number != ERASURE else kind
    whole = slots.pop(journal.slot_tag(scope, record_id, WHOLE), None)
    return Known(tag, record_id, scope, kind_of_number(kind), dict(slots), whole is not None)


def settle(connection: Connection, journal: Journal, tags: Iterable[bytes]) -> list[bytes]:
    """Bring the rows of these records into agreement with the journal; returns the blobs that lost their record."""
    orphans = []
    for tag in tags:
        found = known(connection, journal, tag)
        if found is None:
            continue
        kind = kind_named(found.kind)
        before = rows.select(connection, kind, "id = ?", (found.id,)) if kind else []
        _purge(connection, found)
        record = found.record() if not found.whole else None
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
        orphans += _lost_blobs(before, record)
    return orphans


def _purge(connection: Connection, found: Known) -> None:
    """Delete the bodies that an erasure takes, here and from the slots just read."""
    if found.whole:
        connection.execute(
            "UPDATE part SET body = NULL WHERE body IS NOT NULL AND entry IN "
            "(SELECT n FROM entry WHERE record = ? AND kind <> ?)",
            (found.tag, ERASURE),
        )
        return
    for slot in found.slots.values():
        gone = slot.erased()
        connection.executemany(
            "UPDATE part SET body = NULL WHERE entry = ? AND place = ?", [(one.n, one.place) for one in gone]
        )
        lost = {one.entry for one in gone}
        slot.written = [
            Written(one.entry, one.n, one.place, one.hlc, one.erasure, None, one.seen) if one.entry in lost else one
            for one in slot.written
        ]


def _lost_blobs(before: list[Any], after: Record | None) -> list[bytes]:
    old = getattr(before[0], "blob", None) if before else None
    return [old] if isinstance(old, bytes) and getattr(after, "blob", None) != old else []


def tags(connection: Connection) -> list[bytes]:
    """The tags of all records, known or not, in the order they came."""
    return [row[0] for row in connection.execute("SELECT record FROM entry GROUP BY record ORDER BY min(n)")]
