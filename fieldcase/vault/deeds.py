"""What was done, read from the journal: the deeds of a scope, and when a record went into the bin.

Tells who, when, which record and which fields, never their words. What an erasure took is told by the erasure alone.
Only looks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from fieldcase.model.declare import Record, declared, kind_named
from fieldcase.vault import lists, rows
from fieldcase.vault.entry import ERASURE, body_of
from fieldcase.vault.intake import WHOLE, kind_of_number
from fieldcase.vault.store import Store

AnyRecord = TypeVar("AnyRecord", bound=Record)
_AT_ONCE = 256
_IN_ORDER = (
    # One search of the journal's index for each device: there is none on the scope alone.
    "WITH RECURSIVE d(device) AS (SELECT min(device) FROM entry UNION ALL "
    "SELECT (SELECT min(device) FROM entry WHERE device > d.device) FROM d WHERE d.device IS NOT NULL) "
    "SELECT e.n FROM d JOIN entry AS e ON e.device = d.device AND e.scope = ? ORDER BY e.hlc DESC, e.n DESC"
)


@dataclass(repr=False)
class Touched:
    """One record in a deed: its kind, the fields that were written, and what became of it as a whole.

    `hidden` is True where it was put into the bin, False where it was taken out, None where neither.
    """

    kind: str
    record: bytes
    fields: list[str] = field(default_factory=list)
    made: bool = False
    hidden: bool | None = None
    erased: bool = False


@dataclass(repr=False)
class Done:
    """One deed: its id, when (milliseconds, of its newest entry), by which member, which records."""

    deed: bytes
    at: int
    author: bytes
    touched: dict[bytes, Touched] = field(default_factory=dict)


def of_scope(store: Store, scope: bytes, limit: int, offset: int) -> list[Done]:
    """The deeds of a scope, newest first: `limit` of them behind the first `offset`."""
    numbers = [row[0] for row in store.connection.execute(_IN_ORDER, (scope,)).fetchall()]
    found: dict[bytes, Done] = {}
    for start in range(0, len(numbers), _AT_ONCE):
        # Entries of two devices may lie between one another: those of a deed are whole some way behind its first.
        whole = len(found) > offset + limit
        for entry in _entries(store, scope, numbers[start : start + _AT_ONCE]):
            entry.into(found)
        if whole:
            break
    return list(found.values())[offset : offset + limit]


@dataclass(repr=False)
class _Entry:
    """One entry with what its parts still say."""

    at: int
    erasure: bool
    first: bool
    kind: str
    record: bytes
    said: dict[str, Any]
    parts: dict[str, Any]

    def into(self, found: dict[bytes, Done]) -> None:
        """Add it to its deed. An entry that an erasure has emptied, or that came without its words, has none."""
        deed, author = self.said.get("deed"), self.said.get("author")
        if not isinstance(deed, bytes) or not isinstance(author, bytes):
            return
        done = found.setdefault(deed, Done(deed, self.at, author))
        one = done.touched.setdefault(self.record, Touched(self.kind, self.record))
        one.made = one.made or (self.first and not self.erasure)
        one.erased = one.erased or self.erasure
        kind = kind_named(self.kind)
        names = {field.wire: field.name for field in declared(kind)} if kind is not None else {}
        for wire, value in self.parts.items():
            if wire == "hidden" and not self.erasure:
                one.hidden = bool(value) if value or not self.first else None
            elif wire in names and wire != "hidden" and names[wire] not in one.fields:
                one.fields.append(names[wire])


def _entries(store: Store, scope: bytes, numbers: Sequence[int]) -> Iterator[_Entry]:
    marks = ", ".join("?" * len(numbers))
    found = store.connection.execute(
        "SELECT e.n, e.hlc, e.kind, e.record, k.id, k.kind, "
        "NOT EXISTS (SELECT 1 FROM entry AS o WHERE o.record = e.record AND o.n < e.n), c.member "
        "FROM entry AS e JOIN known_record AS k ON k.tag = e.record LEFT JOIN peer AS c ON c.device = e.device "
        f"WHERE e.n IN ({marks})",
        tuple(numbers),
    ).fetchall()
    parts: dict[int, list[tuple[int, bytes, bytes | None]]] = {}
    for number, place, slot, body in store.connection.execute(
        f"SELECT entry, place, slot, body FROM part WHERE entry IN ({marks}) ORDER BY entry, place", tuple(numbers)
    ).fetchall():
        parts.setdefault(number, []).append((place, slot, body))
    by_number = {row[0]: row for row in found}
    for number in numbers:
        if number in by_number:
            _, at, kind, _, record, of_record, first, card = by_number[number]
            known = kind_of_number(of_record if kind == ERASURE else kind)
            said, told = _read(store, scope, known, record, parts.get(number, []))
            said |= {"author": card} if card is not None else {}  # who signed, whatever was signed (`Store.history`)
            yield _Entry(at, kind == ERASURE, bool(first), known, record, said, told)


def _read(
    store: Store, scope: bytes, kind: str, record: bytes, parts: Sequence[tuple[int, bytes, bytes | None]]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What part 0 says, and the value of each field that was written; None for one whose words are gone."""
    said: dict[str, Any] = {}
    told: dict[str, Any] = {}
    for place, slot, body in parts:
        if place == 0:
            said = dict(body_of(body)) if body is not None else {}
        elif body is not None:
            part = body_of(body)
            told[str(part.get("name"))] = part.get("value")
        else:
            told[_name_of(store, scope, kind, record, slot)] = None
    return said, told


def _name_of(store: Store, scope: bytes, kind: str, record: bytes, slot: bytes) -> str:
    """The wire name of a field whose words are gone, by its tag; empty where it is none of this version's."""
    declaration = kind_named(kind)
    tag = partial(store.journal.slot_tag, scope, record)
    names = (field.wire for field in declared(declaration)) if declaration is not None else ()
    return next((name for name in (WHOLE, *names) if tag(name) == slot), "")


def hidden(store: Store, kind: type[AnyRecord], limit: int) -> list[tuple[int, bytes, AnyRecord]]:
    """What of a kind is in the bin, last written first: since when (milliseconds), by which member, the record."""
    found = store.connection.execute(
        f"SELECT r.n, max(e.n) FROM {rows.table(kind)} AS r JOIN known_record AS k ON k.id = r.id "
        "JOIN entry AS e ON e.record = k.tag WHERE r.hidden = 1 GROUP BY r.n ORDER BY 2 DESC LIMIT ?",
        (limit,),
    ).fetchall()
    records = (one for one in lists.page(store.connection, kind, [row[0] for row in found]) if one is not None)
    return [(*_hidden_at(store, record), record) for record in records]


def _hidden_at(store: Store, record: Record) -> tuple[int, bytes]:
    journal = store.journal
    row = store.connection.execute(
        "SELECT e.hlc, a.body, c.member FROM entry AS e JOIN part AS p ON p.entry = e.n "
        "JOIN part AS a ON a.entry = e.n LEFT JOIN peer AS c ON c.device = e.device "
        "WHERE e.record = ? AND p.slot = ? AND a.place = 0 ORDER BY e.hlc DESC, e.id DESC LIMIT 1",
        (journal.record_tag(record.scope, record.key), journal.slot_tag(record.scope, record.key, "hidden")),
    ).fetchone()
    author = body_of(row[1]).get("author") if row and row[1] is not None else b""
    author = row[2] if row and row[2] is not None else author
    return (row[0] if row else 0), author if isinstance(author, bytes) else b""
