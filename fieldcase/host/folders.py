"""Folders on the disk: making one private, making a rename last, holding one for one process at a time.

Knows paths and the system's calls for them; refuses to know what lies inside a folder.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from pathlib import Path
from types import TracebackType

from fieldcase.errors import VaultInUse
from fieldcase.world import World

LOCK_NAME = "lock"

if sys.platform == "win32":
    import msvcrt

    from fieldcase.host import windows_calls

    # A locked byte cannot be read by others on Windows, so the one locked lies far behind what the file says.
    _LOCKED_BYTE = 1 << 20

    def fsync_folder(path: Path) -> None:
        """Make the names in folder `path` outlast a power cut.

        NTFS journals a rename by itself and a folder cannot be opened for flushing, so only its presence is checked.
        OSError where the folder is gone.
        """
        os.stat(path)

    def private_folder(path: Path) -> None:
        """Make the folder `path` for its owner, the system and administrators only. OSError where it cannot be."""
        windows_calls.make_private_folder(str(path))

    def _take(file: int) -> None:
        os.lseek(file, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

    def _give_back(file: int) -> None:
        os.lseek(file, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

    # msvcrt.locking says EACCES when another process holds the byte.
    _HELD_ELSEWHERE = PermissionError
    _FLAGS = os.O_RDWR | os.O_CREAT | os.O_BINARY | os.O_NOINHERIT

else:
    import fcntl

    def fsync_folder(path: Path) -> None:
        """Make the names in folder `path` outlast a power cut (fsync of the folder itself); OSError if it is gone."""
        folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def private_folder(path: Path) -> None:
        """Make the folder `path` for its owner only (0700). OSError where it exists or cannot be made."""
        os.mkdir(path, 0o700)

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _give_back(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)

    _HELD_ELSEWHERE = BlockingIOError
    _FLAGS = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW


class FolderLock:
    """The file `lock` of one folder, held from construction to `release()` or to the end of the process.

    Knows a process number and a random instance id, nothing of the user. The system lets go of it on kill -9 and
    on exec, so a stale file never keeps anybody out.
    """

    def __init__(self, folder: Path, world: World | None = None) -> None:
        """Take the lock of `folder`; VaultInUse when another window or program holds it, OSError from the disk."""
        self.instance = (world or World()).random(16).hex()
        self._file = os.open(folder / LOCK_NAME, _FLAGS, 0o600)
        try:
            _take(self._file)
        except OSError as error:
            os.close(self._file)
            if isinstance(error, _HELD_ELSEWHERE):
                raise VaultInUse from None
            raise
        # Who holds it is only told for the curious: a full disk must not keep anybody from opening a vault.
        with contextlib.suppress(OSError):
            self._say({"pid": os.getpid(), "instance": self.instance})

    def _say(self, holder: dict[str, int | str]) -> None:
        os.ftruncate(self._file, 0)
        if holder:
            os.lseek(self._file, 0, os.SEEK_SET)
            os.write(self._file, json.dumps(holder).encode("ascii") + b"\n")

    def release(self) -> None:
        """Let others take the folder; the empty file stays, for removing it would let two in. Twice does no harm."""
        if self._file < 0:
            return
        with contextlib.suppress(OSError):
            self._say({})
        # A stick that was pulled out refuses even this; closing the file lets go in every case.
        with contextlib.suppress(OSError):
            _give_back(self._file)
        with contextlib.suppress(OSError):
            os.close(self._file)
        self._file = -1

    def __enter__(self) -> FolderLock:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.release()
