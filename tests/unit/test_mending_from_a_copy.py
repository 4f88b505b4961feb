"""A stored file that is damaged or missing comes back from a copy of the vault, or nothing is changed."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from fieldcase.casework import copies, mending, viewing
from fieldcase.casework.cases import new_case
from fieldcase.casework.desk import Desk
from fieldcase.casework.evidence import import_evidence
from fieldcase.errors import Cancelled, NoWholeCopy
from fieldcase.model.evidence import Evidence


@pytest.fixture
def piece(desk: Desk) -> Evidence:
    case = new_case(desk, "Example / Пример")
    return import_evidence(desk, case.scope, io.BytesIO(b"words of a witness " * 9000), "1.txt")


@pytest.fixture
def stick(desk: Desk, piece: Evidence, tmp_path: Path) -> Path:
    """A stick with a copy of the vault."""
    folder = tmp_path / "stick"
    folder.mkdir()
    copies.copied(desk, folder)
    return folder


def stored(desk: Desk, piece: Evidence) -> Path:
    assert piece.blob is not None
    return desk.vault.blobs.path(piece.blob)


def missing(path: Path) -> None:
    path.unlink()


def no_shelf(path: Path) -> None:
    path.unlink()
    path.parent.rmdir()


def damaged(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(bytes(raw))


@pytest.mark.parametrize("harm", [missing, no_shelf, damaged])
def test_a_file_comes_back_from_a_stick(desk: Desk, piece: Evidence, stick: Path, harm: Callable[[Path], None]) -> None:
    before = stored(desk, piece).read_bytes()
    harm(stored(desk, piece))
    assert not viewing.check(desk, piece).sound, "the control"
    assert mending.bring_back(desk, piece, stick).sound
    assert stored(desk, piece).read_bytes() == before
    assert [path.name for path in stored(desk, piece).parent.iterdir()] == [stored(desk, piece).name]


def test_the_copy_itself_may_be_chosen_and_a_backup_in_it_serves_too(desk: Desk, piece: Evidence, stick: Path) -> None:
    (copy,) = stick.iterdir()
    damaged(stored(desk, piece))
    assert mending.bring_back(desk, piece, copy).sound
    (copy / "backups").mkdir(exist_ok=True)
    (copy / "blobs").rename(copy / "backups" / "blobs")
    inner = copy / "backups" / "20260101T000000Z-00000000"
    inner.mkdir()
    (copy / "backups" / "blobs").rename(inner / "blobs")
    damaged(stored(desk, piece))
    assert mending.bring_back(desk, piece, stick).sound


def test_a_copy_that_is_damaged_too_is_not_taken_and_nothing_is_changed(
    desk: Desk, piece: Evidence, stick: Path
) -> None:
    assert piece.blob is not None
    (copy,) = stick.iterdir()
    there = copy / "blobs" / piece.blob.hex()[:2] / piece.blob.hex()
    damaged(there)
    stored(desk, piece).write_bytes(b"what is left")
    with pytest.raises(NoWholeCopy):
        mending.bring_back(desk, piece, stick)
    assert stored(desk, piece).read_bytes() == b"what is left"
    there.unlink()
    with pytest.raises(NoWholeCopy):
        mending.bring_back(desk, piece, stick)
    assert [path.name for path in stored(desk, piece).parent.iterdir()] == [stored(desk, piece).name]


def test_a_folder_without_a_copy_and_one_that_is_gone_are_told(desk: Desk, piece: Evidence, tmp_path: Path) -> None:
    damaged(stored(desk, piece))
    for folder in (tmp_path / "gone", tmp_path):
        with pytest.raises(NoWholeCopy):
            mending.bring_back(desk, piece, folder)


def test_who_stops_it_changes_nothing(desk: Desk, piece: Evidence, stick: Path) -> None:
    damaged(stored(desk, piece))
    left = stored(desk, piece).read_bytes()
    with pytest.raises(Cancelled):
        mending.bring_back(desk, piece, stick, None, lambda: True)
    assert stored(desk, piece).read_bytes() == left
    assert [path.name for path in stored(desk, piece).parent.iterdir()] == [stored(desk, piece).name]
