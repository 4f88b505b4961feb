"""Evidence files in the vault's folder: each one age file under a random name, below blobs/.

Knows names and the order of writing: part file, fsync, rename, fsync of the folder, and only then the caller's commit.
Refuses to know what a file shows, and keeps no key: `secret` lies in the evidence's encrypted row, and forgetting it
there is what erases.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from fieldcase.errors import DiskFull, EvidenceDamaged, EvidenceKeyWrong, EvidenceMissing, FolderGone
from fieldcase.host import fsync_folder
from fieldcase.vault.block_files import NewFile, PlainFile
from fieldcase.vault.disk import reading, writing
from fieldcase.vault.pour import Cancel, Progress, Source, pour

if TYPE_CHECKING:
    from fieldcase.vault import age

ID_BYTES = 16
LEFT_FREE = 64 * 1024 * 1024
_NAME = re.compile(r"[0-9a-f]{32}(\.part)?")


class Finding(StrEnum):
    """What a look at one evidence file found."""

    SOUND = "sound"
    MISSING = "missing"
    DAMAGED = "damaged"
    OTHER_BYTES = "other_bytes"  # opens and is whole, but is not what was taken in


@dataclass(frozen=True)
class StoredBlob:
    """What a row must keep of a stored file: its random id, its key, and SHA-256 and size of the plaintext."""

    blob_id: bytes
    secret: bytes = field(repr=False)
    sha256: bytes = field(repr=False)
    size: int


class Blobs:
    """The evidence files of the vault in `folder`. Keeps no state: two of them on one folder see the same files."""

    def __init__(self, folder: Path) -> None:
        self._vault = folder
        self._folder = folder / "blobs"

    def path(self, blob_id: bytes) -> Path:
        """Where the file lies (or would lie): blobs/ab/<32 hexadecimal digits>. Its bytes travel as they are."""
        if len(blob_id) != ID_BYTES:
            raise ValueError("a blob id has 16 bytes")
        name = blob_id.hex()
        return self._folder / name[:2] / name

    def add(
        self,
        source: Source,
        random: Callable[[int], bytes],
        progress: Progress | None = None,
        cancelled: Cancel | None = None,
    ) -> StoredBlob:
        """Encrypt `source` to its end under a fresh id and key; when this returns, the file outlasts a power cut.

        The row that keeps id and key is the caller's to commit, after this; a file without a row is swept. Raises
        DiskFull, ReadOnly, FolderGone or Cancelled and leaves nothing behind; an OSError is of `source` itself,
        whose name the caller knows.
        """
        from fieldcase.vault import age  # here and below: a vault opens without a cipher for files

        blob_id, secret = random(ID_BYTES), random(32)
        while (path := self.path(blob_id)).exists():  # only where randomness is replayed; evidence is never overwritten
            blob_id = random(ID_BYTES)
        part = path.with_name(path.name + ".part")
        self._make_folder(path.parent)
        try:
            poured = self._write(part, source, age.new_identity(secret).recipient, random, progress, cancelled)
            with writing(self._vault):
                os.rename(part, path)
                fsync_folder(path.parent)
        except BaseException:
            for left in (part, path):
                with suppress(OSError):
                    left.unlink(missing_ok=True)
            raise
        return StoredBlob(blob_id, secret, poured.sha256, poured.size)

    def open(self, blob_id: bytes, secret: bytes) -> age.Reader:
        """The plaintext, seekable. EvidenceMissing, EvidenceDamaged, EvidenceKeyWrong or FolderGone otherwise."""
        return self._opened(self.path(blob_id), secret)

    def _opened(self, path: Path, secret: bytes) -> age.Reader:
        from fieldcase.vault import age

        with reading(self._vault):
            file = PlainFile(path, self._vault)
        return age.Reader(file, age.new_identity(secret))

    def verify(
        self,
        blob_id: bytes,
        secret: bytes,
        sha256: bytes,
        progress: Progress | None = None,
        cancelled: Cancel | None = None,
    ) -> Finding:
        """Read the whole file and say what it is against `sha256` of the plaintext; nothing is kept or written.

        FolderGone where the vault itself is out of reach, which says nothing about the file.
        """
        return self._verdict(self.path(blob_id), secret, sha256, progress, cancelled)

    def _verdict(
        self, path: Path, secret: bytes, sha256: bytes, progress: Progress | None, cancelled: Cancel | None
    ) -> Finding:
        try:
            with self._opened(path, secret) as reader:
                found = pour(reader, None, progress, cancelled)
        except EvidenceMissing:
            return Finding.MISSING
        except (EvidenceDamaged, EvidenceKeyWrong):
            return Finding.DAMAGED
        return Finding.SOUND if found.sha256 == sha256 else Finding.OTHER_BYTES

    def bring_back(
        self,
        blob_id: bytes,
        secret: bytes,
        sha256: bytes,
        other: Path,
        progress: Progress | None = None,
        cancelled: Cancel | None = None,
    ) -> bool:
        """Take the file from a copy of the vault in the folder `other`, in place of what lies here, where it is whole
        there. False, and nothing is changed, where it is not there or not whole. DiskFull and their like, Cancelled.
        """
        path, source = self.path(blob_id), Blobs(other).path(blob_id)
        with self._part_of(path) as part:
            try:
                with reading(other), PlainFile(source, other) as there:
                    self._write_as_it_is(part, there, progress, cancelled)
            except (EvidenceMissing, EvidenceDamaged, FolderGone):
                if not self._vault.is_dir():
                    raise
                return False
            return self._put(part, path, secret, sha256, cancelled)

    def take_in(
        self,
        blob_id: bytes,
        secret: bytes,
        sha256: bytes,
        source: Source,
        progress: Progress | None = None,
        cancelled: Cancel | None = None,
    ) -> bool:
        """Take the very bytes that `source` gives, to its end, for this file, in place of what lies here.

        `progress` hears bytes written and then bytes read again. False, and nothing is changed, where they are not the
        whole file by its key and hash. DiskFull and their like, Cancelled, and whatever `source` or `progress` raises;
        then too nothing is changed, and no half of it is left.
        """
        path = self.path(blob_id)
        with self._part_of(path) as part:
            size = self._write_as_it_is(part, source, progress, cancelled)
            again = None if progress is None else lambda done: progress(size + done)
            return self._put(part, path, secret, sha256, cancelled, again)

    def raw(self, blob_id: bytes) -> PlainFile:
        """The file as it lies, encrypted, seekable, for a copy. EvidenceMissing, EvidenceDamaged or FolderGone."""
        with reading(self._vault):
            return PlainFile(self.path(blob_id), self._vault)

    def demand_room(self, size: int) -> None:
        """DiskFull where a file of `size` bytes would not leave the vault enough to go on with. A file that comes from
        elsewhere may wait; what a person types may not."""
        with writing(self._vault):
            if shutil.disk_usage(self._vault).free < size + LEFT_FREE:
                raise DiskFull

    @contextmanager
    def _part_of(self, path: Path) -> Iterator[Path]:
        """Where a file is written before it is known to be whole; what is left there afterwards is taken away."""
        part = path.with_name(path.name + ".part")
        self._make_folder(path.parent)
        with writing(self._vault):
            part.unlink(missing_ok=True)
        try:
            yield part
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def _put(
        self,
        part: Path,
        path: Path,
        secret: bytes,
        sha256: bytes,
        cancelled: Cancel | None,
        progress: Progress | None = None,
    ) -> bool:
        """Give a written part its name, where it is the whole file."""
        if self._verdict(part, secret, sha256, progress, cancelled) is not Finding.SOUND:
            return False
        with writing(self._vault):
            os.replace(part, path)
            fsync_folder(path.parent)
        return True

    def _write_as_it_is(self, part: Path, source: Source, progress: Progress | None, cancelled: Cancel | None) -> int:
        file = NewFile(part, self._vault)
        try:
            poured = pour(source, file, progress, cancelled)
            file.flush_to_disk()
        finally:
            file.close()
        return poured.size

    def remove(self, blob_id: bytes) -> None:
        """Take the file away for good; one that is already gone is no error. The key is forgotten by the caller."""
        path = self.path(blob_id)
        with writing(self._vault):
            if path.parent.is_dir():
                path.unlink(missing_ok=True)
                fsync_folder(path.parent)

    def sweep(self, known: set[bytes]) -> int:
        """Remove unfinished files and those whose id is not in `known`; how many they were.

        To be called under the vault's lock, before anything is added, and only once the database is known to be the
        newest: an older one does not know the newer files. What is not named as ours is left alone.
        """
        swept = 0
        with writing(self._vault):
            for path in self._files():
                if path.name.endswith(".part") or bytes.fromhex(path.name) not in known:
                    path.unlink()
                    swept += 1
        return swept

    def _files(self) -> list[Path]:
        if not self._folder.is_dir():
            return []
        shelves = [shelf for shelf in sorted(self._folder.iterdir()) if shelf.is_dir() and not shelf.is_symlink()]
        return [
            path
            for shelf in shelves
            for path in sorted(shelf.iterdir())
            if _NAME.fullmatch(path.name) and path.name[:2] == shelf.name and not path.is_dir()
        ]

    def _make_folder(self, shelf: Path) -> None:
        with writing(self._vault):
            for folder in (self._folder, shelf):
                if not folder.is_dir():
                    with suppress(FileExistsError):
                        folder.mkdir(mode=0o700)
                    fsync_folder(folder.parent)

    def _write(
        self,
        part: Path,
        source: Source,
        recipient: age.Recipient,
        random: Callable[[int], bytes],
        progress: Progress | None,
        cancelled: Cancel | None,
    ) -> age.Poured:
        from fieldcase.vault import age

        file = NewFile(part, self._vault)
        try:
            poured = age.encrypt(source, file, [recipient], random, progress, cancelled)
            file.flush_to_disk()
        finally:
            file.close()
        return poured
