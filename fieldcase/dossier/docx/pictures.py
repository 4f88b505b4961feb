"""Figures and exhibits: pictures with their words for whoever does not see them, as large as the page allows.

Each picture stands in the file once, byte for byte. Knows pixels; refuses to know what they show.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.parser import parse_xml
from docx.oxml.shape import CT_Inline
from docx.shared import Pt

from fieldcase.dossier.annexes import Picture, picture_of
from fieldcase.dossier.blocks import Chart, Exhibit, Figure
from fieldcase.dossier.docx.edges import add_part
from fieldcase.dossier.docx.marks import Mark, mark, on_new_page, paragraph, run_mark, unseen
from fieldcase.dossier.docx.package import A4, MARGIN
from fieldcase.dossier.docx.pen import Pen
from fieldcase.dossier.pdf import scale
from fieldcase.dossier.pictured import only_pixels

_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
# What of a PNG is the picture itself; whatever else it says goes.
_CHUNKS = frozenset((b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"))
_EXHIBIT_DOTS, _CHART_DOTS = 110.0, 200.0
_LEAST, _CAPTION = 250.0, 60.0
_LINE, _LETTERS = 14.5, 95
_ROOM = A4[1] - 2 * MARGIN - 24.0
_DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


class Pictures:
    """The pictures of one report. `stored` are the JPEGs by their SHA-256, `drawn` makes a PNG of a chart."""

    def __init__(self, pen: Pen, stored: Mapping[bytes, bytes], drawn: Callable[[Chart], bytes], stamp: str) -> None:
        self._pen = pen
        self._stored = stored
        self._drawn = drawn
        self._stamp = stamp
        self._parts: dict[bytes, str] = {}
        self._shown = 0

    def figure(self, block: Figure) -> list[Mark]:
        """The caption and the chart under it."""
        picture = self._placed(
            self._drawn(block.chart), block.alt, _ROOM - _CAPTION, _CHART_DOTS, decorative=block.decorative
        )
        caption = [self._pen.plain("Caption", block.caption, keep=True)] if block.caption else []
        return [*caption, picture]

    def exhibit(self, block: Exhibit) -> list[Mark]:
        """Its stamp, title and lines, the picture or the reason why there is none, the lines below, further pages."""
        pen = self._pen
        made = [self._stamped(block.number, 1), pen.heading(f"{block.number}  {block.title}", 2, block.anchor)]
        made += [pen.plain("Exhibitline", line, keep=True) for line in block.lines]
        if block.picture:
            used = 60.0 + _LINE * sum(1 + len(line) // _LETTERS for line in (block.title, *block.lines))
            room = _ROOM - used if _ROOM - used >= _LEAST else _ROOM
            made.append(self._placed(self._bytes(block.picture), block.alt, room, _EXHIBIT_DOTS))
        elif block.reason:
            made.append(pen.plain("Exhibitreason", block.reason))
        made += [pen.plain("Exhibitline", line) for line in block.below]
        for page, sheet in enumerate(block.more, start=2):
            shown = (
                self._placed(self._bytes(sheet.picture), sheet.alt, _ROOM - 30.0, _EXHIBIT_DOTS)
                if sheet.picture
                else pen.plain("Exhibitreason", sheet.reason)
            )
            made += on_new_page([self._stamped(block.number, page), shown])
        return made

    def _stamped(self, number: str, page: int) -> Mark:
        return self._pen.plain("Exhibitstamp", self._stamp.format(number=number, page=page), keep=True, right=True)

    def _bytes(self, picture: bytes | Picture) -> bytes:
        """The picture's bytes; ValueError where they were not handed in, or are others."""
        if isinstance(picture, bytes):
            return picture
        found = self._stored.get(picture.sha256)
        if found is None or picture_of(found) != picture:
            raise ValueError("a picture is missing")
        return found

    def _placed(self, picture: bytes, alt: str, room: float, dots: float, *, decorative: bool = False) -> Mark:
        """The picture in a paragraph of its own, at most `room` points high, as large as its grain allows."""
        wide, high = _pixels(picture)
        shrunk = min(scale.WIDTH / wide, room / high, 72.0 / dots)
        self._shown += 1
        width, height = Pt(wide * shrunk), Pt(high * shrunk)
        inline = CT_Inline.new_pic_inline(self._shown, self._part(picture), "", width, height)
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        told = inline.docPr
        told.set("descr", unseen(alt))
        if decorative:
            told.append(parse_xml(_DECORATIVE))
        return paragraph("Picture", [run_mark([mark("drawing", inline)], self._pen.language)])

    def _part(self, picture: bytes) -> str:
        if picture not in self._parts:
            jpeg = picture.startswith(_JPEG)
            ending, kind = ("jpg", "image/jpeg") if jpeg else ("png", "image/png")
            name = f"media/image{len(self._parts) + 1}.{ending}"
            content = picture if jpeg else _only_samples(picture)
            self._parts[picture] = add_part(self._pen.file, name, kind, RELATIONSHIP_TYPE.IMAGE, content)
        return self._parts[picture]


def _pixels(picture: bytes) -> tuple[int, int]:
    """Width and height of a JPEG or PNG; ValueError for anything else, ChildFailed for a JPEG that tells more."""
    if picture.startswith(_JPEG):
        width, height, _ = only_pixels(picture)
        return width, height
    if not picture.startswith(_PNG) or len(picture) < 24:
        raise ValueError("no picture that a file of ours holds")
    wide, high = struct.unpack(">II", picture[16:24])
    return wide, high


def _only_samples(png: bytes) -> bytes:
    """A PNG without its words, its dates and where it was taken."""
    kept, at = [_PNG], len(_PNG)
    while at + 12 <= len(png):
        end = at + 12 + int.from_bytes(png[at : at + 4], "big")
        if png[at + 4 : at + 8] in _CHUNKS:
            kept.append(png[at:end])
        at = end
    return b"".join(kept)
