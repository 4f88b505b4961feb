"""Records in and out: saving what differs, history, undo, conflicts and erasure, all through the journal.

The caller holds the transaction. Nothing here decides who may do what; that is the desk's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from fieldcase.errors import Erased, NothingToErase
from fieldcase.model.declare import Field, Record, Wire, declared, kind_named, kinds
from fieldcase.vault import drafts, projection, rows, settling, undoing
from fieldcase.vault.database import Connection, mark_remains
from fieldcase.vault.entry import ERASURE, body_of
from fieldcase.vault.intake import WHOLE, kind_of_number
from fieldcase.vault.journal import Journal, Stamp, Target
from fieldcase.vault.projection import Known, Slot, Written
from fieldcase.vault.upheld import upheld

AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(frozen=True, repr=False)
class Version:
    """One value a field had: when (milliseconds, for display), by which member; `erased` where the value is gone."""

    entry: bytes
    at: int
    author: bytes
    value: Any
    erased: bool
    current: bool


class Store:
    """The records of a vault on its write connection."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._sql = connection
        self.journal = journal
        self.orphans: list[bytes] = []

    @property
    def connection(self) -> Connection:
        """The lane these records are read on."""
        return self._sql

    def get(self, kind: type[AnyRecord], record_id: bytes) -> AnyRecord | None:
        """The record of a kind with this id, None where there is none."""
        found = rows.select(self._sql, kind, "id = ?", (record_id,))
        return found[0] if found else None

    def all(self, kind: type[AnyRecord], scope: bytes | None = None, hidden: bool = False) -> tuple[AnyRecord, ...]:
        """The records of a kind, of one scope or of all, without the hidden ones unless asked for."""
        where, values = ("scope = ?", (scope,)) if scope is not None else ("1", ())
        return tuple(rows.select(self._sql, kind, where if hidden else f"{where} AND hidden = 0", values))

    def ever(self, kind: type[Record], scope: bytes) -> int:
        """How many records of a kind a scope has ever had, hidden and erased ones included."""
        found = self._sql.execute(
            "SELECT count(*) FROM known_record WHERE scope = ? AND kind = ?", (scope, kind.NUMBER)
        )
        number: int = found.fetchone()[0]
        return number

    def find(self, record_id: bytes) -> Record | None:
        """The record with this id, of whatever kind."""
        for kind in kinds():
            found = self.get(kind, record_id)
            if found is not None:
                return found
        return None

    def kinds_of(self, entries: Iterable[bytes]) -> frozenset[str]:
        """The kinds of record that these entries touch."""
        found = (self.journal.entry(entry_id) for entry_id in entries)
        return frozenset(kind_of_number(entry.header.kind) for entry in found if entry is not None)

    def save(self, before: Record | None, after: Record, stamp: Stamp) -> list[bytes]:
        """Write the fields in which `after` differs from `before`; returns the ids of the entries. Erased where the
        record is gone for good, or is a new one of a record that is: a copy, a line, a translation that was on its way
        while somebody erased what it is about must not come in afterwards."""
        target = _target(after)
        tag = self.journal.record_tag(after.scope, after.key)
        found = projection.known(self._sql, self.journal, tag)
        shut = found is not None and found.shut_to(self.journal.device)
        if shut or (found is None and self._an_owner_is_erased(after)):
            raise Erased
        values: dict[str, Wire] = {}
        basis: dict[str, list[bytes]] = {}
        for field in declared(type(after)):
            old = field.to_wire(getattr(before, field.name)) if before is not None else None
            new = field.to_wire(getattr(after, field.name))
            if old != new:
                values[field.wire] = new
                basis[field.wire] = self._shown(found, after, field, old)
        if not values and before is None:
            values["hidden"] = None
        return self._write(target, values, basis, stamp) if values else []

    def resolve(self, record: Record, field: Field, value: Any, stamp: Stamp) -> list[bytes]:
        """End a conflict with one value that supersedes every version a person could see. Erased (`save`)."""
        found = projection.known(self._sql, self.journal, self.journal.record_tag(record.scope, record.key))
        if found is not None and found.shut_to(self.journal.device):
            raise Erased
        slot = self._slot(record, field.wire)
        basis = slot.beneath(one.entry for one in slot.speaking(slot.heads()))
        return self._write(_target(record), {field.wire: field.to_wire(value)}, {field.wire: basis}, stamp)

    def conflicts(self) -> list[tuple[str, bytes, str, int]]:
        """Every field in conflict: kind, record id, wire name, number of versions."""
        found = self._sql.execute("SELECT kind, record, field, versions FROM conflict ORDER BY record, field")
        return [(kind, record, field, versions) for kind, record, field, versions in found]

    def versions(self, record: Record, field: Field) -> list[Any]:
        """The values that stand in conflict, the one shown first."""
        return [field.from_wire(one.value) for one in self._slot(record, field.wire).values()]

    def history(self, kind: type[Record], record_id: bytes, field: Field) -> list[Version]:
        """Every value a field had, oldest first; an erased one is there without its value."""
        record = self.get(kind, record_id)
        if record is None:
            return []
        slot = self._slot(record, field.wire)
        heads = {one.entry for one in slot.heads()}
        found = []
        for one in sorted(slot.written, key=lambda written: (written.hlc, written.entry)):
            gone = one.body is None or one.erasure
            value = field.empty if gone else field.from_wire(one.value)
            found.append(Version(one.entry, one.hlc, self._author(one), value, gone, one.entry in heads))
        return found

    def undo(self, entries: Iterable[bytes], stamp: Stamp) -> list[bytes]:
        """Write what takes one deed back: a creation is hidden, a change returns to what it replaced.

        NotUndoable where somebody's later entry stands on it, or where what it replaced was erased.
        """
        written = []
        for found, values, basis in undoing.planned(self._sql, self.journal, frozenset(entries)):
            kind = kind_named(found.kind)
            assert kind is not None
            target = Target(found.scope, kind.NUMBER, kind.SCHEMA, found.id)
            written += self._write(target, values, basis, stamp)
        return written

    def erase(self, record: Record, field: Field | None, stamp: Stamp) -> list[bytes]:
        """Erase a field's values, or a whole record: bodies, row, index and drafts go; headers stay.

        NothingToErase where a field never held anything, not even a draft.
        """
        wire = field.wire if field is not None else WHOLE
        slot = self._slot(record, wire)
        dropped = drafts.forget(self._sql, record.key, field.name if field else None)
        if dropped:
            mark_remains(self._sql)
        if field is not None and not slot.written:
            if not dropped:
                raise NothingToErase
            return []
        target = Target(record.scope, ERASURE, 1, record.key)
        return self._write(target, {wire: None}, {wire: slot.beneath(one.entry for one in slot.heads())}, stamp)

    def _write(
        self, target: Target, values: dict[str, Wire], basis: dict[str, list[bytes]], stamp: Stamp
    ) -> list[bytes]:
        tag = self.journal.record_tag(target.scope, target.record)
        upheld_too = target.kind != ERASURE and self.journal.whole_is_erased(target)
        found = projection.known(self._sql, self.journal, tag) if upheld_too else None
        if found is not None:
            slots = {name: self.journal.slot_tag(target.scope, target.record, name) for name in values}
            firm = upheld(found, {slot: basis.get(name, []) for name, slot in slots.items()})
            basis = {name: firm[slot] for name, slot in slots.items()}
        written = self.journal.append(target, values, basis, stamp)
        self.orphans += settling.settle(self._sql, self.journal, [tag])
        return written

    def is_erased(self, record: Record) -> bool:
        """Whether a record was erased for good, or one that it belongs to and has no meaning without."""
        return self._is_gone(record.scope, record.key) or self._an_owner_is_erased(record)

    def _an_owner_is_erased(self, record: Record) -> bool:
        return any(self._is_gone(record.scope, owner) for owner in record.owners)

    def _is_gone(self, scope: bytes, key: bytes) -> bool:
        found = projection.known(self._sql, self.journal, self.journal.record_tag(scope, key))
        return found is not None and found.whole

    def _slot(self, record: Record, wire: str) -> Slot:
        tag = self.journal.record_tag(record.scope, record.key)
        found = projection.known(self._sql, self.journal, tag)
        slots = found.slots if found else {}
        return slots.get(self.journal.slot_tag(record.scope, record.key, wire), Slot())

    def _shown(self, found: Known | None, record: Record, field: Field, old: Wire) -> list[bytes]:
        """What a reader of `old` saw: the heads with that value, else the last entry that had it, and what lies
        beneath. A head whose words were withheld was seen by nobody here."""
        if found is None:
            return []
        slot = found.slots.get(self.journal.slot_tag(record.scope, record.key, field.wire), Slot())
        heads = [one.entry for one in slot.speaking(slot.heads()) if one.value == old]
        if not heads:
            stale = [one for one in slot.speaking(slot.written) if not one.erasure and one.value == old]
            heads = [one.entry for one in sorted(stale, key=lambda written: (written.hlc, written.entry))[-1:]]
        return slot.beneath(heads)

    def _author(self, one: Written) -> bytes:
        """Who wrote it: of another's device the member on its card, for what an entry says of its author anybody can
        sign with a device of their own."""
        card = self._sql.execute("SELECT member FROM peer WHERE device = ?", (one.device,)).fetchone()
        if card is not None:
            return bytes(card[0])
        row = self._sql.execute("SELECT body FROM part WHERE entry = ? AND place = 0", (one.n,)).fetchone()
        author = body_of(row[0]).get("author") if row and row[0] is not None else b""
        return author if isinstance(author, bytes) else b""


def _target(record: Record) -> Target:
    return Target(record.scope, record.NUMBER, record.SCHEMA, record.key)
