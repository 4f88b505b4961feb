"""Files that cannot be taken in: each is named with its reason, nothing of it stays, and the rest comes in."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from unit.folders import files_in, tree

from fieldcase import host
from fieldcase.casework import evidence, offered, originals, storing
from fieldcase.casework.cases import new_case
from fieldcase.casework.desk import Desk
from fieldcase.casework.incoming import take_evidence
from fieldcase.errors import DiskFull
from fieldcase.model.case import Case
from fieldcase.model.evidence import Evidence


@pytest.fixture
def case(desk: Desk) -> Case:
    return new_case(desk)


@pytest.fixture
def odd(tmp_path: Path) -> Iterator[Path]:
    """A folder with a pipe, a socket and a device in it."""
    folder = tree(tmp_path / "odd", fine=b"words")
    os.mkfifo(folder / "pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(folder / "socket"))
        yield folder


def test_pipes_sockets_and_devices_are_named_and_not_waited_for(desk: Desk, case: Case, odd: Path) -> None:
    taken = take_evidence(desk, case.scope, [odd, Path(os.devnull)])
    assert {one.name: one.why for one in taken.left} == dict.fromkeys(
        ["odd/pipe", "odd/socket", "null"], originals.NO_FILE
    )
    assert [one.file_name for one in taken.entered.new] == ["odd/fine"]


def test_a_pipe_in_place_of_a_file_that_was_looked_at_is_not_waited_for(desk: Desk, tmp_path: Path) -> None:
    folder = tree(tmp_path / "f", a=b"one", b=b"two")
    found = offered.looked_over([folder])
    (folder / "a").unlink()
    os.mkfifo(folder / "a")
    kept = storing.stored(desk, found, lambda done, total: None, lambda: False)
    assert [(one.name, one.why) for one in kept.left] == [("f/a", originals.NO_FILE)]


def test_a_folder_in_place_of_a_file_that_was_looked_at_leaves_the_rest_of_the_batch(
    desk: Desk, tmp_path: Path
) -> None:
    folder = tree(tmp_path / "f", a=b"one", b=b"two")
    found = offered.looked_over([folder])
    (folder / "a").unlink()
    (folder / "a").mkdir()
    kept = storing.stored(desk, found, lambda done, total: None, lambda: False)
    assert [(one.name, one.why) for one in kept.left] == [("f/a", originals.NO_FILE)]
    assert [one.name for one in kept.stored] == ["f/b"]


NAMES = {
    b"two\nlines.txt": "two\\nlines.txt", b"\xcf\xf0\xe8.txt": "\\xcf\\xf0\\xe8.txt", b"a" * 255: "a" * 255,
    "gnp\u202etxt.exe".encode(): "gnp\\u202etxt.exe", "я".encode() * 127: "я" * 127, b"\x1b[31m": "\\x1b[31m",
    "семья\u200d.jpg".encode(): "семья\u200d.jpg", b" ": " ", b"-rf": "-rf", b"...": "...",
}  # fmt: skip


@pytest.mark.parametrize(("raw", "told"), NAMES.items(), ids=range(len(NAMES)))
def test_a_strange_name_is_taken_in_and_told_in_one_line(
    desk: Desk, case: Case, tmp_path: Path, raw: bytes, told: str
) -> None:
    folder = tmp_path / "f"
    folder.mkdir()
    with open(os.path.join(os.fsencode(folder), raw), "wb") as file:
        file.write(b"words")
    for paths in ([folder], [folder / os.fsdecode(raw)]):
        (one,) = offered.looked_over(paths)
        assert (one.fault, one.name.removeprefix("f/")) == ("", told)
    (piece,) = take_evidence(desk, case.scope, [folder]).entered.new
    assert piece.file_name == f"f/{told}"


class Growing(originals.Original):
    """A file that is longer at each look, as a film that is still being recorded."""

    def read(self, size: int, /) -> bytes:
        with open(f"/proc/self/fd/{self._file.fileno()}", "ab") as more:
            more.write(b"x" * 2_000_000)
        return super().read(size)


class Rewritten(originals.Original):
    """A file that is written over while it is being read, with as many bytes."""

    def read(self, size: int, /) -> bytes:
        with open(f"/proc/self/fd/{self._file.fileno()}", "r+b") as more:
            more.write(b"y")
        number = self._file.fileno()
        os.utime(number, ns=(0, os.fstat(number).st_mtime_ns + 1))
        return super().read(size)


class Failing(originals.Original):
    """A file on a disk with a bad place."""

    def read(self, size: int, /) -> bytes:
        if self._file.tell() > 0:
            raise originals.NotTaken(originals.UNREADABLE)
        return super().read(size)


def shrunk(path: Path) -> None:
    """Cut a file off while it is open."""
    os.truncate(path, 10)


@pytest.mark.parametrize(
    ("kind", "why"),
    [(Growing, originals.CHANGED), (Rewritten, originals.CHANGED), (Failing, originals.UNREADABLE)],
)
def test_a_file_that_changes_or_fails_while_it_is_read_is_named_and_nothing_of_it_stays(
    desk: Desk, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: type[originals.Original], why: str
) -> None:
    folder = tree(tmp_path / "f", a=b"first", b=os.urandom(3_000_000), c=b"third")
    found = offered.looked_over([folder])

    def opened(path: Path) -> originals.Original:
        return kind(path) if path.name == "b" else originals.Original(path)

    monkeypatch.setattr(storing, "Original", opened)
    kept = storing.stored(desk, found, lambda done, total: None, lambda: False)
    assert [(one.name, one.why) for one in kept.left] == [("f/b", why)]
    evidence.enter(desk, case.scope, kept.stored)
    assert [one.file_name for one in desk.all(Evidence)] == ["f/a", "f/c"]
    assert files_in(desk) == 2


def test_a_file_that_shrinks_while_it_is_read_is_named(desk: Desk, tmp_path: Path) -> None:
    folder = tree(tmp_path / "f", a=os.urandom(5_000_000), b=b"second")
    found = offered.looked_over([folder])

    def step(done: int, total: int) -> None:
        shrunk(folder / "a")

    kept = storing.stored(desk, found, step, lambda: False)
    assert [(one.name, one.why) for one in kept.left] == [("f/a", originals.CHANGED)]
    assert [one.name for one in kept.stored] == ["f/b"]


def test_what_may_not_be_read_is_named_file_or_folder(
    desk: Desk, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tree(tmp_path / "f", mine=b"words", locked=b"held by another", shut__x=b"behind a door")
    real_list: Callable[[str | Path], list[str]] = os.listdir
    real_open: Callable[[str | Path], int] = host.open_original

    def listed(path: str | Path) -> list[str]:
        if Path(path).name == "shut":
            raise PermissionError(13, "no")
        return real_list(path)

    def opened(path: str | Path) -> int:
        if Path(path).name == "locked":
            raise PermissionError(13, "another process has it")
        return real_open(path)

    monkeypatch.setattr(os, "listdir", listed)
    monkeypatch.setattr(host, "open_original", opened)
    taken = take_evidence(desk, case.scope, [folder])
    assert {one.name: one.why for one in taken.left} == {
        "f/locked": originals.FORBIDDEN, "f/shut": "the folder may not be opened",
    }  # fmt: skip
    assert [one.file_name for one in taken.entered.new] == ["f/mine"]


def test_a_full_disk_takes_back_the_whole_batch(
    desk: Desk, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tree(tmp_path / "f", a=b"one", b=b"", c=b"three")
    real, added = desk.vault.blobs.add, []

    def add(*told: object) -> object:
        added.append(told)
        if len(added) == 2:
            raise DiskFull
        return real(*told)  # type: ignore[arg-type]

    monkeypatch.setattr(desk.vault.blobs, "add", add)
    with pytest.raises(DiskFull):
        take_evidence(desk, case.scope, [folder])
    assert (desk.all(Evidence), files_in(desk)) == ((), 0)
