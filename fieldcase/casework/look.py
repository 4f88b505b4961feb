"""The reading lane of a window: every look at the vault that waits for no deed and that no deed waits for.

Works on the reading connection alone, in whichever thread calls; one thread at a time. Sees what was committed last.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from fieldcase.casework import covered
from fieldcase.errors import NoSuchRecord
from fieldcase.model.asked import Asked
from fieldcase.model.declare import Record, field_named
from fieldcase.model.ids import MemberId, ScopeId
from fieldcase.model.terms import Tables
from fieldcase.vault import lists, searching
from fieldcase.vault.drafts import Draft, Drafts
from fieldcase.vault.searching import Found as Found
from fieldcase.vault.store import Store, Version

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk

AnyRecord = TypeVar("AnyRecord", bound=Record)


class Look:
    """What can be seen of an open vault."""

    def __init__(self, desk: Desk) -> None:
        self._vault = desk.vault
        self._drafts = Drafts(desk.vault.read)
        self.register: ScopeId = desk.register
        self.own: ScopeId = desk.own
        self.member: MemberId = desk.member
        self._desk = desk
        self.world = desk.world

    @property
    def tables(self) -> Tables:
        """The vocabularies and norms of the desk, an organisation's own law among them, as they are now."""
        return self._desk.tables

    @property
    def reader(self) -> Store:
        """The records as the reading connection sees them."""
        return self._vault.reader

    def get(self, kind: type[AnyRecord], record_id: bytes) -> AnyRecord | None:
        """The record of a kind with this id."""
        return self._vault.reader.get(kind, record_id)

    def find(self, record_id: bytes) -> Record:
        """The record with this id, of whatever kind; NoSuchRecord where there is none."""
        found = self._vault.reader.find(record_id)
        if found is None:
            raise NoSuchRecord(id=record_id.hex())
        return found

    def all(self, kind: type[AnyRecord], scope: ScopeId | None = None) -> tuple[AnyRecord, ...]:
        """The records of a kind, in one scope or everywhere, without those in the bin. For kinds of which there are
        few; lists of many ask for a vector and its pages."""
        return self._vault.reader.all(kind, scope)

    def vector(self, asked: Asked) -> array[int]:
        """The numbers of all rows that fit, in the order asked for."""
        return lists.vector(self._vault.read, asked)

    def newest(self, kind: type[AnyRecord], asked: Asked, of: str) -> dict[int, AnyRecord]:
        """Of the records that fit, the one that came last for each value of a field, by its number."""
        return lists.newest(self._vault.read, kind, asked, of)

    def grouped(self, asked: Asked, names: Sequence[str]) -> tuple[tuple[tuple[Any, ...], int], ...]:
        """How many of the records that fit have each combination of values of some fields."""
        return lists.grouped(self._vault.read, asked, names)

    def bare(self, kind: type[AnyRecord], names: Sequence[str]) -> tuple[AnyRecord, ...]:
        """All records of a kind without those in the bin, with these fields alone; nothing else of them is read."""
        return lists.bare(self._vault.read, kind, names)

    def page(self, kind: type[AnyRecord], numbers: Sequence[int]) -> tuple[AnyRecord, ...]:
        """The records of these numbers, in this order, without those that are gone since."""
        return tuple(one for one in lists.page(self._vault.read, kind, numbers) if one is not None)

    def number(self, kind: type[Record], record_id: bytes) -> int | None:
        """The number under which a record stands in a vector; None where there is no such record."""
        return lists.number(self._vault.read, kind, record_id)

    def count(self, asked: Asked) -> int:
        """How many rows fit."""
        return lists.count(self._vault.read, asked)

    def search(self, words: str, limit: int = 50) -> tuple[Found, ...]:
        """The fields that hold all these words as prefixes, best first, grouped by kind."""
        found = covered.shown(searching.found(self._vault.reader, self._vault.search(words)[:limit]), self.get)
        kinds = list(dict.fromkeys(hit.kind for hit in found))
        return tuple(sorted(found, key=lambda hit: kinds.index(hit.kind)))

    def history(self, kind: type[Record], record_id: bytes, field: str) -> list[Version]:
        """Every value a field had that was not erased, oldest first."""
        return self._vault.reader.history(kind, record_id, field_named(kind, field))

    def conflicts(self) -> list[tuple[str, bytes, str, int]]:
        """Fields with more than one value: kind, record, field, versions."""
        return self._vault.reader.conflicts()

    def versions(self, record: Record, field: str) -> list[object]:
        """The values of a field that stand in conflict, the one shown first."""
        return self._vault.reader.versions(record, field_named(type(record), field))

    def drafts(self, record_id: bytes | None = None) -> tuple[Draft, ...]:
        """What was typed and not yet entered."""
        return tuple(self._drafts.kept(record_id))

    def draft_words_of(self, record_id: bytes) -> dict[str, str]:
        """What was typed into a record's fields and could not be read yet."""
        return self._drafts.words_of(record_id)

    def draft_parts_of(self, record_id: bytes, field: str) -> dict[str, str]:
        """What is kept of the places within a field, by place."""
        return self._drafts.parts_of(record_id, field)

    def drafted_in_parts(self, kind: type[Record], field: str) -> tuple[tuple[bytes, ScopeId], ...]:
        """The records that have such parts, with their scopes; the one kept last comes first."""
        return self._drafts.drafted_in_parts(kind, field)

    def unfinished(self) -> tuple[Record, ...]:
        """New records that were begun and not yet entered, newest first."""
        return self._drafts.unfinished(self._vault.reader)

    def begun(self, kind: type[AnyRecord], **fits: object) -> AnyRecord | None:
        """The newest record of a kind that was begun and not yet entered, whose attributes are these."""
        for one in self.unfinished():
            if isinstance(one, kind) and all(getattr(one, name, None) == value for name, value in fits.items()):
                return one
        return None

    def backups(self) -> tuple[Path, ...]:
        """The backups in the vault's folder, oldest first."""
        return self._vault.backups()
