"""The search index: words people typed, folded (NFC, case, ё as е), found by prefix. FTS5 inside the encrypted file."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from fieldcase.model.declare import Field, Record, Reveals, Shape, declared, kind_named, once_per_kind
from fieldcase.model.text import without_tags, words_of
from fieldcase.vault.database import Connection


@dataclass(frozen=True)
class Hit:
    """One field that holds the words: the record's kind, id and scope, and the field's name."""

    kind: str
    id: bytes
    scope: bytes
    field: str


def searched(field: Field) -> bool:
    """Whether a field holds words people typed: text without a vocabulary, and no key."""
    about = field.about
    return field.shape is Shape.TEXT and about.search and not about.vocabulary and about.reveals is not Reveals.KEY


@once_per_kind
def _searched(kind: type[Record]) -> tuple[Field, ...]:
    """The fields of a kind that the index keeps words of."""
    return tuple(field for field in declared(kind) if searched(field))


def kept_words(record: Record, field: Field) -> str:
    """What the index keeps of a field: its words, cut and folded as those of a query are. SQLite's own idea of a letter
    is that of an older Unicode."""
    value = getattr(record, field.name)
    if not value:
        return ""
    text = "\n".join(value) if field.many else value
    return " ".join(words_of(without_tags(text) if field.about.markup else text))


def unindex(connection: Connection, records: Collection[tuple[str, bytes]]) -> None:
    """Take records, each by its kind and id, out of the index."""
    found = connection.execute(
        f"SELECT n, kind, record FROM search_row WHERE record IN ({', '.join('?' * len(records))})",
        [key for _, key in records],
    )
    stood = [(n,) for n, kind, key in found if (kind, key) in records]
    connection.executemany("DELETE FROM search_index WHERE rowid = ?", stood)
    connection.executemany("DELETE FROM search_row WHERE n = ?", stood)


def index(connection: Connection, *records: Record) -> None:
    """Put the words of records into the index in place of what stood there; a hidden record has none."""
    unindex(connection, {(record.KIND, record.key) for record in records})
    found = [
        (record.KIND, record.key, record.scope, field.name, words)
        for record in records
        if not record.hidden
        for field in _searched(type(record))
        if (words := kept_words(record, field))
    ]
    last = connection.execute("SELECT coalesce(max(n), 0) FROM search_row").fetchone()[0]
    connection.executemany(
        "INSERT INTO search_row (n, kind, record, scope, field) VALUES (?, ?, ?, ?, ?)",
        [(n, *row[:4]) for n, row in enumerate(found, last + 1)],
    )
    connection.executemany(
        "INSERT INTO search_index (rowid, words) VALUES (?, ?)",
        [(n, row[4]) for n, row in enumerate(found, last + 1)],
    )


def find(connection: Connection, query: str, limit: int = 1000) -> list[Hit]:
    """The fields that hold every word of `query`, each as a prefix, best first. No words, no hits."""
    words = words_of(query)
    if not words:
        return []
    match = " ".join(f'"{word}"*' for word in words)
    found = connection.execute(
        "SELECT r.kind, r.record, r.scope, r.field FROM search_index JOIN search_row AS r ON r.n = search_index.rowid "
        "WHERE search_index MATCH ? ORDER BY search_index.rank, r.n LIMIT ?",
        (match, limit),
    )
    return [Hit(*row) for row in found if kind_named(row[0])]
