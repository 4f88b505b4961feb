"""The bytes of header.json: a payload in base64 and its authentication code, written in one way only.

Knows the outside and which JSON is taken inside. Refuses to know what the payload means and to believe it: the code is
checked by whoever holds the master key. Every version keeps this outside, and `format` = [major, minor] inside.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NoReturn

from fieldcase.errors import HeaderDamaged, NewerVault

FORMAT = (1, 0)
MOST_BYTES = 64 * 1024
MAC_BYTES = 32
_OUTSIDE = re.compile(rb'\{"payload":"([A-Za-z0-9+/=]*)","mac":"([0-9a-f]{64})"\}\n')


@dataclass(frozen=True, repr=False)
class Envelope:
    """A payload's exact bytes, its code, and what the JSON in it says; nothing of it is proved yet."""

    payload: bytes
    mac: bytes
    fields: Mapping[str, object]
    format: tuple[int, int]

    def __repr__(self) -> str:
        return f"<Envelope {len(self.payload)} bytes>"


def payload_of(fields: Mapping[str, object]) -> bytes:
    """The bytes that stand for `fields`: JSON, names sorted, no white space, ASCII."""
    return json.dumps(fields, sort_keys=True, separators=(",", ":")).encode("ascii")


def written(payload: bytes, mac: bytes) -> bytes:
    """The bytes of header.json."""
    return b'{"payload":"%b","mac":"%b"}\n' % (base64.b64encode(payload), mac.hex().encode("ascii"))


def opened(content: bytes) -> Envelope:
    """What stands in the bytes of header.json.

    HeaderDamaged for more than 64 KiB, for any other way of writing the same, a name given twice, a number that is
    not whole; NewerVault for a newer major version.
    """
    outside = _OUTSIDE.fullmatch(content) if len(content) <= MOST_BYTES else None
    if not outside:
        raise HeaderDamaged()
    try:
        payload = base64.b64decode(outside[1], validate=True)
        fields = json.loads(payload, object_pairs_hook=_once_each, parse_constant=_refused, parse_float=_refused)
    except (binascii.Error, ValueError, RecursionError) as error:
        raise HeaderDamaged() from error
    mac = bytes.fromhex(outside[2].decode("ascii"))
    # base64 has several spellings for the same bytes; only one is ours.
    if written(payload, mac) != content or not isinstance(fields, dict):
        raise HeaderDamaged()
    return Envelope(payload, mac, fields, _version(fields.get("format")))


def _version(value: object) -> tuple[int, int]:
    if not isinstance(value, list) or len(value) != 2 or any(type(part) is not int or part < 0 for part in value):
        raise HeaderDamaged()
    major, minor = value
    if major > FORMAT[0]:
        raise NewerVault(needed=f"{major}.{minor}", known=f"{FORMAT[0]}.{FORMAT[1]}")
    if major < 1:
        raise HeaderDamaged()
    return major, minor


def _once_each(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("a name twice in one object")
    return fields


def _refused(_text: str) -> NoReturn:
    raise ValueError("a number that no header holds")
