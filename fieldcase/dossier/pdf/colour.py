"""The colour space of all our pages as an ICC profile: sRGB, made here from its public numbers.

A profile of ICC version 2.1 (which PDF/A takes in all its parts) without a date and without a maker; nobody else's file
is shipped. Numbers: IEC 61966-2-1, primaries adapted to D50.
"""

from __future__ import annotations

import struct

NAME = "sRGB IEC61966-2.1"
_WHITE = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
_STEPS = 1024


def _fixed(numbers: tuple[float, ...]) -> bytes:
    """Numbers of 16 bits before and after the point."""
    return struct.pack(f">{len(numbers)}i", *(round(number * 65536) for number in numbers))


def _curve() -> bytes:
    """How much light each step of a value from 0 to 1 stands for."""
    light = []
    for step in range(_STEPS):
        value = step / (_STEPS - 1)
        linear = value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        light.append(round(linear * 65535))
    return b"curv" + struct.pack(f">II{_STEPS}H", 0, _STEPS, *light)


def _tags() -> dict[bytes, bytes]:
    name = NAME.encode("ascii") + b"\0"
    described = b"desc" + struct.pack(">II", 0, len(name)) + name + bytes(4 + 4 + 2 + 1 + 67)
    tags = {b"desc": described, b"cprt": b"text" + bytes(4) + b"No rights reserved\0"}
    tags[b"wtpt"] = b"XYZ " + bytes(4) + _fixed(_WHITE)
    tags |= {tag: b"XYZ " + bytes(4) + _fixed(numbers) for tag, numbers in _PRIMARIES.items()}
    return tags | dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), _curve())


def _profile() -> bytes:
    """Header, list of tags, their contents; the three curves are one."""
    tags, listed, contents = _tags(), b"", b""
    begins = 128 + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    for tag, content in tags.items():
        if content not in places:
            places[content] = begins + len(contents)
            contents += content + bytes(-len(content) % 4)
        listed += tag + struct.pack(">II", places[content], len(content))
    size = begins + len(contents)
    head = struct.pack(">I4xI4s4s4s12x4s", size, 0x02100000, b"mntr", b"RGB ", b"XYZ ", b"acsp")
    head += bytes(28) + _fixed(_WHITE)
    return head + bytes(128 - len(head)) + struct.pack(">I", len(tags)) + listed + contents


SRGB = _profile()
