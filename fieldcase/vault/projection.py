"""What the journal says of a record: what its fields are now, which entries stand in conflict, what erasure takes away.

A pure function of the set of entries: whatever order they came in, the rows are the same. An erasure of a field means
the bodies of all entries for that field that had not seen it, late ones too; an erasure of a record means all. It takes
those that answer to who erases (fieldcase/vault/descent.py) and asks for the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fieldcase.model.declare import Record, kind_named
from fieldcase.vault import rows
from fieldcase.vault.blobs import ID_BYTES
from fieldcase.vault.database import Connection
from fieldcase.vault.descent import Descent, hands
from fieldcase.vault.entry import ERASURE, kept_body
from fieldcase.vault.intake import WHOLE, kind_of_number
from fieldcase.vault.journal import Journal
from fieldcase.vault.slot import Slot as Slot
from fieldcase.vault.slot import Written as Written

# How the part of a field named "blob" begins: a map of three, "name", "blob" (the key that sorts first in CBOR).
BLOB_PART = b"\xa3\x64name\x64blob"


@dataclass(repr=False)
class Known:
    """A record as the journal knows it; `erasing` are the erasures of all of it, `erased` says whether there is any
    erasure, of a field too."""

    tag: bytes
    id: bytes
    scope: bytes
    kind: str
    slots: dict[bytes, Slot]
    erasing: list[Written]
    descent: Descent
    erased: bool

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
        values = (kept_body(body)["value"] for body in bodies if body is not None and body.startswith(BLOB_PART))
        return {value for value in values if isinstance(value, bytes) and len(value) == ID_BYTES}

    def conflicts(self) -> list[tuple[str, int]]:
        """The fields with more than one value, by wire name, with how many."""
        found = []
        for slot in self.slots.values():
            values = slot.values() if len(slot.written) > 1 else []
            if len(values) > 1 and values[0].body is not None:
                found.append((str(values[0].said["name"]), len(values)))
        return sorted(found)


def known(connection: Connection, journal: Journal, tag: bytes) -> Known | None:
    """What the journal holds of a record, by its tag; None while no body has told its id."""
    return next(iter(known_of(connection, journal, [tag])), None)


def known_of(connection: Connection, journal: Journal, tags: Sequence[bytes]) -> list[Known]:
    """What the journal holds of these records, in this order, without those of which no body has told the id.

    Read at once, for a bundle touches thousands; the caller says how many at a time.
    """
    among = f"IN ({', '.join('?' * len(tags))})"
    told = {
        tag: (record, scope, kind)
        for tag, record, scope, kind in connection.execute(
            f"SELECT tag, id, scope, kind FROM known_record WHERE tag {among}", tags
        ).fetchall()
    }
    seen: dict[int, set[bytes]] = defaultdict(set)
    for n, basis in connection.execute(
        f"SELECT b.entry, b.seen FROM basis AS b JOIN entry AS e ON e.n = b.entry WHERE e.record {among}", tags
    ).fetchall():
        seen[n].add(basis)
    found: dict[bytes, list[_Row]] = {tag: [] for tag in tags}
    for row in connection.execute(
        "SELECT e.record, e.n, e.id, e.device, e.hlc, e.kind, p.place, p.slot, p.body FROM entry AS e "
        f"JOIN part AS p ON p.entry = e.n WHERE e.record {among} AND p.place > 0 ORDER BY e.n, p.place",
        tags,
    ).fetchall():
        found[row[0]].append(row)
    return [_known(connection, journal, tag, told[tag], found[tag], seen) for tag in found if tag in told]


_Row = tuple[bytes, int, bytes, bytes, int, int, int, bytes, bytes | None]


def _known(
    connection: Connection, journal: Journal, tag: bytes, told: tuple[bytes, bytes, int], found: Sequence[_Row],
    seen: Mapping[int, set[bytes]],
) -> Known:  # fmt: skip
    """A record of its entries' parts, in the order of the journal, and of what each of these entries had seen."""
    record_id, scope, kind = told
    erased = any(row[5] == ERASURE for row in found)
    before = {entry: (device, frozenset(seen.get(n, ()))) for _, n, entry, device, *_ in found}
    descent = Descent(before, hands(connection) if erased else {})
    slots = defaultdict[bytes, Slot](Slot)
    for _, n, entry, device, hlc, number, place, slot, body in found:
        kind = number if number != ERASURE else kind
        grew_from = descent.grew_from(entry) if erased else frozenset[bytes]()
        surely = descent.surely(entry) if grew_from is None else grew_from
        slots[slot].written.append(
            Written(entry, device, n, place, hlc, number == ERASURE, body, before[entry][1], descent.holder(device),
                    grew_from, surely)
        )  # fmt: skip
    whole = slots.pop(journal.slot_tag(scope, record_id, WHOLE), Slot())
    erasing = [one for one in whole.written if one.erasure]
    for one in slots.values():
        one.missing = {basis for written in one.written for basis in written.seen} - before.keys()
        one.whole = erasing
    return Known(tag, record_id, scope, kind_of_number(kind), dict(slots), erasing, descent, erased)


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
                name = "" if by.entry in whole else str(kept_body(one.body or b"")["name"])
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
