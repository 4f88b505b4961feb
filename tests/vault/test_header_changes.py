"""What is done to a header with the master key: passphrases, slots, heads, backups, and writing it down."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from forged_headers import FIRST, OTHER, SECOND, Made, make
from hypothesis import given
from hypothesis import strategies as st
from nacl.public import PrivateKey

from fieldcase.errors import (
    HeaderDamaged,
    LastSlot,
    OrganisationKeyWrong,
    RecoveryCodeOfAnother,
    WeakPassphrase,
    WrongPassphrase,
)
from fieldcase.vault import header, keys, recovery, slots
from fieldcase.vault.keys import TEST_COST, Cost, Purpose, Secret
from fieldcase.world import SeededWorld


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return make(tmp_path / "Somewhere.fieldcase")


def changed(made: Made) -> header.Header:
    return made.read().change_passphrase(made.master, made.first, OTHER, TEST_COST, made.world.random)


def test_a_changed_passphrase_ends_the_old_one_in_both_files(made: Made) -> None:
    changed(made).write(made.folder)
    for content in (made.file.read_bytes(), made.spare.read_bytes()):
        read = header.parse(content)
        with pytest.raises(WrongPassphrase):
            read.unlock(FIRST)
        assert read.unlock(OTHER) == (made.master, made.first)
        assert read.unlock(SECOND) == (made.master, made.second)


def test_the_old_passphrase_holds_until_the_new_header_is_written(made: Made) -> None:
    changed(made)
    assert made.read().unlock(FIRST) == (made.master, made.first)


def test_a_changed_passphrase_takes_fresh_salt_and_nonce(made: Made) -> None:
    before, after = made.read().slots[0], changed(made).slots[0]
    assert before.parameters["salt"] != after.parameters["salt"]
    assert before.nonce != after.nonce
    assert before.id == after.id


def test_a_crash_between_the_two_files_leaves_the_new_passphrase_alone(made: Made) -> None:
    old = made.spare.read_bytes()
    changed(made).write(made.folder)
    made.spare.write_bytes(old)
    read = made.read()
    with pytest.raises(WrongPassphrase):  # not HeaderDamaged: nobody tampered
        read.unlock(FIRST)
    assert read.unlock(OTHER)[0] == made.master
    read.mend(made.folder)
    assert made.spare.read_bytes() == made.file.read_bytes() != old


def test_a_passphrase_is_the_same_from_every_keyboard(made: Made) -> None:
    typed = unicodedata.normalize("NFD", SECOND)
    assert typed != SECOND
    assert made.read().unlock(typed) == (made.master, made.second)


def test_an_added_passphrase_opens_under_a_slot_of_its_own(made: Made) -> None:
    new, slot_id = made.read().add_passphrase(made.master, OTHER, TEST_COST, made.world.random)
    new.write(made.folder)
    assert made.read().unlock(OTHER) == (made.master, slot_id)
    assert len({slot.id for slot in made.read().slots}) == 4
    assert made.read().unlock(FIRST)[1] == made.first


def test_a_weak_passphrase_gets_no_slot(made: Made) -> None:
    with pytest.raises(WeakPassphrase):
        made.read().add_passphrase(made.master, "password123", TEST_COST, made.world.random)
    with pytest.raises(WeakPassphrase):
        made.read().change_passphrase(made.master, made.first, "пароль", TEST_COST, made.world.random)


@pytest.mark.parametrize("cost", [Cost(1 << 20, 1), Cost(64 << 20, 2), Cost(32 << 20, 4), Cost(2048 << 20, 3)])
def test_a_cost_below_the_floor_is_not_written(made: Made, cost: Cost) -> None:
    with pytest.raises(ValueError, match="cost"):
        made.read().add_passphrase(made.master, OTHER, cost, made.world.random)


def test_the_least_real_cost_opens(made: Made) -> None:
    new, slot_id = made.read().add_passphrase(made.master, OTHER, Cost(64 << 20, 3), made.world.random)
    assert new.unlock(OTHER) == (made.master, slot_id)


def test_a_removed_slot_opens_nothing_more(made: Made) -> None:
    made.read().remove_slot(made.master, made.second).write(made.folder)
    for content in (made.file.read_bytes(), made.spare.read_bytes()):
        with pytest.raises(WrongPassphrase):
            header.parse(content).unlock(SECOND)
        assert header.parse(content).unlock(FIRST)[0] == made.master


def test_the_last_passphrase_cannot_be_removed(made: Made) -> None:
    one_left = made.read().remove_slot(made.master, made.second)
    with pytest.raises(LastSlot):
        one_left.remove_slot(made.master, made.first)
    one_left.remove_slot(made.master, one_left.slots[-1].id)  # the recovery code may go


def test_a_slot_id_that_is_not_there_is_refused(made: Made) -> None:
    recovery_id = made.read().slots[2].id
    with pytest.raises(ValueError, match="id"):
        made.read().remove_slot(made.master, bytes(16))
    for wrong in (bytes(16), recovery_id):
        with pytest.raises(ValueError, match="id"):
            made.read().change_passphrase(made.master, wrong, OTHER, TEST_COST, made.world.random)


def test_a_vault_without_a_passphrase_is_not_made(tmp_path: Path, made: Made) -> None:
    with pytest.raises(ValueError, match="passphrase"):
        header.create(tmp_path, made.world.random(16), made.master, [])
    assert list(tmp_path.glob("header*")) == []


def test_the_recovery_code_opens_from_paper_and_from_two_sheets(made: Made) -> None:
    assert made.read().unlock_with_recovery(recovery.read(recovery.written(made.code)))[0] == made.master
    sheets = recovery.split(made.code, made.world.random)
    assert made.read().unlock_with_recovery(recovery.joined(sheets[2], sheets[0]))[0] == made.master


def test_the_code_of_another_vault_is_told(made: Made) -> None:
    with pytest.raises(RecoveryCodeOfAnother):
        made.read().unlock_with_recovery(recovery.new_code(made.world.random))


def test_a_new_recovery_code_ends_the_old_one(made: Made) -> None:
    read, fresh = made.read(), recovery.new_code(made.world.random)
    slot = slots.recovery_slot(made.master, read.vault_id, fresh, made.world.random)
    new = read.remove_slot(made.master, read.slots[2].id).with_slot(made.master, slot)
    assert new.unlock_with_recovery(fresh) == (made.master, slot.id)
    with pytest.raises(RecoveryCodeOfAnother):
        new.unlock_with_recovery(made.code)


def test_an_organisation_opens_with_its_secret_key_if_it_has_a_slot(made: Made) -> None:
    secret = PrivateKey.generate()
    key = Secret("organisation secret", bytes(secret))
    with pytest.raises(OrganisationKeyWrong):  # left out: nothing to open
        made.read().unlock_as_organisation(key)
    slot = slots.organisation_slot(made.master, made.read().vault_id, bytes(secret.public_key), made.world.random)
    made.read().with_slot(made.master, slot).write(made.folder)
    assert made.read().unlock_as_organisation(key) == (made.master, slot.id)
    with pytest.raises(OrganisationKeyWrong):
        made.read().unlock_as_organisation(Secret("organisation secret", bytes(PrivateKey.generate())))
    assert bytes(secret.public_key).hex() not in str(made.fields())


def test_an_organisation_slot_with_a_changed_box_is_told_to_the_others(made: Made) -> None:
    public = bytes(PrivateKey.generate().public_key)
    slot = slots.organisation_slot(made.master, made.read().vault_id, public, made.world.random)
    made.read().with_slot(made.master, slot).write(made.folder)
    made.tamper(lambda fields: fields["slots"][3]["parameters"].update(sealed="00" * 80), both=True)
    with pytest.raises(HeaderDamaged):
        made.read().unlock(FIRST)


def test_there_is_no_slot_that_only_a_keyring_can_open() -> None:
    assert {kind.value for kind in slots.Kind} == {"passphrase", "recovery", "organisation"}


def test_every_change_is_the_next_generation(made: Made) -> None:
    read = made.read()
    assert read.generation == 1
    assert changed(made).generation == 2
    assert read.with_heads(made.master, []).with_heads(made.master, ["00"]).generation == 3


def test_a_change_under_another_master_key_is_refused(made: Made) -> None:
    stranger = keys.new_master_key(os.urandom)
    with pytest.raises(HeaderDamaged):
        made.read().with_heads(stranger, ["00"])
    with pytest.raises(HeaderDamaged):
        made.read().database_key(stranger)


@given(st.lists(st.binary(min_size=1, max_size=96).map(bytes.hex), max_size=40))
def test_heads_come_back_as_they_were_given(tmp_path_factory: pytest.TempPathFactory, heads: list[str]) -> None:
    made = make(tmp_path_factory.mktemp("heads"))
    made.read().with_heads(made.master, heads).write(made.folder)
    assert made.read().heads == tuple(heads)
    assert made.read().unlock(FIRST)[0] == made.master


@pytest.mark.parametrize("heads", [["АБ"], ["AB"], [""], ["0x11"], ["ab" * 30_000], ["ab" * 32] * 1_000])
def test_heads_that_are_no_hex_or_leave_no_room_are_refused(made: Made, heads: list[str]) -> None:
    with pytest.raises(ValueError, match="header"):
        made.read().with_heads(made.master, heads)
    assert made.read().heads == ()


def test_600_heads_of_32_bytes_fit_beside_the_slots(made: Made) -> None:
    assert len(made.read().with_heads(made.master, ["ab" * 32] * 600).heads) == 600


def test_a_backup_has_a_fresh_database_key_that_the_same_passphrases_open(made: Made, tmp_path: Path) -> None:
    read = made.read()
    copy, fresh = read.for_backup(made.master, made.world.random)
    (tmp_path / "copy").mkdir()
    copy.write(tmp_path / "copy")
    master, _slot = header.read(tmp_path / "copy").unlock(SECOND)
    assert header.read(tmp_path / "copy").database_key(master) == fresh
    assert fresh != read.database_key(master) == keys.sub_key(master, read.vault_id, Purpose.DB)
    assert read.for_backup(made.master, made.world.random)[1] != fresh


@pytest.mark.parametrize("wrapped", [7, {}, {"nonce": "00" * 24}, {"nonce": "00" * 24, "wrapped": "00" * 48}])
def test_a_database_key_that_does_not_unwrap_is_told(made: Made, wrapped: object) -> None:
    made.put({**made.fields(), "database": wrapped})
    with pytest.raises(HeaderDamaged):
        made.read().database_key(made.master)


@given(st.binary(min_size=1, max_size=16), st.integers(1, 4))
def test_any_header_reads_back_as_it_was_made(tmp_path_factory: pytest.TempPathFactory, seed: bytes, more: int) -> None:
    world = SeededWorld(seed)
    vault_id, master = world.random(16), keys.new_master_key(world.random)
    code = recovery.new_code(world.random)
    ways = [slots.passphrase_slot(master, vault_id, FIRST, TEST_COST, world.random)]
    ways += [slots.recovery_slot(master, vault_id, code, world.random) for _ in range(more)]
    folder = tmp_path_factory.mktemp("any")
    made = header.create(folder, vault_id, master, ways)
    assert header.read(folder) == made
    assert header.parse((folder / "header.json.bak").read_bytes()) == made
    assert header.read(folder).unlock(FIRST)[0] == header.read(folder).unlock_with_recovery(code)[0] == master


def test_two_vaults_with_one_passphrase_have_nothing_in_common(tmp_path: Path) -> None:
    one, two = make(tmp_path / "one", b"one"), make(tmp_path / "two", b"two")
    first, second = one.read(), two.read()
    assert one.master != two.master
    for name in ("id", "nonce", "wrapped"):
        assert not {getattr(slot, name) for slot in first.slots} & {getattr(slot, name) for slot in second.slots}
