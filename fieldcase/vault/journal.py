"""The append-only journal: writing own entries, taking in others', and what each slot's heads are.

An entry supersedes those in its basis for the slots both touch, and nothing else: no clock decides. One head is the
value; several with different values are a conflict that a person resolves. Every table is a projection of this.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from nacl.signing import SigningKey

from fieldcase.errors import EntryRefused
from fieldcase.model.declare import Wire
from fieldcase.vault.database import Connection
from fieldcase.vault.entry import (
    BASIS_LIMIT,
    ERASURE,
    POSITION_LIMIT,
    Entry,
    Header,
    commitment,
    encoded,
    hashed,
    parts_of,
    record_tag,
    signed,
    slot_tag,
)
from fieldcase.vault.entry import GENESIS as GENESIS
from fieldcase.vault.grouping import grouped
from fieldcase.vault.intake import WHOLE
from fieldcase.world import World

_AT_ONCE = 200
_AHEAD = 366 * 24 * 60 * 60 * 1000


def as_heads(count: int, running: bytes) -> tuple[str, str]:
    """How far a journal has come (`Journal.reached`) as the header keeps it: two strings of hexadecimal digits."""
    return f"{count:016x}", running.hex()


@dataclass(frozen=True)
class Stamp:
    """Who writes, and as part of which deed (16 random bytes, shared by all entries of one deed)."""

    author: bytes
    deed: bytes


@dataclass(frozen=True, repr=False)
class Target:
    """The record an entry is about: its scope, its kind's number and schema, its id."""

    scope: bytes
    kind: int
    schema: int
    record: bytes


class Journal:
    """The journal of one vault on one connection. The caller holds the transaction."""

    def __init__(self, connection: Connection, world: World, device: bytes, key: SigningKey | None) -> None:
        self._sql = connection
        self._world = world
        self._key = key
        self.device = device
        self._tag_keys: dict[bytes, bytes] = {}

    @property
    def key(self) -> SigningKey:
        """The key that this device signs with, for what it hands over; ValueError on a connection that only reads."""
        if self._key is None:
            raise ValueError("this journal is read only")
        return self._key

    def tag_key(self, scope: bytes) -> bytes:
        """The key of a scope's tags; EntryRefused where the scope is not known here."""
        if scope not in self._tag_keys:
            row = self._sql.execute("SELECT tag_key FROM scope WHERE id = ?", (scope,)).fetchone()
            if row is None:
                raise EntryRefused(reason="scope")
            self._tag_keys[scope] = row[0]
        return self._tag_keys[scope]

    def forget_tags(self) -> None:
        """Forget the scopes that were read: a rolled-back transaction may have made them."""
        self._tag_keys.clear()

    def record_tag(self, scope: bytes, record: bytes) -> bytes:
        """The tag of a record."""
        return record_tag(self.tag_key(scope), record)

    def slot_tag(self, scope: bytes, record: bytes, wire: str) -> bytes:
        """The tag of one field of a record; WHOLE stands for all of it."""
        return slot_tag(self.tag_key(scope), record, wire)

    def append(self, target: Target, values: Mapping[str, Wire], basis: Mapping[str, Iterable[bytes]],
               stamp: Stamp) -> list[bytes]:  # fmt: skip
        """Write own entries for the changed fields of a record and return their ids.

        `values` are wire values by wire name, `basis` the ids its author saw for each. One entry, or several where
        one basis or one body cannot hold them (`grouping`). TooLong for a value no entry can hold.
        """
        written: list[bytes] = []
        seen: dict[str, set[bytes]] = {}
        for name, value in values.items():
            more = set(basis.get(name, ()))
            while len(more) > BASIS_LIMIT:
                first = set(sorted(more)[:BASIS_LIMIT])
                joined = self._write(target, {name: value}, first, stamp)
                written.append(joined)
                more = (more - first) | {joined}
            seen[name] = more
        sizes = {name: len(encoded(value)) for name, value in values.items()}
        named = {self.slot_tag(target.scope, target.record, name): name for name in values}
        for group in grouped(sizes, seen, lambda one: self._touched_by(one, named)):
            grew_from = group.seen or self._begun_by(target, named, frozenset(group.names))
            written.append(self._write(target, {name: values[name] for name in group.names}, grew_from, stamp))
        return written

    def _begun_by(self, target: Target, named: Mapping[bytes, str], names: frozenset[str]) -> set[bytes]:
        """The entry another device began a record with, where it says nothing of these fields: what is added to
        somebody's record grew from it (decision 65), and supersedes none of it."""
        if self.whole_is_erased(target):  # what stands there is nobody's record any more
            return set()
        first = self._sql.execute(
            "SELECT id, device FROM entry AS e WHERE record = ? AND kind <> ? "
            "AND NOT EXISTS (SELECT 1 FROM basis WHERE entry = e.n) ORDER BY hlc, id LIMIT 1",
            (self.record_tag(target.scope, target.record), ERASURE),
        ).fetchone()
        if first is None or first[1] == self.device or self._touched_by(first[0], named) & names:
            return set()
        return {first[0]}

    def whole_is_erased(self, target: Target) -> bool:
        """Whether somebody erased the whole record, or asked for it."""
        found = self._sql.execute(
            "SELECT 1 FROM entry AS e JOIN part AS p ON p.entry = e.n WHERE e.record = ? AND e.kind = ? AND p.slot = ?",
            (self.record_tag(target.scope, target.record), ERASURE,
             self.slot_tag(target.scope, target.record, WHOLE)),
        )  # fmt: skip
        return found.fetchone() is not None

    def _touched_by(self, entry_id: bytes, named: Mapping[bytes, str]) -> frozenset[str]:
        """Which of these fields an entry touches; all of them where it has not arrived, for it may."""
        if not self.known(entry_id):
            return frozenset(named.values())
        slots = self._sql.execute(
            "SELECT p.slot FROM part AS p JOIN entry AS e ON e.n = p.entry WHERE e.id = ? AND p.place > 0", (entry_id,)
        )
        return frozenset(named[slot] for (slot,) in slots if slot in named)

    def _write(self, target: Target, values: Mapping[str, Wire], basis: set[bytes], stamp: Stamp) -> bytes:
        if self._key is None:
            raise EntryRefused(reason="no-device-key")
        salts = [self._world.random(16) for _ in range(len(values) + 1)]
        parts = parts_of(target.record, stamp.author, stamp.deed, values, salts)
        last = self._sql.execute(
            "SELECT seq, id FROM entry WHERE device = ? AND scope = ? ORDER BY seq DESC LIMIT 1",
            (self.device, target.scope),
        ).fetchone()
        header = Header(
            scope=target.scope, device=self.device, seq=last[0] + 1 if last else 0, prev=last[1] if last else GENESIS,
            hlc=self._hlc(), kind=target.kind, schema=target.schema,
            record=self.record_tag(target.scope, target.record),
            slots=tuple(self.slot_tag(target.scope, target.record, name) for name in values),
            basis=tuple(sorted(basis)), commitment=commitment(parts),
        )  # fmt: skip
        entry = signed(header, parts, self._key)
        self.store(entry, target.record)
        return entry.id

    def _hlc(self) -> int:
        now, newest = self._world.now(), self._sql.execute("SELECT max(hlc) FROM entry").fetchone()[0] or 0
        if newest > now + _AHEAD:  # a clock of others that is years off leads nobody's, or one entry stops them all
            newest = self._sql.execute(
                "SELECT max(hlc) FROM entry WHERE hlc <= ? OR device = ?", (now + _AHEAD, self.device)
            ).fetchone()[0] or 0  # fmt: skip
        return min(max(now, newest + 1), POSITION_LIMIT - 1)

    def store(self, entry: Entry, record: bytes | None, running: bytes | None = None) -> bytes:
        """Put an entry, own or taken in, into the tables; `record` is the id its tag stands for, where known.

        `running` is the hash over all before it, where the caller has just been told it: returned is the hash with it.
        """
        header = entry.header
        running = hashed((self.reached()[1] if running is None else running) + entry.id)
        place = self._sql.execute(
            "INSERT INTO entry (id, scope, device, seq, hlc, kind, record, header, signature, running) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (entry.id, header.scope, header.device, header.seq, header.hlc, header.kind, header.record, entry.raw,
             entry.signature, running),
        ).lastrowid  # fmt: skip
        slots = (None, *header.slots)
        self._sql.executemany(
            "INSERT INTO part (entry, place, slot, leaf, body) VALUES (?, ?, ?, ?, ?)",
            [(place, at, slots[at], entry.leaves[at], entry.parts[at]) for at in range(len(slots))],
        )
        if header.basis:
            self._sql.executemany(
                "INSERT INTO basis (entry, seen) VALUES (?, ?)", [(place, one) for one in header.basis]
            )
        self._know(header, record)
        return running

    def reached(self) -> tuple[int, bytes]:
        """How far this vault's journal has come: the number of entries and a hash over all their ids in order."""
        row = self._sql.execute("SELECT n, running FROM entry ORDER BY n DESC LIMIT 1").fetchone()
        return (row[0], row[1]) if row else (0, GENESIS)

    def contains(self, count: int, running: bytes) -> bool:
        """Whether the journal once stood at this number and hash: it does not if an older copy was put back."""
        if count == 0:
            return True
        row = self._sql.execute("SELECT running FROM entry WHERE n = ?", (count,)).fetchone()
        return row is not None and row[0] == running

    def scope_head(self, scope: bytes) -> bytes:
        """One hash over the heads of a scope's chains: the tree head that a dossier prints."""
        heads = [[device, seq, entry_id] for device, of_scope, seq, entry_id in self.heads() if of_scope == scope]
        return hashed(encoded(heads))

    def known(self, entry_id: bytes) -> bool:
        """Whether an entry is here."""
        return self._sql.execute("SELECT 1 FROM entry WHERE id = ?", (entry_id,)).fetchone() is not None

    def known_of(self, entries: Sequence[bytes]) -> set[bytes]:
        """Those of these entries that are here."""
        found = set[bytes]()
        for at in range(0, len(entries), _AT_ONCE):
            some = entries[at : at + _AT_ONCE]
            among = ", ".join("?" * len(some))
            found |= {
                row[0] for row in self._sql.execute(f"SELECT id FROM entry WHERE id IN ({among})", some).fetchall()
            }
        return found

    def entry(self, entry_id: bytes) -> Entry | None:
        """An entry as it is stored, with None for the parts that are gone."""
        row = self._sql.execute("SELECT n, header, signature FROM entry WHERE id = ?", (entry_id,)).fetchone()
        if row is None:
            return None
        parts = self._sql.execute("SELECT leaf, body FROM part WHERE entry = ? ORDER BY place", (row[0],)).fetchall()
        return Entry(Header.read(row[1]), row[1], row[2], tuple(p[0] for p in parts), tuple(p[1] for p in parts))

    def entries(self, scope: bytes | None = None) -> Iterator[Entry]:
        """Every entry, or those of one scope, in the order they came in."""
        where, values = ("WHERE scope = ?", (scope,)) if scope else ("", ())
        for (entry_id,) in self._sql.execute(f"SELECT id FROM entry {where} ORDER BY n", values).fetchall():
            entry = self.entry(entry_id)
            assert entry is not None
            yield entry

    def heads(self) -> list[tuple[bytes, bytes, int, bytes]]:
        """The last entry of every chain: device, scope, seq, id, in a stable order."""
        found = self._sql.execute(
            "SELECT device, scope, max(seq), id FROM entry GROUP BY device, scope ORDER BY device, scope"
        )
        return [(device, scope, seq, entry_id) for device, scope, seq, entry_id in found]

    def lacks_words(self, entry_id: bytes) -> bool:
        """Whether some part of an entry is not here."""
        return self._sql.execute(
            "SELECT 1 FROM part WHERE body IS NULL AND entry = (SELECT n FROM entry WHERE id = ?)", (entry_id,)
        ).fetchone() is not None  # fmt: skip

    def fill(self, entry: Entry, record: bytes | None) -> bool:
        """Add words of an entry that is here without them; `record` is the id its tag stands for, where known. Returns
        whether there were any."""
        found = self._sql.executemany(
            "UPDATE part SET body = ? WHERE body IS NULL AND place = ? AND entry = (SELECT n FROM entry WHERE id = ?)",
            [(body, place, entry.id) for place, body in enumerate(entry.parts) if body is not None],
        )
        self._know(entry.header, record)
        return bool(found.rowcount)

    def stood_on(self, entry: Entry) -> bool:
        """Whether the entry after this one in its device's chain is here and names it."""
        header = entry.header
        row = self._sql.execute(
            "SELECT header FROM entry WHERE device = ? AND scope = ? AND seq = ?",
            (header.device, header.scope, header.seq + 1),
        ).fetchone()
        return row is not None and Header.read(row[0]).prev == entry.id

    def _know(self, header: Header, record: bytes | None) -> None:
        if record is not None:
            self._sql.execute(
                "INSERT INTO known_record (tag, id, scope, kind) VALUES (?, ?, ?, ?) "
                # An erasure may come before what it erases; it does not say the kind.
                f"ON CONFLICT (tag) DO UPDATE SET kind = excluded.kind WHERE kind = {ERASURE}",
                (header.record, record, header.scope, header.kind),
            )
