"""Files on a stick, in a folder of a messenger: a bundle is written whole or not at all.

Knows names that say nothing and how a file gets to the disk. Refuses to know what is in it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from fieldcase import host
from fieldcase.vault.disk import writing

PART = ".part"


def carried(folder: Path, name: str, content: bytes) -> Path:
    """Write a new file into a folder; it stands under its name only once all of it is on the disk.

    DiskFull, ReadOnly, TooLargeForDisk, FolderGone: then nothing is left of it.
    """
    path = folder / name
    part = path.with_name(name + PART)
    try:
        with writing(folder):
            with part.open("xb") as target:
                target.write(content)
                target.flush()
                os.fsync(target.fileno())
            part.replace(path)
            host.fsync_folder(folder)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    return path
