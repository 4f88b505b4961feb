"""Writing a header down: whole or not at all, whatever the disk does."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from forged_headers import FIRST, OTHER, Made, make

from fieldcase import host
from fieldcase.errors import (
    DiskFull,
    FieldcaseError,
    FolderGone,
    ReadOnly,
    WrongPassphrase,
)
from fieldcase.vault import files, header
from fieldcase.vault.keys import TEST_COST


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return make(tmp_path / "Somewhere.fieldcase")


def changed(made: Made) -> header.Header:
    return made.read().change_passphrase(made.master, made.first, OTHER, TEST_COST, made.world.random)


class FailingDisk:
    """One of the system's calls on a disk that works so many times and then fails for good."""

    def __init__(self, call: Callable[..., object], number: int, works: int = 0) -> None:
        self.call, self.number, self.works = call, number, works

    def __call__(self, *args: object, **names: object) -> object:
        if self.works:
            self.works -= 1
            return self.call(*args, **names)
        raise OSError(self.number, os.strerror(self.number))


REFUSALS: list[tuple[int, type[FieldcaseError]]] = [
    (errno.ENOSPC, DiskFull),
    (errno.EDQUOT, DiskFull),
    (errno.EROFS, ReadOnly),
    (errno.EACCES, ReadOnly),
    (errno.EPERM, ReadOnly),
    (errno.EIO, FolderGone),
    (errno.ENODEV, FolderGone),
]


@pytest.mark.parametrize("call", ["open", "fsync", "replace"])
@pytest.mark.parametrize(("number", "told"), REFUSALS)
def test_a_disk_that_refuses_is_told_and_the_old_header_stands(
    made: Made, monkeypatch: pytest.MonkeyPatch, call: str, number: int, told: type[FieldcaseError]
) -> None:
    before = made.file.read_bytes(), made.spare.read_bytes()
    new = changed(made)
    with monkeypatch.context() as patch:
        patch.setattr(os, call, FailingDisk(getattr(os, call), number))
        with pytest.raises(told):
            new.write(made.folder)
    assert (made.file.read_bytes(), made.spare.read_bytes()) == before
    assert sorted(path.name for path in made.folder.iterdir()) == ["header.json", "header.json.bak"]
    assert made.read().unlock(FIRST)[0] == made.master


@pytest.mark.parametrize(("call", "works", "holds"), [
    ("open", 0, FIRST), ("open", 1, FIRST), ("fsync", 0, FIRST), ("fsync", 1, FIRST), ("replace", 0, FIRST),
    ("replace", 1, OTHER), ("fsync", 2, OTHER),
])  # fmt: skip
def test_wherever_the_disk_fails_exactly_one_passphrase_opens(
    made: Made, monkeypatch: pytest.MonkeyPatch, call: str, works: int, holds: str
) -> None:
    new = changed(made)
    with monkeypatch.context() as patch:
        patch.setattr(os, call, FailingDisk(getattr(os, call), errno.ENOSPC, works))
        with pytest.raises(DiskFull):
            new.write(made.folder)
    read = made.read()
    assert read.unlock(holds)[0] == made.master
    with pytest.raises(WrongPassphrase):
        read.unlock(OTHER if holds == FIRST else FIRST)
    read.mend(made.folder)
    assert made.file.read_bytes() == made.spare.read_bytes()


def test_a_folder_that_is_gone_is_told(made: Made, tmp_path: Path) -> None:
    made.folder.rename(tmp_path / "elsewhere")
    with pytest.raises(FolderGone) as caught:
        header.parse((tmp_path / "elsewhere" / "header.json").read_bytes()).write(made.folder)
    assert caught.value.values == {"path": str(made.folder)}


def test_another_fault_of_the_program_comes_through(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", FailingDisk(os.fsync, errno.EBADF))
    with pytest.raises(OSError, match="descriptor"):
        files.write_atomically(made.file, b"new")


def test_a_small_file_is_flushed_renamed_and_its_folder_flushed_in_this_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []

    def noted(name: str, call: Callable[..., object]) -> Callable[..., object]:
        def noting(*args: object) -> object:
            steps.append(name)
            return call(*args)

        return noting

    with monkeypatch.context() as patch:
        patch.setattr(host, "fsync_folder", noted("folder", lambda path: path.stat()))
        patch.setattr(os, "fsync", noted("file", os.fsync))
        patch.setattr(os, "replace", noted("rename", os.replace))
        files.write_atomically(tmp_path / "small", b"content")
    assert steps == ["file", "rename", "folder"]
    assert (tmp_path / "small").read_bytes() == b"content"


def test_a_part_left_by_a_crash_is_not_written_into(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"not ours")
    (tmp_path / "small.part").symlink_to(elsewhere)
    files.write_atomically(tmp_path / "small", b"content")
    assert elsewhere.read_bytes() == b"not ours"
    assert not (tmp_path / "small").is_symlink()
    assert not (tmp_path / "small.part").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in the folder's list, not in a mode")
def test_the_header_is_for_its_owner_alone(made: Made) -> None:
    assert made.file.stat().st_mode & 0o777 == 0o600
    assert made.spare.stat().st_mode & 0o777 == 0o600
