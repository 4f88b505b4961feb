"""The master key of a vault, the keys made from it, and what deriving a key from a passphrase may cost.

Knows HKDF and Argon2id. Refuses to know files, slots, people and databases; no key is ever printed by it.
"""

from __future__ import annotations

import hmac
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import NoReturn

import nacl.exceptions
import nacl.pwhash.argon2id
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from fieldcase.errors import HeaderDamaged, NotEnoughMemory

Random = Callable[[int], bytes]
"""So many unpredictable bytes; `World.random` is one."""

KEY_BYTES = 32
VAULT_ID_BYTES = 16
SALT_BYTES = 16
MIB = 1 << 20

# Bounds of Argon2id: the floor is what may be written, the ceiling what may be read (a hostile header must not be
# able to take all memory or an hour). The lower bounds of reading are libsodium's own.
LEAST_MEMORY, USUAL_MEMORY, MOST_MEMORY = 64 * MIB, 256 * MIB, 1024 * MIB
LEAST_PASSES, MOST_PASSES = 3, 10
_SMALL_MACHINE = 2048 * MIB


class Secret:
    """Bytes that are shown to nobody: repr tells the kind alone; they cannot be copied, pickled or hashed.

    Knows its kind ("master key", "db") and its bytes; refuses to print them.
    """

    __slots__ = ("_kind", "_value")

    def __init__(self, kind: str, value: bytes) -> None:
        self._kind = kind
        self._value = value

    @property
    def kind(self) -> str:
        """What the secret is for, in words that may be printed."""
        return self._kind

    def reveal(self) -> bytes:
        """The bytes themselves, for handing to a cipher."""
        return self._value

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return hmac.compare_digest(self._value, other._value)

    def __repr__(self) -> str:
        return f"<Secret {self._kind}>"

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a secret is not copied or pickled")


class Purpose(StrEnum):
    """What a sub-key is for. A value is part of the format: never changed, never reused."""

    DB = "db"
    BLOB_WRAP = "blob-wrap"
    BACKUP_WRAP = "backup-wrap"
    HEADER_MAC = "header-mac"
    PSEUDONYMS = "pseudonyms"


def new_master_key(random: Random) -> Secret:
    """A fresh master key of 256 random bits."""
    return Secret("master key", drawn(random, KEY_BYTES))


def sub_key(master: Secret, vault_id: bytes, purpose: Purpose) -> Secret:
    """32 bytes for one purpose: HKDF-SHA256(master, salt = vault id, info = "fieldcase/1/" + purpose)."""
    return hkdf(master.reveal(), vault_id, purpose.value)


def hkdf(key: bytes, salt: bytes, purpose: str) -> Secret:
    """32 bytes from `key` by HKDF-SHA256 (RFC 5869) with info = "fieldcase/1/" + purpose."""
    info = f"fieldcase/1/{purpose}".encode("ascii")
    return Secret(purpose, HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=info).derive(key))


@dataclass(frozen=True)
class Cost:
    """What one guess at a passphrase costs: memory in bytes, passes over it, always one lane (p = 1)."""

    memory_bytes: int
    passes: int

    def demand_readable(self) -> None:
        """HeaderDamaged for more than 1 GiB or 10 passes, or what libsodium cannot do. Asked before any deriving."""
        memory_fits = nacl.pwhash.argon2id.MEMLIMIT_MIN <= self.memory_bytes <= MOST_MEMORY
        if not memory_fits or not 1 <= self.passes <= MOST_PASSES:
            raise HeaderDamaged()

    def demand_writable(self) -> None:
        """ValueError below 64 MiB or 3 passes (TEST_COST apart) and above what may be read."""
        if self == TEST_COST:
            return
        memory_fits = LEAST_MEMORY <= self.memory_bytes <= MOST_MEMORY
        if not memory_fits or not LEAST_PASSES <= self.passes <= MOST_PASSES:
            raise ValueError("an Argon2id cost outside 64 MiB .. 1 GiB and 3 .. 10 passes")


TEST_COST = Cost(8 * MIB, 1)
"""For tests alone: a few milliseconds, so that a suite may make thousands of vaults."""


def derived(passphrase: bytes, salt: bytes, cost: Cost) -> Secret:
    """32 bytes from a passphrase by Argon2id (RFC 9106, libsodium). HeaderDamaged for a hostile cost;
    NotEnoughMemory where the system has no such memory to give."""
    cost.demand_readable()
    try:
        key = nacl.pwhash.argon2id.kdf(
            KEY_BYTES, passphrase, salt, opslimit=cost.passes, memlimit=cost.memory_bytes
        )  # fmt: skip
    except (nacl.exceptions.RuntimeError, MemoryError) as error:
        raise NotEnoughMemory(needed=cost.memory_bytes // MIB) from error
    return Secret("passphrase key", key)


def calibrated(
    memory_of_machine: int, seconds: float = 1.0, *, stopwatch: Callable[[], float] = time.perf_counter
) -> Cost:
    """The cost for new slots on this machine: 256 MiB (64 MiB below 2 GiB of memory, given in bytes) and as many
    passes, 3 to 10, as take about `seconds`. Measured by deriving once with 3 passes; takes that long itself."""
    memory = USUAL_MEMORY if memory_of_machine >= _SMALL_MACHINE else LEAST_MEMORY
    began = stopwatch()
    derived(b"calibration", bytes(SALT_BYTES), Cost(memory, LEAST_PASSES))
    one_pass = (stopwatch() - began) / LEAST_PASSES
    passes = int(seconds / one_pass) if one_pass > 0 else MOST_PASSES
    return Cost(memory, min(MOST_PASSES, max(LEAST_PASSES, passes)))


def drawn(random: Random, size: int) -> bytes:
    """Exactly `size` bytes from `random`; ValueError when the source gives fewer."""
    value = random(size)
    if len(value) != size:
        raise ValueError("the source of randomness gave too few bytes")
    return value
