"""Parts of an evidence file as a stranger may have put them into folders: found by name, and read as one file.

Knows that what lies there may be anything: a link, a pipe, a folder, too short, too long, another file. Refuses to say
whether the bytes are right: their key does.
"""

from __future__ import annotations

import io
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fieldcase.errors import EvidenceDamaged, EvidenceMissing
from fieldcase.exchange.head import Beside
from fieldcase.exchange.parted import FULL, Part, count, parts
from fieldcase.vault.block_files import PlainFile
from fieldcase.vault.disk import reading

Places = tuple[Path, ...]
"""For each part of a file, in order, the folder that it lies in."""


@dataclass(frozen=True)
class Found:
    """Where a file's parts lie, each way to have them all once, likely ones first; how many of how many are there; and
    whether anything of that name is no such part."""

    ways: tuple[Places, ...]
    here: int
    of: int
    odd: bool


def found(file: Beside, folders: Sequence[Path]) -> Found:
    """Look for a file's parts in folders, each under its name; nothing else of a folder is looked at.

    FolderGone for one that cannot be read. Stops at the first part that lies nowhere: a size may be anything, and what
    is remembered grows with what is there.
    """
    everywhere: list[list[Path]] = []
    odd = False
    for part in parts(file.name, file.size):
        if everywhere and part.begins >= file.size:  # padding alone
            break
        looks = {folder: _fits(folder, part) for folder in folders}
        fits = [folder for folder, look in looks.items() if look]
        odd = odd or False in looks.values()
        if not fits:
            return Found((), len(everywhere), _asked(file.size), odd)
        everywhere.append(fits)
    ways = (tuple(first if first in fits else fits[0] for fits in everywhere) for first in folders)
    return Found(tuple(dict.fromkeys(ways)), len(everywhere), len(everywhere), odd)


def _asked(size: int) -> int:
    """How many parts have bytes of the file, and not padding alone."""
    return min(count(size), max(1, -(-size // FULL)))


def _fits(folder: Path, part: Part) -> bool | None:
    """Whether a folder has a plain file of a part's name and size; None where it has nothing of that name."""
    path = folder / part.file_name
    try:
        with reading(folder):
            status = path.lstat()
    except EvidenceMissing:
        return None
    except EvidenceDamaged:
        return False
    return stat.S_ISREG(status.st_mode) and status.st_size == part.size


class Joined(io.RawIOBase):
    """The first `size` bytes of parts that lie in `places`, as one file to read; one part is open at a time."""

    def __init__(self, file: Beside, places: Places) -> None:
        super().__init__()
        self._size = file.size
        self._files = [
            (folder / part.file_name, folder) for part, folder in zip(parts(file.name, file.size), places, strict=False)
        ]
        self._at = 0
        self._number = -1
        self._open: PlainFile | None = None

    def read(self, size: int | None = -1, /) -> bytes:
        """The next `size` bytes, fewer at the end or where a part has become shorter.

        EvidenceMissing, EvidenceDamaged or FolderGone where a part cannot be read.
        """
        left = max(self._size - self._at, 0)
        left = left if size is None or size < 0 else min(size, left)
        pieces = []
        while left:
            number, begins = divmod(self._at, FULL)
            piece = self._part(number, begins).read(min(left, FULL - begins))
            if not piece:
                break
            pieces.append(piece)
            self._at += len(piece)
            left -= len(piece)
        return b"".join(pieces)

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to a byte, also beyond the end."""
        self._at = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        return self._at

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always."""
        return True

    def close(self) -> None:
        """Close the part that is open."""
        if self._open is not None:
            self._open.close()
            self._open = None
        super().close()

    def _part(self, number: int, begins: int) -> PlainFile:
        path, folder = self._files[number]
        with reading(folder):
            if self._open is None or self._number != number:
                if self._open is not None:
                    self._open.close()
                self._open, self._number = PlainFile(path, folder), number
            self._open.seek(begins)
        return self._open
