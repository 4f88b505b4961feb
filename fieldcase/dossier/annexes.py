"""The pages of an exhibit as they will stand in a dossier: what is known of each clean picture, without its bytes.

Whoever composes and draws needs a picture's measure and its sum; the bytes wait elsewhere until the file is put
together, so that no process holds them twice. Knows JPEG's markers; refuses to know what a picture shows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

# Why an exhibit's file has no page to show: it is no picture, it is damaged, it asks for a password, it is larger than
# what is opened here, it did not open within the limits of memory and time.
NO_PICTURE, DAMAGED, LOCKED, LARGE, HARD = "picture", "damaged", "locked", "large", "hard"
TROUBLES = frozenset((NO_PICTURE, DAMAGED, LOCKED, LARGE, HARD))
# The markers of JPEG after which a frame's height, width and number of colours stand.
_FRAMES = frozenset((0xC0, 0xC1, 0xC2))
_SCAN = 0xDA


@dataclass(frozen=True)
class Picture:
    """A clean JPEG: pixels, whether it is grey, its size in bytes and its SHA-256."""

    width: int
    height: int
    grey: bool
    size: int
    sha256: bytes


@dataclass(frozen=True)
class Annex:
    """An exhibit's file, made ready to be shown.

    `sheets` are its pictures in order: one of a photograph, one a page of a document, None for a page that could not
    be drawn. `pages` is how many pages the document has, which may be more; 0 for a photograph. `texts` are the words
    of each sheet, for the last look for known identities; they are never printed. `trouble` says why there is no
    sheet at all, one of TROUBLES.
    """

    sheets: tuple[Picture | None, ...] = ()
    pages: int = 0
    texts: tuple[str, ...] = ()
    trouble: str = ""

    @property
    def shown(self) -> tuple[Picture, ...]:
        """The pictures there are."""
        return tuple(one for one in self.sheets if one is not None)


def picture_of(jpeg: bytes) -> Picture:
    """What is to be known of a clean JPEG, read from its markers alone; ValueError where it is none in grey or RGB."""
    at = 2
    if jpeg[:2] != b"\xff\xd8":
        raise ValueError("no JPEG")
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != _SCAN:
        length = int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if jpeg[at + 1] in _FRAMES:
            frame = jpeg[at + 4 : at + 2 + length]
            if len(frame) < 6:
                break
            height, width, colours = int.from_bytes(frame[1:3], "big"), int.from_bytes(frame[3:5], "big"), frame[5]
            if min(width, height) < 1 or colours not in (1, 3):
                raise ValueError("no picture in grey or RGB")
            return Picture(width, height, colours == 1, len(jpeg), hashlib.sha256(jpeg).digest())
        at += 2 + max(length, 2)
    raise ValueError("no frame")


def sum_of(sheets: Sequence[Picture]) -> str:
    """The sum of an exhibit as issued, as hex: of one picture its own SHA-256, of several the SHA-256 over their
    SHA-256 (32 bytes each) in the order of the pages. Empty where there is no picture."""
    if len(sheets) < 2:
        return sheets[0].sha256.hex() if sheets else ""
    return hashlib.sha256(b"".join(one.sha256 for one in sheets)).hexdigest()
