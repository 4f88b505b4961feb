"""Pictures as a PDF stores them: a JPEG byte for byte, a PNG as its samples.

Takes only what the parser child has already cleaned. Knows no pages.
"""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from io import BytesIO

from PIL import Image as Pillow

from fieldcase.dossier.pdf.exhibit import Size

_SPACES = {"L": "/DeviceGray", "RGB": "/DeviceRGB"}


@dataclass(frozen=True)
class Image:
    """What a stream for this picture needs: pixels, colour space, filter and the stored bytes."""

    size: Size
    space: str
    filter: str
    stored: bytes

    @property
    def sum(self) -> str:
        """SHA-256 of the bytes as they stand in the file; of a JPEG, that of the picture itself."""
        return hashlib.sha256(self.stored).hexdigest()


def image_of(picture: bytes) -> Image:
    """A picture (JPEG in grey or RGB, or PNG) ready to be stored; a PNG's transparent parts become white paper."""
    with Pillow.open(BytesIO(picture), formats=("JPEG", "PNG")) as opened:
        size = Size(*opened.size)
        if opened.format == "JPEG":
            return Image(size, _SPACES[opened.mode], "/DCTDecode", picture)
        grey = opened.mode in ("1", "L")
        if opened.has_transparency_data:
            layer = opened.convert("RGBA")
            opaque = Pillow.new("RGBA", layer.size, "white")
            opaque.alpha_composite(layer)
            samples = opaque.convert("RGB")
        else:
            samples = opened.convert("L" if grey else "RGB")
        return Image(size, _SPACES[samples.mode], "/FlateDecode", zlib.compress(samples.tobytes(), 9))
