"""Erasing in a vault: afterwards the words are in no table, page, freed space, log, index or new backup.

Each look is shown to find the words while they are there. Pages are decrypted one by one, so that SQLite tidies
nothing on the way. What a desk does around it is tested in test_desk_forgets.py.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from vaults import (
    STAMP,
    case_scope,
    database_key,
    decrypted,
    decrypted_file,
    everything_in,
    holds,
    master_of,
    new_vault,
    open_again,
    save,
    unguarded,
)

from fieldcase.errors import NothingToErase
from fieldcase.model.case import Event
from fieldcase.model.declare import field_named
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import EventId, EvidenceId, IdentityId, ScopeId
from fieldcase.model.people import PersonIdentity
from fieldcase.model.text import folded
from fieldcase.vault import header
from fieldcase.vault.check import faults
from fieldcase.vault.founding import DATABASE
from fieldcase.vault.vault import Vault

NAME = "Ёлкина Зоя-Цветана"
OTHER = "Кувшинкин Пров"
FORMS = [
    NAME.encode(), NAME.upper().encode(), folded(NAME).encode(), NAME.encode("utf-16-le"), NAME.encode("utf-16-be"),
    *(folded(word).encode() for word in NAME.replace("-", " ").split()),
]  # fmt: skip
PAST = [f"{NAME}, запись {number}" for number in range(30)]


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with new_vault(tmp_path) as made:
        yield made


@pytest.fixture
def scope(vault: Vault) -> ScopeId:
    return case_scope(vault)


def filled(vault: Vault, scope: ScopeId) -> PersonIdentity:
    """A name with a long past, among the records of others."""
    kept = PersonIdentity(id=IdentityId(b"i" * 16), scope=scope, name=PAST[0], address="улица Садовая")
    save(vault, None, kept)
    for number, name in enumerate(PAST[1:]):
        after = replace(kept, name=name)
        save(vault, kept, after)
        save(vault, None, Event(id=EventId(bytes([number]) * 16), scope=scope, what=f"{OTHER} {number} " * 40))
        kept = after
    return kept


def where(vault: Vault) -> set[str]:
    """Everywhere the name still stands: tables by name, pages, files of the folder."""
    found = {table for table, value in everything_in(vault.write) if holds(value, FORMS)}
    found |= {"pages"} if holds(decrypted(vault), FORMS) else set()
    return found | {path.name for path in vault.path.rglob("*") if path.is_file() and holds(path.read_bytes(), FORMS)}


def erase(vault: Vault, record: PersonIdentity | Evidence, field: str = "") -> None:
    with vault.transaction():
        vault.store.erase(record, field_named(type(record), field) if field else None, STAMP)
    vault.settle_to_disk()


@pytest.mark.parametrize("field", ["name", ""], ids=["field", "record"])
def test_after_an_erasure_the_words_are_nowhere(vault: Vault, scope: ScopeId, field: str) -> None:
    kept = filled(vault, scope)
    assert {"pages", "part", "record_person_identity", "search_index_content", "search_index_data"} <= where(vault)
    erase(vault, kept, field)
    assert where(vault) == set()
    assert holds(decrypted(vault), [OTHER.encode()]), "the look itself finds what is there"
    assert list(faults(vault)) == []


@pytest.mark.parametrize("field", ["name", ""], ids=["field", "record"])
def test_history_and_search_have_forgotten_it_too(vault: Vault, scope: ScopeId, field: str) -> None:
    kept = filled(vault, scope)
    assert len(vault.search("Зоя")) == 1
    erase(vault, kept, field)
    versions = vault.store.history(PersonIdentity, kept.id, field_named(PersonIdentity, "name"))
    assert [version.value for version in versions] == [""] * len(versions)
    assert vault.search("Зоя") == []
    assert len(vault.search("кувшинкин")) == len(PAST) - 1


def test_the_other_fields_of_the_record_stay(vault: Vault, scope: ScopeId) -> None:
    kept = filled(vault, scope)
    erase(vault, kept, "name")
    assert vault.store.get(PersonIdentity, kept.id) == replace(kept, name="")


def test_a_new_backup_does_not_hold_the_words_and_an_older_one_does(vault: Vault, scope: ScopeId) -> None:
    kept = filled(vault, scope)
    older = vault.backup()
    erase(vault, kept)
    newer = vault.backup()
    assert holds(pages_of(older, vault), FORMS)
    assert not holds(pages_of(newer, vault), FORMS)


def pages_of(backup: Path, vault: Vault) -> bytes:
    return decrypted_file(backup / DATABASE, header.read(backup).database_key(master_of(vault)).reveal())


def test_a_backup_holds_nothing_of_what_is_being_typed(vault: Vault, scope: ScopeId) -> None:
    kept = PersonIdentity(id=IdentityId(b"i" * 16), scope=scope, address="улица Садовая")
    save(vault, None, kept)
    with vault.transaction():
        for number in range(200):
            vault.drafts.keep(replace(kept, id=IdentityId(bytes([number]) * 16)), "name", f"{NAME} {number}", number)
    assert where(vault) == {"draft", "pages"}
    assert not holds(pages_of(vault.backup(), vault), FORMS)


def test_a_plain_copy_of_the_whole_database_holds_no_such_words(vault: Vault, scope: ScopeId, tmp_path: Path) -> None:
    """The same by SQLCipher's own way of taking the encryption off, as somebody with the key would look."""
    kept = filled(vault, scope)
    plain_copy(vault, tmp_path / "before.db")
    erase(vault, kept)
    plain_copy(vault, tmp_path / "after.db")
    assert holds((tmp_path / "before.db").read_bytes(), FORMS)
    assert not holds((tmp_path / "after.db").read_bytes(), FORMS)


def plain_copy(vault: Vault, target: Path) -> None:
    with unguarded(vault.path / DATABASE, database_key(vault)) as connection:
        connection.execute("ATTACH ? AS plain KEY ''", (str(target),))
        connection.execute("SELECT sqlcipher_export('plain')")
        connection.execute("DETACH plain")


def test_what_is_being_typed_goes_with_the_field(vault: Vault, scope: ScopeId) -> None:
    kept = PersonIdentity(id=IdentityId(b"i" * 16), scope=scope, address="улица Садовая")
    save(vault, None, kept)
    with vault.transaction():
        for number in range(50):
            vault.drafts.keep(kept, "name", f"{NAME} {number} " * number, number)
        vault.drafts.keep(kept, "phone", "8 800", 51)
    assert where(vault) == {"draft", "pages"}
    erase(vault, kept, "name")
    assert where(vault) == set()
    assert [draft.field for draft in vault.drafts.kept()] == ["phone"]


def test_a_field_that_never_held_anything_has_nothing_to_erase(vault: Vault, scope: ScopeId) -> None:
    kept = PersonIdentity(id=IdentityId(b"i" * 16), scope=scope, address="улица Садовая")
    save(vault, None, kept)
    with pytest.raises(NothingToErase):
        erase(vault, kept, "name")


def test_an_erased_field_can_be_written_anew_and_erased_again(vault: Vault, scope: ScopeId) -> None:
    kept = filled(vault, scope)
    erase(vault, kept, "name")
    blank, anew = replace(kept, name=""), replace(kept, name="Ива")
    save(vault, blank, anew)
    with open_again(vault) as again:
        assert again.store.get(PersonIdentity, kept.id) == anew
        erase(again, anew, "name")
        assert again.store.get(PersonIdentity, kept.id) == blank
        assert not holds(decrypted(again), ["Ива".encode()])


def test_erasing_evidence_takes_its_file_and_its_key(vault: Vault, scope: ScopeId, tmp_path: Path) -> None:
    photograph = tmp_path / "photograph.jpg"
    photograph.write_bytes(os.urandom(5000))
    with photograph.open("rb") as source:
        stored = vault.blobs.add(source, vault.world.random)
    piece = Evidence(
        id=EvidenceId(b"e" * 16), scope=scope, number="E-1", blob=stored.blob_id, secret=stored.secret,
        sha256=stored.sha256, size=stored.size,
    )  # fmt: skip
    save(vault, None, piece)
    assert vault.blobs.path(stored.blob_id).exists()
    assert holds(decrypted(vault), [stored.secret])
    erase(vault, piece)
    assert not vault.blobs.path(stored.blob_id).exists()
    assert not holds(decrypted(vault), [stored.secret])


def test_evidence_whose_file_was_replaced_keeps_the_earlier_file_until_it_is_erased(
    vault: Vault, scope: ScopeId, tmp_path: Path
) -> None:
    """History, undo and a conflict may still need it."""
    (tmp_path / "scan").write_bytes(b"scan")
    stored = []
    for _ in range(2):
        with (tmp_path / "scan").open("rb") as source:
            stored.append(vault.blobs.add(source, vault.world.random))
    first = Evidence(id=EvidenceId(b"e" * 16), scope=scope, blob=stored[0].blob_id, secret=stored[0].secret)
    second = replace(first, blob=stored[1].blob_id, secret=stored[1].secret)
    save(vault, None, first)
    save(vault, first, second)
    with open_again(vault) as again:
        paths = [again.blobs.path(one.blob_id) for one in stored]
        assert all(path.exists() for path in paths)
        erase(again, second, "blob")
        assert not any(path.exists() for path in paths)
