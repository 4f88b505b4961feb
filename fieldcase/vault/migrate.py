"""Numbered migrations: 0001.sql makes a vault, each later file brings it one step on, always on a verified copy.

`PRAGMA user_version` is major << 16 | number of the last file. A newer number of the same major opens; a newer major
is refused, naming the format needed (decision 18).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from importlib import resources
from pathlib import Path

from fieldcase import host
from fieldcase.errors import DatabaseDamaged, NewerVault
from fieldcase.vault.database import Connection, connect
from fieldcase.vault.disk import writing

MAJOR = 1


def shipped() -> tuple[str, ...]:
    """The schema files in order."""
    folder = resources.files("fieldcase.vault.schema")
    return tuple(
        file.read_text("utf-8") for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".sql")
    )  # fmt: skip


def version(connection: Connection) -> tuple[int, int]:
    """Major and number of the schema in a database."""
    raw = connection.execute("PRAGMA user_version").fetchone()[0]
    return raw >> 16, raw & 0xFFFF


def apply(connection: Connection, steps: Sequence[str]) -> None:
    """Run the schema files that a database lacks, each in a transaction of its own."""
    at = version(connection)[1]
    for number, step in enumerate(steps[at:], start=at + 1):
        connection.executescript(f"BEGIN IMMEDIATE;\n{step}\nPRAGMA user_version = {MAJOR << 16 | number};\nCOMMIT;")


def sound(connection: Connection) -> bool:
    """Both integrity checks: SQLCipher's page HMACs and SQLite's structure (truncation is seen by the second alone)."""
    try:
        hmacs = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        return not hmacs and connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    except DatabaseDamaged:
        return False


def bring_up(path: Path, key: bytes, salt: bytes, steps: Sequence[str]) -> None:
    """Migrate the closed database at `path` if it is older: on a copy, checked, then renamed into place."""
    connection = connect(path, key, salt)
    try:
        major, number = version(connection)
        if major > MAJOR:
            raise NewerVault(needed=f"{major}", known=f"{MAJOR}")
        if number >= len(steps):
            return
        if not sound(connection):
            raise DatabaseDamaged
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()
    copy = path.with_suffix(".db.part")
    try:
        with writing(path.parent):
            _remove(copy)  # a log that a crash left beside an older copy would be played into this one
            shutil.copy(path, copy)
        _migrate(copy, key, salt, steps)
        with writing(path.parent):
            with copy.open("rb+") as file:
                os.fsync(file.fileno())
            copy.replace(path)
            host.fsync_folder(path.parent)
    finally:
        with suppress(OSError):
            _remove(copy)


def _migrate(copy: Path, key: bytes, salt: bytes, steps: Sequence[str]) -> None:
    migrated = connect(copy, key, salt)
    try:
        apply(migrated, steps)
        migrated.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if not sound(migrated):
            raise DatabaseDamaged
        migrated.execute("PRAGMA journal_mode = DELETE")
    finally:
        migrated.close()


def _remove(copy: Path) -> None:
    for leftover in (copy, copy.with_name(copy.name + "-wal"), copy.with_name(copy.name + "-shm")):
        leftover.unlink(missing_ok=True)
