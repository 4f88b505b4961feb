"""Entries made ready for one reader: which of them travel, and which of their parts.

Knows which entries say what a field is now, and that a withheld part leaves an entry that still verifies. Refuses to
know why something may be told: it is handed what may (docs/decisions/0068-what-is-handed-over.md).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from fieldcase.errors import EntryRefused
from fieldcase.vault import holding, projection
from fieldcase.vault.database import Connection
from fieldcase.vault.entry import ERASURE, Entry, body_of
from fieldcase.vault.holding import Have
from fieldcase.vault.journal import Journal

Told = Mapping[bytes, frozenset[str]]
"""By id of a record, the wire names of the fields that may be read. What is not among them does not travel."""


@dataclass(repr=False)
class Parcel:
    """What travels of one scope. `readable` and `withheld` are numbers of entries: with some words, with none."""

    scope: bytes
    entries: list[Entry] = field(default_factory=list)
    readable: int = 0
    withheld: int = 0


class Parcelling:
    """Makes parcels from one connection. `whole` is for another vault of the same person: everything travels, words
    that were replaced and kinds that are not known here too."""

    def __init__(self, connection: Connection, journal: Journal, whole: bool = False) -> None:
        self._sql, self._journal, self._whole = connection, journal, whole

    def parcel(
        self, scope: bytes, told: Told, held: Have, before: bool = False, again: Collection[bytes] = ()
    ) -> Parcel:
        """What of a scope `told` lets travel to somebody who is known to hold `held`; `before`: something of it was
        sent to them; `again`: ids of records of which what they hold goes too, for more may be told than then.

        Erasures travel to whoever had something of the scope, whatever is told now: nobody acknowledges at once, so
        what they hold need not be known here. Of a record that is not told of they travel without a word: tags are
        enough for whoever has it, and nobody else learns which record, of whom and which field it was.
        """
        made = Parcel(scope)
        places = holding.present(self._sql, [scope])
        lacks = holding.lacking(places, held)
        now: dict[bytes, set[tuple[bytes, bytes]]] = {}
        for entry in holding.entries(self._sql, places if again else lacks):
            tag = entry.header.record
            record = self._record(tag)
            names = self._names(entry, record, told, before)
            if names is None or not (record in again or holding.is_at(entry.header, lacks)):
                continue
            if not self._whole and tag not in now:
                now[tag] = self._current(tag)
            cut = entry if self._whole else self._cut(entry, names, now[tag])
            made.entries.append(cut)
            if any(part is not None for part in cut.parts[1:]):
                made.readable += 1
            else:
                made.withheld += 1
        return made

    def _record(self, tag: bytes) -> bytes | None:
        row = self._sql.execute("SELECT id FROM known_record WHERE tag = ?", (tag,)).fetchone()
        return None if row is None else bytes(row[0])

    def _names(self, entry: Entry, record: bytes | None, told: Told, before: bool) -> frozenset[str] | None:
        """The fields that may be read of an entry's record; None where the entry stays here."""
        if record is not None and record in told:
            return told[record]
        if entry.header.kind == ERASURE and before:
            return frozenset()
        return frozenset() if record is None and self._whole else None

    def _current(self, tag: bytes) -> set[tuple[bytes, bytes]]:
        """Entry and slot of everything that says what a field of the record is now, all sides of a conflict."""
        found = projection.known(self._sql, self._journal, tag)
        slots = found.slots if found is not None else {}
        return {(one.entry, slot) for slot, of in slots.items() for one in of.heads()}

    @staticmethod
    def _cut(entry: Entry, names: frozenset[str], now: set[tuple[bytes, bytes]]) -> Entry:
        if entry.header.kind == ERASURE:
            return entry if names else replace(entry, parts=(None,) * len(entry.parts))
        kept: list[bytes | None] = list(entry.parts[:1])
        for part, slot in zip(entry.parts[1:], entry.header.slots, strict=True):
            kept.append(part if (entry.id, slot) in now and _name(part) in names else None)
        return replace(entry, parts=tuple(kept))


def _name(part: bytes | None) -> str:
    """The field a part speaks of; empty where it has none that can be read."""
    if part is None:
        return ""
    try:
        name = body_of(part).get("name")
    except EntryRefused:
        return ""
    return name if isinstance(name, str) else ""


def told_in(entries: Iterable[Entry], kind: int, field: str) -> dict[bytes, list[Entry]]:
    """By id of a record of a kind (its number), those of `entries` that tell this field of it."""
    found: dict[bytes, list[Entry]] = {}
    for entry in entries:
        if entry.header.kind == kind and any(_name(part) == field for part in entry.parts[1:]):
            record = body_of(entry.parts[0] or b"").get("record")
            if isinstance(record, bytes):
                found.setdefault(record, []).append(entry)
    return found
