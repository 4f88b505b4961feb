"""A folder offered as evidence: all files below it in a steady order under their names, links never followed."""

from __future__ import annotations

from pathlib import Path

import pytest
from unit.folders import dump, tree

from fieldcase.casework import evidence, offered, originals, storing
from fieldcase.casework.cases import new_case
from fieldcase.casework.desk import Desk
from fieldcase.casework.incoming import take_evidence
from fieldcase.errors import Cancelled
from fieldcase.model.case import Case
from fieldcase.model.evidence import Evidence


@pytest.fixture
def case(desk: Desk) -> Case:
    return new_case(desk)


def test_all_files_below_a_folder_come_in_under_their_paths_in_one_order(
    desk: Desk, case: Case, tmp_path: Path
) -> None:
    taken = take_evidence(desk, case.scope, [dump(tmp_path)])
    assert [(one.number, one.file_name, one.kind) for one in taken.entered.new] == [
        ("A01", "phone/DCIM/._mine", "not_stated"), ("A02", "phone/DCIM/Camera/a", "photo"),
        ("A03", "phone/DCIM/Camera/b", "photo"), ("A04", "phone/Notes/n", "not_stated"),
    ]  # fmt: skip
    assert [one.file_name for one in desk.all(Evidence)] == [one.file_name for one in taken.entered.new]


def test_what_a_system_left_is_named_as_such_and_left(tmp_path: Path) -> None:
    phone = dump(tmp_path)
    found = offered.looked_over([phone])
    litter = sorted(one.name for one in found if one.litter)
    assert litter == [
        "phone/.nomedia", "phone/DCIM/.DS_Store", "phone/DCIM/._a", "phone/DCIM/Camera/desktop.ini",
        "phone/DCIM/Thumbs.db",
    ]  # fmt: skip
    assert {one.fault for one in found if one.litter} == {offered.LITTER}
    (chosen,) = offered.looked_over([tree(tmp_path / "x", **{"Thumbs.db": b"previews"}) / "Thumbs.db"])
    assert (chosen.fault, chosen.litter) == ("", False), "who chooses it by itself gets it"


def test_links_are_named_and_never_followed(desk: Desk, case: Case, tmp_path: Path) -> None:
    outside = tree(tmp_path / "outside", secret=b"not offered")
    inside = tree(tmp_path / "inside", mine=b"offered")
    (inside / "to a file").symlink_to(outside / "secret")
    (inside / "to a folder").symlink_to(outside)
    (inside / "round").symlink_to(inside)
    (inside / "nowhere").symlink_to(inside / "gone")
    (tmp_path / "top").symlink_to(outside)
    taken = take_evidence(desk, case.scope, [inside, tmp_path / "top", inside / "to a file"])
    assert [one.file_name for one in taken.entered.new] == ["inside/mine"]
    assert {one.name: one.why for one in taken.left} == dict.fromkeys(
        ["inside/to a file", "inside/to a folder", "inside/round", "inside/nowhere", "top"], originals.LINK
    )


def test_a_file_that_became_a_link_since_it_was_looked_at_is_not_followed(desk: Desk, tmp_path: Path) -> None:
    folder = tree(tmp_path / "f", a=b"offered", b=b"offered too")
    (tmp_path / "secret").write_bytes(b"not offered")
    found = offered.looked_over([folder])
    (folder / "a").unlink()
    (folder / "a").symlink_to(tmp_path / "secret")
    kept = storing.stored(desk, found, lambda done, total: None, lambda: False)
    assert [(one.name, one.why) for one in kept.left] == [("f/a", originals.LINK)]
    assert [one.name for one in kept.stored] == ["f/b"]


def test_an_empty_folder_and_a_vault_are_named(desk: Desk, case: Case, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    around = tree(tmp_path / "around", mine=b"words")
    (around / "Other.fieldcase").mkdir()
    for name in ("header.json", "vault.db"):
        (around / "Other.fieldcase" / name).write_bytes(b"of another")
    taken = take_evidence(desk, case.scope, [tmp_path / "empty", around, desk.vault.path])
    assert [one.name for one in taken.left] == ["empty", "around/Other.fieldcase", desk.vault.path.name]
    assert [one.file_name for one in taken.entered.new] == ["around/mine"]


def test_a_file_that_is_offered_twice_counts_once(tmp_path: Path) -> None:
    folder = tree(tmp_path / "f", a=b"one", b=b"two")
    found = offered.looked_over([folder, folder / "a", folder, tmp_path / "f" / ".." / "f" / "b"])
    assert [one.name for one in found] == ["f/a", "f/b"]


def test_folders_deeper_than_calls_go_are_taken(desk: Desk, case: Case, tmp_path: Path) -> None:
    made = [tmp_path]
    for _ in range(1200):
        made.append(made[-1] / "d")
        made[-1].mkdir()
    (made[-1] / "x").write_bytes(b"words")
    taken = take_evidence(desk, case.scope, [tmp_path / "d"])
    (made[-1] / "x").unlink()
    for folder in reversed(made[1:]):  # what clears away after tests goes by calls
        folder.rmdir()
    assert [one.size for one in taken.entered.new] == [5]
    assert taken.entered.new[0].file_name.count("/") == 1200


def test_looking_over_is_told_and_can_be_stopped(tmp_path: Path) -> None:
    folder = tree(tmp_path / "f", **{str(number): b"x" for number in range(10)})
    heard: list[tuple[int, int]] = []
    offered.looked_over([folder], lambda *step: heard.append(step))
    assert heard == [(number, 10) for number in range(10)]
    with pytest.raises(Cancelled):
        offered.looked_over([folder], lambda *step: heard.append(step), lambda: len(heard) > 15)
    assert len(heard) == 16


def test_originals_of_a_folder_can_be_deleted_and_folders_stay(desk: Desk, case: Case, tmp_path: Path) -> None:
    phone = dump(tmp_path)
    kept = storing.stored(desk, offered.looked_over([phone]), lambda done, total: None, lambda: False)
    entered = evidence.enter(desk, case.scope, kept.stored)
    pairs = [(one.original, each) for one, each in zip(kept.stored, entered.each, strict=True) if one.original]
    (phone / "Notes" / "n").unlink()
    (tmp_path / "other").write_bytes(b"words")
    (phone / "Notes" / "n").symlink_to(tmp_path / "other")
    left = originals.delete_originals(desk, pairs, lambda done, total: None, lambda: False)
    assert [(one.name, one.why) for one in left] == [("n", originals.LINK)]
    assert (tmp_path / "other").exists()
    assert list((phone / "DCIM" / "Camera").iterdir()) == [phone / "DCIM" / "Camera" / "desktop.ini"]
