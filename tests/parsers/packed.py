"""ZIP archives for tests: honest ones, and such as no honest program writes."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping


def packed(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these files, in this order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()


def renamed(content: bytes, old: bytes, new: bytes) -> bytes:
    """The archive with a name of the same length in place of another, in both lists."""
    assert len(old) == len(new)
    assert content.count(old) == 2
    return content.replace(old, new)


def flagged(content: bytes, bits: int) -> bytes:
    """The archive with flags set on every file, in both lists; bit 0 says that it is encrypted."""
    raw = bytearray(content)
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(signature)
        while at >= 0:
            flags = struct.unpack_from("<H", raw, at + place)[0]
            struct.pack_into("<H", raw, at + place, flags | bits)
            at = raw.find(signature, at + 4)
    return bytes(raw)


def with_link(name: str, target: str) -> bytes:
    """An archive of one symbolic link."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        link = zipfile.ZipInfo(name)
        link.create_system = 3
        link.external_attr = 0o120777 << 16
        made.writestr(link, target)
    return out.getvalue()


def overlapped(times: int, kernel: bytes) -> bytes:
    """An archive whose list names one and the same few bytes as many files: what comes out is `times` as much."""
    one = packed({"a": kernel})
    at, end = one.index(b"PK\x01\x02"), one.index(b"PK\x05\x06")
    entry = one[at:end]
    listed = entry * times
    tail = bytearray(one[end:])
    struct.pack_into("<HHII", tail, 8, times, times, len(listed), at)
    return one[:at] + listed + bytes(tail)
