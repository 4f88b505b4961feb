"""A drawn file with the places of its pictures, and the finished file around these places.

qpdf reads what is behind a picture only when it writes it, from a file that does not exist: the drawn pages, then one
stream of zeros a picture. What it writes there is taken for a gap again. So a file is made whatever its pictures weigh,
and its bytes are the same whether they are at hand or not. Knows the form of a PDF's end and qpdf's habits.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

from fieldcase.dossier.parts import Gap, Joined, Part
from fieldcase.dossier.pdf.images import Image

# Begins the bytes that stand for a picture; no text of a PDF or of JSON can hold its first byte before its second.
_TOKEN = b"\xff\x00place of picture "
_DIGITS = 8
_SIZE, _ROOT, _TABLE = re.compile(rb"/Size (\d+)"), re.compile(rb"/Root (\d+ \d+ R)"), re.compile(rb"startxref\s+(\d+)")
# What is shorter has no room for the token; it is stored as it is.
SHORTEST = len(_TOKEN) + _DIGITS


def with_places(drawn: bytes, images: Sequence[Image]) -> tuple[Joined, list[int]]:
    """The drawn file with an object for each picture behind it, and their object numbers."""
    tail = drawn[drawn.rfind(b"trailer") :]
    (first,), (root,), (table,) = (one.findall(tail) for one in (_SIZE, _ROOT, _TABLE))
    numbers = [int(first) + place for place in range(len(images))]
    pieces: list[bytes | int] = [drawn, b"\n"]
    at, starts = len(drawn) + 1, []
    for place, image in enumerate(images):
        head = _head(numbers[place], image)
        content: list[bytes | int] = [image.stored]
        if image.length >= SHORTEST:
            content = [_TOKEN + b"%0*d" % (_DIGITS, place), image.length - SHORTEST]
        end = b"\nendstream\nendobj\n"
        pieces += [head, *content, end]
        starts.append(at)
        at += len(head) + image.length + len(end)
    rows = b"".join(b"%010d 00000 n \n" % start for start in starts)
    pieces.append(b"xref\n%d %d\n%btrailer\n" % (int(first), len(images), rows))
    pieces.append(b"<</Root %b/Size %d/Prev %b>>\n" % (root, int(first) + len(images), table))
    pieces.append(b"startxref\n%d\n%%%%EOF\n" % at)
    return Joined(pieces), numbers


def _head(number: int, image: Image) -> bytes:
    told = f"/Type/XObject/Subtype/Image/Width {image.size.width}/Height {image.size.height}/BitsPerComponent 8"
    told += f"/ColorSpace{image.space}/Filter{image.filter}/Length {image.length}"
    return f"{number} 0 obj\n<<{told}>>\nstream\n".encode("ascii")


class Around(io.RawIOBase):
    """Takes in what qpdf writes and leaves a gap for each picture."""

    def __init__(self, images: Sequence[Image]) -> None:
        self._images = images
        self._parts: list[Part] = []
        self._text: list[bytes] = []
        self._met: list[int] = []

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, piece: object, /) -> int:
        """The next piece of the file; qpdf hands over a stream's content in one."""
        taken = bytes(piece)  # type: ignore[call-overload]  # whatever offers memory
        if taken.startswith(_TOKEN):
            place = int(taken[len(_TOKEN) : SHORTEST])
            image = self._images[place]
            if len(taken) != image.length or taken[SHORTEST:] != bytes(image.length - SHORTEST):
                raise ValueError("the place of a picture was cut")
            self._rest()
            self._parts.append(Gap(image.sha256, image.length))
            self._met.append(place)
        else:
            self._text.append(taken)
        return len(taken)

    def _rest(self) -> None:
        if self._text:
            self._parts.append(b"".join(self._text))
        self._text = []

    def parts(self) -> tuple[Part, ...]:
        """The file; ValueError where a picture has no place of its own."""
        self._rest()
        wanted = [place for place, image in enumerate(self._images) if image.length >= SHORTEST]
        if sorted(self._met) != wanted:
            raise ValueError("a picture has no place")
        return tuple(self._parts)
