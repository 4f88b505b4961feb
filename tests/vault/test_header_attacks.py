"""Slots removed, added, swapped or weakened by somebody without the master key: each is found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from forged_headers import FIRST, OTHER, SECOND, Fields, Made, make
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt
from nacl.public import PrivateKey, SealedBox
from nacl.pwhash import argon2id

from fieldcase.errors import HeaderDamaged, WrongPassphrase
from fieldcase.vault import slots
from fieldcase.vault.keys import MIB, TEST_COST, Secret


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return make(tmp_path / "Somewhere.fieldcase")


def weaken_memory(fields: Fields) -> None:
    fields["slots"][0]["parameters"]["memory"] = 1 * MIB


def more_passes(fields: Fields) -> None:
    fields["slots"][0]["parameters"]["passes"] = 2


def other_salt(fields: Fields) -> None:
    fields["slots"][0]["parameters"]["salt"] = "00" * 16


def swap_wraps(fields: Fields) -> None:
    first, second = fields["slots"][:2]
    for name in ("nonce", "wrapped", "parameters"):
        first[name], second[name] = second[name], first[name]


def swap_ids(fields: Fields) -> None:
    first, second = fields["slots"][:2]
    first["id"], second["id"] = second["id"], first["id"]


def other_vault_id(fields: Fields) -> None:
    fields["vault"] = "00" * 16


def other_kind(fields: Fields) -> None:
    fields["slots"][0]["kind"] = "keyring"


ON_THE_FIRST_SLOT = [weaken_memory, more_passes, other_salt, swap_wraps, swap_ids, other_kind]


@pytest.mark.parametrize("attack", [*ON_THE_FIRST_SLOT, other_vault_id])
def test_a_slot_rewritten_in_header_json_is_told_to_its_own_person(
    made: Made, attack: Callable[[Fields], None]
) -> None:
    made.tamper(attack, both=False)
    with pytest.raises(HeaderDamaged):
        made.read().unlock(FIRST)
    with pytest.raises(WrongPassphrase):
        made.read().unlock(OTHER)


@pytest.mark.parametrize("attack", [weaken_memory, more_passes, other_salt, other_kind])
def test_a_slot_rewritten_in_both_files_is_told_to_everybody_else(made: Made, attack: Callable[[Fields], None]) -> None:
    made.tamper(attack, both=True)
    with pytest.raises(HeaderDamaged):
        made.read().unlock(SECOND)
    with pytest.raises(HeaderDamaged):
        made.read().unlock_with_recovery(made.code)
    with pytest.raises(WrongPassphrase):  # her own slot no longer opens: nothing of the old key is given out
        made.read().unlock(FIRST)


def remove_second(fields: Fields) -> None:
    del fields["slots"][1]


def reorder(fields: Fields) -> None:
    fields["slots"].reverse()


def raise_generation(fields: Fields) -> None:
    fields["generation"] += 1


def add_a_head(fields: Fields) -> None:
    fields["heads"].append("ab" * 32)


def raise_minor(fields: Fields) -> None:
    fields["format"] = [1, 1]


def add_a_name(fields: Fields) -> None:
    fields["note"] = "planted"


def add_a_database_key(fields: Fields) -> None:
    fields["database"] = {"nonce": "00" * 24, "wrapped": "00" * 48}


def add_a_slot(fields: Fields) -> None:
    fields["slots"].append({**fields["slots"][0], "id": "77" * 16})


@pytest.mark.parametrize("both", [False, True])
@pytest.mark.parametrize(
    "attack",
    [remove_second, reorder, raise_generation, add_a_head, raise_minor, add_a_name, add_a_database_key, add_a_slot],
)
def test_whatever_else_is_rewritten_is_found_once_a_slot_opens(
    made: Made, attack: Callable[[Fields], None], both: bool
) -> None:
    made.tamper(attack, both=both)
    with pytest.raises(HeaderDamaged):
        made.read().unlock(FIRST)


def test_a_slot_of_another_vault_is_found(made: Made, tmp_path: Path) -> None:
    other = make(tmp_path / "other", b"another vault")
    stranger = other.fields()["slots"][0]
    made.tamper(lambda fields: fields["slots"].insert(0, stranger), both=True)
    with pytest.raises(HeaderDamaged):
        made.read().unlock(FIRST)


def test_an_old_header_put_back_beside_the_newer_spare_is_found(made: Made) -> None:
    old = made.file.read_bytes()
    made.read().change_passphrase(made.master, made.first, OTHER, TEST_COST, made.world.random).write(made.folder)
    made.file.write_bytes(old)
    with pytest.raises(HeaderDamaged):
        made.read().unlock(FIRST)
    with pytest.raises(HeaderDamaged):
        made.read().unlock(OTHER)


def test_a_slot_opens_in_its_own_place_and_vault_alone(made: Made) -> None:
    read = made.read()
    slot, vault_id = read.slots[2], read.vault_id
    assert slots.open_with_recovery(made.code, slot, vault_id) == made.master
    assert slots.open_with_recovery(made.code, replace(slot, id=made.first), vault_id) is None
    assert slots.open_with_recovery(made.code, slot, bytes(16)) is None
    assert slots.open_with_recovery(made.code, replace(slot, kind="passphrase"), vault_id) is None


def test_a_box_sealed_again_by_the_organisation_itself_does_not_open(made: Made) -> None:
    secret = PrivateKey.generate()
    vault_id, key = made.read().vault_id, Secret("organisation secret", bytes(secret))
    slot = slots.organisation_slot(made.master, vault_id, bytes(secret.public_key), made.world.random)
    inside = SealedBox(secret).decrypt(bytes.fromhex(str(slot.parameters["sealed"])))
    again = replace(slot, parameters={"sealed": SealedBox(secret.public_key).encrypt(inside).hex()})
    assert slots.open_as_organisation(key, slot, vault_id) == made.master
    assert slots.open_as_organisation(key, again, vault_id) is None


def test_a_slot_opens_by_hand_as_the_format_says(made: Made) -> None:
    fields = made.fields()
    slot, parameters = fields["slots"][0], fields["slots"][0]["parameters"]
    key = argon2id.kdf(
        32, FIRST.encode(), bytes.fromhex(parameters["salt"]), parameters["passes"], parameters["memory"]
    )
    said = f'{{"kind":"passphrase","parameters":{{"memory":{parameters["memory"]},"passes":{parameters["passes"]},'
    said += f'"salt":"{parameters["salt"]}"}}}}'
    bound_to = bytes.fromhex(fields["vault"]) + bytes.fromhex(slot["id"]) + said.encode()
    wrapped, nonce = bytes.fromhex(slot["wrapped"]), bytes.fromhex(slot["nonce"])
    assert crypto_aead_xchacha20poly1305_ietf_decrypt(wrapped, bound_to, nonce, key) == made.master.reveal()
