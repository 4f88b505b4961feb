"""Verified copies of a vault: backups beside it, a copy on a stick, a vault made from a backup.

A copy is a whole vault folder under a fresh database key, opened by the same passphrases. Drafts, the device's keys and
those of visits to be sealed are left out: whoever opens it is a new device. It stands under its name only after it was
opened again and found sound: both integrity checks, the same rows, the same journal head, every stored file.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from fieldcase import host
from fieldcase.errors import BackupFailed, DatabaseDamaged, DiskFull, HeaderDamaged, ReadOnly, VaultExists
from fieldcase.vault import database, header, migrate
from fieldcase.vault.blobs import ID_BYTES, Blobs
from fieldcase.vault.copied import LEFT_OUT, leave_out, stored
from fieldcase.vault.database import Connection
from fieldcase.vault.disk import writing
from fieldcase.vault.entry import GENESIS, body_of
from fieldcase.vault.files import make_private
from fieldcase.vault.founding import DATABASE
from fieldcase.vault.header import Header
from fieldcase.vault.journal import as_heads
from fieldcase.vault.keys import Secret
from fieldcase.vault.projection import BLOB_PART
from fieldcase.vault.watch import Cancel, Progress, Watch
from fieldcase.world import World

_NAME = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{8}")
_KEPT = 10
# How an evidence file comes into the copy.
_Place = Callable[[Path, Path, Watch], object]


@dataclass(frozen=True, repr=False)
class Source:
    """The vault a copy is made from."""

    path: Path
    header: Header
    master: Secret
    world: World


def make(source: Source, folder: Path, progress: Progress | None = None, cancelled: Cancel | None = None) -> Path:
    """A backup in `folder`, which is made if need be; older ones are thinned out to ten and one a month.

    `progress` hears bytes done and bytes in all; where `cancelled` says so, Cancelled is raised and nothing is left.
    """
    moment = datetime.fromtimestamp(source.world.now() / 1000, UTC)
    name = f"{moment:%Y%m%dT%H%M%SZ}-{source.world.random(4).hex()}"
    with writing(source.path):
        if not folder.is_dir():
            host.private_folder(folder)
        for left in folder.glob("*.part"):  # by a process that was killed: it may hold words that were erased since
            shutil.rmtree(left)
    made = _copied(source, folder / name, _link, Watch(progress, cancelled))
    _thin_out(folder)
    return made


def copy(source: Source, folder: Path, progress: Progress | None = None, cancelled: Cancel | None = None) -> Path:
    """The vault copied into `folder` under its own name, or name-2, name-3 where that is taken; the rest as `make`."""
    target, number = folder / source.path.name, 1
    while target.exists():
        number += 1
        target = folder / f"{source.path.stem}-{number}{source.path.suffix}"
    return _copied(source, target, _copy, Watch(progress, cancelled))


def restored(
    source: Source,
    target: Path,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
    *,
    linked: bool = False,
) -> Path:
    """A new vault at `target` from a backup; VaultExists where something stands there. The rest as in `make`.

    `linked`: evidence files are not copied but get a second name, for a vault that will not stay.
    """
    if target.exists():
        raise VaultExists(path=target.name)
    return _copied(source, target, _link if linked else _copy, Watch(progress, cancelled))


def is_sound(source: Source) -> bool:
    """Whether every page of a backup's database is as it was written, those of indexes too, which no copy needs."""
    connection = _read(source)
    try:
        return migrate.sound(connection)
    finally:
        connection.close()


def listed(folder: Path) -> tuple[Path, ...]:
    """The finished backups in a folder, oldest first."""
    if not folder.is_dir():
        return ()
    return tuple(sorted(path for path in folder.iterdir() if _NAME.fullmatch(path.name)))


def known_blobs(connection: Connection) -> set[bytes]:
    """The evidence files that the journal names, earlier ones and those of kinds this version does not know too."""
    bodies = connection.execute("SELECT body FROM part WHERE substr(body, 1, ?) = ?", (len(BLOB_PART), BLOB_PART))
    values = (body_of(body)["value"] for (body,) in bodies)
    return {value for value in values if isinstance(value, bytes) and len(value) == ID_BYTES}


def _copied(source: Source, target: Path, place: _Place, watch: Watch) -> Path:
    part = target.with_name(target.name + ".part")
    try:
        with writing(target.parent):
            shutil.rmtree(part, ignore_errors=True)
            host.private_folder(part)
        header, key = source.header.for_backup(source.master, source.world.random)
        reached = _export(source, part / DATABASE, key, source.world.random(database.SALT_BYTES), watch)
        header.with_heads(source.master, reached).write(part)
        blobs = _blobs_of(part, source.master)
        database_size = (part / DATABASE).stat().st_size
        # Everything is written once and read once.
        watch.total = max(1, 2 * (database_size + sum(_size_of(Blobs(source.path).path(blob)) for blob in blobs)))
        watch.on(database_size)
        _place_blobs(source.path, part, blobs, place, watch)
        _verify(part, source, watch)
        watch.on(database_size)
        with writing(target.parent):
            host.fsync_folder(part)
            part.rename(target)
            host.fsync_folder(target.parent)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return target


def _size_of(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def _export(source: Source, file: Path, key: Secret, salt: bytes, watch: Watch) -> tuple[str, str]:
    """Write the database anew under another key and return the journal's head in it as the header keeps it."""
    reading = _read(source)
    make_private(file)
    try:
        with database.told(file):
            database.unguard(reading)
            watch.over(reading)
            reading.execute(f'ATTACH ? AS copied KEY "{database.raw_key(key.reveal(), salt)}"', (str(file),))
            reading.execute("PRAGMA copied.secure_delete = ON")
            reading.execute("BEGIN")
            _export_all(reading, watch)
            version = reading.execute("PRAGMA main.user_version").fetchone()[0]
            reading.execute(f"PRAGMA copied.user_version = {int(version)}")
            leave_out(reading, "copied")
            counts = [_counts(reading, schema) for schema in ("main", "copied")]
            reached = reading.execute("SELECT n, running FROM copied.entry ORDER BY n DESC LIMIT 1").fetchone()
            reading.execute("COMMIT")
            reading.execute("VACUUM copied")  # what was left out is not in the free space of pages either
            reading.execute("DETACH copied")
    finally:
        reading.close()
    if counts[0] != counts[1]:
        raise BackupFailed
    return as_heads(*(reached or (0, GENESIS)))


def _read(source: Source) -> Connection:
    """A connection of its own to what is copied; also where that lies on a stick that is write-protected."""
    file = source.path / DATABASE
    key, salt = source.header.database_key(source.master).reveal(), database.salt_of(file)
    try:
        return database.connect(file, key, salt)
    except ReadOnly:
        log = file.with_name(file.name + "-wal")
        if log.exists() and log.stat().st_size:  # without being written to the disk, what is in it cannot be read
            raise
        return database.connect(file, key, salt, write_protected=True)


def _export_all(reading: Connection, watch: Watch) -> None:
    """Copy everything. The function gives each of its failures the code of a plain error; only its words differ."""
    try:
        reading.execute("SELECT sqlcipher_export('copied')")
    except database.DatabaseError as wrong:
        watch.look()
        raise (DiskFull if "full" in str(wrong) else DatabaseDamaged) from None


def _counts(connection: Connection, schema: str) -> list[int]:
    names = [
        row[0] for row in connection.execute(
            f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_index%' "
            "AND name NOT LIKE 'sqlite_%' ORDER BY name"
        )
    ]  # fmt: skip
    counted = [name for name in names if name not in LEFT_OUT]
    return [connection.execute(f"SELECT count(*) FROM {schema}.{name}").fetchone()[0] for name in counted]


@contextmanager
def _opened(folder: Path, master: Secret) -> Iterator[tuple[Connection, Header]]:
    """The database of a copy as whoever has the master key opens it."""
    file, known = folder / DATABASE, header.read(folder)
    connection = database.connect(file, known.database_key(master).reveal(), database.salt_of(file))
    try:
        yield connection, known
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


def _blobs_of(folder: Path, master: Secret) -> list[bytes]:
    with _opened(folder, master) as (connection, _):
        return sorted(known_blobs(connection))


def _place_blobs(source: Path, part: Path, blobs: list[bytes], place: _Place, watch: Watch) -> None:
    """Bring the evidence files over. A file that is missing in the vault is a finding of `verify`, not of the copy."""
    with writing(part.parent):
        for blob in blobs:
            there, here = Blobs(source).path(blob), Blobs(part).path(blob)
            if not there.exists():
                continue
            for folder in (here.parent.parent, here.parent):
                folder.mkdir(mode=0o700, exist_ok=True)
            place(there, here, watch)
            with here.open("rb+") as file:
                os.fsync(file.fileno())
        for folder in sorted({Blobs(part).path(blob).parent for blob in blobs}):
            if folder.is_dir():
                host.fsync_folder(folder)
                host.fsync_folder(folder.parent)


def _copy(source: Path, target: Path, watch: Watch) -> None:
    watch.copy(source, target)
    shutil.copymode(source, target)


def _link(source: Path, target: Path, watch: Watch) -> None:
    """A second name for the same unchanging bytes; a copy where the disk knows no links."""
    try:
        os.link(source, target)
    except OSError:
        _copy(source, target, watch)
    else:
        watch.on(_size_of(target))


def _verify(part: Path, source: Source, watch: Watch) -> None:
    """Open the finished copy as a stranger would; BackupFailed unless all of it is sound."""
    try:
        with _opened(part, source.master) as (connection, known):
            watch.over(connection)
            last = connection.execute("SELECT n, running FROM entry ORDER BY n DESC LIMIT 1").fetchone()
            if not migrate.sound(connection) or known.heads != as_heads(*(last or (0, GENESIS))):
                raise BackupFailed
            files = stored(connection)
        with (part / DATABASE).open("rb+") as written:
            os.fsync(written.fileno())
    except (DatabaseDamaged, HeaderDamaged) as wrong:
        raise BackupFailed from wrong
    for one in files:
        if not Blobs(source.path).path(one.blob).exists():
            continue
        # A file that is damaged in the vault itself must not keep everything else from being copied.
        if not one.is_sound(part, watch) and one.is_sound(source.path, watch):
            raise BackupFailed
        watch.on(_size_of(Blobs(part).path(one.blob)))


def _thin_out(folder: Path) -> None:
    """Keep the ten newest backups and the newest of every month."""
    backups = listed(folder)
    newest_of_month = {path.name[:6]: path for path in backups}
    with writing(folder):
        for path in backups[:-_KEPT]:
            if path not in newest_of_month.values():
                shutil.rmtree(path)
