"""Under which names, and in pieces of which sizes, a file of evidence lies beside a bundle.

Knows names that say nothing and sizes that say little. Refuses to know folders and what the bytes are.

Names are computed and not drawn. An interrupted writing has to know the names it gave; noted in the vault, they would
be one more list of who was sent what. So a name is a keyed hash: the key follows from the secret half of the device's
key for bundles, which no copy of the vault has and no reader knows; hashed are the readers, so that two people who
compare what they got find no name in common; the record; the stored file; and an epoch of thirty days, so that the
same names are met again after a pulled stick, and not in next year's list of some messenger. Whoever has not the key
sees random bytes. What names cannot hide is told in docs/format/exchange.md: the bytes are the same each time.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from fieldcase.exchange.bundle import padded_size
from fieldcase.vault.entry import encoded, hashed
from fieldcase.vault.keys import Secret, hkdf

if TYPE_CHECKING:
    from fieldcase.vault.peers import Own

SUFFIX = ".fce"
FULL = 84 * 1024 * 1024
"""Bytes of the largest part. A Padme size, so that it looks like any file of that size; below 90 MB, which messengers
take; and far below the 4 GiB at which sticks with FAT32 stop, so that there is one form for all ways."""
LEAST = 64 * 1024
"""Bytes of the smallest file: a note, a message and a small picture look alike."""
EPOCH = 30 * 24 * 60 * 60 * 1000
_PURPOSE = "names-beside"
_PART_OF = b"fieldcase/part/1\x00"
_NAME = 16


class Part(NamedTuple):
    """One file of the folder: its name, how many bytes it has, and which of the age file's bytes they begin with."""

    name: bytes
    size: int
    begins: int

    @property
    def file_name(self) -> str:
        """32 hexadecimal digits and the suffix."""
        return self.name.hex() + SUFFIX


def count(size: int) -> int:
    """How many parts an age file of `size` bytes has."""
    return -(-_padded(size) // FULL)


def _padded(size: int) -> int:
    return padded_size(max(size, LEAST))


def parts(name: bytes, size: int) -> Iterator[Part]:
    """The parts in order. A single one bears `name`; of several each has a name of its own, which only whoever knows
    `name` can compute, and `name` itself is on none."""
    number = count(size)
    for at in range(number):
        begins = at * FULL
        last = padded_size(_padded(size) - begins) if at == number - 1 else FULL
        yield Part(name if number == 1 else _part_name(name, at), last, begins)


def _part_name(name: bytes, at: int) -> bytes:
    return hashed(_PART_OF + name + at.to_bytes(4, "big"))[:_NAME]


@dataclass(frozen=True, repr=False)
class Naming:
    """How one device names what it hands to `readers` (device keys) in an epoch (a number that only grows)."""

    key: Secret
    readers: tuple[bytes, ...]
    epoch: int

    @classmethod
    def of(cls, own: Own, readers: Sequence[bytes], now: int) -> Naming:
        """The naming of this vault's device at `now` (milliseconds)."""
        return cls(hkdf(own.identity.secret, own.device, _PURPOSE), tuple(sorted(set(readers))), now // EPOCH)

    def names(self, record: bytes, blob: bytes) -> tuple[bytes, bytes]:
        """The name of a record's stored file (16 bytes), and the one it had in the epoch before: a writing that was
        interrupted as that ended goes on under it."""
        return self._name(record, blob, self.epoch), self._name(record, blob, self.epoch - 1)

    def _name(self, record: bytes, blob: bytes, epoch: int) -> bytes:
        what = encoded([epoch, list(self.readers), record, blob])
        return hmac.digest(self.key.reveal(), what, "sha256")[:_NAME]
