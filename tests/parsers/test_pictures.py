"""Cleaning pictures: only pixels come through, and only pictures."""

from __future__ import annotations

import hashlib
import io
import random
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pdf_samples
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from fieldcase import sandbox
from fieldcase.dossier.blocks import Exhibit
from fieldcase.dossier.pdf.images import image_of
from fieldcase.dossier.pdf.render import render
from fieldcase.errors import ChildFailed, PictureUnreadable
from fieldcase.parsers.pictures import LONGEST_SIDE, child, clean_picture, cleaned, cleaned_first

CANARY = "Canary-Kanareika-Place"
_ORIENTATION, _DESCRIPTION, _ARTIST, _GPS, _LATITUDE = 0x0112, 0x010E, 0x013B, 0x8825, 2


def _photograph(kind: str = "JPEG", size: tuple[int, int] = (80, 60), orientation: int = 1) -> bytes:
    """A picture, red at the left and blue at the right, with the canary wherever its kind can hold words."""
    picture = Image.new("RGB", size, (20, 20, 220))
    picture.paste((220, 20, 20), (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[_ORIENTATION] = orientation
    exif[_DESCRIPTION] = CANARY
    exif[_ARTIST] = CANARY
    exif.get_ifd(_GPS)[_LATITUDE] = (42.0, 52.0, 33.0)
    told: dict[str, object] = {"exif": exif}
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    if kind == "JPEG":
        told |= {"comment": CANARY.encode(), "icc_profile": profile, "xmp": CANARY.encode(), "quality": 95}
    if kind == "PNG":
        words = PngImagePlugin.PngInfo()
        words.add_text("Author", CANARY)
        words.add_itxt("XML:com.adobe.xmp", CANARY)
        told |= {"pnginfo": words, "icc_profile": profile}
    if kind == "WEBP":
        told |= {"xmp": CANARY.encode(), "icc_profile": profile, "lossless": True}
    if kind == "GIF":
        told = {"comment": CANARY.encode()}
    if kind == "BMP":
        told = {}
    out = io.BytesIO()
    picture.save(out, kind, **told)
    return out.getvalue()


def _side(picture: Image.Image, x: int, y: int) -> str:
    found = picture.convert("RGB").getpixel((x, y))
    assert isinstance(found, tuple)
    return "red" if found[0] > found[2] else "blue"


KINDS = ["JPEG", "PNG", "TIFF", "WEBP", "GIF"]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_but_pixels_comes_through(kind: str) -> None:
    source = _photograph(kind)
    assert CANARY.encode() in source, "the control: the words must be in the picture before"
    clean = cleaned(source)
    assert CANARY.encode() not in clean
    with Image.open(io.BytesIO(clean)) as opened:
        assert opened.format == "JPEG"
        assert not opened.getexif()
        assert set(opened.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert _side(opened, 5, 30) == "red"
        assert _side(opened, 75, 30) == "blue"


@pytest.mark.parametrize("kind", KINDS)
def test_a_clean_jpeg_has_no_segment_that_could_hold_words(kind: str) -> None:
    clean = cleaned(_photograph(kind))
    place, seen = 2, []
    while clean[place + 1] != 0xDA:
        seen.append(clean[place + 1])
        place += 2 + struct.unpack(">H", clean[place + 2 : place + 4])[0]
    # JFIF's header, quantisation, frame, Huffman tables; no other application segment, no comment.
    assert set(seen) <= {0xE0, 0xDB, 0xC0, 0xC4}
    assert seen.count(0xE0) == 1


def test_a_canary_in_a_picture_reaches_no_dossier() -> None:
    dirty, clean = _photograph(), cleaned(_photograph())
    for picture, expected in ((dirty, True), (clean, False)):
        file = render(pdf_samples.plain(Exhibit("A1", "t", "", "alt", picture)))
        assert (CANARY.encode() in file) is expected


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_comes_out_upright(orientation: int) -> None:
    with Image.open(io.BytesIO(cleaned(_photograph(orientation=orientation)))) as opened:
        turned = orientation in (5, 6, 7, 8)
        assert opened.size == ((60, 80) if turned else (80, 60))
        first = _side(opened, *((30, 5) if turned else (5, 30)))
        # By the meaning of the tag (EXIF 2.3, 4.6.4): where the left edge of the stored picture belongs.
        assert first == ("red" if orientation in (1, 4, 5, 6) else "blue")


@pytest.mark.parametrize(("width", "height"), [(3200, 1200), (1200, 3200), (1601, 1600), (4000, 3000), (5000, 10)])
def test_a_large_picture_is_shrunk_and_keeps_its_shape(width: int, height: int) -> None:
    with Image.open(io.BytesIO(cleaned(pdf_samples.jpeg(width, height)))) as opened:
        assert max(opened.size) == LONGEST_SIDE
        assert abs(opened.width / opened.height - width / height) / (width / height) < 0.12


@pytest.mark.parametrize("size", [(1, 1), (640, 420), (1600, 1600)])
def test_a_small_picture_keeps_its_size(size: tuple[int, int]) -> None:
    with Image.open(io.BytesIO(cleaned(pdf_samples.png(size=size)))) as opened:
        assert opened.size == size


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_mode_becomes_grey_or_rgb(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (20, 10)).save(out, "PNG")
    with Image.open(io.BytesIO(cleaned(out.getvalue()))) as opened:
        assert opened.mode in ("L", "RGB")


def test_cmyk_becomes_rgb() -> None:
    out = io.BytesIO()
    Image.new("CMYK", (20, 10), (0, 255, 255, 0)).save(out, "JPEG")
    with Image.open(io.BytesIO(cleaned(out.getvalue()))) as opened:
        assert opened.mode == "RGB"
        assert _side(opened, 5, 5) == "red"


def test_transparent_parts_become_white_paper() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (20, 10), (255, 0, 0, 0)).save(out, "PNG")
    with Image.open(io.BytesIO(cleaned(out.getvalue()))) as opened:
        assert opened.getpixel((5, 5)) == (255, 255, 255)


def test_the_same_picture_gives_the_same_bytes_in_any_process(root: Path) -> None:
    source = _photograph()
    program = "import sys, hashlib; from fieldcase.parsers.pictures import cleaned\n"
    program += "print(hashlib.sha256(cleaned(sys.stdin.buffer.read())).hexdigest())"
    ran = subprocess.run([sys.executable, "-c", program], input=source, capture_output=True, check=True, cwd=root)
    assert ran.stdout.decode().strip() == hashlib.sha256(cleaned(source)).hexdigest()


def test_a_cleaned_picture_cleaned_again_still_fits_a_dossier() -> None:
    again = cleaned(cleaned(_photograph()))
    assert image_of(again).stored == again


def test_the_parser_child_cleans() -> None:
    assert clean_picture(_photograph()) == cleaned(_photograph())


def _bomb(side: int) -> bytes:
    """A PNG that says it is `side` pixels square and holds next to nothing."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 999)) + chunk(b"IEND", b"")
    )


HOSTILE = {
    "nothing": b"",
    "text": b"This is not a picture.",
    "pdf": b"%PDF-1.7\n%%EOF\n",
    "zip": b"PK\x03\x04" + b"\0" * 100,
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>",
    "postscript": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    "half a jpeg": pdf_samples.jpeg()[:900],
    "half a png": pdf_samples.png()[:60],
    "bomb": _bomb(60_000),
    "overflowing size": _bomb(2**31 - 1),
    "no size": _bomb(0),
    "gif header": b"GIF89a\xff\xff\xff\xff",
    "tiff loop": b"II*\0\x08\0\0\0\0\0\x08\0\0\0",
}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_no_whole_picture_is_refused(source: bytes) -> None:
    assert child(source) == b"R"


def test_a_refusal_of_the_child_is_an_error_with_a_sentence() -> None:
    with pytest.raises(PictureUnreadable):
        clean_picture(HOSTILE["bomb"])


@pytest.mark.parametrize("answer", [b"", b"P", b"Pnonsense", b"P\0\0\0\0\xff\xd8", b"RR", b"X"])
def test_nonsense_from_the_child_is_a_failure_of_the_child(answer: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "run", lambda *_: answer)
    with pytest.raises(ChildFailed):
        clean_picture(b"x")


@given(st.binary(max_size=300))
def test_any_bytes_are_cleaned_or_refused(source: bytes) -> None:
    assert child(source)[:1] in (b"P", b"R")


@given(st.sampled_from(KINDS), st.integers(0, 2**32))
def test_a_damaged_picture_is_cleaned_or_refused(kind: str, seed: int) -> None:
    chosen = random.Random(seed)
    damaged = bytearray(_photograph(kind, (24, 18)))
    for _ in range(chosen.randint(1, 8)):
        damaged[chosen.randrange(len(damaged))] = chosen.randrange(256)
    answer = child(bytes(damaged))
    assert answer[:1] in (b"P", b"R")
    assert answer[:1] == b"R" or answer[5:7] == b"\xff\xd8"


@pytest.mark.parametrize(("kind", "pages"), [("TIFF", 3), ("GIF", 1)])
def test_the_pages_of_a_scanners_file_are_counted_and_a_moving_picture_has_none(kind: str, pages: int) -> None:
    out = io.BytesIO()
    first, *more = (Image.new("RGB", (60, 60), colour) for colour in ("navy", "red", "green"))
    first.save(out, kind, save_all=True, append_images=more)
    jpeg, counted = cleaned_first(out.getvalue())
    assert counted == pages
    assert jpeg == clean_picture(out.getvalue())


def test_a_jpeg_goes_into_the_file_byte_for_byte_and_a_png_as_its_samples() -> None:
    picture = pdf_samples.jpeg()
    assert image_of(picture).stored == picture
    assert zlib.decompress(image_of(pdf_samples.png("L", (3, 2))).stored) == b"\0" * 6


def test_the_largest_photograph_of_a_telephone_fits_the_childs_limits() -> None:
    out = io.BytesIO()
    Image.new("L", (12000, 9000), 99).save(out, "JPEG", quality=30)
    with Image.open(io.BytesIO(clean_picture(out.getvalue()))) as opened:
        assert opened.size == (1600, 1200)
