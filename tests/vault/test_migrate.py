"""Migrations: on a verified copy or not at all; a newer number opens, a newer major is refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher
from vaults import PAGE, case_scope, database_key, master_of, new_vault, save, unguarded

from fieldcase.errors import DatabaseDamaged, DiskFull, NewerVault
from fieldcase.i18n import words
from fieldcase.model.case import Event
from fieldcase.model.ids import EventId
from fieldcase.vault import database, migrate
from fieldcase.vault.check import faults
from fieldcase.vault.database import Connection
from fieldcase.vault.founding import DATABASE
from fieldcase.vault.migrate import MAJOR, bring_up, shipped, version
from fieldcase.vault.vault import Vault

STEP = """
CREATE TABLE record_parcel (n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, subject TEXT NOT NULL DEFAULT '') STRICT;
ALTER TABLE record_event ADD COLUMN weather TEXT NOT NULL DEFAULT '';
"""
FAILING = "CREATE TABLE half_done (x INTEGER) STRICT; INSERT INTO nowhere VALUES (1);"


@pytest.fixture
def closed(tmp_path: Path) -> Vault:
    """A closed vault with a few events in it."""
    vault = new_vault(tmp_path)
    scope = case_scope(vault)
    for number in range(5):
        save(vault, None, Event(id=EventId(bytes([number]) * 16), scope=scope, what=f"слово {number}"))
    vault.close()
    return vault


def opened(vault: Vault, *steps: str) -> Vault:
    """The vault opened by a program that ships these steps beside ours."""
    return Vault(vault.path, master_of(vault), vault.slot, vault.world, steps=(*shipped(), *steps))


def files(vault: Vault) -> dict[str, bytes]:
    """Every file of a vault but its lock."""
    return {file.name: file.read_bytes() for file in vault.path.iterdir() if file.is_file() and file.name != "lock"}


def tables(connection: Connection) -> set[str]:
    return {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def set_version(vault: Vault, major: int, number: int) -> None:
    with unguarded(vault.path / DATABASE, database_key(vault)) as connection:
        connection.execute(f"PRAGMA user_version = {major << 16 | number}")


def test_a_new_vault_has_the_version_of_the_last_schema_file(closed: Vault) -> None:
    with opened(closed) as vault:
        assert version(vault.write) == (MAJOR, len(shipped()))


def test_opening_a_vault_of_the_same_schema_does_not_write_it_anew(closed: Vault) -> None:
    before = (closed.path / DATABASE).stat().st_ino
    opened(closed).close()
    assert (closed.path / DATABASE).stat().st_ino == before


def test_a_step_is_applied_and_every_record_is_still_there(closed: Vault) -> None:
    before = (closed.path / DATABASE).stat().st_ino
    with opened(closed, STEP) as vault:
        assert version(vault.write) == (MAJOR, len(shipped()) + 1)
        assert "record_parcel" in tables(vault.write)
        assert vault.write.execute("SELECT DISTINCT weather FROM record_event").fetchall() == [("",)]
        assert [event.what for event in vault.store.all(Event)] == [f"слово {number}" for number in range(5)]
        assert len(vault.search("слово")) == 5
        assert list(faults(vault)) == []
    assert (closed.path / DATABASE).stat().st_ino != before, "the copy took its place"
    assert sorted(files(closed)) == ["header.json", "header.json.bak", "vault.db"]


def test_several_steps_run_in_order_and_each_once(closed: Vault) -> None:
    with opened(closed, STEP):
        pass
    with opened(closed, STEP, "ALTER TABLE record_parcel ADD COLUMN sent INTEGER;") as vault:
        assert version(vault.write) == (MAJOR, len(shipped()) + 2)
        assert vault.write.execute("SELECT sent FROM record_parcel").fetchall() == []


def test_a_migrated_vault_is_written_to_and_closed_like_any_other(closed: Vault) -> None:
    with opened(closed, STEP) as vault:
        save(vault, None, Event(id=EventId(b"n" * 16), scope=case_scope(vault), what="новое"))
    with opened(closed, STEP) as vault:
        assert len(vault.store.all(Event)) == 6
        assert list(faults(vault)) == []


@pytest.mark.parametrize("step", [FAILING, f"{STEP}{FAILING}", "this is no SQL"])
def test_a_failing_step_leaves_the_vault_as_it_was_byte_for_byte(closed: Vault, step: str) -> None:
    before = files(closed)
    with pytest.raises(sqlcipher.Error):
        opened(closed, step)
    assert files(closed) == before
    with opened(closed) as vault:
        assert "half_done" not in tables(vault.write)
        assert len(vault.store.all(Event)) == 5
        assert list(faults(vault)) == []


def test_of_two_steps_a_failing_second_one_takes_the_first_along(closed: Vault) -> None:
    before = files(closed)
    with pytest.raises(sqlcipher.Error):
        opened(closed, STEP, FAILING)
    assert files(closed) == before


def test_a_disk_that_fills_up_in_a_migration_leaves_the_vault_as_it_was(
    closed: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(closed)

    def full(_copy: Path, *_: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patched:
        patched.setattr(migrate, "_migrate", full)
        with pytest.raises(DiskFull):
            opened(closed, STEP)
    assert files(closed) == before
    opened(closed, STEP).close()


def test_a_half_made_copy_of_a_crash_is_neither_used_nor_in_the_way(closed: Vault) -> None:
    for name in ("vault.db.part", "vault.db.part-wal", "vault.db.part-shm"):
        (closed.path / name).write_bytes(b"left by a crash" * 400)
    with opened(closed, STEP) as vault:
        assert len(vault.store.all(Event)) == 5
    assert [name for name in files(closed) if "part" in name] == []


def test_a_damaged_vault_is_not_migrated(closed: Vault) -> None:
    file = closed.path / DATABASE
    raw = bytearray(file.read_bytes())
    raw[-PAGE + 200] ^= 1
    file.write_bytes(raw)
    before = files(closed)
    with pytest.raises(DatabaseDamaged):
        opened(closed, STEP)
    assert files(closed) == before


@pytest.mark.parametrize("newer", [1, 2, 100])
def test_a_newer_number_of_the_same_major_opens_and_is_left_as_it_is(closed: Vault, newer: int) -> None:
    set_version(closed, MAJOR, len(shipped()) + newer)
    with opened(closed) as vault:
        assert len(vault.store.all(Event)) == 5
        save(vault, None, Event(id=EventId(b"n" * 16), scope=case_scope(vault), what="новое"))
        assert version(vault.write) == (MAJOR, len(shipped()) + newer)


def test_what_a_newer_program_added_stays_when_an_older_one_writes(closed: Vault) -> None:
    with opened(closed, STEP) as vault:
        vault.write.execute("UPDATE record_event SET weather = 'дождь'")
    with opened(closed) as older:
        first = older.store.all(Event)[0]
        save(older, first, Event(id=first.id, scope=first.scope, what="другое"))
    with opened(closed, STEP) as vault:
        assert vault.write.execute("SELECT DISTINCT weather FROM record_event").fetchall() == [("дождь",)]


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("newer", [1, 7])
def test_a_newer_major_is_refused_naming_the_version(closed: Vault, newer: int, language: str) -> None:
    set_version(closed, MAJOR + newer, 1)
    before = files(closed)
    with pytest.raises(NewerVault) as refused:
        opened(closed, STEP)
    assert str(MAJOR + newer) in refused.value.told(words(language))
    assert files(closed) == before
    set_version(closed, MAJOR, len(shipped()))
    opened(closed).close()


def test_bring_up_alone_migrates_a_closed_database(closed: Vault) -> None:
    file = closed.path / DATABASE
    key, salt = database_key(closed), database.salt_of(file)
    bring_up(file, key, salt, (*shipped(), STEP))
    assert database.salt_of(file) == salt
    connection = database.connect(file, key, salt)
    assert version(connection) == (MAJOR, len(shipped()) + 1)
    connection.close()
