"""Writing evidence that was interrupted, on disks that fail, and among files that bear its names."""

from __future__ import annotations

import errno
import io
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from handed_evidence import NOW, TwoLaptops, paths
from processes import linux_only

from fieldcase.errors import Cancelled, DiskFull, EvidenceNameTaken, EvidenceStopped, FolderGone, ReadOnly
from fieldcase.exchange.parted import EPOCH


def lying(folder: Path) -> dict[str, tuple[int, int]]:
    """What lies in a folder, so that a file written anew is seen."""
    return {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in folder.iterdir()}


def test_stopping_anywhere_leaves_whole_files_alone_and_the_same_again_goes_on(
    two: TwoLaptops, small_parts: int
) -> None:
    records = [two.evidence(size) for size in (1_000, 100_000, 2_500_000)]
    steps: list[int] = []
    expected = two.write(*records, progress=lambda done, _total: steps.append(done)).files
    sizes = {path.name: path.stat().st_size for path in two.stick.iterdir()}
    assert len(sizes) > 20
    assert max(sizes.values()) == small_parts
    seen = set[int]()
    for stop in range(0, len(steps), 3):
        shutil.rmtree(two.stick)
        two.stick.mkdir()
        heard: list[int] = []
        with pytest.raises(EvidenceStopped):
            two.write(
                *records,
                progress=lambda done, _total, heard=heard: heard.append(done),  # type: ignore[misc]
                cancelled=lambda heard=heard, stop=stop: len(heard) > stop,  # type: ignore[misc]
            )
        left = lying(two.stick)
        seen.add(len(left))
        assert {name: (two.stick / name).stat().st_size for name in left} == {name: sizes[name] for name in left}
        assert two.write(*records).files == expected
        assert {name: lying(two.stick)[name] for name in left} == left, "nothing is written a second time"
    assert len(seen) > 6, "the control: it was stopped at many places"


def test_what_is_there_whole_is_not_written_again_also_when_an_epoch_turned(two: TwoLaptops) -> None:
    records = [two.evidence(1_000) for _ in range(3)]
    files = two.write(*records[:2]).files
    before = lying(two.stick)
    later = two.write(*records, now=NOW + EPOCH).files
    assert set(files) < set(later)
    assert {name: lying(two.stick)[name] for name in before} == before
    assert len(lying(two.stick)) == 3
    assert two.write(*records, now=NOW + 2 * EPOCH).files != later, "the control: names do change"


KILLED = """
import os, sys
from pathlib import Path
from fieldcase.exchange import beside
from fieldcase.exchange.parted import Part
from fieldcase.vault.blobs import Blobs
from fieldcase.vault.watch import Watch

def random(size):
    print("padding", flush=True)
    sys.stdin.read()

vault, stick, blob, name, size, whole = sys.argv[1:]
work = beside._Writing(Blobs(Path(vault)), Path(stick), random, Watch(None, None))
with Blobs(Path(vault)).raw(bytes.fromhex(blob)) as file:
    work._write(file, int(size), Part(bytes.fromhex(name), int(whole), 0))
"""


@linux_only
def test_a_process_killed_while_writing_leaves_a_part_that_the_same_again_replaces(two: TwoLaptops, root: Path) -> None:
    record = two.evidence(300_000)
    (file,) = two.write(record).files
    (path,) = paths(file, two.stick)
    whole = path.stat().st_size
    path.unlink()
    arguments: list[str | Path] = [
        two.giver.path,
        two.stick,
        (record.blob or b"").hex(),
        file.name.hex(),
        str(file.size),
        str(whole),
    ]
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"padding\n"
        child.send_signal(signal.SIGKILL)
    assert [left.name for left in two.stick.iterdir()] == [path.name + ".part"]
    two.tell()
    assert two.take([file]).missing == (record.id,), "a half is nothing"
    assert two.write(record).files == (file,)
    assert [left.name for left in two.stick.iterdir()] == [path.name]
    assert two.take([file]).whole == (record.id,)


class SmallDisk(io.FileIO):
    """A disk with room for so many bytes in all."""

    room = 0
    fault = errno.ENOSPC

    def write(self, block: object, /) -> int:
        wanted = len(memoryview(block))  # type: ignore[arg-type]
        if wanted > SmallDisk.room:
            raise OSError(SmallDisk.fault, os.strerror(SmallDisk.fault))
        SmallDisk.room -= wanted
        return super().write(block)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fault", "told"), [(errno.ENOSPC, DiskFull), (errno.EROFS, ReadOnly), (errno.EIO, FolderGone)]
)
def test_a_stick_that_fills_up_keeps_what_is_whole_and_no_half(
    two: TwoLaptops, monkeypatch: pytest.MonkeyPatch, fault: int, told: type[Exception]
) -> None:
    records = [two.evidence(size) for size in (400_000, 1_000, 2_000)]
    with monkeypatch.context() as patch:
        patch.setattr(io, "FileIO", SmallDisk)
        patch.setattr(SmallDisk, "room", 200_000)
        patch.setattr(SmallDisk, "fault", fault)
        with pytest.raises(told):
            two.write(*records)
    before = lying(two.stick)
    assert len(before) == 2, "the smallest came first"
    assert not any(name.endswith(".part") for name in before)
    assert len(two.write(*records).files) == 3
    assert {name: lying(two.stick)[name] for name in before} == before


def test_a_stick_that_is_not_there_is_told(two: TwoLaptops) -> None:
    two.stick.rmdir()
    with pytest.raises(FolderGone):
        two.write(two.evidence(10))
    assert not two.stick.exists()


def a_link(path: Path) -> None:
    """A link to a file that is not to be touched."""
    path.symlink_to(elsewhere(path))


def elsewhere(path: Path) -> Path:
    """A file of somebody else."""
    other = path.parent.parent / "elsewhere"
    other.write_bytes(b"somebody's own")
    return other


def other_bytes(path: Path) -> None:
    """A file of the same size, one bit of it another: the stick is damaged, or somebody was at it."""
    raw = bytearray((path.parent.parent / "kept").read_bytes())
    raw[1000] ^= 1
    path.write_bytes(raw)


IN_THE_WAY: list[Callable[[Path], object]] = [
    a_link, other_bytes, Path.mkdir, lambda path: path.write_bytes(b"short"), lambda path: os.mkfifo(path),
    lambda path: path.write_bytes(bytes(10_000_000)),
]  # fmt: skip


@linux_only
@pytest.mark.parametrize("put", IN_THE_WAY, ids=["link", "other bytes", "folder", "short", "pipe", "long"])
def test_a_name_that_is_taken_is_told_and_left_as_it_is(two: TwoLaptops, put: Callable[[Path], object]) -> None:
    record = two.evidence(100_000)
    (path,) = paths(two.write(record).files[0], two.stick)
    path.rename(two.stick.parent / "kept")
    put(path)
    before, seen = path.lstat(), lying(two.stick) if path.exists() else {}
    with pytest.raises(EvidenceNameTaken) as taken:
        two.write(record)
    assert taken.value.values == {"name": path.name}
    assert path.lstat() == before
    assert lying(two.stick) == seen
    if path.is_symlink():
        assert path.resolve().read_bytes() == b"somebody's own"
    path.rmdir() if path.is_dir() else path.unlink()
    two.write(record)
    assert path.stat().st_size == (two.stick.parent / "kept").stat().st_size, "the control"


@linux_only
@pytest.mark.parametrize(
    "put", [a_link, os.mkfifo, lambda path: path.write_bytes(b"half")], ids=["link", "pipe", "half"]
)
def test_what_stands_where_a_half_is_written_is_not_written_into(
    two: TwoLaptops, put: Callable[[Path], object]
) -> None:
    record = two.evidence(1_000)
    (path,) = paths(two.write(record).files[0], two.stick)
    path.unlink()
    half = path.with_name(path.name + ".part")
    other = elsewhere(half)
    put(half)
    two.write(record)
    assert other.read_bytes() == b"somebody's own"
    assert [left.name for left in two.stick.iterdir()] == [path.name]


def test_being_stopped_says_that_whole_files_are_kept() -> None:
    assert issubclass(EvidenceStopped, Cancelled)
    assert "kept" in EvidenceStopped.sentence
    assert "Nothing was changed" in Cancelled.sentence, "the control: what would not be true here"
