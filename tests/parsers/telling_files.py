"""Files that say much of themselves: photographs as a phone makes them, documents as an office program does.

All of it is invented. Knows how to make them; expects nothing.
"""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass

import pikepdf
from parsers.papers import printed
from PIL import Image

MAKER, MODEL, PROGRAM = "Example Phones", "Primer 5", "Canary-Editor 1.0"
TAKEN = "2024:03:05 14:22:10"
AUTHOR = "Canary-Kanareika"
# 42°52'33" north, 74°36'12" east.
PLACE = ((42, 52, 33), (74, 36, 12))
_ASCII, _LONG, _RATIONAL, _SHORT, _BYTE = 2, 4, 5, 3, 1


@dataclass(frozen=True)
class _Entry:
    tag: int
    type: int
    count: int
    content: bytes


def _text(tag: int, text: str) -> _Entry:
    content = text.encode() + b"\x00"
    return _Entry(tag, _ASCII, len(content), content)


def _number(tag: int, number: int) -> _Entry:
    return _Entry(tag, _LONG, 1, struct.pack("<L", number))


def _degrees(tag: int, parts: tuple[int, int, int]) -> _Entry:
    return _Entry(tag, _RATIONAL, 3, b"".join(struct.pack("<LL", part, 1) for part in parts))


def _folder(entries: list[_Entry], start: int, following: int) -> bytes:
    """One table of EXIF that stands at `start`, its longer values behind it."""
    place = start + 2 + 12 * len(entries) + 4
    lines, behind = b"", b""
    for one in sorted(entries, key=lambda entry: entry.tag):
        if len(one.content) <= 4:
            value = one.content.ljust(4, b"\x00")
        else:
            value = struct.pack("<L", place + len(behind))
            behind += one.content + b"\x00" * (len(one.content) % 2)
        lines += struct.pack("<HHL", one.tag, one.type, one.count) + value
    return struct.pack("<H", len(entries)) + lines + struct.pack("<L", following) + behind


def exif(number: int = 0) -> bytes:
    """The EXIF of a phone's photograph: maker, model, day, place, and a small picture inside."""
    small = io.BytesIO()
    Image.new("RGB", (32, 24), (200, 30, number % 256)).save(small, "JPEG")
    camera = [_text(0x9003, TAKEN), _text(0xA430, AUTHOR)]
    gps = [_text(1, "N"), _degrees(2, PLACE[0]), _text(3, "E"), _degrees(4, PLACE[1])]

    def about(camera_at: int, gps_at: int) -> list[_Entry]:
        said = [_text(0x010F, MAKER), _text(0x0110, MODEL), _text(0x013B, AUTHOR), _text(0x0132, TAKEN)]
        return [*said, _number(0x8769, camera_at), _number(0x8825, gps_at)]

    camera_at = 8 + len(_folder(about(0, 0), 8, 0))
    gps_at = camera_at + len(_folder(camera, camera_at, 0))
    second_at = gps_at + len(_folder(gps, gps_at, 0))
    second = [_number(0x0201, 0), _number(0x0202, len(small.getvalue())), _Entry(0x0103, _SHORT, 1, b"\x06\x00")]
    small_at = second_at + len(_folder(second, second_at, 0))
    second[0] = _number(0x0201, small_at)
    folders = (
        _folder(about(camera_at, gps_at), 8, second_at), _folder(camera, camera_at, 0), _folder(gps, gps_at, 0),
        _folder(second, second_at, 0),
    )  # fmt: skip
    return b"Exif\x00\x00II*\x00\x08\x00\x00\x00" + b"".join(folders) + small.getvalue()


def xmp() -> bytes:
    """A packet as editors write it, one value as an attribute, one as a list."""
    return (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        f' xmp:CreatorTool="{PROGRAM}"><dc:creator><rdf:Seq><rdf:li>{AUTHOR} / Пример</rdf:li></rdf:Seq></dc:creator>'
        "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
    ).encode()


def photograph(number: int = 0, kind: str = "JPEG", size: tuple[int, int] = (320, 240)) -> bytes:
    """A photograph that says where, when and with what it was taken; no two numbers give the same bytes."""
    picture = Image.new("RGB", size, (number * 8 % 256, 120, 90))
    picture.paste((220, 220, 40), (number % size[0], 0, size[0], size[1] // 2))
    out = io.BytesIO()
    if kind == "PNG":
        from PIL.PngImagePlugin import PngInfo

        words = PngInfo()
        words.add_text("Author", AUTHOR)
        words.add_itxt("XML:com.adobe.xmp", xmp().decode())
        picture.save(out, kind, exif=exif(number), pnginfo=words)
    elif kind == "TIFF":
        said = Image.Exif()
        said.load(exif(number))
        said[700] = xmp()
        picture.save(out, kind, exif=said)
    else:
        picture.save(out, kind, exif=exif(number), xmp=xmp())
    return out.getvalue()


def paper(number: int = 0) -> bytes:
    """A document with an author, a packet, a script and a file inside."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed(f"Example / Пример {number}", author=AUTHOR))) as pdf:
        pdf.Root.Metadata = pdf.make_stream(xmp(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        pdf.attachments["inside.txt"] = pikepdf.AttachedFileSpec(  # type: ignore[call-arg] # the rest have defaults
            pdf, b"carried along", filename="inside.txt"
        )
        pdf.save(out)
    return out.getvalue()
