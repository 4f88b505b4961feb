"""Photographs as a phone takes them: twelve megapixels, full of grain, with place, maker and a small copy inside."""

from __future__ import annotations

import io
import random
from functools import cache

from PIL import Image, ImageChops, ImageFilter

SIZE = (4000, 3000)
PLACE = "42.8746 N 74.5698 E"
_MAKER, _DESCRIPTION = 0x010F, 0x010E


@cache
def _scene() -> Image.Image:
    """Coloured patches under grain: as hard to press as a photograph of a street."""
    chosen = random.Random(12)
    patches = Image.new("RGB", (80, 60))
    patches.putdata([tuple(chosen.randrange(256) for _ in range(3)) for _ in range(80 * 60)])
    coarse = patches.resize(SIZE, Image.Resampling.BICUBIC)
    grain = Image.frombytes("L", (SIZE[0] // 4, SIZE[1] // 4), chosen.randbytes(SIZE[0] * SIZE[1] // 16))
    grain = grain.resize(SIZE, Image.Resampling.BILINEAR).filter(ImageFilter.GaussianBlur(2))
    return ImageChops.overlay(coarse, Image.merge("RGB", (grain, grain, grain)))


def photograph(number: int) -> bytes:
    """Photograph `number`: the scene from another place each time; about four megabytes."""
    seen = ImageChops.offset(_scene(), number * 37 % SIZE[0], number * 23 % SIZE[1])
    told = Image.Exif()
    told[_MAKER], told[_DESCRIPTION] = "Example", PLACE
    out = io.BytesIO()
    seen.save(out, "JPEG", quality=88, exif=told)
    return out.getvalue()
