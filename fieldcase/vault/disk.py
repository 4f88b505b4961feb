"""What the system says about the vault's disk, in words a person can act on.

Knows errno and whether a folder can still be listed. Refuses to know what was being written or read. An OSError that
says nothing about the disk (too many open files, say) comes through: it is a fault of the program.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fieldcase.errors import DiskFull, EvidenceDamaged, EvidenceMissing, FolderGone, ReadOnly, TooLargeForDisk

_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EROFS, errno.EACCES, errno.EPERM}
_NOT_THERE = {errno.ENOENT, errno.ENOTDIR}
_LOST = {*_NOT_THERE, errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE}
_UNREADABLE = {errno.EIO, errno.EACCES, errno.EPERM, errno.EISDIR}


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """While something is written below `folder`: DiskFull, ReadOnly, TooLargeForDisk or FolderGone for an OSError."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull() from error
        if not _can_be_listed(folder):  # asked first: Windows says "access denied" of a stick that was pulled
            raise FolderGone(path=str(folder)) from error
        if error.errno in _FORBIDDEN:
            raise ReadOnly(path=str(folder)) from error
        if error.errno == errno.EFBIG:
            raise TooLargeForDisk() from error
        if error.errno in _LOST:
            raise FolderGone(path=str(folder)) from error
        raise


@contextmanager
def reading(folder: Path) -> Iterator[None]:
    """While an evidence file below `folder` is read: FolderGone, EvidenceMissing or EvidenceDamaged for an OSError."""
    try:
        yield
    except OSError as error:
        if not _can_be_listed(folder):
            raise FolderGone(path=str(folder)) from error
        if error.errno in _NOT_THERE:
            raise EvidenceMissing() from error
        if error.errno in _UNREADABLE:  # a bad sector, say
            raise EvidenceDamaged(part="disk") from error
        raise


def _can_be_listed(folder: Path) -> bool:
    try:
        os.listdir(folder)
    except OSError:
        return False
    return True
