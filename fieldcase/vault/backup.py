"""Verified copies of a vault: backups beside it, a copy on a stick, a vault made from a backup.

A copy is a whole vault folder under a fresh database key, opened by the same passphrases. Drafts and the device's
signing key are left out, so whoever opens it is a new device. It stands under its name only after it was opened again
and found sound: both integrity checks, the same rows, the same journal head, every evidence file.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from fieldcase import host
from fieldcase.errors import BackupFailed, FieldcaseError, VaultExists
from fieldcase.vault import database, migrate
from fieldcase.vault.blobs import Blobs, Finding
from fieldcase.vault.database import Connection
from fieldcase.vault.disk import writing
from fieldcase.vault.header import Header
from fieldcase.vault.keys import Secret
from fieldcase.world import World

_NAME = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{8}")
_KEPT = 10
DATABASE = "vault.db"


@dataclass(frozen=True, repr=False)
class Source:
    """The vault a copy is made from."""

    path: Path
    header: Header
    master: Secret
    world: World


def make(source: Source, folder: Path) -> Path:
    """A backup in `folder`, which is made if need be; older ones are thinned out to ten and one a month."""
    moment = datetime.fromtimestamp(source.world.now() / 1000, UTC)
    name = f"{moment:%Y%m%dT%H%M%SZ}-{source.world.random(4).hex()}"
    with writing(source.path):
        if not folder.is_dir():
            host.private_folder(folder)
    made = _copied(source, folder / name, _link)
    _thin_out(folder)
    return made


def copy(source: Source, folder: Path) -> Path:
    """The vault copied into `folder` under its own name, or name-2, name-3 where that is taken."""
    target, number = folder / source.path.name, 1
    while target.exists():
        number += 1
        target = folder / f"{source.path.stem}-{number}{source.path.suffix}"
    return _copied(source, target, shutil.copyfile)


def restored(source: Source, target: Path) -> Path:
    """A new vault at `target` from a backup; VaultExists where something stands there."""
    if target.exists():
        raise VaultExists(path=target.name)
    return _copied(source, target, shutil.copyfile)


def listed(folder: Path) -> tuple[Path, ...]:
    """The finished backups in a folder, oldest first."""
    if not folder.is_dir():
        return ()
    return tuple(sorted(path for path in folder.iterdir() if _NAME.fullmatch(path.name)))


def known_blobs(connection: Connection) -> set[bytes]:
    """The evidence files that records of this database name."""
    rows = connection.execute(
        "SELECT blob FROM record_evidence WHERE blob IS NOT NULL UNION SELECT blob FROM record_issued "
        "WHERE blob IS NOT NULL"
    )
    return {row[0] for row in rows}


def _copied(source: Source, target: Path, place: Callable[[Path, Path], object]) -> Path:
    part = target.with_name(target.name + ".part")
    try:
        with writing(target.parent):
            shutil.rmtree(part, ignore_errors=True)
            host.private_folder(part)
        header, key = source.header.for_backup(source.master, source.world.random)
        salt = source.world.random(database.SALT_BYTES)
        reached = _export(source, part / DATABASE, key, salt)
        header.with_heads(source.master, reached).write(part)
        with writing(target.parent):
            for blob in _blobs_of(part / DATABASE, key.reveal(), salt):
                _place(Blobs(source.path).path(blob), Blobs(part).path(blob), place)
        _verify(part, key.reveal(), salt)
        with writing(target.parent):
            part.rename(target)
            host.fsync_folder(target.parent)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return target


def _export(source: Source, file: Path, key: Secret, salt: bytes) -> tuple[str, str]:
    """Write the database anew under another key and return the journal's head in it as the header keeps it."""
    own = source.path / DATABASE
    reading = database.connect(own, source.header.database_key(source.master).reveal(), database.salt_of(own))
    try:
        with database.told(file):
            database.unguard(reading)
            reading.execute(f'ATTACH ? AS copied KEY "{database.raw_key(key.reveal(), salt)}"', (str(file),))
            reading.execute("PRAGMA copied.secure_delete = ON")
            reading.execute("BEGIN")
            reading.execute("SELECT sqlcipher_export('copied')")
            version = reading.execute("PRAGMA main.user_version").fetchone()[0]
            reading.execute(f"PRAGMA copied.user_version = {int(version)}")
            reading.execute("DELETE FROM copied.draft")
            reading.execute("UPDATE copied.device SET signing = NULL")
            counts = [_counts(reading, schema) for schema in ("main", "copied")]
            reached = reading.execute("SELECT n, running FROM copied.entry ORDER BY n DESC LIMIT 1").fetchone()
            reading.execute("COMMIT")
            reading.execute("DETACH copied")
    finally:
        reading.close()
    if counts[0] != counts[1]:
        raise BackupFailed
    return (f"{reached[0]:016x}", reached[1].hex()) if reached else (f"{0:016x}", bytes(32).hex())


def _counts(connection: Connection, schema: str) -> list[int]:
    names = [
        row[0] for row in connection.execute(
            f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_index%' "
            "AND name NOT LIKE 'sqlite_%' AND name <> 'draft' ORDER BY name"
        )
    ]  # fmt: skip
    return [connection.execute(f"SELECT count(*) FROM {schema}.{name}").fetchone()[0] for name in names]


def _blobs_of(file: Path, key: bytes, salt: bytes) -> list[bytes]:
    connection = database.connect(file, key, salt)
    try:
        return sorted(known_blobs(connection))
    finally:
        connection.close()


def _place(source: Path, target: Path, place: Callable[[Path, Path], object]) -> None:
    """Bring one evidence file over. A file that is missing in the vault is a finding of `verify`, not of the copy."""
    if not source.exists():
        return
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    place(source, target)
    with target.open("rb") as file:
        os.fsync(file.fileno())


def _link(source: Path, target: Path) -> None:
    """A second name for the same unchanging bytes; a copy where the disk knows no links."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _verify(part: Path, key: bytes, salt: bytes) -> None:
    """Open the finished copy as a stranger would; BackupFailed unless all of it is sound."""
    file = part / DATABASE
    try:
        connection = database.connect(file, key, database.salt_of(file))
        try:
            if database.salt_of(file) != salt or not migrate.sound(connection):
                raise BackupFailed
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            files = connection.execute(
                "SELECT blob, secret, sha256 FROM record_evidence WHERE blob IS NOT NULL AND secret IS NOT NULL"
            ).fetchall()
        finally:
            connection.close()
    except FieldcaseError as wrong:
        raise BackupFailed from wrong
    blobs = Blobs(part)
    for blob, secret, sha256 in files:
        if blobs.path(blob).exists() and blobs.verify(blob, secret, sha256) is not Finding.SOUND:
            raise BackupFailed
    with file.open("rb") as written:
        os.fsync(written.fileno())


def _thin_out(folder: Path) -> None:
    """Keep the ten newest backups and the newest of every month."""
    backups = listed(folder)
    newest_of_month = {path.name[:6]: path for path in backups}
    for path in backups[:-_KEPT]:
        if path not in newest_of_month.values():
            shutil.rmtree(path)
