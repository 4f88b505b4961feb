"""Pictures made to do harm: small on the disk, endless once they are opened."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

_MIB = 1 << 20


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">L", len(content)) + kind + content + struct.pack(">L", zlib.crc32(kind + content))


def _png(width: int, height: int, pixels: bytes, more: bytes = b"") -> bytes:
    head = struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + more + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")


def _zeros(size: int) -> bytes:
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(bytes(_MIB)) for _ in range(size // _MIB)) + packer.flush()


def picture_of_two_gigapixels() -> bytes:
    """50,000 by 50,000 points, none of which is there."""
    return _png(50_000, 50_000, _zeros(16 * _MIB))


def pixels_without_end() -> bytes:
    """A picture of ten by ten points with half a gigabyte of them."""
    return _png(10, 10, _zeros(512 * _MIB))


def text_of_half_a_gigabyte() -> bytes:
    """A comment that is half a gigabyte of nothing."""
    text = _chunk(b"zTXt", b"Comment\x00\x00" + _zeros(512 * _MIB))
    return _png(1, 1, zlib.compress(bytes(4)), text)


def just_below_the_limit() -> bytes:
    """100 megapixels, all of them there, in a hundred kilobytes: as large as a camera's, and drawn within limits."""
    return _png(10_000, 10_000, _zeros(287 * _MIB))


ALL: tuple[Callable[[], bytes], ...] = (
    picture_of_two_gigapixels, pixels_without_end, text_of_half_a_gigabyte, just_below_the_limit,
)  # fmt: skip
