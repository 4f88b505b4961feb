"""One file of a disk, being written block by block or read as it lies: only ever a plain file, and what the disk says
is told of the folder that the file is in.

Knows a pipe, a link and a folder from a file. Refuses to know what the bytes are, and when a file is whole.
"""

from __future__ import annotations

import errno
import io
import os
import stat
from pathlib import Path

from fieldcase.host import leads_elsewhere, open_original
from fieldcase.vault.disk import reading, writing


class NewFile:
    """A file that was not there, being written: takes each block whole, for its owner alone. Speaks of `folder`'s
    disk, never of the source's."""

    def __init__(self, path: Path, folder: Path) -> None:
        self._folder = folder
        with writing(folder):
            self._file = io.FileIO(path, "xb", opener=_private)

    def write(self, block: bytes, /) -> None:
        """Take all of `block`; DiskFull and its like."""
        view = memoryview(block)
        with writing(self._folder):
            while view:
                view = view[self._file.write(view) :]

    def flush_to_disk(self) -> None:
        """Wait until the disk has it."""
        with writing(self._folder):
            os.fsync(self._file.fileno())

    def close(self) -> None:
        """Close it; a disk may refuse even that."""
        with writing(self._folder):
            self._file.close()


class PlainFile(io.FileIO):
    """A plain file being read; a stick pulled meanwhile is told as such.

    Whoever opens one does so within `disk.reading(folder)`: FolderGone, EvidenceMissing (also for a pipe or a link in
    its place, which is not waited for and not followed) or EvidenceDamaged (also for a folder).
    """

    def __init__(self, path: Path, folder: Path) -> None:
        self._folder = folder
        super().__init__(path, "rb", opener=_plain)

    def read(self, size: int | None = -1, /) -> bytes:
        """As `FileIO.read`, in the words of `disk.reading`."""
        with reading(self._folder):
            return super().read(size) or b""


def _plain(path: str, _flags: int) -> int:
    """A descriptor of a plain file. A pipe or a link in its place is no stored file, and is not waited for."""
    if leads_elsewhere(os.lstat(path)):  # Windows follows when it opens; elsewhere a second lock on the same door
        raise _no_file()
    try:
        number = open_original(path)
        kind = os.fstat(number).st_mode
    except OSError as wrong:
        if wrong.errno in (errno.ELOOP, errno.ENXIO):
            raise _no_file() from wrong
        raise
    if stat.S_ISREG(kind) or stat.S_ISDIR(kind):  # a folder is told as such by whoever opens
        return number
    os.close(number)
    raise _no_file()


def _no_file() -> FileNotFoundError:
    return FileNotFoundError(errno.ENOENT, "no plain file")


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
