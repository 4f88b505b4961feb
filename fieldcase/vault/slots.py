"""Slots: each is one way to the master key, by a passphrase, a recovery code or an organisation's key.

Knows how the master key is wrapped and how a slot stands in the header. Refuses to know whose slot it is: the header
lies open on the disk, so persons are tied to slot ids inside the database. There is no slot that only a keyring of
the operating system could open.

In every slot the master key is sealed by XChaCha20-Poly1305 under a key of the slot's own: Argon2id of the
passphrase, HKDF of the 160 bits of the recovery code, or a random key in a sealed box (X25519) for the organisation.
The associated data are vault id + slot id + the slot's kind and parameters, so that a slot moved to another place or
made cheaper does not open.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import nacl.exceptions
from nacl import bindings
from nacl.public import PrivateKey, PublicKey, SealedBox

from fieldcase.errors import HeaderDamaged
from fieldcase.vault import passphrase as words
from fieldcase.vault.keys import KEY_BYTES, SALT_BYTES, Cost, Random, Secret, derived, drawn, hkdf

SLOT_ID_BYTES = 16
Parameters = Mapping[str, str | int]
NONCE_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
WRAPPED_BYTES = KEY_BYTES + bindings.crypto_aead_xchacha20poly1305_ietf_ABYTES
_SEALED_BYTES = KEY_BYTES + bindings.crypto_box_SEALBYTES
_HEX = re.compile("[0-9a-f]*")


class Kind(StrEnum):
    """The kinds of slots this version opens; a slot of another kind is left alone."""

    PASSPHRASE = "passphrase"
    RECOVERY = "recovery"
    ORGANISATION = "organisation"


@dataclass(frozen=True, repr=False)
class Slot:
    """One way to the master key, as it stands in the header: nothing in it is secret, nothing in it is a person."""

    id: bytes
    kind: str
    parameters: Parameters
    nonce: bytes
    wrapped: bytes

    def __repr__(self) -> str:
        return f"<Slot {self.kind} {self.id.hex()[:8]}>"

    def as_json(self) -> dict[str, object]:
        """The slot as a JSON object: bytes in lower-case hex."""
        return {
            "id": self.id.hex(),
            "kind": self.kind,
            "parameters": dict(self.parameters),
            "nonce": self.nonce.hex(),
            "wrapped": self.wrapped.hex(),
        }

    @property
    def cost(self) -> Cost:
        """What a passphrase slot asks of Argon2id; only for passphrase slots."""
        memory, passes = self.parameters["memory"], self.parameters["passes"]
        if type(memory) is not int or type(passes) is not int:
            raise HeaderDamaged()
        return Cost(memory, passes)


def read_slot(value: object) -> Slot:
    """The slot in a JSON object; HeaderDamaged for anything else, for hostile parameters before anything is derived."""
    if not isinstance(value, dict) or value.keys() != {"id", "kind", "parameters", "nonce", "wrapped"}:
        raise HeaderDamaged()
    kind, parameters = value["kind"], value["parameters"]
    if not isinstance(kind, str) or not isinstance(parameters, dict):
        raise HeaderDamaged()
    slot = Slot(
        id=read_hex(value["id"], SLOT_ID_BYTES),
        kind=kind,
        parameters=parameters,
        nonce=read_hex(value["nonce"], NONCE_BYTES),
        wrapped=read_hex(value["wrapped"], WRAPPED_BYTES),
    )
    _check_parameters(slot)
    return slot


def read_hex(value: object, size: int) -> bytes:
    """`size` bytes in lower-case hex; HeaderDamaged for anything else."""
    if not isinstance(value, str) or len(value) != 2 * size or not _HEX.fullmatch(value):
        raise HeaderDamaged()
    return bytes.fromhex(value)


def _check_parameters(slot: Slot) -> None:
    if slot.kind == Kind.PASSPHRASE:
        _demand_names(slot, {"salt", "memory", "passes"})
        read_hex(slot.parameters["salt"], SALT_BYTES)
        slot.cost.demand_readable()
    elif slot.kind == Kind.RECOVERY:
        _demand_names(slot, set())
    elif slot.kind == Kind.ORGANISATION:
        _demand_names(slot, {"sealed"})
        read_hex(slot.parameters["sealed"], _SEALED_BYTES)


def _demand_names(slot: Slot, names: set[str]) -> None:
    if slot.parameters.keys() != names:
        raise HeaderDamaged()


def passphrase_slot(
    master: Secret, vault_id: bytes, passphrase: str, cost: Cost, random: Random, slot_id: bytes | None = None
) -> Slot:
    """A slot for one person's passphrase; with `slot_id` it takes the place of that slot.

    WeakPassphrase below 60 bits; ValueError for a cost below the floor.
    """
    words.demand_strong(passphrase)
    cost.demand_writable()
    salt = drawn(random, SALT_BYTES)
    parameters: Parameters = {"memory": cost.memory_bytes, "passes": cost.passes, "salt": salt.hex()}
    key = derived(words.normalised(passphrase), salt, cost)
    return _wrap(master, vault_id, slot_id or drawn(random, SLOT_ID_BYTES), Kind.PASSPHRASE, parameters, key, random)


def recovery_slot(master: Secret, vault_id: bytes, code: Secret, random: Random) -> Slot:
    """A slot for a recovery code (recovery.new_code). Its 160 bits are random: nothing is gained by Argon2id."""
    key = _recovery_key(vault_id, code)
    return _wrap(master, vault_id, drawn(random, SLOT_ID_BYTES), Kind.RECOVERY, {}, key, random)


def organisation_slot(master: Secret, vault_id: bytes, public_key: bytes, random: Random) -> Slot:
    """A slot for whoever holds the secret half of an X25519 key of 32 bytes. The slot does not say whose key it is."""
    key = Secret("organisation key", drawn(random, KEY_BYTES))
    sealed = SealedBox(PublicKey(public_key)).encrypt(key.reveal())
    parameters: Parameters = {"sealed": sealed.hex()}
    return _wrap(master, vault_id, drawn(random, SLOT_ID_BYTES), Kind.ORGANISATION, parameters, key, random)


def open_with_passphrase(passphrase: str, slot: Slot, vault_id: bytes) -> Secret | None:
    """The master key, or None when this slot does not open. Takes what the slot's cost says, about a second."""
    if slot.kind != Kind.PASSPHRASE:
        return None
    salt = read_hex(slot.parameters["salt"], SALT_BYTES)
    return _unwrap(slot, vault_id, derived(words.normalised(passphrase), salt, slot.cost))


def open_with_recovery(code: Secret, slot: Slot, vault_id: bytes) -> Secret | None:
    """The master key, or None when this slot does not open."""
    return _unwrap(slot, vault_id, _recovery_key(vault_id, code)) if slot.kind == Kind.RECOVERY else None


def open_as_organisation(secret_key: Secret, slot: Slot, vault_id: bytes) -> Secret | None:
    """The master key, or None when this slot does not open with the X25519 secret key."""
    if slot.kind != Kind.ORGANISATION:
        return None
    sealed = read_hex(slot.parameters["sealed"], _SEALED_BYTES)
    try:
        key = SealedBox(PrivateKey(secret_key.reveal())).decrypt(sealed)
    except nacl.exceptions.CryptoError:
        return None
    return _unwrap(slot, vault_id, Secret("organisation key", key))


def seal(key: Secret, content: bytes, bound_to: bytes, random: Random) -> tuple[bytes, bytes]:
    """Nonce and ciphertext of `content` under `key` (XChaCha20-Poly1305) with the associated data `bound_to`."""
    nonce = drawn(random, NONCE_BYTES)
    return nonce, bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(content, bound_to, nonce, key.reveal())


def unseal(key: Secret, nonce: bytes, wrapped: bytes, bound_to: bytes) -> bytes | None:
    """What `seal` was given, or None when key, bytes or `bound_to` are not the same."""
    try:
        return bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(wrapped, bound_to, nonce, key.reveal())
    except nacl.exceptions.CryptoError:
        return None


def _recovery_key(vault_id: bytes, code: Secret) -> Secret:
    return hkdf(code.reveal(), vault_id, "recovery")


def _bound_to(vault_id: bytes, slot_id: bytes, kind: str, parameters: Parameters) -> bytes:
    said = {"kind": kind, "parameters": dict(parameters)}
    return vault_id + slot_id + json.dumps(said, sort_keys=True, separators=(",", ":")).encode("ascii")


def _wrap(
    master: Secret, vault_id: bytes, slot_id: bytes, kind: Kind, parameters: Parameters, key: Secret, random: Random
) -> Slot:
    nonce, wrapped = seal(key, master.reveal(), _bound_to(vault_id, slot_id, kind.value, parameters), random)
    return Slot(slot_id, kind.value, parameters, nonce, wrapped)


def _unwrap(slot: Slot, vault_id: bytes, key: Secret) -> Secret | None:
    bound_to = _bound_to(vault_id, slot.id, slot.kind, slot.parameters)
    master = unseal(key, slot.nonce, slot.wrapped, bound_to)
    return None if master is None else Secret("master key", master)
