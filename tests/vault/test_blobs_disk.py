"""Evidence files on a disk that is full, pulled, locked, slow or gone: named as such, and nothing is left."""

from __future__ import annotations

import errno
import io
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from kept_blobs import NOISE, files_below, kept

from fieldcase.errors import (
    DiskFull,
    EvidenceDamaged,
    EvidenceMissing,
    FieldcaseError,
    FolderGone,
    ReadOnly,
    TooLargeForDisk,
)
from fieldcase.vault import blobs as blobs_module
from fieldcase.vault.blobs import Blobs, Finding
from fieldcase.vault.disk import reading, writing


class Breaking(io.BytesIO):
    """A source that fails after its first block, as a pulled card does."""

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell():
            raise OSError(errno.EIO, "the card")
        return super().read(size)


def test_a_source_that_breaks_is_told_as_the_sources_and_leaves_nothing(vault_folder: Path) -> None:
    with pytest.raises(OSError, match="the card") as broken:
        Blobs(vault_folder).add(Breaking(NOISE), os.urandom)
    assert not isinstance(broken.value, FieldcaseError)
    assert files_below(vault_folder) == []


class SmallDisk(io.FileIO):
    """A disk with room for a megabyte."""

    fault = errno.ENOSPC

    def write(self, block: object, /) -> int:
        if self.tell() > 1_000_000:
            raise OSError(self.fault, os.strerror(self.fault))
        return super().write(block)  # type: ignore[arg-type]


class Piecemeal(io.FileIO):
    """A disk that takes at most ten thousand bytes at a time."""

    def write(self, block: object, /) -> int:
        return super().write(memoryview(block)[:10_000])  # type: ignore[arg-type]


def test_a_disk_that_takes_less_than_it_is_given_gets_the_rest(
    vault_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(io, "FileIO", Piecemeal)
    stored = kept(vault_folder, NOISE)
    monkeypatch.undo()
    assert Blobs(vault_folder).verify(stored.blob_id, stored.secret, stored.sha256) is Finding.SOUND


WRITING_FAULTS = [
    (errno.ENOSPC, DiskFull),
    (errno.EDQUOT, DiskFull),
    (errno.EROFS, ReadOnly),
    (errno.EACCES, ReadOnly),
    (errno.EFBIG, TooLargeForDisk),
    (errno.EIO, FolderGone),
    (errno.ENODEV, FolderGone),
]
FAULT_NAMES = [errno.errorcode[fault] for fault, _ in WRITING_FAULTS]


@pytest.mark.parametrize(("fault", "told"), WRITING_FAULTS, ids=FAULT_NAMES)
def test_a_disk_that_fails_while_writing_is_named_and_nothing_is_left(
    vault_folder: Path, monkeypatch: pytest.MonkeyPatch, fault: int, told: type[FieldcaseError]
) -> None:
    monkeypatch.setattr(SmallDisk, "fault", fault)
    monkeypatch.setattr(io, "FileIO", SmallDisk)
    with pytest.raises(told):
        kept(vault_folder, NOISE)
    assert files_below(vault_folder) == []


@pytest.mark.parametrize("step", ["fsync", "rename", "mkdir"])
@pytest.mark.parametrize(("fault", "told"), WRITING_FAULTS, ids=FAULT_NAMES)
def test_a_disk_that_fails_at_any_step_is_named_and_nothing_is_left(
    vault_folder: Path, monkeypatch: pytest.MonkeyPatch, step: str, fault: int, told: type[FieldcaseError]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(fault, os.strerror(fault))

    with monkeypatch.context() as patch:
        patch.setattr(blobs_module, "fsync_folder", lambda _folder: None)
        patch.setattr(Path if step == "mkdir" else os, step, fail)
        with pytest.raises(told):
            kept(vault_folder)
    assert files_below(vault_folder) == []
    assert Blobs(vault_folder).sweep(set()) == 0
    assert kept(vault_folder).size > 0, "the control: the same vault takes it once the disk is well"


def test_a_folder_that_cannot_be_flushed_takes_the_name_back(
    vault_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(vault_folder)
    before = files_below(vault_folder)

    def fail(folder: Path) -> None:
        if folder.parent.name == "blobs":
            raise OSError(errno.EIO, "the folder")

    monkeypatch.setattr(blobs_module, "fsync_folder", fail)
    with pytest.raises(FolderGone):
        kept(vault_folder)
    assert files_below(vault_folder) == before


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """A limit of the system on the size of one file, as FAT32 has one; the last write before it falls short."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_disk_with_a_limit_on_one_files_size_is_named_and_nothing_is_left(vault_folder: Path) -> None:
    with files_no_larger_than(2_000_001), pytest.raises(TooLargeForDisk):
        kept(vault_folder, NOISE)
    assert files_below(vault_folder) == []


def test_a_vault_that_disappears_while_writing_is_told_as_such(vault_folder: Path) -> None:
    with pytest.raises(FolderGone):
        Blobs(vault_folder).add(
            io.BytesIO(NOISE), os.urandom, lambda _done: shutil.rmtree(vault_folder, ignore_errors=True)
        )
    assert not vault_folder.exists()


def test_a_vault_that_is_not_there_is_told_apart_from_a_file_that_is_not_there(vault_folder: Path) -> None:
    stored = kept(vault_folder)
    Blobs(vault_folder).path(stored.blob_id).unlink()
    with pytest.raises(EvidenceMissing):
        Blobs(vault_folder).open(stored.blob_id, stored.secret)
    shutil.rmtree(vault_folder)
    with pytest.raises(FolderGone):
        Blobs(vault_folder).open(stored.blob_id, stored.secret)
    with pytest.raises(FolderGone):
        kept(vault_folder)
    with pytest.raises(FolderGone):
        Blobs(vault_folder).verify(stored.blob_id, stored.secret, stored.sha256)


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (errno.EIO, EvidenceDamaged),
        (errno.EACCES, EvidenceDamaged),
        (errno.EISDIR, EvidenceDamaged),
        (errno.ENOENT, EvidenceMissing),
        (errno.ENOTDIR, EvidenceMissing),
    ],
)
def test_a_disk_that_fails_while_reading_is_named(vault_folder: Path, fault: int, told: type[FieldcaseError]) -> None:
    with pytest.raises(told), reading(vault_folder):
        raise OSError(fault, os.strerror(fault))
    shutil.rmtree(vault_folder)
    with pytest.raises(FolderGone), reading(vault_folder):
        raise OSError(fault, os.strerror(fault))


def test_a_fault_of_the_program_is_not_blamed_on_the_disk(vault_folder: Path) -> None:
    for speaking in (reading, writing):
        with pytest.raises(OSError, match="open files") as fault, speaking(vault_folder):
            raise OSError(errno.EMFILE, "Too many open files")
        assert not isinstance(fault.value, FieldcaseError)


def test_a_file_that_stops_reading_after_it_was_opened_is_told_as_damage(vault_folder: Path) -> None:
    stored = kept(vault_folder, NOISE)
    with Blobs(vault_folder).open(stored.blob_id, stored.secret) as reader:
        folder = os.open(vault_folder, os.O_RDONLY)
        os.dup2(folder, reader._file.fileno())  # a folder opens like a file and refuses to be read
        os.close(folder)
        with pytest.raises(EvidenceDamaged) as damaged:
            reader.read(10)
    assert damaged.value.values["part"] == "disk"
