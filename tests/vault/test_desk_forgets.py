"""Erasing on a real desk: afterwards the words are nowhere, in no dress, and nothing brings them back.

Every look is made before the erasure too, where it must find them.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from told_secret import DOSSIER, SECRET, Life
from vaults import PASSPHRASE, database_key, decrypted, decrypted_file, everything_in, holds, new_desk

from fieldcase.casework import erasing, safekeeping
from fieldcase.casework.desk import Desk
from fieldcase.casework.evidence import import_evidence
from fieldcase.errors import Erased, NoSuchRecord, NotUndoable
from fieldcase.model.case import Event
from fieldcase.model.declare import Record
from fieldcase.model.deskwork import Issued
from fieldcase.model.people import Consent, Person, PersonIdentity
from fieldcase.model.text import folded
from fieldcase.vault import header
from fieldcase.vault.check import faults
from fieldcase.vault.founding import DATABASE
from fieldcase.vault.vault import Vault
from fieldcase.world import SeededWorld


def dresses(words: str) -> list[bytes]:
    """The bytes of these words as they are written, folded, in capitals and in pieces of three words' length."""
    looks = {words, folded(words), words.upper(), words.lower(), *folded(words).replace("-", " ").split()}
    codes = ("utf-8", "utf-16-le", "utf-16-be", "cp1251")
    return [look.encode(code) for look in looks if len(look) > 6 for code in codes]


@pytest.fixture
def life(quick_path: Path) -> Iterator[Life]:
    desk = new_desk(quick_path / "Name.fieldcase", PASSPHRASE, SeededWorld(b"forgets"))
    try:
        yield Life(desk)
    finally:
        desk.close()


def places(vault: Vault, words: str) -> set[str]:
    """Where in the open vault these words stand: tables by name, pages with those of the write-ahead log, index."""
    needles, found, pages = dresses(words), set[str](), decrypted(vault)
    found |= {table for table, value in everything_in(vault.write) if holds(value, needles)}
    found |= {"pages" for needle in needles if needle in pages}
    found |= {"search" for _ in vault.search(words)}
    return found


def log_size(vault: Vault) -> int:
    """Bytes in the write-ahead log."""
    log = vault.path / f"{DATABASE}-wal"
    return log.stat().st_size if log.exists() else 0


def in_backup(vault: Vault, folder: Path, words: str) -> bool:
    """Whether a backup's pages hold these words."""
    key = header.read(folder).database_key(vault.source().master).reveal()
    pages = decrypted_file(folder / DATABASE, key)
    return any(needle in pages for needle in dresses(words))


Erasing = Callable[[Life], erasing.Erasure]
ERASURES = [
    pytest.param(Life.erase_field, "what", id="a field"),
    pytest.param(Life.erase_event, "what", id="a record"),
    pytest.param(Life.erase_person, "name", id="a person"),
]


def test_before_an_erasure_every_look_finds_the_words(life: Life) -> None:
    vault = life.desk.vault
    assert places(vault, SECRET[2]) >= {"part", "draft", "record_event", "record_passage", "record_person", "pages",
                                        "search", "search_index_content"}  # fmt: skip
    assert log_size(vault) > 0
    assert places(vault, SECRET[0]) >= {"part", "draft", "record_person_identity", "record_consent", "pages", "search"}
    assert in_backup(vault, vault.backup(), SECRET[2])


def test_after_all_is_erased_the_words_are_nowhere(life: Life) -> None:
    life.erase_everything()
    vault = life.desk.vault
    for words in SECRET:
        assert places(vault, words) == set()
        assert not in_backup(vault, vault.backups()[-1], words)
    assert places(vault, "Соседнее событие") >= {"part", "record_event", "pages", "search"}, "the rest is still there"
    assert list(faults(vault)) == []


def test_after_a_person_is_erased_only_the_others_are_left(life: Life) -> None:
    vault = life.desk.vault
    assert len(vault.search("Рябина")) == 1
    done = life.erase_person()
    assert done.records == 3
    assert places(vault, SECRET[1]) == set()
    assert "record_consent" not in places(vault, SECRET[0])
    assert "record_event" in places(vault, SECRET[2]), "what the event says of her is the event's"
    assert vault.search("Рябина") == []
    assert everyone(life.desk) == []
    assert list(faults(vault)) == []


@pytest.mark.parametrize(("erase", "name"), ERASURES)
def test_the_draft_of_what_was_erased_is_gone(life: Life, erase: Erasing, name: str) -> None:
    assert {draft.field for draft in life.desk.drafts()} == {"what", "name"}
    erase(life)
    assert name not in {draft.field for draft in life.desk.drafts()}
    assert len(life.desk.drafts()) == 1


@pytest.mark.parametrize(("erase", "name"), ERASURES)
def test_undo_brings_nothing_back(life: Life, erase: Erasing, name: str) -> None:
    life.desk.save(life.case, replace(life.case, title=name))
    life.desk.undo()
    life.desk.redo()
    erase(life)
    with pytest.raises(NotUndoable):
        life.desk.undo()
    with pytest.raises(NotUndoable):
        life.desk.redo()


@pytest.mark.parametrize(("erase", "name"), ERASURES)
def test_the_deed_that_wrote_it_cannot_be_taken_back(life: Life, erase: Erasing, name: str) -> None:
    desk, holder = life.desk, life.identity if name == "name" else life.event
    tag = desk.vault.journal.record_tag(holder.scope, holder.key)
    deeds = [entry.id for entry in desk.vault.journal.entries() if entry.header.record == tag]
    erase(life)
    for deed in deeds:
        with pytest.raises(NotUndoable), desk.vault.transaction():
            desk.vault.store.undo([deed], desk.stamp)


def test_history_says_that_there_was_something_and_not_what(life: Life) -> None:
    before = life.desk.history(Event, life.event.id, "what")
    assert any(SECRET[2] in version.value for version in before)
    life.erase_field()
    after = life.desk.history(Event, life.event.id, "what")
    assert len(after) == len(before) + 1
    assert all(version.erased and version.value == "" for version in after)
    assert {version.author for version in after} == {life.desk.member}
    event = life.desk.get(Event, life.event.id)
    assert event is not None
    assert (event.what, event.place) == ("", "Талас")


def test_an_erased_field_can_be_written_again(life: Life) -> None:
    life.erase_field()
    event = life.desk.find(life.event.id)
    assert isinstance(event, Event)
    life.desk.save(event, replace(event, what="Досмотр"))
    assert [hit.text for hit in life.desk.search("досмотр")] == ["Досмотр"]
    history = life.desk.history(Event, event.id, "what")
    assert [version.value for version in history if not version.erased] == ["Досмотр"]
    assert life.desk.conflicts() == []
    assert list(faults(life.desk.vault)) == []


def test_an_erased_record_cannot_be_written_again(life: Life) -> None:
    life.erase_event()
    with pytest.raises(NoSuchRecord):
        life.desk.find(life.event.id)
    with pytest.raises(Erased):
        life.desk.save(None, life.event)
    assert life.desk.history(Event, life.event.id, "what") == []
    assert life.desk.vault.search("Она щёлкнула") == []


@pytest.mark.parametrize(("erase", "name"), ERASURES)
def test_an_issued_dossier_that_tells_of_it_is_forgotten_but_not_that_it_was_issued(
    life: Life, erase: Erasing, name: str
) -> None:
    assert name
    vault, issued = life.desk.vault, life.issued
    assert issued.blob is not None
    assert issued.secret is not None
    file = vault.blobs.path(issued.blob)
    assert file.exists()
    assert issued.secret in decrypted(vault)
    erase(life)
    (left,) = life.desk.all(Issued)
    assert left == replace(issued, blob=None, secret=None)
    assert not file.exists()
    assert issued.secret not in decrypted(vault)
    assert list(faults(vault)) == []


def test_an_issued_dossier_of_somebody_else_stays(life: Life) -> None:
    other = next(event for event in life.desk.all(Event) if event.id != life.event.id)
    erasing.erase(life.desk, other.id)
    assert life.desk.all(Issued) == (life.issued,)
    assert life.issued.blob is not None
    assert life.desk.vault.blobs.path(life.issued.blob).exists()


def test_evidence_that_is_erased_takes_its_file_its_key_and_its_ledger(life: Life) -> None:
    desk = life.desk
    evidence = import_evidence(desk, life.event.scope, io.BytesIO(b"\xff\xd8\xff" + DOSSIER), "снимок.jpg")
    assert evidence.blob is not None
    assert evidence.secret is not None
    file = desk.vault.blobs.path(evidence.blob)
    assert file.exists()
    assert evidence.secret in decrypted(desk.vault)
    done = erasing.erase(desk, evidence.id)
    assert done.records == 2
    assert not file.exists()
    assert not (done.backup / file.relative_to(desk.vault.path)).exists()
    assert evidence.secret not in decrypted(desk.vault)
    assert list(faults(desk.vault)) == []


@pytest.mark.parametrize(("erase", "name"), ERASURES)
def test_older_backups_are_listed_and_removed_when_they_are_renewed(life: Life, erase: Erasing, name: str) -> None:
    vault, words = life.desk.vault, SECRET[1] if name == "name" else SECRET[2]
    older = (vault.backup(), vault.backup())
    done = erase(life)
    assert done.older_backups == older
    assert vault.backups() == (*older, done.backup)
    assert all(in_backup(vault, path, words) for path in older)
    erasing.renew_backups(life.desk, done.older_backups)
    assert vault.backups() == (done.backup,)
    assert done.backup.is_dir()


def test_what_was_erased_stays_erased_after_closing_and_opening(life: Life) -> None:
    life.erase_everything()
    vault = life.desk.vault
    master, slot = vault.source().master, vault.slot
    key = database_key(vault)
    life.desk.close()
    raw = decrypted_file(vault.path / DATABASE, key)
    assert not any(needle in raw for words in SECRET for needle in dresses(words))
    assert "Соседнее".encode() in raw
    life.desk = Desk.at(vault.path, master, slot, vault.world)
    assert places(life.desk.vault, SECRET[2]) == set()
    assert safekeeping.verify(life.desk) == []


def test_an_erasure_that_fails_erases_nothing(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {record.key: record for record in everyone(life.desk)}

    def fails(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(erasing, "_forget_issued_files", fails)
    with pytest.raises(ZeroDivisionError):
        life.erase_person()
    assert {record.key: record for record in everyone(life.desk)} == before
    assert len(life.desk.drafts()) == 2
    assert list(faults(life.desk.vault)) == []


def everyone(desk: Desk) -> list[Record]:
    """The people, and what is known of them."""
    return [*desk.all(Person), *desk.all(PersonIdentity), *desk.all(Consent)]
