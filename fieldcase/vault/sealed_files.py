"""Files that this vault cannot open: sealed to another laptop, they lie among the stored files until handed on.

Knows bytes and their hash. The order is that of every stored file: part file, fsync, rename, fsync of the folder, then
the caller's commit; a file without a row is swept.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from fieldcase.errors import EvidenceMissing
from fieldcase.host import fsync_folder
from fieldcase.vault.blobs import ID_BYTES, Blobs
from fieldcase.vault.disk import reading, writing
from fieldcase.vault.files import write_atomically
from fieldcase.vault.keys import Random
from fieldcase.vault.pour import BLOCK


@dataclass(frozen=True)
class Placed:
    """A file as it lies among the stored ones: its random id, SHA-256 and size of the file itself."""

    blob: bytes
    sha256: bytes
    size: int


def put(vault: Path, content: bytes, random: Random) -> Placed:
    """Write `content` among the stored files of the vault; when this returns it outlasts a power cut. DiskFull,
    ReadOnly, FolderGone; then nothing of it is left."""
    blob = random(ID_BYTES)
    path = Blobs(vault).path(blob)
    _shelf(vault, path.parent)
    write_atomically(path, content)
    return Placed(blob, hashlib.sha256(content).digest(), len(content))


def take_over(vault: Path, other: Path, blob: bytes) -> Placed:
    """Have a stored file of the vault at `other` lie here too, under the same id: by a second name, copied where the
    disk knows none. It stays there. EvidenceMissing; DiskFull and their like."""
    source, path = Blobs(other).path(blob), Blobs(vault).path(blob)
    if not source.is_file():
        raise EvidenceMissing
    _shelf(vault, path.parent)
    part = path.with_name(path.name + ".part")
    with writing(vault):
        part.unlink(missing_ok=True)
        try:
            try:
                os.link(source, part)
            except OSError:
                shutil.copyfile(source, part)
            with part.open("rb+") as file:
                os.fsync(file.fileno())
            os.replace(part, path)
            part.unlink(missing_ok=True)  # of two names of one file, the system renames none
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise
        fsync_folder(path.parent)
    return Placed(blob, hash_of(path), path.stat().st_size)


def hand_out(vault: Path, blob: bytes, target: Path, size: int, random: Random) -> None:
    """Copy a stored file to `target`, with random bytes behind it up to `size`: it stands there whole or not at all.

    EvidenceMissing; DiskFull, ReadOnly, TooLargeForDisk, FolderGone of the target's disk.
    """
    part = target.with_name(target.name + ".part")
    with reading(vault):
        source = Blobs(vault).path(blob).open("rb")
    try:
        with source, writing(target.parent):
            part.unlink(missing_ok=True)  # a link that somebody left is not written into
            with part.open("xb") as file:
                shutil.copyfileobj(source, file, BLOCK)
                while size > file.tell():
                    file.write(random(min(BLOCK, size - file.tell())))
                file.flush()
                os.fsync(file.fileno())
            os.replace(part, target)
            fsync_folder(target.parent)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def hash_of(path: Path) -> bytes:
    """SHA-256 of the file itself, read from the disk. EvidenceMissing, EvidenceDamaged where it cannot be read."""
    with reading(path.parent.parent.parent), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def is_whole(path: Path, sha256: bytes) -> bool:
    """Whether the file is there as it was written."""
    with suppress(OSError), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest() == sha256
    return False


def _shelf(vault: Path, shelf: Path) -> None:
    with writing(vault):
        for folder in (shelf.parent, shelf):
            folder.mkdir(mode=0o700, exist_ok=True)
            fsync_folder(folder.parent)
