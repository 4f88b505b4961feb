"""A font of two empty glyphs, made here: what is set in it can be found and copied and is never drawn.

Knows the TrueType format as far as a PDF's reader asks for it.
"""

from __future__ import annotations

import struct
from functools import reduce

NAME = b"Glyphless"
PER_EM, WIDTH, ASCENT = 1000, 500, 800
_GLYPHS = 2


def _tables() -> dict[bytes, bytes]:
    """The tables without which a reader refuses a font; both glyphs are without an outline."""
    down = ASCENT - PER_EM
    dates = bytes(16)
    return {
        b"glyf": bytes(4),
        b"head": struct.pack(">IIIIHH", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, PER_EM) + dates
        + struct.pack(">hhhhHHhhh", 0, down, WIDTH, ASCENT, 0, 8, 2, 0, 0),
        b"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", 0x10000, ASCENT, down, 0, WIDTH, 0, 0, 0, 1, *[0] * 7, _GLYPHS),
        b"hmtx": struct.pack(">Hh", WIDTH, 0) * _GLYPHS,
        b"loca": struct.pack(">H", 0) * (_GLYPHS + 1),
        b"maxp": struct.pack(">IH", 0x10000, _GLYPHS) + struct.pack(">13H", *[0] * 2, *[0] * 2, 1, *[0] * 8),
    }  # fmt: skip


def _sum(content: bytes) -> int:
    padded = content + bytes(-len(content) % 4)
    numbers: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(numbers) & 0xFFFFFFFF


def _font() -> bytes:
    tables = _tables()
    count = len(tables)
    power = count.bit_length() - 1
    head = struct.pack(">IHHHH", 0x10000, count, 16 << power, power, 16 * count - (16 << power))
    places = reduce(lambda made, one: [*made, made[-1] + len(one) + -len(one) % 4], tables.values(), [12 + 16 * count])
    listed = b"".join(
        name + struct.pack(">III", _sum(content), place, len(content))
        for (name, content), place in zip(tables.items(), places, strict=False)
    )
    return head + listed + b"".join(content + bytes(-len(content) % 4) for content in tables.values())


FONT = _font()
