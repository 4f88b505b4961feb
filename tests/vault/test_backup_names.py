"""What backups and copies are called, how many are kept, and what is never overwritten or removed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from kept_vault import Kept, kept_vault
from vaults import new_vault

from fieldcase.errors import VaultExists
from fieldcase.vault import backup, header
from fieldcase.vault.founding import DATABASE
from fieldcase.world import SeededWorld

DAY = 24 * 60 * 60 * 1000


@pytest.fixture
def kept(quick_path: Path) -> Iterator[Kept]:
    with kept_vault(quick_path) as made:
        yield made


def test_a_copy_to_a_folder_that_has_one_gets_another_name(kept: Kept, quick_path: Path) -> None:
    stick = quick_path / "stick"
    stick.mkdir()
    made = [kept.vault.copy_to(stick) for _ in range(3)]
    assert [path.name for path in made] == ["Name.fieldcase", "Name-2.fieldcase", "Name-3.fieldcase"]
    assert sorted(path.name for path in stick.iterdir()) == sorted(path.name for path in made)
    assert len({header.read(path).database_key(kept.vault.source().master).reveal() for path in made}) == 3


def test_nothing_is_restored_over_what_is_there(kept: Kept, quick_path: Path) -> None:
    made = kept.vault.backup()
    taken = quick_path / "taken.fieldcase"
    taken.mkdir()
    (taken / "letter").write_text("mine")
    source = replace(kept.vault.source(), path=made, header=header.read(made))
    with pytest.raises(VaultExists):
        backup.restored(source, taken)
    assert [path.name for path in taken.iterdir()] == ["letter"]


def test_a_backup_is_named_by_its_moment_and_a_draw(kept: Kept) -> None:
    names = [kept.vault.backup().name for _ in range(3)]
    assert all(re.fullmatch(r"\d{8}T\d{6}Z-[0-9a-f]{8}", name) for name in names)
    assert [path.name for path in kept.vault.backups()] == sorted(names) == names


def test_a_folder_of_another_name_is_no_backup(kept: Kept) -> None:
    made = kept.vault.backup()
    (made.parent / "mine").mkdir()
    (made.parent / "20260101T000000Z-xyz").mkdir()
    assert kept.vault.backups() == (made,)


def test_ten_are_kept_and_the_newest_of_every_month(quick_path: Path) -> None:
    world = SeededWorld(b"years", clock=1_767_225_600_000)  # 1 January 2026
    with new_vault(quick_path, world) as vault:
        made = []
        for _ in range(30):
            made.append(vault.backup())
            world.clock += 9 * DAY
        names = [path.name for path in made]
        newest = {name[:6]: name for name in names}
        expected = [name for name in names if name in names[-10:] or name in newest.values()]
        assert 10 < len(expected) < 20
        assert [path.name for path in vault.backups()] == expected


def test_a_backup_of_the_vault_leaves_out_its_older_backups(kept: Kept) -> None:
    kept.vault.backup()
    made = kept.vault.backup()
    assert sorted(path.name for path in made.iterdir()) == ["blobs", "header.json", "header.json.bak", DATABASE]


def test_only_a_backup_of_this_vault_can_be_removed(kept: Kept, quick_path: Path) -> None:
    stick = quick_path / "stick"
    stick.mkdir()
    elsewhere = kept.vault.copy_to(stick)
    kept.vault.remove_backup(elsewhere)
    assert elsewhere.is_dir()
    made = kept.vault.backup()
    kept.vault.remove_backup(made)
    assert not made.exists()
    assert kept.vault.backups() == ()
