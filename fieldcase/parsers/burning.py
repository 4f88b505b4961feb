"""Burning boxes into pixels: what stands below one is gone, not covered.

A stranger's picture is opened in the parser child, decoded, burnt and packed anew in one call, so that no picture with
what is to go ever comes back. Knows boxes and pixels; refuses to know why something goes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from PIL import Image, ImageDraw

from fieldcase import sandbox
from fieldcase.errors import ChildFailed, PictureUnreadable
from fieldcase.parsers.pictures import TIMEOUT, UNREADABLE, as_jpeg, upright

# A box's sides are ten-thousandths of the picture's width and height, from its upper left corner.
WHOLE = 10_000
# A box grows outward by so many pixels at least: no edge that was smoothed into its surroundings is left.
_GROWN = 2
# Darkest and lightest point of a place on which something can be read differ at least by this, of 255.
_CONTRAST = 24
_SIZE = 4
_BURNT, _REFUSED = b"B", b"R"


def burnt_picture(source: bytes, boxes: Sequence[tuple[int, int, int, int]]) -> bytes:
    """A clean JPEG of at most 1600 pixels a side in which these boxes are black, made in a parser child.

    The same source and boxes give the same bytes. Raises PictureUnreadable and ChildFailed.
    """
    told = json.dumps(list(boxes)).encode("ascii")
    message = len(told).to_bytes(_SIZE, "big") + told + source
    answer = sandbox.run(sandbox.PARSER, "burning", message, TIMEOUT)
    if answer[:1] == _BURNT and answer[1:3] == b"\xff\xd8":
        return answer[1:]
    if answer == _REFUSED:
        raise PictureUnreadable
    raise ChildFailed


def child(message: bytes) -> bytes:
    """What the parser child answers to boxes and the bytes of a picture: the clean JPEG, or that it is none."""
    size = int.from_bytes(message[:_SIZE], "big")
    try:
        boxes = json.loads(message[_SIZE : _SIZE + size])
        picture, spread = upright(message[_SIZE + size :])
        return _BURNT + as_jpeg(burn(picture, boxes, spread))
    except UNREADABLE:
        return _REFUSED


def burn(picture: Image.Image, boxes: Sequence[Sequence[int]], spread: int = 0) -> Image.Image:
    """The picture with the boxes black, each grown by `spread` pixels, over which what it hides may have spread."""
    drawing = ImageDraw.Draw(picture)
    grown = max(_GROWN, spread)
    for box in boxes:
        left, top, right, bottom = pixels(box, picture.size)
        # Pillow's rectangle has its last point within.
        drawing.rectangle((left - grown, top - grown, right - 1 + grown, bottom - 1 + grown), fill=0)
    return picture


def pixels(box: Sequence[int], size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Every pixel that a box touches: left, top, and the first beyond on the right and below."""
    wide, high = size
    left, top, right, bottom = (max(0, min(WHOLE, round(side))) for side in box)
    return left * wide // WHOLE, top * high // WHOLE, -(-right * wide // WHOLE), -(-bottom * high // WHOLE)


def is_seen(grey: Image.Image, box: Sequence[float]) -> bool:
    """Whether anything can be seen at a place of a grey picture, given as shares of its sides. A word that lies beyond
    the page, or below something of one colour, cannot."""
    wide, high = grey.size
    left, top = max(0, int(box[0] * wide)), max(0, int(box[1] * high))
    right, bottom = min(wide, int(box[2] * wide) + 1), min(high, int(box[3] * high) + 1)
    if left >= right or top >= bottom:
        return False
    extremes = grey.crop((left, top, right, bottom)).getextrema()
    darkest, lightest = extremes  # one band: two numbers
    return float(lightest) - float(darkest) >= _CONTRAST  # type: ignore[arg-type]
