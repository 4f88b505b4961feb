"""A dossier's file read as raw bytes, a stretch at a time: where its marks stand, its sums, its pictures.

No structure is followed and nothing is parsed, so a hostile file costs no more than reading it a few times. Knows
bytes; refuses to judge what they mean.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Protocol

from fieldcase.dossier.manifest import DIGITS, MARK, OPENING

_STRETCH = 1 << 18
_PICTURE = re.compile(rb"<<(?=[^>]{0,400}/Subtype /Image\b)(?=[^>]{0,400}/Length (\d{1,10})\b)[^>]{0,400}>>\nstream\n")
# More than the dictionary before a picture can take, and than its lookaheads look at.
_DICTIONARY = 1024
_ENDLESS = 1 << 62


class Reads(Protocol):
    """An open file that can be read from any place."""

    def read(self, size: int = -1, /) -> bytes | None: ...

    def seek(self, offset: int, whence: int = 0, /) -> int: ...


class Reading:
    """One file while it is checked."""

    def __init__(self, file: Reads) -> None:
        self._file = file

    def at(self, start: int, size: int) -> bytes:
        """So many bytes from there, fewer at the end."""
        self._file.seek(start)
        pieces = []
        while size > 0 and (piece := self._file.read(size)):
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    def _stretches(self, start: int = 0, size: int = _ENDLESS) -> Iterator[bytes]:
        while size > 0 and (piece := self.at(start, min(_STRETCH, size))):
            yield piece
            start += len(piece)
            size -= len(piece)

    def surveyed(self) -> tuple[str, list[int], list[int]]:
        """SHA-256 of the whole as hex; where the mark of the sum and the manifest's beginning stand."""
        digest, marks, openings = hashlib.sha256(), list[int](), list[int]()
        before, start = b"", 0
        for piece in self._stretches():
            digest.update(piece)
            text = before + piece
            for sought, found in ((MARK, marks), (OPENING, openings)):
                # One that lay in the stretch before as a whole was counted there.
                place = text.find(sought, max(0, len(before) - len(sought) + 1))
                while place >= 0:
                    found.append(start - len(before) + place)
                    place = text.find(sought, place + len(sought))
            before = text[-max(len(MARK), len(OPENING)) :]
            start += len(piece)
        return digest.hexdigest(), marks, openings

    def sum_with_zeros(self, at: int) -> str:
        """SHA-256 of the file with the 64 digits at `at` taken as zeros, as hex."""
        digest = hashlib.sha256()
        for piece in self._stretches(0, at):
            digest.update(piece)
        digest.update(b"0" * DIGITS)
        for piece in self._stretches(at + DIGITS):
            digest.update(piece)
        return digest.hexdigest()

    def pictures(self) -> Iterator[str]:
        """The SHA-256 of every picture as stored, found by the dictionary before each; none overlaps another."""
        text, base = self.at(0, _STRETCH), 0
        place = 0
        while text:
            found = _PICTURE.search(text, place)
            # What begins near the end of the stretch may be cut there: it is looked at again from its beginning.
            cut = len(text) - _DICTIONARY if len(text) == _STRETCH else len(text)
            if found is not None and found.start() < cut:
                end = base + found.end() + int(found[1])
                yield self._sum(base + found.end(), int(found[1]))
                place = end - base
            else:
                place = max(place, cut)
            if place >= cut:
                text, base, place = self.at(base + place, _STRETCH), base + place, 0

    def _sum(self, start: int, size: int) -> str:
        digest = hashlib.sha256()
        for piece in self._stretches(start, size):
            digest.update(piece)
        return digest.hexdigest()
