"""A look through the vault's evidence files: what is sound, damaged, exchanged or missing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from kept_blobs import NOISE, kept
from processes import linux_only

from fieldcase.errors import (
    Cancelled,
)
from fieldcase.vault.blobs import Blobs, Finding


def test_a_whole_file_is_found_sound(vault_folder: Path) -> None:
    stored = kept(vault_folder, NOISE)
    heard: list[int] = []
    assert Blobs(vault_folder).verify(stored.blob_id, stored.secret, stored.sha256, heard.append) is Finding.SOUND
    assert heard[-1] == len(NOISE)


@pytest.mark.parametrize("place", [0, 30, 60, 120, 180, 250, 70_000, 1_500_000, -17, -1])
def test_a_flipped_bit_is_found_by_a_look_through(vault_folder: Path, place: int) -> None:
    stored = kept(vault_folder, NOISE)
    path = Blobs(vault_folder).path(stored.blob_id)
    bytes_there = bytearray(path.read_bytes())
    bytes_there[place] ^= 1
    path.write_bytes(bytes_there)
    assert Blobs(vault_folder).verify(stored.blob_id, stored.secret, stored.sha256) is Finding.DAMAGED


@pytest.mark.parametrize("length", [0, 1, 150, 200, 65_000, 1_000_000, -1])
def test_a_cut_file_is_found_by_a_look_through(vault_folder: Path, length: int) -> None:
    stored = kept(vault_folder, NOISE)
    path = Blobs(vault_folder).path(stored.blob_id)
    path.write_bytes(path.read_bytes()[:length])
    assert Blobs(vault_folder).verify(stored.blob_id, stored.secret, stored.sha256) is Finding.DAMAGED


def test_missing_foreign_and_exchanged_files_are_told_apart(vault_folder: Path) -> None:
    stored, other = kept(vault_folder, b"one"), kept(vault_folder, b"other")
    blobs = Blobs(vault_folder)
    assert blobs.verify(stored.blob_id, stored.secret, other.sha256) is Finding.OTHER_BYTES
    assert blobs.verify(stored.blob_id, other.secret, stored.sha256) is Finding.DAMAGED
    shutil.copyfile(blobs.path(other.blob_id), blobs.path(stored.blob_id))
    assert blobs.verify(stored.blob_id, stored.secret, stored.sha256) is Finding.DAMAGED
    blobs.path(stored.blob_id).unlink()
    assert blobs.verify(stored.blob_id, stored.secret, stored.sha256) is Finding.MISSING
    blobs.path(stored.blob_id).mkdir()
    assert blobs.verify(stored.blob_id, stored.secret, stored.sha256) is Finding.DAMAGED


def test_a_look_through_can_be_cancelled(vault_folder: Path) -> None:
    stored = kept(vault_folder, NOISE)
    with pytest.raises(Cancelled):
        Blobs(vault_folder).verify(stored.blob_id, stored.secret, stored.sha256, None, lambda: True)
    assert Blobs(vault_folder).verify(stored.blob_id, stored.secret, stored.sha256) is Finding.SOUND


@linux_only
@pytest.mark.parametrize("put", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")], ids=["a pipe", "a link"])
def test_what_stands_in_place_of_a_file_and_is_none_is_missing_and_not_waited_for(
    vault_folder: Path, tmp_path: Path, put: Callable[[Path], None]
) -> None:
    stored = kept(vault_folder, NOISE)
    copy = tmp_path / "copy"
    shutil.copytree(vault_folder, copy)
    for folder in (vault_folder, copy):
        Blobs(folder).path(stored.blob_id).unlink()
        put(Blobs(folder).path(stored.blob_id))
    blobs = Blobs(vault_folder)
    assert blobs.verify(stored.blob_id, stored.secret, stored.sha256) is Finding.MISSING
    assert not blobs.bring_back(stored.blob_id, stored.secret, stored.sha256, copy)
    assert [path.name for path in blobs.path(stored.blob_id).parent.iterdir()] == [stored.blob_id.hex()]
