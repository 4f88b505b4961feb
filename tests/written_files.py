"""Which files this process opens for writing while a test watches: what is written where nobody looks is found.

Knows Python's own audit events. What SQLite and Qt write by themselves they do not tell; for those the folder of
temporary files is looked at.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir

_watching: list[list[str]] = []
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def _heard(event: str, values: tuple[object, ...]) -> None:
    if event == "open" and _watching and isinstance(values[0], (str, bytes)):
        _, mode, flags = values
        if (isinstance(mode, str) and set(mode) & set("wax+")) or (isinstance(flags, int) and flags & _WRITES):
            for heard in _watching:
                heard.append(os.fsdecode(values[0]))


sys.addaudithook(_heard)


@contextmanager
def files_written_outside(folder: Path) -> Iterator[list[str]]:
    """The files opened for writing outside `folder`, filled when the block ends; new temporary files among them."""
    heard: list[str] = []
    found: list[str] = []
    before = set(os.listdir(gettempdir()))
    _watching.append(heard)
    try:
        yield found
    finally:
        _watching.remove(heard)
        found += [name for name in heard if not Path(name).is_relative_to(folder) and name != os.devnull]
        new = [Path(gettempdir(), name) for name in set(os.listdir(gettempdir())) - before]
        found += [str(path) for path in new if path.is_file() and path.stat().st_uid == os.getuid()]
