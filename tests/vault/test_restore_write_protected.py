"""A backup on a stick whose switch says no: it can be restored from all the same, and nothing is written to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from stories.disks import Disk, mounted
from vaults import case_scope, master_of, new_vault, projected, reopened, save, unguarded

from fieldcase.errors import ReadOnly
from fieldcase.model.case import Event
from fieldcase.model.ids import EventId
from fieldcase.vault import backup, database, header
from fieldcase.vault.check import faults
from fieldcase.vault.founding import DATABASE
from fieldcase.vault.vault import Vault


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Disk]:
    with mounted(tmp_path / "stick") as disk:
        yield disk


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with new_vault(tmp_path) as made:
        save(made, None, Event(id=EventId(bytes(16)), scope=case_scope(made), what="Обыск без протокола"))
        yield made


def restored(vault: Vault, source: Path, target: Path) -> Vault:
    made = backup.restored(backup.Source(source, header.read(source), master_of(vault), vault.world), target)
    return reopened(vault, made)


def test_it_is_restored_whole_and_the_stick_is_as_it_was(vault: Vault, stick: Disk, tmp_path: Path) -> None:
    copied = vault.copy_to(stick.path)
    before = {path.name: path.read_bytes() for path in copied.iterdir()}
    stick.read_only()
    with restored(vault, copied, tmp_path / "new.fieldcase") as new:
        assert projected(new) == projected(vault)
        assert list(faults(new)) == []
        assert new.journal.device != vault.journal.device
    assert {path.name: path.read_bytes() for path in copied.iterdir()} == before


def test_a_copy_that_was_not_closed_is_refused_rather_than_restored_in_part(
    vault: Vault, stick: Disk, tmp_path: Path
) -> None:
    """What its log holds cannot be read without writing beside it."""
    copied = vault.copy_to(stick.path)
    (copied / f"{DATABASE}-wal").write_bytes(b"a log that a crash left")
    stick.read_only()
    with pytest.raises(ReadOnly):
        restored(vault, copied, tmp_path / "new.fieldcase")
    assert not (tmp_path / "new.fieldcase").exists()


def test_a_connection_to_what_is_write_protected_is_guarded_like_any_other(vault: Vault, tmp_path: Path) -> None:
    copied = vault.copy_to(tmp_path)
    key = header.read(copied).database_key(master_of(vault)).reveal()
    file = copied / DATABASE
    connection = database.connect(file, key, database.salt_of(file), write_protected=True)
    try:
        assert connection.execute("SELECT count(*) FROM record_event").fetchone() == (1,)
        assert connection.execute("PRAGMA temp_store").fetchone() == (2,)
        with pytest.raises(database.DatabaseError, match="not authorized"):
            connection.execute("ATTACH ':memory:' AS plain KEY ''")
        with pytest.raises(ReadOnly):
            connection.execute("DELETE FROM record_event")
    finally:
        connection.close()
    with unguarded(file, key) as untouched:
        assert untouched.execute("SELECT count(*) FROM record_event").fetchone() == (1,)
