"""Copies of the vault: on a stick, beside it as backups, and a rehearsal that a backup really opens.

The copying itself touches no connection of the desk, so that a window may run it on a lane of its own; only `note_copy`
writes. Every copy is encrypted and checked before it stands under its name; nothing is ever in the clear.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from fieldcase.casework.desk import Desk
from fieldcase.casework.safekeeping import log_access
from fieldcase.casework.sight import Sight, found
from fieldcase.errors import DatabaseDamaged, FolderGone
from fieldcase.model.asked import Asked
from fieldcase.model.deskwork import Access
from fieldcase.model.values import Instant
from fieldcase.vault import backup
from fieldcase.vault.check import Fault, faults
from fieldcase.vault.disk import writing
from fieldcase.vault.vault import Vault, unlocked

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]
# The same name as the part of a backup that a crash left: the next backup clears it away.
_REHEARSAL = "-rehearsal.part"


@dataclass(frozen=True)
class Backup:
    """A backup beside the vault: when it was made, and its size in bytes with the evidence in it."""

    path: Path
    made: Instant
    size: int


@dataclass(frozen=True)
class Rehearsed:
    """What a rehearsal found: how many journal entries came back, and what does not agree, if anything."""

    entries: int
    faults: tuple[Fault, ...]


def copied(desk: Desk, folder: Path, progress: Progress | None = None, cancelled: Cancelled | None = None) -> Path:
    """Copy the encrypted vault into a folder (a stick) and check it, on a lane of its own; where it is. `note_copy`
    follows. `progress` hears bytes done and bytes in all.

    Cancelled leaves nothing behind; so do FolderGone, ReadOnly, DiskFull and BackupFailed.
    """
    return backup.copy(desk.vault.source(), folder, progress, cancelled)


def note_copy(desk: Desk, made: Path) -> None:
    """Note in the access log that the vault was copied: outside, or only to the same disk again."""
    log_access(desk, "copy" if outside(desk, made) else "copy_here", None)


def outside(desk: Desk, place: Path) -> bool:
    """Whether a place is on another disk than the vault; FolderGone where it is not there.

    Two partitions of one disk count as two: no system tells that reliably.
    """
    try:
        return _disk_of(place) != _disk_of(desk.vault.path)
    except OSError as wrong:
        raise FolderGone(path=place.name) from wrong


def _disk_of(place: Path) -> int:
    return place.stat().st_dev


def last_copy(source: Sight) -> Instant | None:
    """When the vault was last copied to another disk; None where that never was, or not in the twelve months that the
    access log reaches back."""
    asked = Asked(Access, scope=source.own, equals=(("deed", "copy"),), sort="at", descending=True)
    return next((one.at for one in found(source, Access, asked, 1)), None)


def backups(source: Sight) -> tuple[Backup, ...]:
    """The backups beside the vault, newest first. Looks at the disk alone."""
    paths = source.backups() if not isinstance(source, Desk) else source.vault.backups()
    return tuple(Backup(path, made_at(path), _size(path)) for path in reversed(paths))


def made_at(path: Path) -> Instant:
    """When a backup was made, from its name."""
    moment = datetime.strptime(path.name.partition("-")[0], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    return Instant(int(moment.timestamp() * 1000), 0)


def _size(path: Path) -> int:
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())


def make_backup(desk: Desk, progress: Progress | None = None, cancelled: Cancelled | None = None) -> Path:
    """Make a checked backup beside the vault; Cancelled leaves nothing behind."""
    return backup.make(desk.vault.source(), desk.vault.path / "backups", progress, cancelled)


def drill(
    desk: Desk, path: Path, passphrase: str, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> Rehearsed:
    """Rehearse the worst day: restore a backup beside itself as if the vault were gone, open it by the passphrase or
    the recovery code, check everything in it, and take the restored vault away again.

    WrongPassphrase, DatabaseDamaged, HeaderDamaged, BackupFailed where the day would have been a bad one. Touches no
    connection of the desk.
    """
    known, master, slot = unlocked(path, passphrase)
    scratch = path.with_name(path.name + _REHEARSAL)
    try:
        with writing(path.parent):
            shutil.rmtree(scratch, ignore_errors=True)
        source = backup.Source(path, known, master, desk.world)
        if not backup.is_sound(source):
            raise DatabaseDamaged
        backup.restored(source, scratch, progress, cancelled, linked=True)
        with Vault(scratch, master, slot, desk.world) as vault:
            return Rehearsed(vault.journal.reached()[0], tuple(faults(vault)))
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
