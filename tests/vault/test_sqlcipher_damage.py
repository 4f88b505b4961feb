"""Damage done to the database file behind the vault's back: flipped bits, lost pages, old pages and old files put back.

SQLCipher finds changed pages, SQLite lost ones; what was valid once is found by the journal and by the heads that the
header remembers.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher
from vaults import (
    PAGE,
    RESERVED,
    STAMP,
    case_scope,
    database_key,
    decrypted_file,
    master_of,
    new_vault,
    reopened,
    save,
    unguarded,
)

from fieldcase.errors import DatabaseDamaged, FieldcaseError, RolledBack
from fieldcase.model.case import Event
from fieldcase.model.ids import EventId, ScopeId
from fieldcase.vault import database, migrate
from fieldcase.vault.check import faults
from fieldcase.vault.database import Connection
from fieldcase.vault.founding import DATABASE
from fieldcase.vault.keys import Secret
from fieldcase.vault.vault import Vault
from fieldcase.world import SeededWorld

EVENTS = 20


@dataclass
class Kept:
    """A closed vault, its keys, and its database as it was some deeds earlier."""

    path: Path
    master: Secret
    slot: bytes
    key: bytes
    older: bytes

    def copied(self, folder: Path) -> Path:
        """A copy of the vault to do harm to."""
        target = folder / "Harmed.fieldcase"
        shutil.copytree(self.path, target)
        return target

    def opened(self, path: Path) -> Vault:
        """A vault at another place, opened by the same master key."""
        return Vault(path, self.master, self.slot, SeededWorld(b"later"))

    def shown(self, path: Path) -> tuple[list[Event], list[int]]:
        """The events, and how many fields are found by the number of each."""
        with self.opened(path) as vault:
            events = vault.store.all(Event, hidden=True)
            return list(events), [len(vault.search(f"слово {number}")) for number in range(EVENTS + 2)]

    def finds(self, path: Path) -> bool:
        """Whether opening the vault or verifying it says that something is wrong."""
        try:
            with self.opened(path) as vault:
                return list(faults(vault)) != []
        except FieldcaseError:
            return True


def _deeds(vault: Vault, scope: ScopeId, numbers: range) -> None:
    with vault.transaction():
        for number in numbers:
            what = f"слово {number} " + "много слов " * 60
            vault.store.save(None, Event(id=EventId(number.to_bytes(16, "big")), scope=scope, what=what), STAMP)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    vault = new_vault(tmp_path_factory.mktemp("kept"))
    scope = case_scope(vault)
    _deeds(vault, scope, range(EVENTS))
    vault.close()
    older = (vault.path / DATABASE).read_bytes()
    vault = reopened(vault)
    first = vault.store.all(Event)[0]
    save(vault, first, replace(first, what="слово другое " + "много слов " * 60))
    _deeds(vault, scope, range(EVENTS, EVENTS + 2))
    vault.close()
    return Kept(vault.path, master_of(vault), vault.slot, database_key(vault), older)


def test_the_control_an_unharmed_copy_opens_and_nothing_is_found(kept: Kept, tmp_path: Path) -> None:
    path = kept.copied(tmp_path)
    with kept.opened(path) as vault:
        assert list(faults(vault)) == []
        assert len(vault.store.all(Event)) == EVENTS + 2


@pytest.mark.parametrize("part", range(16))
def test_a_flipped_bit_anywhere_in_the_file_is_found(kept: Kept, tmp_path: Path, part: int) -> None:
    path = kept.copied(tmp_path)
    raw = bytearray((path / DATABASE).read_bytes())
    page = (len(raw) // PAGE - 1) * part // 15
    at = page * PAGE + (0, 17, 100, 2000, PAGE - 80, PAGE - 64, PAGE - 17)[part % 7]
    raw[at] ^= 1 << part % 8
    (path / DATABASE).write_bytes(raw)
    assert kept.finds(path)


@pytest.mark.parametrize("pages", [1, 2, 20])
def test_lost_pages_are_found_which_sqlcipher_alone_does_not_do(kept: Kept, tmp_path: Path, pages: int) -> None:
    path = kept.copied(tmp_path)
    raw = (path / DATABASE).read_bytes()
    (path / DATABASE).write_bytes(raw[: -pages * PAGE])
    with unguarded(path / DATABASE, kept.key) as connection:
        assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == [], "the control"
        with pytest.raises(sqlcipher.DatabaseError, match="malformed"):
            connection.execute("PRAGMA integrity_check").fetchall()
    assert kept.finds(path)


@pytest.mark.parametrize("left", [0, 15, 16, 100, PAGE - 1, PAGE, PAGE + 1])
def test_a_file_cut_to_almost_nothing_is_found(kept: Kept, tmp_path: Path, left: int) -> None:
    path = kept.copied(tmp_path)
    (path / DATABASE).write_bytes((path / DATABASE).read_bytes()[:left])
    assert kept.finds(path)


def test_an_old_database_put_back_is_found_by_what_the_header_remembers(kept: Kept, tmp_path: Path) -> None:
    path = kept.copied(tmp_path)
    (path / DATABASE).write_bytes(kept.older)
    with unguarded(path / DATABASE, kept.key) as connection:
        assert migrate.sound(connection), "the control: it is a whole and valid database"
    with pytest.raises(RolledBack):
        kept.opened(path)


def _plain_pages(file: Path, raw: bytes, key: bytes) -> list[bytes]:
    file.write_bytes(raw)
    plain = decrypted_file(file, key).rjust(len(raw) // PAGE * (PAGE - RESERVED))
    return [plain[at : at + PAGE - RESERVED] for at in range(0, len(plain), PAGE - RESERVED)]


def test_an_old_valid_page_put_back_is_found_or_changes_nothing_that_is_shown(kept: Kept, tmp_path: Path) -> None:
    path, now = kept.copied(tmp_path), (kept.path / DATABASE).read_bytes()
    earlier = _plain_pages(tmp_path / "pages", kept.older, kept.key)
    later = _plain_pages(tmp_path / "pages", now, kept.key)
    changed = [number for number, page in enumerate(earlier) if page != later[number]]
    missed, whole, shown = set(), 0, kept.shown(kept.path)
    for number in changed:
        span = slice(number * PAGE, (number + 1) * PAGE)
        (path / DATABASE).write_bytes(now[: span.start] + kept.older[span] + now[span.stop :])
        with unguarded(path / DATABASE, kept.key) as connection:
            assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == [], "each page is valid by itself"
            whole += _whole_to_sqlite(connection)
            roots = dict(connection.execute("SELECT rootpage, name FROM sqlite_master").fetchall())
        if not kept.finds(path):
            assert kept.shown(path) == shown
            missed.add(roots.get(number + 1, str(number + 1)))
    assert len(changed) > 15
    assert whole > 0, "the control: SQLite takes some of them for whole"
    # How new a header must be, which needs an old header beside it to matter; and what FTS5 keeps of its own segments.
    assert missed <= {"header_seen", "search_index_idx", "search_index_config"}


def _whole_to_sqlite(connection: Connection) -> bool:
    try:
        return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    except sqlcipher.DatabaseError:
        return False


def _harmed(kept: Kept, folder: Path) -> tuple[Path, int, int]:
    """A database with one page of a table spoiled; the pages' table is read from its root."""
    path = kept.copied(folder)
    with unguarded(path / DATABASE, kept.key) as connection:
        roots = dict(connection.execute("SELECT name, rootpage FROM sqlite_master WHERE type = 'table'").fetchall())
    raw = bytearray((path / DATABASE).read_bytes())
    raw[(roots["record_task"] - 1) * PAGE + 200] ^= 1
    (path / DATABASE).write_bytes(raw)
    return path / DATABASE, EVENTS + 2, roots["record_task"]


def test_after_one_damaged_page_the_sound_ones_can_be_read_on_a_new_connection(
    kept: Kept, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file, events, _ = _harmed(kept, tmp_path)
    salt = database.salt_of(file)
    connection = database.connect(file, kept.key, salt)
    with pytest.raises(DatabaseDamaged):
        connection.execute("SELECT * FROM record_task").fetchall()
    with pytest.raises(DatabaseDamaged):
        connection.execute("SELECT * FROM record_event").fetchall()
    connection.close()
    again = database.connect(file, kept.key, salt)
    assert len(again.execute("SELECT * FROM record_event").fetchall()) == events
    again.close()
    assert capfd.readouterr() == ("", ""), "SQLCipher says nothing to the terminal"


def test_the_control_sqlcipher_tells_the_terminal_of_a_damaged_page(
    kept: Kept, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file, _, page = _harmed(kept, tmp_path)
    with unguarded(file, kept.key) as connection:
        connection.execute("PRAGMA cipher_log_level = ERROR")
        with pytest.raises(sqlcipher.DatabaseError):
            connection.execute("SELECT * FROM record_task").fetchall()
    assert f"{page}" in capfd.readouterr().err
