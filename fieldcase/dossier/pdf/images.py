"""Pictures as a PDF stores them: a JPEG byte for byte, a PNG as its samples.

Takes only what the parser child has already cleaned; of a JPEG whose bytes are put in later, what is known of it is
enough. Knows no pages.
"""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from io import BytesIO

from PIL import Image as Pillow

from fieldcase.dossier.annexes import Picture, picture_of
from fieldcase.dossier.pdf.exhibit import Size

_JPEG = b"\xff\xd8"
_GREY, _COLOUR = "/DeviceGray", "/DeviceRGB"


@dataclass(frozen=True)
class Image:
    """What a stream for this picture needs: pixels, colour space, filter, length and SHA-256 of the bytes as they
    stand in the file. `stored` are these bytes, empty where they wait elsewhere."""

    size: Size
    space: str
    filter: str
    length: int
    sha256: bytes
    stored: bytes = b""


def image_of(picture: bytes | Picture) -> Image:
    """A picture (JPEG in grey or RGB, or PNG) ready to be stored; a PNG's transparent parts become white paper."""
    if isinstance(picture, Picture):
        return _of_jpeg(picture)
    if picture.startswith(_JPEG):
        return _of_jpeg(picture_of(picture), picture)
    with Pillow.open(BytesIO(picture), formats=("PNG",)) as opened:
        grey = opened.mode in ("1", "L")
        if opened.has_transparency_data:
            layer = opened.convert("RGBA")
            opaque = Pillow.new("RGBA", layer.size, "white")
            opaque.alpha_composite(layer)
            samples = opaque.convert("RGB")
        else:
            samples = opened.convert("L" if grey else "RGB")
        stored = zlib.compress(samples.tobytes(), 9)
        space = _GREY if samples.mode == "L" else _COLOUR
        return Image(
            Size(*opened.size), space, "/FlateDecode", len(stored), hashlib.sha256(stored).digest(), stored
        )  # fmt: skip


def _of_jpeg(known: Picture, stored: bytes = b"") -> Image:
    space = _GREY if known.grey else _COLOUR
    return Image(Size(known.width, known.height), space, "/DCTDecode", known.size, known.sha256, stored)
