"""Folders: made private, made to last, held by one process at a time. Real folders and real processes."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from fieldcase import host
from fieldcase.errors import VaultInUse
from fieldcase.host import folders
from fieldcase.world import SeededWorld

HOLDS_AND_SLEEPS = """
import sys, time
from pathlib import Path
from fieldcase.host import FolderLock
lock = FolderLock(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(600)
"""


def holder(folder: Path) -> subprocess.Popen[str]:
    """Another process that holds `folder` until it is killed."""
    process = subprocess.Popen([sys.executable, "-c", HOLDS_AND_SLEEPS, str(folder)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


@pytest.mark.parametrize("name", ["plain", "with blank", "Дело", "e\u0301"])
def test_a_private_folder_is_open_to_its_owner_only(tmp_path: Path, name: str) -> None:
    host.private_folder(tmp_path / name)
    assert (tmp_path / name).stat().st_mode & 0o777 == 0o700


def test_a_private_folder_stays_private_under_the_most_open_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        host.private_folder(tmp_path / "open")
    finally:
        os.umask(before)
    assert (tmp_path / "open").stat().st_mode & 0o777 == 0o700


def test_a_private_folder_is_not_made_over_another(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    with pytest.raises(FileExistsError):
        host.private_folder(tmp_path / "there")


def test_a_private_folder_is_not_made_inside_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        host.private_folder(tmp_path / "nowhere" / "new")


def test_a_folder_that_is_there_can_be_made_to_last(tmp_path: Path) -> None:
    (tmp_path / "new").write_bytes(b"1")
    host.fsync_folder(tmp_path)


def test_a_folder_that_is_gone_is_an_error_and_no_silence(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        host.fsync_folder(tmp_path / "gone")


def test_a_file_is_not_taken_for_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(NotADirectoryError):
        host.fsync_folder(tmp_path / "file")


def test_making_a_folder_last_leaves_no_file_open(tmp_path: Path) -> None:
    before = os.listdir("/proc/self/fd")
    for _ in range(20):
        host.fsync_folder(tmp_path)
    assert len(os.listdir("/proc/self/fd")) == len(before)


def test_a_held_folder_is_refused_to_a_second_window_of_the_same_process(tmp_path: Path) -> None:
    with host.FolderLock(tmp_path), pytest.raises(VaultInUse):
        host.FolderLock(tmp_path)


def test_a_folder_held_by_another_process_is_refused(tmp_path: Path) -> None:
    other = holder(tmp_path)
    try:
        with pytest.raises(VaultInUse):
            host.FolderLock(tmp_path)
    finally:
        other.kill()
        other.communicate()


def test_the_system_lets_go_of_a_folder_when_its_holder_is_killed(tmp_path: Path) -> None:
    other = holder(tmp_path)
    os.kill(other.pid, signal.SIGKILL)
    other.communicate()
    assert (tmp_path / "lock").read_bytes(), "the killed holder's words are still there"
    host.FolderLock(tmp_path).release()


def test_two_folders_are_held_at_once(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    with host.FolderLock(tmp_path / "one"), host.FolderLock(tmp_path / "two"):
        pass


def test_a_released_folder_can_be_taken_again(tmp_path: Path) -> None:
    first = host.FolderLock(tmp_path)
    first.release()
    second = host.FolderLock(tmp_path)
    first.release()
    with pytest.raises(VaultInUse):
        host.FolderLock(tmp_path)
    second.release()


def test_the_lock_is_given_back_when_the_deed_inside_fails(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), host.FolderLock(tmp_path):
        raise ZeroDivisionError
    host.FolderLock(tmp_path).release()


def test_the_lock_tells_a_process_and_an_instance_and_nothing_of_the_user(tmp_path: Path) -> None:
    with host.FolderLock(tmp_path, SeededWorld(b"lock")) as lock:
        told = json.loads((tmp_path / "lock").read_bytes())
        assert told == {"pid": os.getpid(), "instance": lock.instance}
        assert len(bytes.fromhex(lock.instance)) == 16
    assert (tmp_path / "lock").read_bytes() == b""


def test_every_holding_has_an_instance_of_its_own(tmp_path: Path) -> None:
    seen = set()
    for _ in range(10):
        with host.FolderLock(tmp_path) as lock:
            seen.add(lock.instance)
    assert len(seen) == 10


def test_what_a_longer_holder_wrote_before_does_not_show_through(tmp_path: Path) -> None:
    (tmp_path / "lock").write_bytes(b"x" * 5000)
    with host.FolderLock(tmp_path):
        assert json.loads((tmp_path / "lock").read_bytes())["pid"] == os.getpid()


def test_a_link_in_place_of_the_lock_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "victim").write_bytes(b"precious")
    (tmp_path / "lock").symlink_to(tmp_path / "victim")
    with pytest.raises(OSError, match="symbolic link"):
        host.FolderLock(tmp_path)
    assert (tmp_path / "victim").read_bytes() == b"precious"


def test_a_folder_that_is_gone_cannot_be_locked(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        host.FolderLock(tmp_path / "gone")


def test_a_full_disk_keeps_nobody_from_opening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(file: int, words: bytes) -> int:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(os, "write", full)
    with host.FolderLock(tmp_path), pytest.raises(VaultInUse):
        host.FolderLock(tmp_path)


def test_a_disk_that_cannot_lock_is_told_from_a_held_vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cannot(file: int) -> None:
        raise OSError(errno.ENOLCK, "no locks available")

    monkeypatch.setattr(folders, "_take", cannot)
    before = len(os.listdir("/proc/self/fd"))
    with pytest.raises(OSError, match="no locks"):
        host.FolderLock(tmp_path)
    assert len(os.listdir("/proc/self/fd")) == before


@pytest.mark.parametrize(("inherited", "held"), [(False, False), (True, True)])
def test_a_program_started_while_the_vault_is_open_does_not_keep_it_locked(
    tmp_path: Path, inherited: bool, held: bool
) -> None:
    lock = host.FolderLock(tmp_path)
    if inherited:  # the control: were the file inherited, the started program would hold the vault
        os.set_inheritable(lock._file, True)
    script = "import time; print(flush=True); time.sleep(600)"
    other = subprocess.Popen([sys.executable, "-c", script], close_fds=False, stdout=subprocess.PIPE)
    assert other.stdout is not None
    other.stdout.readline()
    os.close(lock._file)  # what the system does for a killed process
    try:
        host.FolderLock(tmp_path).release()
    except VaultInUse:
        assert held
    else:
        assert not held
    finally:
        other.kill()
        other.communicate()
