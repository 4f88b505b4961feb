"""Cleaning a picture: what a camera or a phone wrote into it besides the picture itself goes.

The work on bytes from outside happens in the parser child, which holds no keys; here and there only JPEG comes back.
Knows pixels; refuses to know cases, exhibits and what a picture shows.
"""

from __future__ import annotations

import math
import struct
import warnings
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from fieldcase import sandbox
from fieldcase.errors import ChildFailed, PictureUnreadable

TIMEOUT = 30.0
# The longer side of a picture as issued: enough to read a photographed page of A4 (about 140 dpi).
LONGEST_SIDE = 1600
# The longer side of a picture that a person looks into: small print on a photographed page.
LARGE_SIDE = 4000
# A camera's 108 megapixels pass; more is taken for a bomb. In RGB this is about 330 MB, below the parser's limit.
MOST_PIXELS = 110_000_000
# So much of a picture goes into a file of two hundred; one that is all grain is pressed harder instead of growing on.
LARGEST = 590_000
_QUALITIES = (85, 75, 65, 50)
_FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP", "MPO")
# Formats that change the pixels around a point, at most in the block of 16 that it lies in; and how far the filter
# that shrinks a picture reaches.
_LOSSY = ("JPEG", "MPO", "WEBP", "TIFF")
_BLOCK, _FILTER = 16, 4
_CLEANED = b"P"
_REFUSED = b"R"
_COUNT = 4
_MOST_PAGES = 1 << 16
# What Pillow raises on what is no picture, too large, or not what its header says: its decoders raise any of the last.
UNREADABLE = (
    UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning, struct.error,
    ArithmeticError, EOFError, LookupError, MemoryError, OSError, SyntaxError, TypeError, ValueError,
)  # fmt: skip


def clean_picture(source: bytes, *, large: bool = False) -> bytes:
    """A JPEG of at most 1600 pixels a side, 4000 if `large`, with nothing but pixels in it, cleaned in a parser child.

    The same source gives the same bytes. Raises PictureUnreadable for what is no picture, is cut off or is too large,
    ChildFailed where the child died or hit its limits.
    """
    return cleaned_first(source, large=large)[0]


def cleaned_first(source: bytes, *, large: bool = False) -> tuple[bytes, int]:
    """The same, and how many pages the file has: of a scanner's TIFF with several, the picture is the first alone."""
    answer = sandbox.run(sandbox.PARSER, "large-picture" if large else "picture", source, TIMEOUT)
    pages, jpeg = int.from_bytes(answer[1 : 1 + _COUNT], "big"), answer[1 + _COUNT :]
    if answer[:1] == _CLEANED and jpeg.startswith(b"\xff\xd8") and pages:
        return jpeg, pages
    if answer == _REFUSED:
        raise PictureUnreadable
    raise ChildFailed


def child(message: bytes) -> bytes:
    """What the parser child answers to the bytes of a picture: the clean JPEG, or that it is none."""
    return _answered(message, LONGEST_SIDE)


def large_child(message: bytes) -> bytes:
    """The same with more pixels."""
    return _answered(message, LARGE_SIDE)


def _answered(message: bytes, longest: int) -> bytes:
    try:
        jpeg = cleaned(message, longest)
        return _CLEANED + pages_of(message).to_bytes(_COUNT, "big") + jpeg
    except UNREADABLE:
        return _REFUSED


def pages_of(source: bytes) -> int:
    """How many pages a TIFF has; of any other picture one: the further frames of a phone's photograph or of a moving
    picture are no pages."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(BytesIO(source), formats=_FORMATS) as opened:
            return min(int(getattr(opened, "n_frames", 1)), _MOST_PAGES) if opened.format == "TIFF" else 1


def cleaned(source: bytes, longest: int = LONGEST_SIDE) -> bytes:
    """The clean JPEG: upright, shrunk, grey or RGB on white, without EXIF, profile, comment or thumbnail."""
    return as_jpeg(upright(source, longest)[0], LARGEST if longest == LONGEST_SIDE else 0)


def upright(source: bytes, longest: int = LONGEST_SIDE) -> tuple[Image.Image, int]:
    """The picture upright, shrunk, grey or RGB on white; and over how many of its pixels one point of the source may
    have spread: by shrinking, and by what lossy packing does to the block around it."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(BytesIO(source), formats=_FORMATS) as opened:
            whole = max(opened.size)
            block = _BLOCK if opened.format in _LOSSY else 0
            # A large JPEG is decoded at a half, a quarter or an eighth where that still is large enough.
            opened.draft(None, (longest, longest))
            ImageOps.exif_transpose(opened, in_place=True)
            opened.thumbnail((longest, longest), Image.Resampling.LANCZOS)
            flat = _on_white(opened)
    return flat, _FILTER + math.ceil(block * max(flat.size) / whole)


def as_jpeg(picture: Image.Image, largest: int = 0) -> bytes:
    """Its pixels as a JPEG and nothing else: a new image has no `info`, so nothing of a source is written along.
    Where it would be more than `largest` bytes it is pressed harder, as far as it can still be looked at."""
    bare = Image.frombytes(picture.mode, picture.size, picture.tobytes())
    for quality in _QUALITIES:
        out = BytesIO()
        bare.save(out, "JPEG", quality=quality, optimize=False, progressive=False, subsampling="4:2:0")
        if not largest or out.tell() <= largest:
            break
    return out.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    """Grey stays grey; everything else becomes RGB, transparent parts white like paper."""
    if picture.mode in ("1", "L") and not picture.has_transparency_data:
        return picture.convert("L")
    if picture.has_transparency_data:
        layer = picture.convert("RGBA")
        paper = Image.new("RGBA", layer.size, "white")
        paper.alpha_composite(layer)
        return paper.convert("RGB")
    return picture.convert("RGB")
