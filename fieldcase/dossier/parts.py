"""A finished file in parts: bytes, and gaps into which stored pictures belong. It is put together only where it leaves.

A file of two hundred photographs need not lie in memory beside its photographs. Knows lengths and sums.
"""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple


class Gap(NamedTuple):
    """A place for the bytes with this SHA-256, so many of them."""

    sha256: bytes
    size: int


Part = bytes | Gap


def filled(parts: Iterable[Part], stored: Mapping[bytes, bytes]) -> list[bytes]:
    """All pieces of a file in order; `stored` by their sum, not copied. ValueError where one is missing or of another
    length."""
    pieces = []
    for part in parts:
        piece = stored.get(part.sha256) if isinstance(part, Gap) else part
        if piece is None or (isinstance(part, Gap) and len(piece) != part.size):
            raise ValueError("a picture is missing")
        pieces.append(piece)
    return pieces


class Joined(io.RawIOBase):
    """Pieces as one file to be read from any place; a number among them stands for so many zeros."""

    def __init__(self, pieces: Sequence[bytes | int]) -> None:
        self._pieces = pieces
        ends = list(accumulate(piece if isinstance(piece, int) else len(piece) for piece in pieces))
        self._starts = [0, *ends[:-1]]
        self.size = ends[-1] if ends else 0
        self._at = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to a place; there it stays until something is read."""
        self._at = max(0, offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.size}[whence])
        return self._at

    def tell(self) -> int:
        """The place that is read next."""
        return self._at

    def read(self, size: int | None = -1, /) -> bytes:
        """The next `size` bytes, fewer only at the end; all that is left where `size` is negative or None."""
        left = max(0, self.size - self._at)
        room = bytearray(left if size is None or size < 0 else min(size, left))
        self.readinto(room)
        return bytes(room)

    def readinto(self, buffer: object, /) -> int:
        """As many bytes as there is room and file for."""
        room = memoryview(buffer).cast("B")  # type: ignore[arg-type]  # whatever offers memory
        done = 0
        while done < len(room) and self._at < self.size:
            number = bisect_right(self._starts, self._at) - 1
            piece, within = self._pieces[number], self._at - self._starts[number]
            length = piece if isinstance(piece, int) else len(piece)
            taken = min(len(room) - done, length - within)
            part = bytes(taken) if isinstance(piece, int) else memoryview(piece)[within : within + taken]
            room[done : done + taken] = part
            done += taken
            self._at += taken
        return done
