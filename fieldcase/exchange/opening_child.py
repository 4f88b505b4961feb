"""The child's side of a bundle: its bytes come in piece by piece, then its head and its entries go out, each checked.

Knows one bundle at a time, until another begins. It has no key that opens anything: the plain bytes are all it gets,
and the tag keys of scopes, without which an entry's header cannot be built again.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import dataclass, field

from fieldcase.errors import BundleMalformed, BundleRefused, BundleTooLarge, EntryRefused
from fieldcase.exchange.bundle import PLAIN_LIMIT, entries_of, split
from fieldcase.exchange.frame import Frame
from fieldcase.exchange.head import Head
from fieldcase.exchange.opening import (
    BEGIN,
    ENTRIES,
    GIVEN,
    HEAD,
    KEY_BYTES,
    KEYS,
    LENGTH,
    MORE,
    REFUSALS,
    SLICE_BYTES,
    SLICE_ENTRIES,
)

_CODES = {kind: code for code, kind in REFUSALS.items()}


@dataclass
class _Bundle:
    """What has come of a bundle, and how far it was read."""

    plain: bytearray
    sender: bytes = b""
    frame: Frame | None = None
    head: Head | None = None
    packed: Iterator[bytes] = field(default_factory=lambda: iter(()))


_held: list[_Bundle] = []


def child(message: bytes) -> bytes:
    """What the parser child answers: to a piece of a bundle, to the wish for its head, to tag keys, to the wish for
    some more entries. A refusal is one letter, after which the bundle is forgotten."""
    try:
        return GIVEN + _answer(message[:1], message[1:])
    except EntryRefused:
        code = _CODES[BundleMalformed]
    except MemoryError:
        code = _CODES[BundleTooLarge]
    except BundleRefused as error:
        code = _CODES[type(error)]
    _held.clear()
    return code


def _answer(kind: bytes, rest: bytes) -> bytes:
    if kind == BEGIN:
        # A part may hold a million lists, which it would look through time and again. Nothing here points in circles.
        gc.disable()
        _held[:] = [_Bundle(bytearray(rest))]
        return b""
    bundle = _held[0]
    if kind == MORE:
        if len(bundle.plain) + len(rest) > PLAIN_LIMIT:
            raise BundleTooLarge
        bundle.plain += rest
        return b""
    if kind == HEAD:
        return _head(bundle)
    if kind == KEYS:
        bundle.packed = _checked(bundle, rest)
        return b""
    if kind == ENTRIES:
        return _slice(bundle.packed)
    raise ValueError("no such question")


def _head(bundle: _Bundle) -> bytes:
    bundle.sender, frame = split(bundle.plain)
    bundle.frame = Frame(frame)
    bundle.head = Head.read(bundle.frame.head)
    return bundle.frame.head


def _checked(bundle: _Bundle, keys: bytes) -> Iterator[bytes]:
    """Every entry as it lies in a journal, all of it checked but the signature: that would be done twice, and what is
    said here is not believed (`opening`)."""
    assert bundle.frame is not None
    assert bundle.head is not None
    tag_keys = [keys[at : at + KEY_BYTES] for at in range(0, len(keys), KEY_BYTES)]
    for _, entry in entries_of(bundle.frame, bundle.head, bundle.sender, tag_keys):
        yield entry.packed()


def _slice(entries: Iterator[bytes]) -> bytes:
    """The next entries, each after its length; nothing where there are no more."""
    pieces: list[bytes] = []
    size = 0
    for entry in entries:
        pieces += (len(entry).to_bytes(LENGTH, "big"), entry)
        size += len(entry)
        if size >= SLICE_BYTES or len(pieces) >= 2 * SLICE_ENTRIES:
            break
    return b"".join(pieces)
