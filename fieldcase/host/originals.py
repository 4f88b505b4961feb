"""Files of a person, to be read where they lie: opened without following a link and without waiting for anybody.

Knows the system's flags for that. Refuses to know what a file holds and what becomes of it.
"""

from __future__ import annotations

import os
import stat
import sys

if sys.platform == "win32":
    _FLAGS = os.O_RDONLY | os.O_BINARY | os.O_NOINHERIT

    def leads_elsewhere(status: os.stat_result) -> bool:
        """Whether `status` (taken without following) is of a link or a junction; a file kept in a cloud is none."""
        tag = status.st_reparse_tag
        return tag in (stat.IO_REPARSE_TAG_SYMLINK, stat.IO_REPARSE_TAG_MOUNT_POINT)

else:
    # Without O_NONBLOCK, opening a pipe would wait for whoever writes into it.
    _FLAGS = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK

    def leads_elsewhere(status: os.stat_result) -> bool:
        """Whether `status` (taken without following) is of a link."""
        return stat.S_ISLNK(status.st_mode)


def open_original(path: str | os.PathLike[str]) -> int:
    """A file descriptor to read `path` from; OSError where it cannot be opened, or (except on Windows, where a look
    before has to do) where its last part is a link."""
    return os.open(path, _FLAGS)
