"""A PDF of pictures with the words that may be read on them, invisible, in their places: nothing else is in it.

No title, no date, no program, no attachment, no script: every object of the file is written here, and `strange` finds
any other. The same pages give the same bytes. Knows pages; refuses to know what was taken out of them.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from fieldcase.dossier.glyphless import ASCENT, FONT, NAME, PER_EM, WIDTH
from fieldcase.errors import ChildFailed

# A page of a PDF is at most 200 inches long.
_LONGEST = 14_400.0
_SPACE = 1
_SPACE_WIDTH = 100
_MOST_LETTERS = 0xFFFF
_MODES = {1: b"DeviceGray", 3: b"DeviceRGB"}

Placed = tuple[str, float, float, float, float]


@dataclass(frozen=True, repr=False)
class Sheet:
    """One page: its size in points, its picture, and its words with their places as shares of the page from its upper
    left corner."""

    size: tuple[float, float]
    jpeg: bytes
    words: Sequence[Placed] = ()


class Pictured:
    """The file while it is made, page by page."""

    _FIRST = 8

    def __init__(self) -> None:
        self._out = BytesIO()
        self._places: dict[int, int] = {}
        self._letters: dict[str, int] = {" ": _SPACE}
        self._pages = 0
        self._out.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    @property
    def size(self) -> int:
        """How many bytes it has so far."""
        return self._out.tell()

    def add(self, sheet: Sheet) -> None:
        """Put one more page behind the others; ChildFailed where its picture holds anything beside pixels."""
        wide, high, bands = only_pixels(sheet.jpeg)
        page = self._FIRST + 3 * self._pages
        self._pages += 1
        shrunk = min(1.0, _LONGEST / max(*sheet.size, 1.0))
        width, height = (max(1.0, side * shrunk) for side in sheet.size)
        drawing = b"q %b 0 0 %b 0 0 cm /P Do Q\n" % (_number(width), _number(height))
        drawing += b"".join(self._written(word, width, height) for word in sheet.words)
        about = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %b %b]/Contents %d 0 R/Resources<<%b>>>>"
        resources = b"/XObject<</P %d 0 R>>/Font<</T 3 0 R>>" % (page + 2)
        self._put(page, about % (_number(width), _number(height), page + 1, resources))
        self._stream(page + 1, drawing)
        about = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/%b/BitsPerComponent 8/Filter/DCTDecode"
        self._raw(page + 2, about % (wide, high, _MODES[bands]), sheet.jpeg)

    def _written(self, word: Placed, width: float, height: float) -> bytes:
        """A word in its place, stretched to the breadth it has on the page. One that stands
        upright there lies within the same place: PDFium finds no turned text that is not drawn."""
        text, left, top, right, bottom = word
        codes = [code for letter in text if letter.isprintable() and (code := self._code(letter))]
        broad, tall = (right - left) * width, (bottom - top) * height
        if not codes or broad <= 0 or tall <= 0:
            return b""
        stretch = 100 * broad * PER_EM / (tall * WIDTH * len(codes))
        x, y = left * width, (1 - bottom) * height + tall * (1 - ASCENT / PER_EM)
        shown = b"".join(b"%04X" % code for code in (*codes, _SPACE))
        size, squeezed, place = _number(tall), _number(stretch), b"%b %b" % (_number(x), _number(y))
        return b"BT 3 Tr /T %b Tf %b Tz 1 0 0 1 %b Tm <%b> Tj ET\n" % (size, squeezed, place, shown)

    def _code(self, letter: str) -> int:
        if len(self._letters) >= _MOST_LETTERS and letter not in self._letters:
            return 0
        return self._letters.setdefault(letter, len(self._letters) + 1)

    def finished(self) -> bytes:
        """The whole file."""
        kids = b" ".join(b"%d 0 R" % (self._FIRST + 3 * number) for number in range(self._pages))
        self._put(1, b"<</Type/Catalog/Pages 2 0 R>>")
        self._put(2, b"<</Type/Pages/Count %d/Kids[%b]>>" % (self._pages, kids))
        self._put(3, b"<</Type/Font/Subtype/Type0/BaseFont/%b/Encoding/Identity-H/DescendantFonts[4 0 R]"
                  b"/ToUnicode 7 0 R>>" % NAME)  # fmt: skip
        self._put(4, b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%b/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
                  b"/Supplement 0>>/FontDescriptor 5 0 R/CIDToGIDMap/Identity/DW %d/W[%d[%d]]>>"
                  % (NAME, WIDTH, _SPACE, _SPACE_WIDTH))  # fmt: skip
        self._put(5, b"<</Type/FontDescriptor/FontName/%b/Flags 4/FontBBox[0 %d %d %d]/ItalicAngle 0/Ascent %d"
                  b"/Descent %d/CapHeight %d/StemV 80/FontFile2 6 0 R>>"
                  % (NAME, ASCENT - PER_EM, WIDTH, ASCENT, ASCENT, ASCENT - PER_EM, ASCENT))  # fmt: skip
        self._stream(6, FONT, b"/Length1 %d" % len(FONT))
        self._stream(7, self._to_unicode())
        return self._ended()

    def _to_unicode(self) -> bytes:
        pairs = [b"<%04X> <%b>" % (code, _utf16(letter)) for letter, code in self._letters.items()]
        parts = [pairs[at : at + 100] for at in range(0, len(pairs), 100)]
        listed = b"".join(b"%d beginbfchar\n%b\nendbfchar\n" % (len(part), b"\n".join(part)) for part in parts)
        return (
            b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n/CMapName /T def /CMapType 2 def\n"
            b"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n" + listed + b"endcmap end end\n"
        )

    def _put(self, number: int, content: bytes) -> None:
        self._places[number] = self._out.tell()
        self._out.write(b"%d 0 obj\n%b\nendobj\n" % (number, content))

    def _stream(self, number: int, content: bytes, about: bytes = b"") -> None:
        self._raw(number, about + b"/Filter/FlateDecode", zlib.compress(content, 9))

    def _raw(self, number: int, about: bytes, stored: bytes) -> None:
        self._put(number, b"<<%b/Length %d>>\nstream\n%b\nendstream" % (about, len(stored), stored))

    def _ended(self) -> bytes:
        end, count = self._out.tell(), len(self._places) + 1
        table = b"".join(b"%010d 00000 n \n" % self._places[number] for number in range(1, count))
        self._out.write(b"xref\n0 %d\n0000000000 65535 f \n%b" % (count, table))
        self._out.write(b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, end))
        return self._out.getvalue()


def _number(value: float) -> bytes:
    return b"%.3f" % value


def _utf16(letter: str) -> bytes:
    return letter.encode("utf-16-be", "replace").hex().upper().encode("ascii")


def only_pixels(jpeg: bytes) -> tuple[int, int, int]:
    """Width, height and bands of a JPEG that holds pixels alone; ChildFailed for one with a remark, EXIF, a profile, a
    thumbnail, or anything behind its end."""
    size = (0, 0, 0)
    for kind, body in _segments(jpeg):
        if kind == 0xFE or 0xE1 <= kind <= 0xEF or (kind == 0xE0 and len(body) != 14):
            raise ChildFailed
        if kind in (0xC0, 0xC1, 0xC2):
            size = int.from_bytes(body[3:5], "big"), int.from_bytes(body[1:3], "big"), body[5]
    if not (size[0] and size[1] and size[2] in _MODES) or not jpeg.endswith(b"\xff\xd9"):
        raise ChildFailed
    return size


def _segments(jpeg: bytes) -> Iterator[tuple[int, bytes]]:
    """Each segment before the pixels themselves: its kind and what is in it."""
    at = 2
    while jpeg[at : at + 1] == b"\xff" and at + 4 <= len(jpeg):
        kind, length = jpeg[at + 1], int.from_bytes(jpeg[at + 2 : at + 4], "big")
        yield kind, jpeg[at + 4 : at + 2 + length]
        if kind == 0xDA:
            return
        at += 2 + length
    raise ChildFailed
