"""Evidence taken in from beside a bundle: whole or not at all, over several days and sticks, and never twice."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from handed_evidence import TwoLaptops, kept_in, paths
from vaults import open_again

from fieldcase.errors import DiskFull, EvidenceStopped, FolderGone
from fieldcase.exchange.arriving import Outcome
from fieldcase.exchange.pieces import Piece, lacking
from fieldcase.model.evidence import Evidence
from fieldcase.vault import blobs as blobs_module


def inodes(folder: Path) -> dict[str, int]:
    """Which file is which."""
    return {path.name: path.stat().st_ino for path in folder.rglob("*") if path.is_file()}


def test_what_was_handed_over_reads_the_same_and_stays(two: TwoLaptops) -> None:
    records = [two.evidence(size) for size in (1, 70_000, 3_000_000)]
    files = two.write(*records).files
    two.tell()
    done = two.take(files)
    assert set(done.whole) == {record.id for record in records}
    assert (done.missing, done.damaged) == ((), ())
    assert kept_in(two.taker) == kept_in(two.giver)
    two.taker = open_again(two.taker)  # sweeps what no record names
    assert [two.read(record) for record in records] == [two.original(record) for record in records]


def test_parts_come_together_from_several_folders(two: TwoLaptops, small_parts: int, tmp_path: Path) -> None:
    record = two.evidence(5 * small_parts)
    (file,) = two.write(record).files
    two.tell()
    lie = paths(file, two.stick)
    assert len(lie) == 6
    for path in lie[::2]:
        shutil.move(path, tmp_path / path.name)
    one = two.take([file])
    assert one.missing == (record.id,)
    assert one.parts == {record.id: (0, 6)}
    other = two.take([file], tmp_path)
    assert other.parts == {record.id: (1, 6)}
    assert kept_in(two.taker) == {}
    assert two.take([file], two.stick, tmp_path).whole == (record.id,)
    assert two.read(record) == two.original(record)


def test_what_is_missing_comes_another_day_and_what_is_whole_is_not_copied_again(
    two: TwoLaptops, tmp_path: Path
) -> None:
    first, second, third = (two.evidence(200_000) for _ in range(3))
    files = two.write(first, second, third).files
    two.tell()
    at = {file.record: paths(file, two.stick)[0] for file in files}
    shutil.move(at[second.id], tmp_path / at[second.id].name)
    os.truncate(at[third.id], 1000)
    done = two.take(files)
    assert (done.whole, done.missing, done.damaged) == ((first.id,), (second.id,), (third.id,))
    whole = inodes(two.taker.path / "blobs")
    assert len(whole) == 1
    at[third.id].unlink()
    two.write(third)
    again = two.take(files, two.stick, tmp_path)
    assert set(again.whole) == {first.id, second.id, third.id}
    now = inodes(two.taker.path / "blobs")
    assert whole.items() < now.items()
    assert two.read(second) == two.original(second)
    assert lacking(two.taker.blobs, [piece for piece in map(Piece.of, (first, second, third)) if piece]) == ()


def test_a_file_that_was_damaged_here_is_healed(two: TwoLaptops) -> None:
    record = two.evidence(200_000)
    (file,) = two.write(record).files
    two.tell()
    two.take([file])
    path = two.taker.blobs.path(record.blob or b"")
    raw = bytearray(path.read_bytes())
    raw[100_000] ^= 1
    path.write_bytes(raw)
    assert two.take([file]).whole == (record.id,)
    assert path.read_bytes() != bytes(raw)
    assert two.read(record) == two.original(record)


def test_a_damaged_copy_in_one_folder_does_not_hide_a_whole_one_in_another(
    two: TwoLaptops, small_parts: int, tmp_path: Path
) -> None:
    record = two.evidence(3 * small_parts)
    (file,) = two.write(record).files
    two.tell()
    shutil.copytree(two.stick, other := tmp_path / "other")
    worse = paths(file, two.stick)[1]
    worse.write_bytes(os.urandom(worse.stat().st_size))
    assert two.take([file]).damaged == (record.id,)
    assert two.take([file], two.stick, other).whole == (record.id,)


def test_sharing_again_sends_the_key_and_no_file(two: TwoLaptops) -> None:
    record = two.evidence(200_000)
    two.rewrite(record, secret=None)
    (file,) = two.write(record).files
    assert two.take([file]).of(Outcome.NOT_EXPECTED) == (record.id,), "told of it, and without the key"
    assert kept_in(two.taker) == {}
    two.rewrite(replace(record, secret=None), secret=record.secret)
    assert two.take([file]).whole == (record.id,)
    before = inodes(two.taker.path / "blobs")
    two.rewrite(record, secret=None)
    shutil.rmtree(two.stick)
    assert two.taker.store.get(Evidence, record.id).secret is None  # type: ignore[union-attr]
    two.rewrite(replace(record, secret=None), secret=record.secret)
    assert inodes(two.taker.path / "blobs") == before
    assert two.read(record) == two.original(record)


def test_what_was_erased_here_or_is_not_known_is_not_brought_in(two: TwoLaptops) -> None:
    record, stranger = two.evidence(1000), two.evidence(1000)
    files = two.write(record, stranger).files
    two.tell()
    two.erase(two.giver, record)
    two.tell()
    unknown = [replace(file, record=b"u" * 16) if file.record == stranger.id else file for file in files]
    done = two.take(unknown)
    assert set(done.of(Outcome.NOT_EXPECTED)) == {record.id, b"u" * 16}
    assert kept_in(two.taker) == {}
    assert two.take(files).whole == (stranger.id,), "the control"


def test_stopping_anywhere_leaves_no_half_and_the_same_again_goes_on(two: TwoLaptops) -> None:
    records = [two.evidence(size) for size in (1_000, 1_100_000, 2_200_000)]
    files = two.write(*records).files
    two.tell()
    wanted = kept_in(two.giver)
    steps: list[int] = []
    two.take(files, progress=lambda done, _total: steps.append(done))
    assert kept_in(two.taker) == wanted
    assert steps == sorted(steps)
    counts = set()
    for stop in range(len(steps)):
        shutil.rmtree(two.taker.path / "blobs")
        heard: list[int] = []
        with pytest.raises(EvidenceStopped):
            two.take(
                files,
                progress=lambda done, _total, heard=heard: heard.append(done),  # type: ignore[misc]
                cancelled=lambda heard=heard, stop=stop: len(heard) > stop,  # type: ignore[misc]
            )
        left = kept_in(two.taker)
        counts.add(len(left))
        assert left.items() <= wanted.items()
    assert counts == {0, 1, 2}, "the control: it was stopped before, between and within"
    assert len(two.take(files).whole) == 3


def test_a_disk_that_is_nearly_full_is_left_its_room_and_keeps_what_came(
    two: TwoLaptops, monkeypatch: pytest.MonkeyPatch
) -> None:
    small, large = two.evidence(1_000), two.evidence(500_000)
    files = two.write(small, large).files
    two.tell()
    usage = shutil.disk_usage(two.stick)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=blobs_module.LEFT_FREE + 10_000))
        with pytest.raises(DiskFull):
            two.take(files)
    assert list(kept_in(two.taker)) == [(small.blob or b"").hex()]
    assert set(two.take(files).whole) == {small.id, large.id}


def test_a_stick_that_was_pulled_is_told_and_what_came_is_kept(two: TwoLaptops, small_parts: int) -> None:
    small, large = two.evidence(1_000), two.evidence(20 * small_parts)
    files = two.write(small, large).files
    two.tell()
    pulled = two.stick.with_name("pulled")

    def pull(done: int, _total: int) -> None:
        if done > 10 * small_parts and not pulled.exists():
            two.stick.rename(pulled)

    with pytest.raises(FolderGone) as gone:
        two.take(files, progress=pull)
    assert gone.value.values == {"path": str(two.stick)}
    assert list(kept_in(two.taker)) == [(small.blob or b"").hex()]
    with pytest.raises(FolderGone):
        two.take(files)
    pulled.rename(two.stick)
    assert set(two.take(files).whole) == {small.id, large.id}
