"""The traps of SQLCipher: each closed on every connection, each shown to be a trap where nothing closes it."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as sqlcipher
from vaults import case_scope, database_key, decrypted, new_vault, plain_connection, save, unguarded

from fieldcase.errors import DatabaseDamaged
from fieldcase.model.case import Event
from fieldcase.model.ids import EventId
from fieldcase.vault import database
from fieldcase.vault.database import Connection
from fieldcase.vault.vault import Vault

LANES = ("write", "read")
WORD = "берлога"
DENIED = r"not authorized|prohibited|authorization denied"


@pytest.fixture
def vault(tmp_path: Path) -> Any:
    with new_vault(tmp_path) as made:
        save(made, None, Event(id=EventId(bytes(16)), scope=case_scope(made), what=f"{WORD} Canary"))
        yield made


def lane(vault: Vault, name: str) -> Connection:
    connection: Connection = getattr(vault, name)
    return connection


# The raw key


@pytest.mark.parametrize(("key", "salt"), [(0, 16), (2, 0), (31, 16), (33, 16), (32, 0), (32, 15), (32, 17)], ids=str)
def test_a_malformed_raw_key_is_refused_before_sqlcipher_sees_it(key: int, salt: int, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="raw key"):
        database.connect(tmp_path / "new.db", bytes(key), bytes(salt))
    assert not (tmp_path / "new.db").exists() or (tmp_path / "new.db").stat().st_size == 0


@pytest.mark.parametrize("malformed", ["x'zz'", "x'1122'"])
def test_the_control_sqlcipher_silently_takes_a_malformed_key_for_a_passphrase(malformed: str, tmp_path: Path) -> None:
    for _ in range(2):
        connection = sqlcipher.connect(str(tmp_path / "new.db"))
        connection.execute(f'PRAGMA key = "{malformed}"')
        connection.execute("CREATE TABLE IF NOT EXISTS t (x)")
        connection.close()


# Really encrypted


def test_plain_sqlite_cannot_read_a_vault_and_finds_no_header_of_its_own(vault: Vault) -> None:
    file = vault.path / "vault.db"
    assert not file.read_bytes().startswith(b"SQLite format 3")
    assert b"CREATE TABLE" not in file.read_bytes()
    assert b"CREATE TABLE" in decrypted(vault), "the control: it is there"
    plain = plain_connection(file)
    with pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT * FROM sqlite_master").fetchall()
    plain.close()


def test_a_database_that_plain_sqlite_wrote_in_spite_of_a_key_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "plain.db"
    plain = plain_connection(file)
    plain.execute(f'PRAGMA key = "{database.raw_key(bytes(32), bytes(16))}"')
    plain.execute("CREATE TABLE secret (canary)")
    plain.close()
    assert b"canary" in file.read_bytes(), "the control: the key was ignored"
    with pytest.raises(DatabaseDamaged):
        database.salt_of(file)
    with pytest.raises(DatabaseDamaged):
        database.connect(file, bytes(32), bytes(16))


def test_a_library_without_sqlcipher_is_noticed_before_it_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Plain(sqlite3.Connection):
        path: Path

    def connect(path: str, **_: object) -> Plain:
        return sqlite3.connect(path, isolation_level=None, factory=Plain)

    monkeypatch.setattr("fieldcase.vault.database.sqlcipher.connect", connect)
    with pytest.raises(DatabaseDamaged):
        database.connect(tmp_path / "new.db", bytes(32), bytes(16))
    assert not (tmp_path / "new.db").exists() or (tmp_path / "new.db").read_bytes() == b""


# What would write a plaintext copy or change the key

FORBIDDEN = [
    "ATTACH '{elsewhere}' AS copied KEY ''", "ATTACH '{elsewhere}' AS copied", "ATTACH ':memory:' AS copied",
    "DETACH main", "VACUUM INTO '{elsewhere}'", "PRAGMA key = 'new'", "PRAGMA rekey = 'new'", "PRAGMA hexkey = '00'",
    "PRAGMA hexrekey = '00'", "PRAGMA textkey = 'new'", "PRAGMA temp_store = FILE", "PRAGMA temp_store = 0",
    "PRAGMA temp_store_directory = '{elsewhere}'", "PRAGMA journal_mode = OFF", "PRAGMA journal_mode = MEMORY",
    "PRAGMA synchronous = OFF", "PRAGMA secure_delete = OFF", "PRAGMA cipher_plaintext_header_size = 32",
    "PRAGMA cipher_log = '{elsewhere}'", "PRAGMA cipher_profile = '{elsewhere}'", "PRAGMA cipher_use_hmac = OFF",
    "PRAGMA cipher_log_level = TRACE", "PRAGMA cipher_migrate", "PRAGMA writable_schema = ON",
]  # fmt: skip


@pytest.mark.parametrize("name", LANES)
@pytest.mark.parametrize("statement", FORBIDDEN)
def test_neither_lane_may_be_made_to_leak(vault: Vault, tmp_path: Path, name: str, statement: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    with pytest.raises(sqlcipher.Error, match=DENIED):
        lane(vault, name).execute(statement.format(elsewhere=elsewhere)).fetchall()
    assert not elsewhere.exists()


def test_the_control_an_unguarded_connection_writes_a_plaintext_copy(vault: Vault, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    with unguarded(vault.path / "vault.db", database_key(vault)) as connection:
        connection.execute(f"ATTACH '{elsewhere}' AS copied KEY ''")
        connection.execute("SELECT sqlcipher_export('copied')")
    assert elsewhere.read_bytes().startswith(b"SQLite format 3")
    assert WORD.encode() in elsewhere.read_bytes()


def test_a_backup_and_a_rewriting_leave_both_lanes_guarded(vault: Vault, tmp_path: Path) -> None:
    vault.backup()
    vault.settle_to_disk()
    for name in LANES:
        with pytest.raises(sqlcipher.Error, match=DENIED):
            lane(vault, name).execute(f"ATTACH '{tmp_path / 'elsewhere'}' AS copied KEY ''")


# Temporary data


def temporary_files() -> list[bytes]:
    """What stands in SQLite's temporary files now; it unlinks them as soon as it opens them."""
    found = []
    for name in os.listdir("/proc/self/fd"):
        try:
            if "etilqs_" in os.readlink(f"/proc/self/fd/{name}"):
                found.append(Path(f"/proc/self/fd/{name}").read_bytes())
        except FileNotFoundError:
            continue
    return found


def sorted_in_full(connection: Connection) -> list[bytes]:
    """What temporary files hold in the middle of a sort of 30 MB and beside a temporary table of as many."""
    numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000)"
    wide = f"SELECT '{WORD}' || hex(randomblob(500)) AS w FROM n ORDER BY substr(w, 20)"
    rows = connection.execute(f"{numbers} {wide}")
    rows.fetchone()
    found = temporary_files()
    rows.close()
    connection.execute(f"CREATE TEMP TABLE kept AS {numbers} {wide}")
    found += temporary_files()
    connection.execute("DROP TABLE temp.kept")
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="open files are looked at through /proc")
def test_a_large_sort_writes_no_temporary_file(vault: Vault) -> None:
    for name in LANES:
        assert lane(vault, name).execute("PRAGMA temp_store").fetchone() == (2,)
    assert sorted_in_full(vault.write) == []


@pytest.mark.skipif(sys.platform != "linux", reason="open files are looked at through /proc")
def test_the_control_temporary_files_hold_words_in_the_clear(vault: Vault) -> None:
    with unguarded(vault.path / "vault.db", database_key(vault)) as connection:
        connection.execute("PRAGMA temp_store = FILE")
        connection.execute("PRAGMA cache_size = -1000")
        assert any(WORD.encode() in found for found in sorted_in_full(connection))


# Settings

SETTINGS = [
    ("journal_mode", "wal"), ("synchronous", 2), ("temp_store", 2), ("secure_delete", 1), ("cache_size", -65536),
    ("wal_autocheckpoint", 1000), ("trusted_schema", 0), ("cell_size_check", 1), ("page_size", "4096"),
]  # fmt: skip


@pytest.mark.parametrize("name", LANES)
@pytest.mark.parametrize(("setting", "value"), SETTINGS)
def test_both_lanes_have_the_settings_that_were_measured(vault: Vault, name: str, setting: str, value: object) -> None:
    assert lane(vault, name).execute(f"PRAGMA {setting}").fetchone() == (value,)


def words_left(vault: Vault) -> bool:
    """Whether the index still holds the word of a record that left it."""
    blocks = vault.write.execute("SELECT block FROM search_index_data").fetchall()
    return any(b"canary" in block for (block,) in blocks)


@pytest.mark.parametrize("secure", [True, False])
def test_the_search_index_forgets_at_once_which_it_does_not_do_of_itself(vault: Vault, secure: bool) -> None:
    known = vault.write.execute("SELECT v FROM search_index_config WHERE k = 'secure-delete'").fetchall()
    assert known == [(1,)]
    vault.write.execute("INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', ?)", (int(secure),))
    assert words_left(vault)
    vault.write.execute("DELETE FROM search_index")
    assert words_left(vault) is not secure
