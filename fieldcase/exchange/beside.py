"""Evidence written beside a bundle: the very bytes of the vault's age files, under other names and padded.

Knows a folder and what already lies there whole: an interrupted writing goes on, and nothing is written twice. Refuses
to know cases and who may be told what. Touches no connection of the vault, so that it may run beside deeds and looks.

The padding is random, as the age file is but for its header: zeros would show any finder where it ends. Its reader
knows the end by the size in the bundle's head.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from fieldcase.errors import Cancelled, EvidenceDamaged, EvidenceMissing, EvidenceNameTaken, EvidenceStopped
from fieldcase.exchange.head import Beside
from fieldcase.exchange.parted import Naming, Part, parts
from fieldcase.exchange.pieces import Piece
from fieldcase.host import fsync_folder
from fieldcase.vault.blobs import Blobs, Finding
from fieldcase.vault.block_files import NewFile, PlainFile
from fieldcase.vault.disk import reading, writing
from fieldcase.vault.keys import Random
from fieldcase.vault.pour import BLOCK, pour
from fieldcase.vault.watch import Cancel, Progress, Watch


@dataclass(frozen=True)
class Written:
    """What lies in the folder now, for the bundle's head, names growing; and the records whose file in the vault is
    missing or damaged, with what was found. These were not written."""

    files: tuple[Beside, ...]
    left: tuple[tuple[bytes, Finding], ...]


def written(
    blobs: Blobs,
    pieces: Iterable[Piece],
    folder: Path,
    naming: Naming,
    random: Random,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> Written:
    """Write the files of `pieces` into `folder` (there already), the smallest first; what lies there whole is read and
    not written again. Each is read to its end before it goes: nobody is handed what is damaged.

    `progress` hears bytes done and bytes in all. EvidenceStopped, DiskFull, ReadOnly or FolderGone end it between two
    files or within one: what is whole stays, of the other nothing does, and the same again goes on. A process that was
    killed leaves a `.part`, which the same again writes anew. EvidenceNameTaken where something else bears a name.
    """
    sized, left = _sized(blobs, pieces)
    watch = Watch(progress, cancelled, max(1, 2 * sum(size for size, _ in sized)))
    work = _Writing(blobs, folder, random, watch)
    files: list[Beside] = []
    try:
        for size, piece in sized:
            finding = blobs.verify(piece.blob, piece.secret, piece.sha256, steps(watch))
            if finding is Finding.SOUND:
                files.append(work.write(piece, size, naming.names(piece.record, piece.blob)))
            else:
                left.append((piece.record, finding))
                watch.on(size)
    except Cancelled:
        raise EvidenceStopped from None
    return Written(tuple(sorted(files, key=lambda one: one.name)), tuple(left))


def copied(blobs: Blobs, file: Beside, blob: bytes, folder: Path, random: Random) -> None:
    """Write a stored file that cannot be opened here into `folder`, under its name and in its parts; what lies there
    whole is not written again. EvidenceMissing, EvidenceNameTaken; DiskFull, ReadOnly, FolderGone."""
    unopened = Piece(file.record, blob, b"", b"", None)
    _Writing(blobs, folder, random, Watch(None, None)).write(unopened, file.size, (file.name, file.name))


def steps(watch: Watch) -> Callable[[int], None]:
    """A listener for one file's work, which tells bytes from its beginning, as a part of a longer one."""
    before = 0

    def step(done: int) -> None:
        nonlocal before
        before, more = done, done - before
        watch.on(more)

    return step


def _sized(blobs: Blobs, pieces: Iterable[Piece]) -> tuple[list[tuple[int, Piece]], list[tuple[bytes, Finding]]]:
    """Sizes of the stored files with their pieces, and the records whose file cannot be opened; each record once."""
    found, left = [], []
    for piece in {piece.record: piece for piece in pieces}.values():
        try:
            with blobs.raw(piece.blob) as file:
                found.append((file.seek(0, os.SEEK_END), piece))
        except EvidenceMissing:
            left.append((piece.record, Finding.MISSING))
        except EvidenceDamaged:
            left.append((piece.record, Finding.DAMAGED))
    return sorted(found, key=lambda one: one[0]), left


class _Padded:
    """The bytes of one part: what of the age file falls into it, then random ones."""

    def __init__(self, file: BinaryIO, size: int, part: Part, random: Random) -> None:
        self._file, self._random = file, random
        self._left = min(max(size - part.begins, 0), part.size)
        self._padding = part.size - self._left
        file.seek(part.begins)

    def read(self, size: int, /) -> bytes:
        if self._left:
            block = self._file.read(min(size, self._left))
            if not block:
                raise EvidenceMissing  # shorter than a moment ago
            self._left -= len(block)
            return block
        size = min(size, self._padding)
        self._padding -= size
        return self._random(size) if size else b""


class _Writing:
    """One folder, and the vault whose files go there."""

    def __init__(self, blobs: Blobs, folder: Path, random: Random, watch: Watch) -> None:
        self._blobs, self._folder, self._random, self._watch = blobs, folder, random, watch

    def write(self, piece: Piece, size: int, names: Sequence[bytes]) -> Beside:
        """Have all parts of a piece in the folder, under the second of two names only where it was begun so."""
        now, before = names
        name = before if any(self._is_there(part) for part in parts(before, size)) else now
        with self._blobs.raw(piece.blob) as file:
            for part in parts(name, size):
                if self._is_there(part):
                    self._demand_same(file, size, part)
                else:
                    self._write(file, size, part)
        return Beside(name, piece.record, size)

    def _is_there(self, part: Part) -> bool:
        return _status(self._folder / part.file_name, self._folder) is not None

    def _demand_same(self, file: BinaryIO, size: int, part: Part) -> None:
        """EvidenceNameTaken where what lies there is not this part as it was written: a stick may lie, too."""
        path = self._folder / part.file_name
        status = _status(path, self._folder)
        if status is None or not stat.S_ISREG(status.st_mode) or status.st_size != part.size:
            raise EvidenceNameTaken(name=part.file_name)
        try:
            with reading(self._folder), PlainFile(path, self._folder) as there:
                self._compare(file, there, size, part)
        except (EvidenceMissing, EvidenceDamaged):
            raise EvidenceNameTaken(name=part.file_name) from None

    def _compare(self, file: BinaryIO, there: BinaryIO, size: int, part: Part) -> None:
        file.seek(part.begins)
        left = min(max(size - part.begins, 0), part.size)
        while left:
            block = file.read(min(BLOCK, left))
            if not block or there.read(len(block)) != block:
                raise EvidenceDamaged(part="payload")
            left -= len(block)
            self._watch.on(len(block))

    def _write(self, file: BinaryIO, size: int, part: Part) -> None:
        path = self._folder / part.file_name
        half = path.with_name(path.name + ".part")
        status = _status(half, self._folder)
        if status is not None and stat.S_ISDIR(status.st_mode):
            raise EvidenceNameTaken(name=half.name)
        with writing(self._folder):
            # What a kill left is not written into: it could be a link to somewhere else.
            half.unlink(missing_ok=True)
        try:
            self._pour(_Padded(file, size, part, self._random), half)
            with writing(self._folder):
                os.rename(half, path)
                fsync_folder(self._folder)
        except BaseException:
            with suppress(OSError):
                half.unlink(missing_ok=True)
            raise

    def _pour(self, source: _Padded, half: Path) -> None:
        target = NewFile(half, self._folder)
        try:
            pour(source, target, steps(self._watch))
            target.flush_to_disk()
        finally:
            target.close()


def _status(path: Path, folder: Path) -> os.stat_result | None:
    """What lies at `path` in `folder`, a link unfollowed; None for nothing."""
    with writing(folder):
        try:
            return path.lstat()
        except FileNotFoundError:
            return None
