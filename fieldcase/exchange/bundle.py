"""A bundle before it is sealed: who sends it, the signature over its frame, the frame, and zeros up to a round size.

    "FCB1" + sender (32) + signature (64) + length of the frame (4, most significant first) + frame + zeros

Knows bytes, one signature, and sizes that tell little. Refuses to know the vault, and whether to believe a sender.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nacl.bindings import crypto_sign_open
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey

from fieldcase.errors import BundleForged, BundleMalformed, BundleNewer, BundleTooLarge
from fieldcase.exchange.frame import Frame, framed
from fieldcase.exchange.head import Head
from fieldcase.exchange.named import Named
from fieldcase.exchange.travelling import Trail, packed
from fieldcase.vault.entry import Entry

if TYPE_CHECKING:
    from fieldcase.vault.age import Recipient

MAGIC = b"FCB1"
_LATER = tuple(MAGIC[:3] + bytes([digit]) for digit in b"23456789")
SIGNED_AS = b"fieldcase/bundle/1\x00"
SENDER, SIGNATURE, LENGTH = 32, 64, 4
START = len(MAGIC) + SENDER + SIGNATURE + LENGTH
BUNDLE_LIMIT = 64 * 1024 * 1024
"""Bytes of the sealed file. What age adds is taken off for the plain one: 16 KiB of header, 16 bytes in each 64 KiB."""
PLAIN_LIMIT = BUNDLE_LIMIT - 64 * 1024
SUFFIX = ".fcx"


@dataclass(frozen=True, repr=False)
class Bundle:
    """`entries` has one list for each scope of the head, in its order. `tag_keys` are those of scopes whose key does
    not travel, for the reader has it."""

    head: Head
    entries: tuple[Sequence[Entry], ...]
    tag_keys: tuple[bytes, ...]


def bundled(head: Head, entries: Sequence[Sequence[Entry]], tag_keys: Sequence[bytes]) -> Bundle:
    """A bundle; `tag_keys` are those of all scopes of the head, whether they travel or not. ValueError where the
    numbers differ or a key that travels is another."""
    if not len(head.scopes) == len(entries) == len(tag_keys):
        raise ValueError("a list and a key for each scope")
    if any(one.tag_key not in (None, key) for one, key in zip(head.scopes, tag_keys, strict=True)):
        raise ValueError("another key than the scope's")
    return Bundle(head, tuple(entries), tuple(tag_keys))


def written(bundle: Bundle, key: SigningKey) -> bytes:
    """The bundle's plain bytes, signed by the sending device's key.

    BundleTooLarge where it has to be sent in several; EntryRefused for an entry of another scope or twice the same.
    """
    named = Named.of(bundle.head.made, bytes(key.verify_key), bundle.head.readers)
    lists = [
        packed(entries, scope.id, tag_key, named)
        for scope, entries, tag_key in zip(bundle.head.scopes, bundle.entries, bundle.tag_keys, strict=True)
    ]
    return signed_frame(framed(bundle.head.encoded(), lists), key)


def entries_of(frame: Frame, head: Head, sender: bytes, tag_keys: Sequence[bytes]) -> Iterator[tuple[int, Entry]]:
    """The number of a scope of the head and an entry of it, one after another, checked but for the signature (`Trail`);
    `tag_keys` are those of all its scopes. BundleMalformed, BundleTooLarge, EntryRefused."""
    named = Named.of(head.made, sender, head.readers)
    trails = [Trail(scope.id, key, named) for scope, key in zip(head.scopes, tag_keys, strict=True)]
    for scope, told in frame.lists(len(trails)):
        yield scope, trails[scope].unpack(told, frame.loose)


def signed_frame(frame: bytes, key: SigningKey) -> bytes:
    """The plain bytes around a frame; BundleTooLarge above 64 MiB."""
    size = padded_size(START + len(frame))
    if size > PLAIN_LIMIT:
        raise BundleTooLarge
    signature = key.sign(SIGNED_AS + frame).signature
    plain = MAGIC + bytes(key.verify_key) + signature + len(frame).to_bytes(LENGTH, "big") + frame
    return plain.ljust(size, b"\x00")


def split(plain: bytes | bytearray) -> tuple[bytes, memoryview]:
    """The sender's device key and the frame, once the signature over it was checked.

    BundleNewer, BundleTooLarge, BundleForged; BundleMalformed where size or padding is not what `written` makes.
    """
    if len(plain) > PLAIN_LIMIT:
        raise BundleTooLarge
    if plain.startswith(_LATER):
        raise BundleNewer
    if len(plain) < START or plain[: len(MAGIC)] != MAGIC:
        raise BundleMalformed
    sender = bytes(plain[len(MAGIC) : len(MAGIC) + SENDER])
    end = START + int.from_bytes(plain[START - LENGTH : START], "big")
    if len(plain) != padded_size(end) or plain.count(0, end) != len(plain) - end:
        raise BundleMalformed
    view = memoryview(plain).toreadonly()
    try:
        # The binding beneath VerifyKey: one copy of 64 MiB less.
        signature = view[START - LENGTH - SIGNATURE : START - LENGTH]
        crypto_sign_open(b"".join((signature, SIGNED_AS, view[START:end])), sender)
    except (BadSignatureError, ValueError):
        raise BundleForged from None
    return sender, view[START:end]


def padded_size(size: int) -> int:
    """The size in bytes that `size` is padded to, at most 12 % more: Padme of Nikitin et al., "Reducing Metadata
    Leakage from Encrypted Files and Communication with PURBs", 2019. It keeps as many leading bits of a size as say how
    long that number is."""
    if size < 2:
        return size
    exponent = size.bit_length() - 1
    mask = (1 << exponent - exponent.bit_length()) - 1
    return size + mask & ~mask


def sealed_bundle(
    bundle: Bundle, key: SigningKey, recipients: Sequence[Recipient], random: Callable[[int], bytes]
) -> tuple[str, bytes]:
    """The name and the bytes of the file that a bundle leaves as; each of `recipients` opens it alone."""
    from fieldcase.exchange.sealed import sealed  # what opens a stranger's bundle needs no age

    return random(16).hex() + SUFFIX, sealed(written(bundle, key), recipients, random)
