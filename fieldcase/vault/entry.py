"""One journal entry: how it is written, signed, read and checked. Knows bytes and hashes, nothing of tables.

An entry is a header and a body in parts. Part 0 says {salt, author, deed, record}; every further part is one field:
{salt, name, value}. The header's commitment is SHA-256 over the SHA-256 of each part, so that one field can be
erased and the rest still verifies (docs/decisions/0025-body-in-parts.md). The id is SHA-256 of the header's bytes.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NoReturn

import cbor2
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from fieldcase.errors import EntryRefused
from fieldcase.model.declare import Wire

FORMAT = 1
SIGNED_AS = b"fieldcase/entry/1\x00"
ERASURE = 0
GENESIS = bytes(32)
BASIS_LIMIT = 64
HEADER_LIMIT = 16 * 1024
BODY_LIMIT = 1024 * 1024
PACKED_LIMIT = BODY_LIMIT + 4 * HEADER_LIMIT
DEPTH_LIMIT = 8
# What SQLite's INTEGER holds: a larger number could be neither a position nor a value here.
_LEAST, _MOST = -(2**63), 2**63 - 1
# A list of these alone needs no look at each: strangers send a million of them in one part.
_SHORT, _TEXT, _BYTES = frozenset({type(None), bool, bytes, str}), frozenset({str}), frozenset({bytes})
_BYTES_OR_NONE = frozenset({bytes, type(None)})
# Clock and sequence leave room to count on: an entry at the very end would leave its reader no number to write.
POSITION_LIMIT = 2**53


def _no_tag(_decoder: object, _tagged: object = None) -> NoReturn:
    raise ValueError("a tag")


# Every tag that cbor2 acts on (RFC 8949, 3.4, and the IANA registry): some compile patterns or parse mail.
_ACTED_ON = (*range(6), 25, 28, 29, 30, 35, 36, 37, 52, 54, 100, 256, 258, 260, 261, 1004, 43000, 55799)
_TAGS = dict.fromkeys(_ACTED_ON, _no_tag)


def encoded(value: Any) -> bytes:
    """`value` in deterministic CBOR (RFC 7049, 3.9)."""
    return cbor2.dumps(value, canonical=True)


def decoded(raw: bytes) -> Any:
    """The value of `raw`, made of null, booleans, integers of 64 bits, bytes, text, lists, and maps with text as keys.

    EntryRefused for anything else and for another form than `encoded` gives: long forms, unsorted or duplicate keys,
    indefinite lengths, tags, floats, depth over 8 (decision 7).
    """
    value = _loaded(raw)
    if not _plain(value) or encoded(value) != raw:
        raise EntryRefused(reason="cbor-form")
    return value


def _loaded(raw: bytes) -> Any:
    """What `decoded` gives, of any form and type: the caller looks at each type, and whether it is written so."""
    try:
        return cbor2.loads(
            raw, max_depth=DEPTH_LIMIT, allow_indefinite=False, allow_duplicate_keys=False, tag_hook=_no_tag,
            semantic_decoders=_TAGS,
        )  # fmt: skip
    except (cbor2.CBORDecodeError, ValueError, TypeError, RecursionError) as wrong:
        raise EntryRefused(reason="cbor") from wrong


def _plain(value: Any) -> bool:
    if isinstance(value, dict):
        return _TEXT.issuperset(map(type, value)) and _plain(list(value.values()))
    if isinstance(value, list):
        return _SHORT.issuperset(map(type, value)) or all(type(one) in _SHORT or _plain(one) for one in value)
    if type(value) is int:
        return _LEAST <= value <= _MOST
    return value is None or isinstance(value, bool | bytes | str)


def body_of(part: bytes) -> dict[str, object]:
    """A part's map; EntryRefused where it is none."""
    value = decoded(part)
    if not isinstance(value, dict):
        raise EntryRefused(reason="part-form")
    return value


def kept_body(part: bytes) -> dict[str, object]:
    """The map of a part that lies in the journal, where nothing comes in that `body_of` has not read: its form is not
    looked at again. EntryRefused where it is none."""
    try:
        value = cbor2.loads(part)
    except (cbor2.CBORDecodeError, ValueError) as wrong:
        raise EntryRefused(reason="cbor") from wrong
    if not isinstance(value, dict):
        raise EntryRefused(reason="part-form")
    return value


def hashed(raw: bytes) -> bytes:
    """SHA-256."""
    return hashlib.sha256(raw).digest()


def tag(tag_key: bytes, *what: bytes) -> bytes:
    """A keyed hash of 16 bytes that stands for a record or a slot in headers."""
    return hmac.digest(tag_key, encoded(list(what)), "sha256")[:16]


_HEADER_TYPES = [int, bytes, bytes, int, bytes, int, int, int, bytes, list, list, bytes]


def _are_bytes(value: list[Any], size: int) -> bool:
    return _BYTES.issuperset(map(type, value)) and {size}.issuperset(map(len, value))


def record_tag(tag_key: bytes, record: bytes) -> bytes:
    """The tag of a record, by its id."""
    return tag(tag_key, b"record", record)


def slot_tag(tag_key: bytes, record: bytes, wire: str) -> bytes:
    """The tag of one field of a record, by its wire name."""
    return tag(tag_key, b"slot", record, wire.encode())


@dataclass(frozen=True, repr=False)
class Header:
    """What everybody may see of an entry: positions and hashes, no names.

    `device` is the Ed25519 public key; `prev` the id of the entry before it by the same device in the same scope;
    `hlc` a hybrid logical clock in milliseconds, for display only; `basis` the entries its author saw.
    """

    scope: bytes
    device: bytes
    seq: int
    prev: bytes
    hlc: int
    kind: int
    schema: int
    record: bytes
    slots: tuple[bytes, ...]
    basis: tuple[bytes, ...]
    commitment: bytes

    def encoded(self) -> bytes:
        """The exact bytes that are hashed and signed: an array of integers, bytes and arrays of bytes."""
        return encoded(
            [FORMAT, self.scope, self.device, self.seq, self.prev, self.hlc, self.kind, self.schema, self.record,
             list(self.slots), list(self.basis), self.commitment]
        )  # fmt: skip

    @classmethod
    def read(cls, raw: bytes) -> Header:
        """The header of its bytes; EntryRefused where a position is not what the format says."""
        if len(raw) > HEADER_LIMIT:
            raise EntryRefused(reason="header-size")
        value = _loaded(raw)
        if type(value) is not list or list(map(type, value)) != _HEADER_TYPES or value[0] != FORMAT:
            raise EntryRefused(reason="header-form")
        _, scope, device, seq, prev, hlc, kind, schema, record, slots, basis, commitment = value
        fits = list(map(len, (scope, device, prev, record, commitment))) == [16, 32, 32, 16, 32]
        fits = fits and min(seq, hlc, kind, schema) >= 0 and max(seq, hlc, kind, schema) < POSITION_LIMIT
        fits = fits and _are_bytes(slots, 16) and _are_bytes(basis, 32)
        if not fits or len(basis) > BASIS_LIMIT or len(set(slots)) != len(slots) or basis != sorted(set(basis)):
            raise EntryRefused(reason="header-form")
        if encoded(value) != raw:
            raise EntryRefused(reason="cbor-form")
        return cls(
            scope, device, seq, prev, hlc, kind, schema, record, tuple(slots), tuple(basis), commitment
        )  # fmt: skip


@dataclass(frozen=True, repr=False)
class Entry:
    """A signed entry. `parts` holds None where a part was erased or withheld; `leaves` holds every part's hash."""

    header: Header
    raw: bytes
    signature: bytes
    leaves: tuple[bytes, ...]
    parts: tuple[bytes | None, ...]

    @cached_property
    def id(self) -> bytes:
        """SHA-256 of the header."""
        return hashed(self.raw)

    def check(self) -> None:
        """Raise EntryRefused unless signature, commitment and the hash of every part present are right."""
        if self.header.encoded() != self.raw:
            raise EntryRefused(reason="header-form")
        self._check_signature()
        self.check_parts()

    def _check_signature(self) -> None:
        try:
            VerifyKey(self.header.device).verify(SIGNED_AS + self.raw, self.signature)
        except (BadSignatureError, ValueError) as wrong:
            raise EntryRefused(reason="signature") from wrong

    def check_parts(self) -> None:
        """Raise EntryRefused unless commitment and the hash of every part present are right, whoever signed."""
        if len(self.leaves) != len(self.header.slots) + 1 or len(self.parts) != len(self.leaves):
            raise EntryRefused(reason="parts")
        if any(len(leaf) != 32 for leaf in self.leaves):  # else their borders could be moved under the same hash
            raise EntryRefused(reason="parts")
        if self.parts[0] is None and any(part is not None for part in self.parts):
            raise EntryRefused(reason="parts")  # what a field's part belongs to is said in the first
        if sum(len(part) for part in self.parts if part is not None) > BODY_LIMIT:
            raise EntryRefused(reason="size")
        if hashed(b"".join(self.leaves)) != self.header.commitment:
            raise EntryRefused(reason="commitment")
        for leaf, part in zip(self.leaves, self.parts, strict=True):
            if part is not None and hashed(part) != leaf:
                raise EntryRefused(reason="part")

    def packed(self) -> bytes:
        """The entry as it travels: one CBOR array of header bytes, signature, leaves and parts."""
        return encoded([self.raw, self.signature, list(self.leaves), list(self.parts)])

    @classmethod
    def unpacked(cls, packed: bytes) -> Entry:
        """The entry of its travelling form, checked."""
        if len(packed) > PACKED_LIMIT:
            raise EntryRefused(reason="size")
        value = _loaded(packed)
        if type(value) is not list or list(map(type, value)) != [bytes, bytes, list, list]:
            raise EntryRefused(reason="packed-form")
        raw, signature, leaves, parts = value
        if not _BYTES.issuperset(map(type, leaves)) or not _BYTES_OR_NONE.issuperset(map(type, parts)):
            raise EntryRefused(reason="packed-form")
        if encoded(value) != packed:
            raise EntryRefused(reason="cbor-form")
        entry = cls(Header.read(raw), raw, signature, tuple(leaves), tuple(parts))
        entry._check_signature()
        entry.check_parts()
        return entry


def commitment(parts: Sequence[bytes]) -> bytes:
    """SHA-256 over the SHA-256 of each part."""
    return hashed(b"".join(hashed(part) for part in parts))


def parts_of(
    record: bytes, author: bytes, deed: bytes, values: Mapping[str, Wire], salts: Sequence[bytes]
) -> list[bytes]:
    """The parts of a body. `salts` (16 bytes each, one more than values) keep an erased value from being guessed."""
    common = {"author": author, "deed": deed, "record": record, "salt": salts[0]}
    fields = [
        {"name": name, "salt": salt, "value": value}
        for (name, value), salt in zip(values.items(), salts[1:], strict=True)
    ]
    return [encoded(part) for part in [common, *fields]]


def signed(header: Header, parts: Sequence[bytes], key: SigningKey) -> Entry:
    """The entry of a header whose commitment fits `parts`, signed by the device's key."""
    raw = header.encoded()
    leaves = tuple(hashed(part) for part in parts)
    return Entry(header, raw, key.sign(SIGNED_AS + raw).signature, leaves, tuple(parts))
