"""Bytes from one place to another with their hash, in flat memory, with progress and a way to stop.

Knows blocks and SHA-256. Refuses to know what the bytes are, where they come from and where they go.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple, Protocol

from fieldcase.errors import Cancelled

BLOCK = 1024 * 1024
_WAITING = 2

Progress = Callable[[int], None]
Cancel = Callable[[], bool]


class Source(Protocol):
    """Anything bytes are read from; b"" is its end."""

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes."""


class Sink(Protocol):
    """Anything that takes all the bytes it is given (a buffered file does, a raw one may not)."""

    def write(self, block: bytes, /) -> object:
        """Take `block` whole."""


class Poured(NamedTuple):
    """What went through: SHA-256 of the plaintext (32 bytes) and its size in bytes."""

    sha256: bytes
    size: int


def pour(
    source: Source, sink: Sink | None, progress: Progress | None = None, cancelled: Cancel | None = None
) -> Poured:
    """Read `source` to its end, hash it, and hand it to `sink` (None: only look), a mebibyte at a time.

    `progress` hears the bytes read after each block. Cancelled is raised, before the next block, once `cancelled` says
    so; undoing what `sink` already took is the caller's. Reading and hashing go on here, and `sink` works in a thread
    beside them (where there is none, the hash does): all let go of the interpreter, so that on two cores each side has
    about half of the work. A few blocks may wait, so that neither side stands still whenever the other is held up.
    """
    digest, size = hashlib.sha256(), 0
    waiting: deque[Future[object]] = deque()
    with ThreadPoolExecutor(max_workers=1) as beside:
        while block := source.read(BLOCK):
            if cancelled is not None and cancelled():
                raise Cancelled()
            if len(waiting) == _WAITING:
                waiting.popleft().result()
            waiting.append(beside.submit(digest.update if sink is None else sink.write, block))
            if sink is not None:
                digest.update(block)
            size += len(block)
            if progress is not None:
                progress(size)
        while waiting:
            waiting.popleft().result()
    return Poured(digest.digest(), size)
