"""Originals of evidence, where a person keeps them: read once, whole and unchanged, or not at all; deleted only where
a person asks for it and the vault holds the very same bytes.

Knows paths, and why a file cannot be taken. Touches no connection of the vault, so that all of it may run beside deeds
and looks.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from fieldcase import host
from fieldcase.casework.desk import Desk
from fieldcase.errors import N_, FieldcaseError
from fieldcase.model.evidence import Evidence
from fieldcase.model.text import as_told
from fieldcase.vault.blobs import Finding
from fieldcase.vault.pour import pour

GONE = N_("there is no such file any more")
UNREADABLE = N_("it cannot be read")
FORBIDDEN = N_("it may not be read here, or another program holds it")
CHANGED = N_("it was changed while it was being read")
LINK = N_("it is a link: choose what it leads to")
NO_FILE = N_("it is no file but a pipe or a device")
_WHY = {
    errno.ENOENT: GONE, errno.ENOTDIR: GONE, errno.EACCES: FORBIDDEN, errno.EPERM: FORBIDDEN, errno.ELOOP: LINK,
    errno.ENXIO: NO_FILE,
}  # fmt: skip


class NotTaken(Exception):
    """A file that cannot be taken in, and why (msgid). It never reaches a person by itself."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Left:
    """A file that was left where it is, and why (msgid). `litter` is what a system leaves behind of itself."""

    name: str
    why: str
    litter: bool = False


def why_not(error: OSError | ValueError) -> str:
    """Why a path cannot be read, as a msgid. A ValueError is of a path that no system has."""
    return _WHY.get(getattr(error, "errno", None) or 0, UNREADABLE)


class Original:
    """One file of a person, open for reading: a regular file, never what a link leads to. NotTaken says why not."""

    def __init__(self, path: Path) -> None:
        try:
            number = host.open_original(path)
        except (OSError, ValueError) as wrong:
            raise NotTaken(why_not(wrong)) from None
        self._began = os.fstat(number)
        self.size = self._began.st_size
        if not stat.S_ISREG(self._began.st_mode):  # a folder may have taken its place, too
            os.close(number)
            raise NotTaken(NO_FILE)
        self._file = os.fdopen(number, "rb", buffering=0)

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes. One that has grown is refused at once: it might never end."""
        try:
            block = self._file.read(size)
            grown = self._file.tell() > self.size
        except OSError as wrong:
            raise NotTaken(why_not(wrong)) from None
        if grown:
            raise NotTaken(CHANGED)
        return block

    def rewind(self) -> None:
        """Go back to its beginning."""
        self._file.seek(0)

    def read_at(self, place: int, size: int) -> bytes:
        """Up to `size` bytes from `place` on."""
        self._file.seek(place)
        return self.read(size)

    def check(self, size: int | None = None) -> None:
        """NotTaken where the file is no longer what it was when it was opened, or is not of `size` bytes."""
        now = os.fstat(self._file.fileno())
        same = (now.st_size, now.st_mtime_ns) == (self.size, self._began.st_mtime_ns)
        if not same or size not in (None, self.size):
            raise NotTaken(CHANGED)

    def close(self) -> None:
        """Close it."""
        self._file.close()

    def __enter__(self) -> Original:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def delete_originals(
    desk: Desk,
    pairs: Sequence[tuple[Path, Evidence]],
    step: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> tuple[Left, ...]:
    """Delete each file of which the vault holds the very same bytes, read anew; says which were left, and why.

    Folders stay. Deleting makes nothing unrecoverable: what a disk or a stick keeps of it is beyond this program.
    """
    left: list[Left] = []
    for number, (path, evidence) in enumerate(pairs):
        step(number, len(pairs))
        why = N_("it was stopped before") if cancelled() else _deleted(desk, path, evidence)
        if why:
            left.append(Left(as_told(path.name), why))
    return tuple(left)


def _deleted(desk: Desk, path: Path, evidence: Evidence) -> str:
    """Delete one original; why not where it is kept."""
    if evidence.blob is None or evidence.secret is None or evidence.sha256 is None:
        return N_("the vault does not hold it")
    try:
        if desk.vault.blobs.verify(evidence.blob, evidence.secret, evidence.sha256) is not Finding.SOUND:
            return N_("the file in the vault did not pass its check")
        with Original(path) as original:
            if pour(original, None).sha256 != evidence.sha256:
                return N_("it was changed since it was taken in")
        path.unlink()
    except NotTaken as wrong:
        return N_("it was changed since it was taken in") if wrong.why == CHANGED else wrong.why
    except (FieldcaseError, OSError):
        return N_("it cannot be read or deleted")
    return ""
