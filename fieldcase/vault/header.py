"""header.json: the slots of a vault and what its journal had reached, under one authentication code.

Knows the file's bytes and who may change them. Refuses to know the database, the journal and the people; nothing
that is said of a person stands in the header, for it lies open on the disk.

    {"payload":"<base64>","mac":"<hex>"}

The code is HMAC-SHA256 over the exact bytes of the payload under a key made from the master key. Whoever removes,
adds, swaps or weakens a slot cannot make it anew, and is found as soon as any slot opens. The file is at most 64 KiB
and stands twice: header.json.bak is the same generation, for an older one would keep an old passphrase valid.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from fieldcase.errors import (
    FieldcaseError,
    FolderGone,
    HeaderDamaged,
    LastSlot,
    NewerVault,
    NotAVault,
    OrganisationKeyWrong,
    RecoveryCodeOfAnother,
    VaultExists,
    WrongPassphrase,
)
from fieldcase.vault import slots as ways
from fieldcase.vault.envelope import FORMAT, MOST_BYTES, opened, payload_of, written
from fieldcase.vault.files import write_together
from fieldcase.vault.keys import KEY_BYTES, VAULT_ID_BYTES, Cost, Purpose, Random, Secret, drawn, sub_key
from fieldcase.vault.slots import Kind, Slot, read_hex

NAME, SPARE_NAME = "header.json", "header.json.bak"
# Each passphrase slot costs whoever unlocks a second; a hostile header must not cost an afternoon.
MOST_SLOTS = 32
_HEAD = re.compile("[0-9a-f]+")
_Way = Callable[[Slot, bytes], Secret | None]


@dataclass(frozen=True, repr=False)
class Header:
    """A header as read or made: an unchanging value; each change gives a new one of the next generation.

    `format` is (major, minor); `heads` are the journal's heads as of the last close, lower-case hex, as the caller
    gave them; `whole` says that both files hold these bytes (`mend` makes it so). Until `unlock` nothing of it is
    to be believed.
    """

    payload: bytes
    mac: bytes
    format: tuple[int, int]
    vault_id: bytes
    generation: int
    slots: tuple[Slot, ...]
    heads: tuple[str, ...]
    fields: Mapping[str, object]
    whole: bool = field(default=True, compare=False)
    spare: bytes | None = field(default=None, compare=False)

    def __repr__(self) -> str:
        return f"<Header {self.vault_id.hex()[:8]} generation {self.generation}>"

    def unlock(self, passphrase: str) -> tuple[Secret, bytes]:
        """The master key and the id of the slot that opened, which says who it is. About a second for each slot.

        WrongPassphrase when no slot opens, HeaderDamaged when one opens and the header is not what was written.
        """
        return self._opened(partial(ways.open_with_passphrase, passphrase), WrongPassphrase)

    def unlock_with_recovery(self, code: Secret) -> tuple[Secret, bytes]:
        """The same with a recovery code (recovery.read, recovery.joined); RecoveryCodeOfAnother when it opens none."""
        return self._opened(partial(ways.open_with_recovery, code), RecoveryCodeOfAnother)

    def unlock_as_organisation(self, secret_key: Secret) -> tuple[Secret, bytes]:
        """The same with the organisation's X25519 secret key of 32 bytes; OrganisationKeyWrong when it opens none."""
        return self._opened(partial(ways.open_as_organisation, secret_key), OrganisationKeyWrong)

    def add_passphrase(self, master: Secret, passphrase: str, cost: Cost, random: Random) -> tuple[Header, bytes]:
        """A header with one more passphrase, and the id of its slot. WeakPassphrase below 60 bits."""
        slot = ways.passphrase_slot(master, self.vault_id, passphrase, cost, random)
        return self.with_slot(master, slot), slot.id

    def change_passphrase(self, master: Secret, slot_id: bytes, new: str, cost: Cost, random: Random) -> Header:
        """A header where slot `slot_id` opens with `new` alone: the master key is wrapped again, nothing else changes.

        WeakPassphrase below 60 bits. The old passphrase is worthless once `write` has come back; until then it holds.
        """
        if all(slot.id != slot_id or slot.kind != Kind.PASSPHRASE for slot in self.slots):
            raise ValueError("no passphrase slot has this id")
        slot = ways.passphrase_slot(master, self.vault_id, new, cost, random, slot_id)
        return self._with_slots(master, [slot if slot.id == old.id else old for old in self.slots])

    def with_slot(self, master: Secret, slot: Slot) -> Header:
        """A header with one more slot of any kind, made by fieldcase.vault.slots."""
        return self._with_slots(master, [*self.slots, slot])

    def remove_slot(self, master: Secret, slot_id: bytes) -> Header:
        """A header without slot `slot_id`. LastSlot when no passphrase would be left; ValueError for an unknown id."""
        left = [slot for slot in self.slots if slot.id != slot_id]
        if len(left) == len(self.slots):
            raise ValueError("no slot has this id")
        if all(slot.kind != Kind.PASSPHRASE for slot in left):
            raise LastSlot()
        return self._with_slots(master, left)

    def with_heads(self, master: Secret, heads: Sequence[str]) -> Header:
        """A header that remembers these heads (lower-case hex). ValueError when they leave no room in 64 KiB:
        give one digest over many heads rather than all of them."""
        return self._changed(master, {"heads": list(heads)})

    def for_backup(self, master: Secret, random: Random) -> tuple[Header, Secret]:
        """A header for a copy whose database has a fresh key of its own, and that key.

        The slots stay: what opens the vault opens the copy. The fresh key is wrapped under the backup-wrap sub-key.
        """
        fresh = Secret("backup database key", drawn(random, KEY_BYTES))
        wrap = sub_key(master, self.vault_id, Purpose.BACKUP_WRAP)
        nonce, wrapped = ways.seal(wrap, fresh.reveal(), self.vault_id, random)
        return self._changed(master, {"database": {"nonce": nonce.hex(), "wrapped": wrapped.hex()}}), fresh

    def database_key(self, master: Secret) -> Secret:
        """The 32 bytes that open the database beside this header: the wrapped fresh key, else the db sub-key."""
        self._demand_mac(master)
        wrapped = self.fields.get("database")
        if wrapped is None:
            return sub_key(master, self.vault_id, Purpose.DB)
        if not isinstance(wrapped, dict) or wrapped.keys() != {"nonce", "wrapped"}:
            raise HeaderDamaged()
        nonce, sealed = read_hex(wrapped["nonce"], ways.NONCE_BYTES), read_hex(wrapped["wrapped"], ways.WRAPPED_BYTES)
        key = ways.unseal(sub_key(master, self.vault_id, Purpose.BACKUP_WRAP), nonce, sealed, self.vault_id)
        if key is None:
            raise HeaderDamaged()
        return Secret("backup database key", key)

    def write(self, folder: Path) -> None:
        """Put the header and its spare into the vault's folder, both this generation, each whole or not at all.

        DiskFull, ReadOnly, FolderGone from the disk. header.json is renamed first: from then on the change holds.
        """
        write_together([folder / NAME, folder / SPARE_NAME], self.written())

    def written(self) -> bytes:
        """The bytes of header.json, as a backup keeps them beside its database."""
        return written(self.payload, self.mac)

    def mend(self, folder: Path) -> None:
        """Write both files again if they were not the same; to be called once the header has been unlocked."""
        if not self.whole:
            self.write(folder)

    def _opened(self, way: _Way, refusal: type[FieldcaseError]) -> tuple[Secret, bytes]:
        found = self._first(way)
        if found is None:
            raise HeaderDamaged() if self._was_changed(way) else refusal()
        self._demand_mac(found[0])
        spare = self._spare()
        if spare and spare.generation > self.generation and spare._mac_fits(found[0]):
            # Only an old header.json put back looks like this: the newer one is always written first.
            raise HeaderDamaged()
        return found

    def _first(self, way: _Way) -> tuple[Secret, bytes] | None:
        for slot in self.slots:
            master = way(slot, self.vault_id)
            if master is not None:
                return master, slot.id
        return None

    def _was_changed(self, way: _Way) -> bool:
        """Whether the spare opens where this header does not, though it is no older: then this one was tampered with.

        An older spare is what a crash between the two writes leaves; its old passphrase is simply a wrong one.
        """
        spare = self._spare()
        found = spare._first(way) if spare and spare.generation >= self.generation else None
        return spare is not None and found is not None and spare._mac_fits(found[0])

    def _spare(self) -> Header | None:
        if self.spare is None or self.whole:
            return None
        try:
            return parse(self.spare)
        except (HeaderDamaged, NewerVault):
            return None

    def _mac_fits(self, master: Secret) -> bool:
        return hmac.compare_digest(_mac(master, self.vault_id, self.payload), self.mac)

    def _demand_mac(self, master: Secret) -> None:
        if not self._mac_fits(master):
            raise HeaderDamaged()

    def _with_slots(self, master: Secret, slots: Sequence[Slot]) -> Header:
        return self._changed(master, {"slots": [slot.as_json() for slot in slots]})

    def _changed(self, master: Secret, changes: Mapping[str, object]) -> Header:
        # What a newer minor version has added stays as it was read.
        self._demand_mac(master)
        return _made(master, self.vault_id, {**self.fields, **changes, "generation": self.generation + 1})


def create(folder: Path, vault_id: bytes, master: Secret, slots: Sequence[Slot]) -> Header:
    """Write the first header of a vault into `folder`, which exists. VaultExists when one stands there."""
    if all(slot.kind != Kind.PASSPHRASE for slot in slots):
        raise ValueError("a vault needs a passphrase slot")
    return _create(folder, vault_id, master, slots)


def create_inner(folder: Path, vault_id: bytes, master: Secret) -> Header:
    """The same for a vault within a vault, whose master key is kept there: nothing else opens it."""
    return _create(folder, vault_id, master, ())


def _create(folder: Path, vault_id: bytes, master: Secret, slots: Sequence[Slot]) -> Header:
    if (folder / NAME).exists() or (folder / SPARE_NAME).exists():
        raise VaultExists(path=str(folder))
    fields: dict[str, object] = {
        "format": list(FORMAT),
        "generation": 1,
        "heads": [],
        "slots": [slot.as_json() for slot in slots],
        "vault": vault_id.hex(),
    }
    header = _made(master, vault_id, fields)
    header.write(folder)
    return header


def read(folder: Path) -> Header:
    """The header of the vault in `folder`; nothing is derived and nothing written.

    Where header.json is missing or cut (the beginning of its spare, perhaps followed by zeros) the spare counts.
    NotAVault when there is neither; HeaderDamaged when it is not what this program writes, larger than 64 KiB, or
    asks for hostile work; NewerVault for a newer major version; FolderGone when it may not be read.
    """
    content, spare = _content(folder / NAME), _content(folder / SPARE_NAME)
    if content is None and spare is None:
        raise NotAVault(path=str(folder))
    if spare is not None and content != spare and spare.startswith((content or b"").rstrip(b"\0")):
        return replace(parse(spare), whole=False)
    return replace(parse(content or b""), whole=content == spare, spare=spare)


def parse(content: bytes) -> Header:
    """The header in the bytes of header.json. HeaderDamaged, NewerVault."""
    envelope = opened(content)
    fields = envelope.fields
    generation, slots, heads = fields.get("generation"), fields.get("slots"), fields.get("heads")
    if type(generation) is not int or generation < 1 or not isinstance(slots, list) or len(slots) > MOST_SLOTS:
        raise HeaderDamaged()
    if not isinstance(heads, list) or not all(isinstance(head, str) and _HEAD.fullmatch(head) for head in heads):
        raise HeaderDamaged()
    read_slots = tuple(ways.read_slot(slot) for slot in slots)
    if len({slot.id for slot in read_slots}) != len(read_slots):
        raise HeaderDamaged()
    vault_id = read_hex(fields.get("vault"), VAULT_ID_BYTES)
    return Header(
        envelope.payload, envelope.mac, envelope.format, vault_id, generation, read_slots, tuple(heads), fields
    )


def _made(master: Secret, vault_id: bytes, fields: Mapping[str, object]) -> Header:
    payload = payload_of(fields)
    content = written(payload, _mac(master, vault_id, payload))
    if len(content) > MOST_BYTES:
        raise ValueError("slots and heads do not fit into a header of 64 KiB")
    try:
        return parse(content)
    except HeaderDamaged as error:
        raise ValueError("this cannot stand in a header") from error


def _mac(master: Secret, vault_id: bytes, payload: bytes) -> bytes:
    return hmac.digest(sub_key(master, vault_id, Purpose.HEADER_MAC).reveal(), payload, "sha256")


def _content(path: Path) -> bytes | None:
    """At most one byte more than a header may have; None where there is no such file, b"" where the disk gives none."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except PermissionError as error:
        raise FolderGone(path=str(path.parent)) from error
    except OSError:
        return b""
