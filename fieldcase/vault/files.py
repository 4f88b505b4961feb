"""Small files of the vault, replaced whole or not at all.

Knows the order that outlasts a power cut: part file, fsync, rename, fsync of the folder. Refuses to know what is
inside.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from fieldcase import host
from fieldcase.vault.disk import writing

PART = ".part"


def write_atomically(path: Path, content: bytes) -> None:
    """Put `content` at `path`: after a crash or an error the old file or the new one stands there whole.

    The file is for its owner alone (0600). DiskFull, ReadOnly or FolderGone when the disk refuses; then the part is
    taken away again and what stood at `path` still stands.
    """
    part = path.with_name(path.name + PART)
    with writing(path.parent):
        try:
            # A part that a crash left is not written into: it could be a link to somewhere else.
            part.unlink(missing_ok=True)
            with open(part, "xb", opener=_for_the_owner) as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(part, path)
        except BaseException:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            raise
        host.fsync_folder(path.parent)


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
