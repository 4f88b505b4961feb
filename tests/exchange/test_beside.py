"""Evidence written beside a bundle: the vault's own bytes, under names and in sizes that say little."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import pytest
from handed_evidence import NOW, READER, TwoLaptops, paths
from hypothesis import given
from hypothesis import strategies as st
from stranger import block

from fieldcase.exchange import parted
from fieldcase.exchange.bundle import padded_size
from fieldcase.exchange.head import Beside, Head
from fieldcase.exchange.parted import EPOCH, FULL, LEAST, Naming, parts
from fieldcase.vault.blobs import Finding
from fieldcase.vault.keys import Secret

NAMING = Naming(Secret("a test's", b"k" * 32), (READER,), 600)


def test_the_very_bytes_of_the_vault_travel_and_random_ones_follow(two: TwoLaptops) -> None:
    record = two.evidence(400_000)
    (file,) = two.write(record).files
    (path,) = paths(file, two.stick)
    here = two.giver.blobs.path(record.blob or b"").read_bytes()
    there = path.read_bytes()
    assert file == Beside(bytes.fromhex(path.stem), record.id, len(here))
    assert there[: file.size] == here
    assert len(there) == padded_size(len(here)) > len(here)
    padding = there[file.size :]
    assert len(set(padding)) > 200, "zeros would show where the file ends"
    path.unlink()
    two.write(record)
    assert path.read_bytes()[file.size :] != padding


def test_what_lies_on_the_stick_names_nobody_and_nothing_of_the_vault(two: TwoLaptops) -> None:
    records = [two.evidence(size) for size in (10, 5_000, 300_000)]
    two.write(*records)
    names = " ".join(path.name for path in two.stick.iterdir())
    everything = names.encode() + b"".join(path.read_bytes() for path in two.stick.iterdir())
    for record in records:
        known = [record.id, record.blob, record.secret, record.sha256, "Нины".encode(), two.original(record)[:9]]
        for needle in known:
            assert needle is not None
            assert needle not in everything
            assert needle.hex() not in names
    assert everything.count(b"age-encryption.org/v1") == 3, "the control: what does lie there is found"
    assert all(len(path.stem) == 32 and path.suffix == ".fce" for path in two.stick.iterdir())


def test_a_note_and_a_small_picture_have_one_size(two: TwoLaptops) -> None:
    two.write(two.evidence(10), two.evidence(50_000))
    assert {path.stat().st_size for path in two.stick.iterdir()} == {LEAST}


@given(st.integers(1, 2**37))
def test_parts_hold_the_file_in_sizes_that_say_little_and_no_messenger_refuses(size: int) -> None:
    *full, last = parts(b"n" * 16, size)
    assert all(part.size == FULL for part in full)
    assert all(padded_size(part.size) == part.size for part in (*full, last))
    assert [part.begins for part in (*full, last)] == [at * FULL for at in range(len(full) + 1)]
    assert 0 < last.size <= FULL <= 90_000_000
    total = last.begins + last.size
    assert size <= total <= max(LEAST, size * 1.12)


def test_parts_have_names_of_which_none_is_the_heads_and_none_follows_from_another() -> None:
    size = 5 * FULL + 1000
    names = [part.name for part in parts(b"n" * 16, size)]
    assert len({*names, b"n" * 16}) == 7
    other = [part.name for part in parts(b"m" * 16, size)]
    assert not set(names) & set(other)
    of_a_part = [part.name for part in parts(names[0], size)]
    assert not set(names) & set(of_a_part)
    assert [part.name for part in parts(b"n" * 16, FULL)] == [b"n" * 16], "the control: a single file has the head's"


def test_a_name_is_the_same_again_and_another_for_whatever_differs() -> None:
    now, before = NAMING.names(b"record", b"blob")
    assert (now, before) == NAMING.names(b"record", b"blob")
    others = [
        replace(NAMING, key=Secret("a test's", b"l" * 32)).names(b"record", b"blob")[0],
        replace(NAMING, readers=(b"o" * 32,)).names(b"record", b"blob")[0],
        replace(NAMING, readers=(b"o" * 32, READER)).names(b"record", b"blob")[0],
        replace(NAMING, epoch=601).names(b"record", b"blob")[0],
        NAMING.names(b"another", b"blob")[0],
        NAMING.names(b"record", b"other")[0],
    ]
    assert len({now, before, *others}) == 8
    assert replace(NAMING, epoch=601).names(b"record", b"blob")[1] == now


def test_two_laptops_give_the_same_piece_different_names(two: TwoLaptops) -> None:
    readers = [READER, b"o" * 32]
    own, other = two.giver.peers.own(), two.taker.peers.own()
    assert Naming.of(own, readers, NOW) == Naming.of(own, [*reversed(readers), READER], NOW), "the control"
    assert Naming.of(own, readers, NOW).names(b"r", b"b") != Naming.of(other, readers, NOW).names(b"r", b"b")
    assert Naming.of(own, readers, NOW + EPOCH).epoch == Naming.of(own, readers, NOW).epoch + 1


def test_a_head_takes_the_files_as_they_were_written(two: TwoLaptops) -> None:
    files = two.write(*(two.evidence(1000) for _ in range(12))).files
    head = Head((READER,), NOW, NOW, (), {}, files)
    assert Head.read(head.encoded()).files == files
    assert len(files) == 12


def test_what_is_damaged_or_gone_in_the_vault_is_told_and_the_rest_is_written(two: TwoLaptops) -> None:
    sound, flipped, cut, gone = (two.evidence(300_000) for _ in range(4))
    at = two.giver.blobs.path
    raw = bytearray(at(flipped.blob or b"").read_bytes())
    raw[200_000] ^= 1
    at(flipped.blob or b"").write_bytes(raw)
    os.truncate(at(cut.blob or b""), 0)
    at(gone.blob or b"").unlink()
    done = two.write(sound, flipped, cut, gone)
    assert [file.record for file in done.files] == [sound.id]
    assert dict(done.left) == {flipped.id: Finding.DAMAGED, cut.id: Finding.DAMAGED, gone.id: Finding.MISSING}
    assert len(list(two.stick.iterdir())) == 1


def test_a_record_without_its_key_or_with_a_false_one_gives_no_piece(two: TwoLaptops) -> None:
    record = two.evidence(10)
    for values in ({"secret": None}, {"blob": None}, {"sha256": None}, {"blob": b"short"}, {"secret": b"x" * 31}):
        two.write(replace(record, **values))
    assert list(two.stick.iterdir()) == []
    two.write(record)
    assert len(list(two.stick.iterdir())) == 1, "the control"


def test_progress_grows_to_its_end(two: TwoLaptops) -> None:
    heard: list[tuple[int, int]] = []
    two.write(two.evidence(3_000_000), two.evidence(10), progress=lambda done, total: heard.append((done, total)))
    assert heard == sorted(heard)
    assert len(heard) > 5
    assert heard[-1][0] >= heard[-1][1] * 0.99


@pytest.mark.parametrize("size", [1_000, 90_000, 500_000])
def test_a_file_is_joined_by_the_recipe_of_its_page(two: TwoLaptops, small_parts: int, size: int) -> None:
    record = two.evidence(size)
    (file,) = two.write(record).files
    recipe = block("exchange.md", "python", 1).replace("84 * 1024 * 1024", str(small_parts))
    assert str(small_parts) in recipe
    command = [sys.executable, "-I", "-c", recipe, file.name.hex(), str(file.size), str(two.stick)]
    joined = subprocess.run(command, capture_output=True, check=True).stdout
    assert joined == two.giver.blobs.path(record.blob or b"").read_bytes()


@pytest.mark.torture
def test_a_large_recording_goes_in_parts_of_their_real_size(two: TwoLaptops) -> None:
    record = two.evidence(200_000_000)
    (file,) = two.write(record).files
    sizes = sorted(path.stat().st_size for path in two.stick.iterdir())
    assert sizes[1:] == [parted.FULL] * 2
    two.tell()
    assert two.take([file]).whole == (record.id,)
    assert two.read(record) == two.original(record)
