"""Drafts: what is being typed, one encrypted row per field, outside journal, search, undo, bundles and backups.

A draft is replaced every 800 ms by the window and becomes an entry when the record is left; lock and kill keep it.
A field that is filled in over an hour, such as the answers of an interview, is drafted in parts, a row each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fieldcase.model.declare import Record, declared, field_named, kind_named
from fieldcase.model.ids import ScopeId
from fieldcase.vault import rows
from fieldcase.vault.database import Connection, mark_remains
from fieldcase.vault.entry import decoded, encoded

if TYPE_CHECKING:
    from fieldcase.vault.store import Store

# Between a field's name and the place within it; no name of a field and no place holds it.
_PART = "\x1f"


@dataclass(frozen=True, repr=False)
class Draft:
    """One field as it was last typed."""

    kind: str
    record: bytes
    scope: bytes
    field: str
    value: Any
    at: int


def forget(connection: Connection, record_id: bytes, field: str | None = None) -> int:
    """Delete the drafts of a record, or of one field of it with all its parts; returns how many rows went."""
    begins = f"{field}{_PART}"
    return connection.execute(
        "DELETE FROM draft WHERE record = ? AND (? IS NULL OR field = ? OR substr(field, 1, ?) = ?)",
        (record_id, field, field, len(begins), begins),
    ).rowcount


class Drafts:
    """The drafts of a vault on its write connection; the caller holds the transaction."""

    def __init__(self, connection: Connection) -> None:
        self._sql = connection

    def keep(self, record: Record, field: str, value: Any, at: int) -> None:
        """Keep a field's typed value in place of its earlier draft."""
        wire = field_named(type(record), field).to_wire(value)
        self._sql.execute(
            "INSERT INTO draft (record, kind, scope, field, value, at) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (record, field) DO UPDATE SET value = excluded.value, at = excluded.at",
            (record.key, record.KIND, record.scope, field, encoded(wire), at),
        )

    def keep_words(self, record: Record, field: str, text: str, at: int) -> None:
        """Keep what was typed into a field that cannot be read as its value (yet), in place of its earlier draft.

        Whatever the field cannot hold is such words: no row says so, and a value that can be read replaces them.
        """
        self._sql.execute(
            "INSERT INTO draft (record, kind, scope, field, value, at) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (record, field) DO UPDATE SET value = excluded.value, at = excluded.at",
            (record.key, record.KIND, record.scope, field, encoded(text), at),
        )

    def keep_parts(self, record: Record, field: str, parts: Mapping[str, str | None], at: int) -> None:
        """Keep what stands at places within a field in place of its earlier drafts; None forgets a place."""
        rows_of = [(record.key, f"{field}{_PART}{place}", text) for place, text in parts.items()]
        self._sql.executemany(
            "DELETE FROM draft WHERE record = ? AND field = ?", [one[:2] for one in rows_of if one[2] is None]
        )
        self._sql.executemany(
            "INSERT INTO draft (record, kind, scope, field, value, at) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (record, field) DO UPDATE SET value = excluded.value, at = excluded.at",
            [
                (key, record.KIND, record.scope, name, encoded(text), at)
                for key, name, text in rows_of if text is not None
            ],
        )  # fmt: skip

    def parts_of(self, record_id: bytes, field: str) -> dict[str, str]:
        """What is kept of the places within a field of a record, by place."""
        begins = f"{field}{_PART}"
        found = self._sql.execute(
            "SELECT field, value FROM draft WHERE record = ? AND substr(field, 1, ?) = ?",
            (record_id, len(begins), begins),
        ).fetchall()
        return {name[len(begins) :]: decoded(raw) for name, raw in found}

    def drafted_in_parts(self, kind: type[Record], field: str) -> tuple[tuple[bytes, ScopeId], ...]:
        """The records that have such parts, with their scopes; the one kept last comes first."""
        begins = f"{field}{_PART}"
        found = self._sql.execute(
            "SELECT record, scope FROM draft WHERE kind = ? AND substr(field, 1, ?) = ? "
            "GROUP BY record ORDER BY max(at) DESC, record",
            (kind.KIND, len(begins), begins),
        ).fetchall()
        return tuple((key, ScopeId(scope)) for key, scope in found)

    def words_of(self, record_id: bytes) -> dict[str, str]:
        """The words typed into fields of a record that cannot hold them, by field."""
        found = {}
        for kind_name, name, raw in self._sql.execute(
            "SELECT kind, field, value FROM draft WHERE record = ?", (record_id,)
        ).fetchall():
            kind, wire = kind_named(kind_name), decoded(raw)
            for field in declared(kind) if kind is not None else ():
                if field.name == name and isinstance(wire, str) and not rows.holds(field, wire):
                    found[name] = wire
        return found

    def unfinished(self, store: Store) -> tuple[Record, ...]:
        """New records of which there are only drafts, even if nothing of them can be read yet; the one typed in last
        comes first."""
        begun: list[Record] = []
        for name, key, scope in self._sql.execute(
            "SELECT kind, record, scope FROM draft GROUP BY record ORDER BY max(at) DESC, record"
        ).fetchall():
            kind = kind_named(name)
            if kind is not None and store.get(kind, key) is None:
                values = {draft.field: draft.value for draft in self.kept(key)}
                begun.append(kind(**{"id": key, "scope": ScopeId(scope), **values}))
        return tuple(begun)

    def records(self) -> tuple[bytes, ...]:
        """The records that have any draft at all, the one begun first comes first."""
        found = self._sql.execute("SELECT record FROM draft GROUP BY record ORDER BY min(at), record").fetchall()
        return tuple(record for (record,) in found)

    def kept(self, record_id: bytes | None = None) -> Iterator[Draft]:
        """The drafts of one record, or all, oldest first; those of a newer version's fields stay, unread."""
        where, values = ("WHERE record = ?", (record_id,)) if record_id is not None else ("", ())
        for kind_name, record, scope, name, raw, at in self._sql.execute(
            f"SELECT kind, record, scope, field, value, at FROM draft {where} ORDER BY at, field", values
        ).fetchall():
            kind, wire = kind_named(kind_name), decoded(raw)
            for field in declared(kind) if kind is not None else ():
                if field.name == name and rows.holds(field, wire):
                    yield Draft(kind_name, record, scope, name, field.from_wire(wire), at)

    def drop(self, record_id: bytes, field: str | None = None) -> None:
        """Forget the drafts of a record or of one field of it: they were given up, or became an entry."""
        forget(self._sql, record_id, field)

    def drop_hanging(self, store: Store, gone: frozenset[bytes], scope: bytes | None) -> None:
        """Forget what was begun and never entered of all that is erased: new records of its scope, where the whole
        scope goes, and new records whose owner is gone."""
        for record in self.unfinished(store):
            if not gone.isdisjoint(record.owners):
                self._forget("record = ?", record.key)
        if scope is not None:
            self._forget("scope = ?", scope)

    def _forget(self, where: str, value: bytes) -> None:
        if self._sql.execute(f"DELETE FROM draft WHERE {where}", (value,)).rowcount:
            mark_remains(self._sql)

    def drop_entered(self, record_id: bytes) -> None:
        """Forget the drafts of a record that became an entry; words that could not be read stay."""
        entered = [(record_id, draft.field) for draft in self.kept(record_id)]
        self._sql.executemany("DELETE FROM draft WHERE record = ? AND field = ?", entered)
