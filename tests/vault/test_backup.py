"""Backups, copies and restored vaults: whole, checked, opened as the vault itself, and never half there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from kept_vault import FILE, Kept, kept_vault
from vaults import PAGE, PASSPHRASE, STAMP, database_key, decrypted_file, projected, reopened

from fieldcase.errors import BackupFailed, FieldcaseError, WrongPassphrase
from fieldcase.model.case import Event
from fieldcase.model.evidence import Evidence
from fieldcase.vault import backup, header
from fieldcase.vault.blobs import Blobs, Finding
from fieldcase.vault.check import faults
from fieldcase.vault.founding import DATABASE
from fieldcase.vault.vault import Vault, unlocked
from fieldcase.vault.watch import Watch
from fieldcase.world import SeededWorld


@pytest.fixture
def kept(quick_path: Path) -> Iterator[Kept]:
    with kept_vault(quick_path) as made:
        yield made


def no_part_left(folder: Path) -> bool:
    """Whether nothing half-written is below a folder."""
    return not [path for path in folder.rglob("*") if path.name.endswith(".part")]


def as_if_it_were(vault: Vault, made: Path, place: Path) -> Vault:
    """A backup or copy opened at a place of its own, so that it stays as it is."""
    return reopened(vault, Path(shutil.copytree(made, place)))


WAYS = ["backup", "copy", "restore"]


def made_by(way: str, kept: Kept, folder: Path) -> Path:
    """A second vault, made in one of three ways."""
    folder.mkdir(exist_ok=True)
    if way == "backup":
        return kept.vault.backup()
    if way == "copy":
        return kept.vault.copy_to(folder)
    source = replace(kept.vault.source(), path=kept.vault.backup())
    return backup.restored(replace(source, header=header.read(source.path)), folder / "restored.fieldcase")


@pytest.mark.parametrize("way", WAYS)
def test_it_opens_by_the_same_passphrase_and_by_the_recovery_code_and_by_no_other(
    way: str, kept: Kept, quick_path: Path
) -> None:
    made = made_by(way, kept, quick_path / "there")
    master = kept.vault.source().master.reveal()
    assert unlocked(made, PASSPHRASE)[1].reveal() == unlocked(made, kept.code)[1].reveal() == master
    with pytest.raises(WrongPassphrase):
        unlocked(made, PASSPHRASE + "!")
    for typed in (PASSPHRASE, kept.code):
        with Vault.open(made, typed, SeededWorld(typed.encode())) as opened:
            assert opened.store.get(Event, kept.event.id) == kept.event


@pytest.mark.parametrize("way", WAYS)
def test_it_holds_the_same_records_journal_and_files(way: str, kept: Kept, quick_path: Path) -> None:
    made = made_by(way, kept, quick_path / "there")
    with as_if_it_were(kept.vault, made, quick_path / "opened") as opened:
        assert projected(opened) == projected(kept.vault)
        assert list(opened.journal.entries()) == list(kept.vault.journal.entries())
        assert opened.journal.reached() == kept.vault.journal.reached()
        assert [hit.id for hit in opened.search("елки")] == [kept.event.id]
        one = opened.store.get(Evidence, kept.evidence.id)
        assert one is not None
        assert one.blob is not None
        assert one.secret is not None
        assert one.sha256 is not None
        assert opened.blobs.verify(one.blob, one.secret, one.sha256) is Finding.SOUND
        with opened.blobs.open(one.blob, one.secret) as reader:
            assert reader.read() == FILE
        assert list(faults(opened)) == []


@pytest.mark.parametrize("way", WAYS)
def test_drafts_and_the_signing_key_stay_behind_and_a_new_device_goes_on(
    way: str, kept: Kept, quick_path: Path
) -> None:
    signing = kept.vault.write.execute("SELECT signing FROM device WHERE signing IS NOT NULL").fetchone()[0]
    made = made_by(way, kept, quick_path / "there")
    secrets = [signing, "недописанное".encode()]
    own = decrypted_file(kept.vault.path / DATABASE, database_key(kept.vault))
    assert all(secret in own for secret in secrets), "the look finds what is there"
    key = header.read(made).database_key(kept.vault.source().master).reveal()
    assert key != database_key(kept.vault)
    raw = decrypted_file(made / DATABASE, key)
    assert b"record_event" in raw
    assert not any(secret in raw for secret in secrets)
    with as_if_it_were(kept.vault, made, quick_path / "opened") as opened:
        assert list(opened.drafts.kept()) == []
        assert opened.journal.device != kept.vault.journal.device
        with opened.transaction():
            opened.store.save(kept.event, replace(kept.event, what="Дальше"), STAMP)
        assert list(faults(opened)) == []
        devices = frozenset({opened.journal.device})
        kept.vault.absorb(list(opened.journal.entries(kept.event.scope))[-1:], devices)
    assert kept.vault.store.get(Event, kept.event.id) == replace(kept.event, what="Дальше")
    assert [draft.value for draft in kept.vault.drafts.kept()] == ["недописанное"]


def test_a_backup_shares_the_bytes_of_evidence_and_a_copy_does_not(kept: Kept, quick_path: Path) -> None:
    assert kept.evidence.blob is not None
    own = kept.vault.blobs.path(kept.evidence.blob)
    in_backup = Blobs(kept.vault.backup()).path(kept.evidence.blob)
    (quick_path / "stick").mkdir()
    in_copy = Blobs(kept.vault.copy_to(quick_path / "stick")).path(kept.evidence.blob)
    assert own.read_bytes() == in_backup.read_bytes() == in_copy.read_bytes()
    assert own.samefile(in_backup)
    assert not own.samefile(in_copy)


def test_where_a_disk_knows_no_links_a_backup_is_copied(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", no_links)
    assert kept.evidence.blob is not None
    own = kept.vault.blobs.path(kept.evidence.blob)
    made = Blobs(kept.vault.backup()).path(kept.evidence.blob)
    assert made.read_bytes() == own.read_bytes()
    assert not own.samefile(made)


def test_a_missing_file_keeps_nothing_else_from_being_backed_up(kept: Kept, quick_path: Path) -> None:
    assert kept.evidence.blob is not None
    kept.vault.blobs.path(kept.evidence.blob).unlink()
    with as_if_it_were(kept.vault, kept.vault.backup(), quick_path / "opened") as opened:
        assert projected(opened) == projected(kept.vault)
        assert [fault.code for fault in faults(opened)] == ["verify.file-missing"]


def test_a_damaged_file_keeps_nothing_else_from_being_backed_up(kept: Kept, quick_path: Path) -> None:
    assert kept.evidence.blob is not None
    file = kept.vault.blobs.path(kept.evidence.blob)
    file.chmod(0o600)
    file.write_bytes(file.read_bytes()[:-1])
    with as_if_it_were(kept.vault, kept.vault.backup(), quick_path / "opened") as opened:
        assert [fault.code for fault in faults(opened)] == ["verify.file"]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("step", ["_place_blobs", "_verify", "_counts", "_export_all"])
def test_a_failure_on_the_way_leaves_nothing_behind(
    step: str, way: str, kept: Kept, quick_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = kept.vault.backup()
    source = replace(kept.vault.source(), path=made, header=header.read(made))
    before = sorted(quick_path.rglob("*"))

    def fails(*_: object) -> None:
        raise BackupFailed

    monkeypatch.setattr(backup, step, fails)
    ways: dict[str, Callable[[], Path]] = {
        "backup": kept.vault.backup,
        "copy": lambda: kept.vault.copy_to(quick_path),
        "restore": lambda: backup.restored(source, quick_path / "restored.fieldcase"),
    }
    with pytest.raises(BackupFailed):
        ways[way]()
    assert no_part_left(quick_path)
    assert sorted(quick_path.rglob("*")) == before
    assert list(faults(kept.vault)) == []


def test_a_copy_that_was_changed_while_it_was_written_is_not_kept(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    real = backup._place_blobs

    def flips(source: Path, part: Path, *rest: object) -> None:
        real(source, part, *rest)  # type: ignore[arg-type]
        raw = bytearray((part / DATABASE).read_bytes())
        raw[-2000] ^= 1
        (part / DATABASE).write_bytes(raw)

    monkeypatch.setattr(backup, "_place_blobs", flips)
    with pytest.raises(BackupFailed):
        kept.vault.backup()
    assert kept.vault.backups() == ()
    assert no_part_left(kept.vault.path)


def test_a_blob_that_was_changed_while_it_was_copied_is_noticed(kept: Kept, quick_path: Path) -> None:
    assert kept.evidence.blob is not None

    def cut_short(there: Path, here: Path, _: Watch) -> None:
        here.write_bytes(there.read_bytes()[:-1])

    with pytest.raises(BackupFailed):
        backup._copied(kept.vault.source(), quick_path / "cut.fieldcase", cut_short, Watch(None, None))
    assert not (quick_path / "cut.fieldcase").exists()
    assert no_part_left(quick_path)


@pytest.mark.parametrize("table", ["", "entry", "part", "record_evidence"])
def test_a_damaged_database_is_told_in_a_sentence_and_nothing_is_left(table: str, kept: Kept, quick_path: Path) -> None:
    kept.vault.write.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    page = kept.vault.write.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    # An index is not copied but made anew: damage in one of its pages harms no copy.
    at = 16 if page is None else (page[0] - 1) * PAGE + 1000
    file = kept.vault.path / DATABASE
    whole = file.read_bytes()
    raw = bytearray(whole)
    raw[at] ^= 1
    file.write_bytes(raw)
    try:
        with pytest.raises(FieldcaseError) as told:
            backup.copy(kept.vault.source(), quick_path)
        assert told.value.code in ("vault.database-damaged", "vault.backup-failed")
        assert no_part_left(quick_path)
        assert not (quick_path / "Name-2.fieldcase").exists()
    finally:
        file.write_bytes(whole)


def test_what_a_killed_process_left_half_written_is_removed_by_the_next_backup(kept: Kept) -> None:
    kept.vault.backup()
    left = kept.vault.path / "backups" / "20260101T000000Z-00000000.part"
    left.mkdir()
    (left / DATABASE).write_bytes(b"half")
    assert left not in kept.vault.backups()
    kept.vault.backup()
    assert no_part_left(kept.vault.path)
