"""Small files of the vault, replaced whole or not at all.

Knows the order that outlasts a power cut: part file, fsync, rename, fsync of the folder. Refuses to know what is
inside.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path

from fieldcase import host
from fieldcase.vault.disk import writing

PART = ".part"


def write_atomically(path: Path, content: bytes) -> None:
    """Put `content` at `path`: after a crash or an error the old file or the new one stands there whole.

    The file is for its owner alone (0600). DiskFull, ReadOnly or FolderGone when the disk refuses; then the part is
    taken away again and what stood at `path` still stands.
    """
    write_together([path], content)


def write_together(paths: Sequence[Path], content: bytes) -> None:
    """The same for several files of one folder with the same content, renamed in the order given.

    All are written before the first is renamed: a disk that is full refuses while every old file still stands. Only
    a crash or a disk that fails between two renames leaves the first new and the second old.
    """
    parts = [path.with_name(path.name + PART) for path in paths]
    folder = paths[0].parent
    with writing(folder):
        try:
            for part in parts:
                _write(part, content)
            for part, path in zip(parts, paths, strict=True):
                os.replace(part, path)
        except BaseException:
            with contextlib.suppress(OSError):
                for part in parts:
                    part.unlink(missing_ok=True)
            raise
        host.fsync_folder(folder)


def _write(part: Path, content: bytes) -> None:
    # A part that a crash left is not written into: it could be a link to somewhere else.
    part.unlink(missing_ok=True)
    with open(part, "xb", opener=_for_the_owner) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def make_private(path: Path) -> None:
    """An empty file at `path` for its owner alone, before somebody else's library creates one for all to read."""
    with writing(path.parent), open(path, "xb", opener=_for_the_owner):
        pass


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
