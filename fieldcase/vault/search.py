"""The search index: words people typed, folded (NFC, case, ё as е), found by prefix. FTS5 inside the encrypted file."""

from __future__ import annotations

from dataclasses import dataclass

from fieldcase.model.declare import Field, Record, Reveals, Shape, declared, kind_named
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


def kept_words(record: Record, field: Field) -> str:
    """What the index keeps of a field: its words, cut and folded as those of a query are. SQLite's own idea of a letter
    is that of an older Unicode."""
    value = getattr(record, field.name)
    text = "\n".join(value) if field.many else value
    return " ".join(words_of(without_tags(text) if field.about.markup else text))


def unindex(connection: Connection, kind: str, key: bytes) -> None:
    """Take a record out of the index."""
    rows = connection.execute("SELECT n FROM search_row WHERE record = ? AND kind = ?", (key, kind)).fetchall()
    if rows:
        connection.executemany("DELETE FROM search_index WHERE rowid = ?", rows)
        connection.executemany("DELETE FROM search_row WHERE n = ?", rows)


def index(connection: Connection, record: Record) -> None:
    """Put a record's words into the index in place of what stood there; a hidden record has none."""
    unindex(connection, record.KIND, record.key)
    if record.hidden:
        return
    for field in declared(type(record)):
        if not searched(field):
            continue
        words = kept_words(record, field)
        if words:
            place = connection.execute(
                "INSERT INTO search_row (kind, record, scope, field) VALUES (?, ?, ?, ?)",
                (record.KIND, record.key, record.scope, field.name),
            )
            connection.execute("INSERT INTO search_index (rowid, words) VALUES (?, ?)", (place.lastrowid, words))


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
