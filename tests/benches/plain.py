"""The same rows in plain sqlite3: no key, no journal, no history; the tables, settings and index are the vault's own.

Knows the vault's schema by running it. Refuses to be clever: it is what a program without this one's promises does.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from fieldcase.model.case import Event
from fieldcase.model.text import folded
from fieldcase.vault import migrate

# The vault's own settings (fieldcase.vault.database), without those of SQLCipher.
SETTINGS = (
    "temp_store = MEMORY", "journal_mode = WAL", "synchronous = FULL", "secure_delete = ON", "cache_size = -65536",
    "wal_autocheckpoint = 1000", "trusted_schema = OFF", "cell_size_check = ON", "busy_timeout = 5000",
    "recursive_triggers = OFF",
)  # fmt: skip
# FTS5 knows it from 3.42 on.
_SECURE_DELETE = "INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 1);"


def connected(path: Path) -> sqlite3.Connection:
    """The database at `path` with the vault's settings."""
    connection = sqlite3.connect(path, isolation_level=None)
    for setting in SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    return connection


def made(path: Path) -> sqlite3.Connection:
    """A new database with the vault's tables."""
    connection = connected(path)
    for step in migrate.shipped():
        known = step if sqlite3.sqlite_version_info >= (3, 42) else step.replace(_SECURE_DELETE, "")
        connection.executescript(known)
    return connection


def write(connection: sqlite3.Connection, event: Event) -> None:
    """One event as a row of its table and its words in the index."""
    connection.execute(
        "INSERT INTO record_event (id, scope, what, kind, place) VALUES (?, ?, ?, ?, ?)",
        (event.id, event.scope, event.what, event.kind, event.place),
    )
    for field, text in (("what", event.what), ("place", event.place)):
        place = connection.execute(
            "INSERT INTO search_row (kind, record, scope, field) VALUES ('event', ?, ?, ?)",
            (event.id, event.scope, field),
        )
        connection.execute("INSERT INTO search_index (rowid, words) VALUES (?, ?)", (place.lastrowid, folded(text)))


def find(connection: sqlite3.Connection, word: str) -> list[tuple[str, bytes]]:
    """The rows whose words begin with `word`, best first, each read from its table."""
    hits = connection.execute(
        "SELECT r.record FROM search_index JOIN search_row AS r ON r.n = search_index.rowid "
        "WHERE search_index MATCH ? ORDER BY search_index.rank, r.n LIMIT 1000",
        (f'"{folded(word)}"*',),
    ).fetchall()
    read = "SELECT what, id FROM record_event WHERE id = ?"
    return [connection.execute(read, hit).fetchone() for hit in hits]
