"""The text at the head of an age v1 file, read strictly and written plainly.

Knows lines, stanzas and unpadded canonical base64 as C2SP's age.md states them. Refuses to know any key: who can
open a stanza and whether the header is authentic is decided in age_keys. A header is hostile until then, so it is
cut off at 16 KiB and 64 stanzas (age itself sets no bound).
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from fieldcase.errors import EvidenceDamaged

HEADER_LIMIT = 16 * 1024
STANZA_LIMIT = 64
_VERSION = b"age-encryption.org/v1"
_COLUMNS = 64
_MAC_BYTES = 32


@dataclass(frozen=True)
class Stanza:
    """One recipient's share of the file key: a kind, its arguments, and the wrapped bytes."""

    kind: bytes
    arguments: tuple[bytes, ...]
    body: bytes


@dataclass(frozen=True)
class Header:
    """A header as it stands: its stanzas, the bytes its MAC covers, the MAC, and how many bytes it takes in all."""

    stanzas: tuple[Stanza, ...]
    covered: bytes
    mac: bytes
    size: int


class _Line(NamedTuple):
    """One line without its line feed, and the bytes of the head it begins and ends at."""

    text: bytes
    start: int
    end: int


def unpadded(payload: bytes) -> bytes:
    """`payload` in standard base64 without '='."""
    return base64.b64encode(payload).rstrip(b"=")


def from_unpadded(text: bytes) -> bytes:
    """The bytes of canonical unpadded base64; EvidenceDamaged for any other spelling."""
    try:
        payload = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except binascii.Error:
        raise EvidenceDamaged(part="header") from None
    if unpadded(payload) != text:
        raise EvidenceDamaged(part="header")
    return payload


def written(stanzas: Sequence[Stanza]) -> bytes:
    """The header of a file with these stanzas, up to and with the '---' that its MAC covers."""
    lines = [_VERSION]
    for stanza in stanzas:
        body = unpadded(stanza.body)
        lines.append(b" ".join([b"->", stanza.kind, *stanza.arguments]))
        # the last line is always shorter than 64 columns, empty if need be: that is what ends a stanza
        lines += [body[at : at + _COLUMNS] for at in range(0, len(body) + 1, _COLUMNS)]
    return b"\n".join([*lines, b"---"])


def parse(head: bytes) -> Header:
    """The header that `head`, the first 16 KiB of a file, begins with; EvidenceDamaged where it strays from the format.

    What follows the header in `head` is not looked at.
    """
    lines = _lines(head[:HEADER_LIMIT])
    first = next(lines, None)
    if first is None or first.text != _VERSION:
        raise EvidenceDamaged(part="header")
    stanzas: list[Stanza] = []
    for line in lines:
        if line.text.startswith(b"---"):
            mac = from_unpadded(line.text[4:])
            if not stanzas or line.text[3:4] != b" " or len(mac) != _MAC_BYTES:
                break
            return Header(tuple(stanzas), head[: line.start + 3], mac, line.end)
        kind, *arguments = _words(line.text)
        stanzas.append(Stanza(kind, tuple(arguments), _body(lines)))
        if len(stanzas) > STANZA_LIMIT:
            break
    raise EvidenceDamaged(part="header")


def _lines(head: bytes) -> Iterator[_Line]:
    start = 0
    while (end := head.find(b"\n", start)) >= 0:
        yield _Line(head[start:end], start, end + 1)
        start = end + 1


def _words(line: bytes) -> list[bytes]:
    words = line.split(b" ")
    if words[0] != b"->" or len(words) < 2:
        raise EvidenceDamaged(part="header")
    if not all(word and all(0x21 <= letter <= 0x7E for letter in word) for word in words):
        raise EvidenceDamaged(part="header")
    return words[1:]


def _body(lines: Iterator[_Line]) -> bytes:
    body = b""
    for line in lines:
        if len(line.text) > _COLUMNS:
            break
        body += line.text
        if len(line.text) < _COLUMNS:
            return from_unpadded(body)
    raise EvidenceDamaged(part="header")
