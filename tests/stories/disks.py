"""Small disks of their own: one to fill to the last byte, one to make read-only, one to take away.

Knows mount and umount. Skips with the reason where this user may not mount (it takes root on a system of its own).
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


class Disk:
    """A disk in memory, mounted at `path`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def fill(self, left: int = 0) -> None:
        """Leave `left` bytes free and no more."""
        free = shutil.disk_usage(self.path).free
        with (self.path / "filling").open("ab") as file:
            if free > left:
                os.posix_fallocate(file.fileno(), file.tell(), free - left)
        assert shutil.disk_usage(self.path).free <= left

    def empty(self) -> None:
        """Take away what filled it."""
        (self.path / "filling").unlink()

    def read_only(self) -> None:
        """From now on nothing can be written."""
        _mount("-o", "remount,ro", str(self.path))

    def writable(self) -> None:
        """From now on it can be written again."""
        _mount("-o", "remount,rw", str(self.path))


def _mount(*arguments: str) -> None:
    ran = subprocess.run(["mount", *arguments], capture_output=True, encoding="utf-8")
    if ran.returncode:
        pytest.skip(f"no disk can be mounted here: {ran.stderr.strip()}")


@contextmanager
def mounted(path: Path, megabytes: int = 16) -> Iterator[Disk]:
    """A disk of so many megabytes at `path`, which is made; gone at the end."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root may mount a disk of its own")
    path.mkdir()
    _mount("-t", "tmpfs", "-o", f"size={megabytes}m,mode=0700", "tmpfs", str(path))
    try:
        yield Disk(path)
    finally:
        subprocess.run(["umount", "--lazy", str(path)], check=True)
