"""Why erased words are gone from the bytes: zeroing, an index that deletes for good, and a database written anew."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from vaults import (
    STAMP,
    case_scope,
    decrypted,
    decrypted_file,
    everything_in,
    holds,
    new_vault,
    open_again,
    reopened,
    save,
)

from fieldcase.errors import DiskFull
from fieldcase.model.ids import IdentityId
from fieldcase.model.people import PersonIdentity
from fieldcase.model.text import folded
from fieldcase.vault import database, search
from fieldcase.vault.database import has_remains
from fieldcase.vault.vault import Vault

NAME = "Ёлкина Зоя-Цветана"
KEY = b"k" * 32


@pytest.fixture
def vault(quick_path: Path) -> Iterator[Vault]:
    with new_vault(quick_path) as made:
        yield made


@pytest.fixture
def kept(vault: Vault) -> PersonIdentity:
    """A person whose name is in the vault."""
    identity = PersonIdentity(id=IdentityId(b"i" * 16), scope=case_scope(vault), name=NAME)
    save(vault, None, identity)
    return identity


def erase(vault: Vault, record: PersonIdentity) -> None:
    with vault.transaction():
        vault.store.erase(record, None, STAMP)
    vault.settle_to_disk()


def test_zeroing_alone_leaves_copies_in_the_free_space_of_pages_and_writing_anew_takes_them(
    quick_path: Path,
) -> None:
    """Why an erasure writes the database anew: secure_delete is on, and still a page here and there holds the words."""
    found = False
    for seed in range(200):
        file = quick_path / f"{seed}.db"
        connection = database.connect(file, KEY, bytes(16))
        erased = a_life_of_parts(connection, Random(seed))
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        found = holds(decrypted_file(file, KEY), erased)
        database.rewrite(connection)
        assert not holds(decrypted_file(file, KEY), erased)
        connection.close()
        file.unlink()
        if found:
            break
    assert found


def a_life_of_parts(connection: database.Connection, chance: Random) -> list[bytes]:
    """Parts written and erased as a journal does it; returns the words that were erased."""
    connection.execute(
        "CREATE TABLE part (entry INTEGER, place INTEGER, leaf BLOB, body BLOB, PRIMARY KEY (entry, place)) "
        "STRICT, WITHOUT ROWID"
    )
    living, erased = dict[tuple[int, int], bytes](), list[bytes]()
    for entry in range(90):
        for place in range(chance.randrange(2, 5)):
            word = living[entry, place] = b"word%05d" % (entry * 10 + place)
            body = chance.randbytes(40) + word
            connection.execute("INSERT INTO part VALUES (?, ?, ?, ?)", (entry, place, chance.randbytes(48), body))
        if chance.random() < 0.4:
            third = chance.randrange(3)
            for key in [key for key in living if key[0] % 3 == third and chance.random() < 0.7]:
                erased.append(living.pop(key))
                connection.execute("UPDATE part SET body = NULL WHERE entry = ? AND place = ?", key)
    return erased


def test_an_erasure_is_noted_until_the_database_is_written_anew(vault: Vault, kept: PersonIdentity) -> None:
    assert not has_remains(vault.write)
    with vault.transaction():
        vault.store.erase(kept, None, STAMP)
    assert has_remains(vault.write)
    vault.settle_to_disk()
    assert not has_remains(vault.write)


def test_an_erasure_that_was_taken_back_with_its_deed_is_not_noted(vault: Vault, kept: PersonIdentity) -> None:
    def fail() -> None:
        with vault.transaction():
            vault.store.erase(kept, None, STAMP)
            raise InterruptedError

    with pytest.raises(InterruptedError):
        fail()
    assert not has_remains(vault.write)
    assert vault.store.get(PersonIdentity, kept.id) == kept


def test_an_erasure_cut_off_before_the_rewriting_is_finished_at_the_next_opening(
    vault: Vault, kept: PersonIdentity
) -> None:
    with vault.transaction():
        vault.store.erase(kept, None, STAMP)
    killed = vault.path.with_name("killed.fieldcase")
    shutil.copytree(vault.path, killed, ignore=shutil.ignore_patterns("*-shm"))
    with reopened(vault, killed) as again:
        assert not has_remains(again.write)
        assert not holds(decrypted(again), [NAME.encode()])


def test_where_the_disk_is_too_full_to_rewrite_the_words_leave_the_tables_and_the_rest_follows_at_an_opening(
    vault: Vault, kept: PersonIdentity, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(connection: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patched:
        patched.setattr(database, "rewrite", full)
        with pytest.raises(DiskFull):
            erase(vault, kept)
        vault = open_again(vault)
        assert not any(holds(value, [NAME.encode()]) for _, value in everything_in(vault.write))
        assert has_remains(vault.write)
    with open_again(vault) as again:
        assert not has_remains(again.write)
        assert not holds(decrypted(again), [NAME.encode()])


def test_the_index_is_told_to_delete_for_good(vault: Vault) -> None:
    rows = dict(vault.write.execute("SELECT k, v FROM search_index_config").fetchall())
    assert rows["secure-delete"] == 1


def test_an_index_that_only_marks_what_is_deleted_would_keep_the_words(vault: Vault, kept: PersonIdentity) -> None:
    """The control for the line above: FTS5 as it comes leaves the words of a deleted row in its pages."""
    vault.write.execute("INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 0)")
    with vault.transaction():
        search.unindex(vault.write, [(kept.KIND, kept.key)])
    word = folded(NAME.split()[0]).encode()
    assert "search_index_data" in {table for table, value in everything_in(vault.write) if holds(value, [word])}
