"""Everything of a visit as one sealed bundle for one laptop, whose writer will not be able to read it again.

Because nobody here can look into it afterwards, its plain bytes are read back before they are sealed, and the sealed
file is looked at as far as one can without a key. Refuses to know which records belong to the visit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nacl.signing import SigningKey

from fieldcase.errors import BundleRefused, EntryRefused, EvidenceDamaged, SealingFailed
from fieldcase.exchange.bundle import bundled, entries_of, split, written
from fieldcase.exchange.frame import Frame
from fieldcase.exchange.head import Beside, Head, Scope
from fieldcase.exchange.sealed import sealed
from fieldcase.vault import age, age_header
from fieldcase.vault.entry import POSITION_LIMIT, Entry

# What is sealed cannot be made anew with another day on it.
FOR_EVER = POSITION_LIMIT - 1


@dataclass(frozen=True, repr=False)
class Part:
    """The entries of one scope, with its kind and its tag key, which travels."""

    scope: bytes
    kind: str
    tag_key: bytes
    entries: Sequence[Entry]


def packed(
    parts: Sequence[Part], files: Sequence[Beside], device: bytes, now: int, key: SigningKey
) -> bytes:  # fmt: skip
    """The plain bytes of a bundle for the laptop `device`, good for ever, signed by `key`, and read back.

    BundleTooLarge; SealingFailed where what is read back is not what was put in.
    """
    parts = sorted(parts, key=lambda part: part.scope)
    head = Head(
        (device,), now, FOR_EVER, tuple(Scope(one.scope, one.kind, one.tag_key) for one in parts),
        files=tuple(sorted(files, key=lambda one: one.name)),
    )  # fmt: skip
    plain = written(bundled(head, [one.entries for one in parts], [one.tag_key for one in parts]), key)
    try:
        same = _read_back(plain, parts) == [[one.packed() for one in part.entries] for part in parts]
    except (BundleRefused, EntryRefused, ValueError):
        same = False
    if not same:
        raise SealingFailed
    return plain


def _read_back(plain: bytes, parts: Sequence[Part]) -> list[list[bytes]]:
    sender, packed = split(plain)
    frame = Frame(packed)
    found: list[list[bytes]] = [[] for _ in parts]
    for at, entry in entries_of(frame, Head.read(frame.head), sender, [part.tag_key for part in parts]):
        found[at].append(entry.packed())
    return found


def sealed_for(plain: bytes, recipient: bytes, random: Callable[[int], bytes]) -> bytes:
    """`plain` as an age file for one X25519 key alone; SealingFailed where it does not look as such a file does."""
    file = sealed(plain, [age.Recipient(recipient)], random)
    if not looks_sealed(file, len(plain)):
        raise SealingFailed
    return file


def looks_sealed(file: bytes, size: int) -> bool:
    """Whether a file has the header of an age file for one reader, and the length that `size` plain bytes come to."""
    try:
        header = age_header.parse(file[: age_header.HEADER_LIMIT])
    except EvidenceDamaged:
        return False
    chunks = max(1, -(-size // age.CHUNK))
    kinds = [stanza.kind for stanza in header.stanzas]
    return kinds == [b"X25519"] and len(file) == header.size + age.NONCE + size + chunks * age.TAG
