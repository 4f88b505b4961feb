"""The folders of small vaults within a vault's folder, and the removal of those that nobody can open.

Knows names and the table of keys. Refuses to open any of them (fieldcase/vault/key_rows.py).
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from fieldcase import host
from fieldcase.vault.database import Connection

FOLDER = "sealed"


def folder_of(path: Path, number: bytes) -> Path:
    """Where the small vault of this id lies in the vault at `path`."""
    return path / FOLDER / number.hex()


def sweep(path: Path, connection: Connection) -> bool:
    """Remove the folders of which no key is kept: of a beginning that was cut off, or of what was sealed. Whether none
    is left. Under the vault's lock, and only once its database is known to be the newest."""
    known = {row[0].hex() for row in connection.execute("SELECT id FROM key_row").fetchall()}
    left = [place for place in _folders(path) if place.name not in known and not removed(place)]
    return not left


def removed(place: Path) -> bool:
    """Remove a folder with all in it; whether it is gone."""
    shutil.rmtree(place, ignore_errors=True)
    with suppress(OSError):
        host.fsync_folder(place.parent)
    return not place.exists()


def _folders(path: Path) -> list[Path]:
    try:
        return sorted(place for place in (path / FOLDER).iterdir() if place.is_dir() and not place.is_symlink())
    except OSError:
        return []
