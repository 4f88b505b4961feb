"""header.json under attack: cut, flipped, rewritten, made hostile; each is told, and nothing is derived too early."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from random import Random

import pytest
from forged_headers import FIRST, OTHER, SECOND, Made, make, outside_of

from fieldcase.errors import FieldcaseError, HeaderDamaged, NewerVault, NotAVault, VaultExists, WrongPassphrase
from fieldcase.vault import header


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return make(tmp_path / "Somewhere.fieldcase")


def unlocked(made: Made, passphrase: str = FIRST) -> bytes:
    return made.read().unlock(passphrase)[0].reveal()


def test_a_header_opens_with_each_of_its_passphrases_and_says_whose(made: Made) -> None:
    assert made.read().unlock(FIRST) == (made.master, made.first)
    assert made.read().unlock(SECOND) == (made.master, made.second)


def test_a_wrong_passphrase_is_told_and_changes_nothing(made: Made) -> None:
    before = made.file.read_bytes(), made.spare.read_bytes()
    for wrong in (OTHER, FIRST.upper(), FIRST + " ", ""):
        with pytest.raises(WrongPassphrase):
            made.read().unlock(wrong)
    assert (made.file.read_bytes(), made.spare.read_bytes()) == before


def test_the_file_is_the_payload_in_base64_and_a_code_in_hex(made: Made) -> None:
    outside = json.loads(made.file.read_bytes())
    assert list(outside) == ["payload", "mac"]
    assert made.fields()["format"] == [1, 0]
    assert made.spare.read_bytes() == made.file.read_bytes()
    assert outside_of(made.fields(), outside["mac"]) == made.file.read_bytes()


def test_nothing_about_a_person_or_the_machine_stands_in_the_header(made: Made) -> None:
    fields = made.fields()
    assert set(fields) == {"format", "generation", "heads", "slots", "vault"}
    assert [set(slot) for slot in fields["slots"]] == [{"id", "kind", "parameters", "nonce", "wrapped"}] * 3
    assert {slot["kind"] for slot in fields["slots"]} == {"passphrase", "recovery"}


def test_a_folder_without_a_header_is_no_vault(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(NotAVault):
            header.read(folder)


def test_a_vault_is_not_made_over_another(made: Made) -> None:
    before = made.file.read_bytes()
    with pytest.raises(VaultExists):
        header.create(made.folder, made.world.random(16), made.master, made.read().slots)
    made.file.unlink()
    with pytest.raises(VaultExists):  # the spare alone is a vault too
        header.create(made.folder, made.world.random(16), made.master, header.parse(before).slots)


def version_of(content: bytes) -> object:
    try:
        return json.loads(base64.b64decode(json.loads(content)["payload"])).get("format")
    except (ValueError, AttributeError, KeyError):
        return None


@pytest.mark.parametrize("part", range(16))
def test_a_flipped_bit_anywhere_in_header_json_is_found(made: Made, part: int) -> None:
    whole, draw = made.file.read_bytes(), Random(part)
    for _ in range(12):
        at, bit = draw.randrange(part * len(whole) // 16, (part + 1) * len(whole) // 16), 1 << draw.randrange(8)
        flipped = whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :]
        made.file.write_bytes(flipped)
        # A flip in the version's own digit can only be taken at its word.
        version = version_of(flipped)
        expected = NewerVault if isinstance(version, list) and version[0] > 1 else HeaderDamaged
        with pytest.raises(expected):
            made.read().unlock(FIRST)
        assert made.file.read_bytes() == flipped
    made.file.write_bytes(whole)
    assert unlocked(made) == made.master.reveal()


@pytest.mark.parametrize("part", range(8))
def test_the_same_flipped_bit_in_both_files_never_opens(made: Made, part: int) -> None:
    whole, draw = made.file.read_bytes(), Random(100 + part)
    for _ in range(12):
        at, bit = draw.randrange(part * len(whole) // 8, (part + 1) * len(whole) // 8), 1 << draw.randrange(8)
        flipped = whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :]
        made.file.write_bytes(flipped)
        made.spare.write_bytes(flipped)
        with pytest.raises((HeaderDamaged, WrongPassphrase, NewerVault)):
            made.read().unlock(FIRST)


def test_every_flipped_bit_of_the_code_is_found(made: Made) -> None:
    whole = made.file.read_bytes()
    mac = json.loads(whole)["mac"]
    for bit in range(0, 256, 5):
        wrong = (int(mac, 16) ^ 1 << bit).to_bytes(32, "big").hex()
        for path in (made.file, made.spare):
            path.write_bytes(whole.replace(mac.encode(), wrong.encode()))
        with pytest.raises(HeaderDamaged):
            made.read().unlock(FIRST)


@pytest.mark.parametrize("share", [0.0, 0.01, 0.25, 0.5, 0.75, 0.99])
def test_a_cut_header_opens_from_its_spare_and_is_mended(made: Made, share: float) -> None:
    whole = made.file.read_bytes()
    made.file.write_bytes(whole[: int(share * len(whole))])
    read = made.read()
    assert not read.whole
    assert read.unlock(FIRST)[0] == made.master
    read.mend(made.folder)
    assert made.file.read_bytes() == whole
    assert made.read().whole


def test_a_header_whose_end_became_zeros_opens_from_its_spare(made: Made) -> None:
    whole = made.file.read_bytes()
    made.file.write_bytes(whole[:512] + bytes(len(whole) - 512))
    assert unlocked(made) == made.master.reveal()


def test_a_missing_header_opens_from_its_spare(made: Made) -> None:
    made.file.unlink()
    assert unlocked(made) == made.master.reveal()


@pytest.mark.parametrize("damage", [None, b"", b"{}", b"cut"])
def test_a_missing_or_damaged_spare_is_mended(made: Made, damage: bytes | None) -> None:
    whole = made.spare.read_bytes()
    made.spare.unlink()
    if damage is not None:
        made.spare.write_bytes(damage)
    read = made.read()
    assert read.unlock(FIRST)[0] == made.master
    assert not read.whole
    read.mend(made.folder)
    assert made.spare.read_bytes() == whole


def test_a_whole_header_is_not_written_again_by_mending(made: Made) -> None:
    before = made.file.stat().st_mtime_ns, made.file.stat().st_ino
    made.read().mend(made.folder)
    assert (made.file.stat().st_mtime_ns, made.file.stat().st_ino) == before


def test_both_files_cut_are_told(made: Made) -> None:
    for path in (made.file, made.spare):
        path.write_bytes(path.read_bytes()[:300])
    with pytest.raises(HeaderDamaged):
        made.read()


def test_a_newer_major_version_is_refused_by_name(made: Made) -> None:
    made.put({"format": [2, 7], "vault": made.fields()["vault"], "whatever": "it holds"})
    with pytest.raises(NewerVault) as caught:
        made.read()
    assert caught.value.values == {"needed": "2.7", "known": "1.0"}


def test_a_newer_minor_version_opens_and_keeps_what_it_added(made: Made) -> None:
    fields = made.fields()
    card = {**fields["slots"][0], "id": "5a" * 16, "kind": "smart-card", "parameters": {"reader": "any"}}
    made.put({**fields, "format": [1, 4], "colour": {"of": "the door"}, "slots": [card, *fields["slots"]]})
    read = made.read()
    assert read.format == (1, 4)
    master, slot_id = read.unlock(FIRST)
    assert slot_id == made.first
    read.with_heads(master, ["aa"]).write(made.folder)
    after = made.fields()
    assert after["format"] == [1, 4]
    assert after["colour"] == {"of": "the door"}
    assert after["slots"][0] == card
    assert unlocked(made, SECOND) == made.master.reveal()


def test_no_error_and_no_repr_holds_a_passphrase_or_a_key(made: Made) -> None:
    read = made.read()
    shown = repr(read) + repr(read.slots)
    try:
        read.unlock(OTHER)
    except FieldcaseError as error:
        shown += repr(error) + str(error.values)
    assert "lantern" not in shown
    assert "thimble" not in shown
    assert read.slots[0].wrapped.hex() not in shown
    assert made.fields()["vault"][:8] in shown
