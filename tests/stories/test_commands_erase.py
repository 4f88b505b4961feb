"""`fieldcase erase`: the words are nowhere afterwards, not in the database, its log, its index or a new backup."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from stories import chronologies
from stories.commands import PASSPHRASE, Laptop, files_below, opened, table
from stories.raw_pages import decrypted

from fieldcase.model.case import Case
from fieldcase.model.evidence import Evidence
from fieldcase.model.people import Person, PersonIdentity

WORDS = "Visitor V. is searched without a record"
PIECES = (WORDS, WORDS.lower(), "searched without", "Visitor V. is s")


def holds(content: bytes) -> list[str]:
    """Which of the words stand in these bytes, in UTF-8 or UTF-16."""
    return [piece for piece in PIECES for code in ("utf-8", "utf-16-le", "utf-16-be") if piece.encode(code) in content]


@pytest.fixture
def vault(case_vault: Path) -> Path:
    return case_vault


def ids(laptop: Laptop, vault: Path, words: str, kind: str) -> list[str]:
    hits = laptop.run("search", vault, words, "--json").done().listed()
    return sorted({hit["id"] for hit in hits if hit["kind"] == kind})


def gone(laptop: Laptop, vault: Path, backup: Path) -> Iterator[str]:
    """Where the words still are."""
    for place in (vault, backup):
        if holds(decrypted(place, PASSPHRASE)):
            yield f"the database in {place.name}"
        if holds(b"".join(files_below(place).values())):
            yield f"the files of {place.name}"


def test_after_an_erasure_the_words_are_nowhere(laptop: Laptop, vault: Path) -> None:
    assert holds(decrypted(vault, PASSPHRASE)), "the look itself finds what is there"
    (event,) = ids(laptop, vault, "searched", "event")
    ran = laptop.run("erase", vault, event).done()
    assert laptop.run("search", vault, "searched without", "--json").done().listed() == []
    assert list(gone(laptop, vault, Path(ran.line("backup")))) == []
    assert laptop.run("verify", vault).done().err == ""
    left = laptop.run("search", vault, "door", "--json").done().listed()
    assert left, "the rest is still there"


def test_what_hangs_on_a_record_goes_with_it(laptop: Laptop, vault: Path) -> None:
    desk = opened(vault)
    try:
        (evidence,) = desk.all(Evidence)
    finally:
        desk.close()
    (found,) = ids(laptop, vault, "door.jpg", "evidence")
    assert found == evidence.id.hex()
    blobs = [path for path in (vault / "blobs").rglob("*") if path.is_file()]
    assert len(blobs) == 1
    ran = laptop.run("erase", vault, found).done()
    assert ran.out.startswith("2 records were erased."), "the piece and its ledger"
    assert [path for path in (vault / "blobs").rglob("*") if path.is_file()] == []
    assert laptop.run("search", vault, "jpg", "--json").done().listed() == []
    assert laptop.run("verify", vault).done().err == ""


def test_erasing_a_case_takes_all_of_it(laptop: Laptop, vault: Path) -> None:
    laptop.run("import", vault, laptop.file("c.csv", table(chronologies.rows()[:2])), "--case", "LIN-2").done()
    (case,) = ids(laptop, vault, "LIN-1", "case")
    ran = laptop.run("erase", vault, case).done()
    assert laptop.run("cases", vault, "--json").done().listed() == [
        {"code": "LIN-2", "title": "LIN-2", "stage": "intake"}
    ]
    assert list(gone(laptop, vault, Path(ran.line("backup")))) == []
    assert b"LIN-1" not in decrypted(vault, PASSPHRASE)
    assert laptop.run("verify", vault).done().err == ""


def test_erasing_a_person_takes_the_name_along(laptop: Laptop, vault: Path) -> None:
    rows = [chronologies.rows()[2] | {"victim": "Zarina Ospanova", "what": "A woman is searched"}]
    laptop.run("import", vault, laptop.file("d.csv", table(rows)), "--case", "LIN-1").done()
    desk = opened(vault)
    try:
        (identity,) = (one for one in desk.all(PersonIdentity) if "Ospanova" in one.name)
        (person,) = (one for one in desk.all(Person) if one.id == identity.person)
    finally:
        desk.close()
    assert b"Ospanova" in decrypted(vault, PASSPHRASE)
    laptop.run("erase", vault, person.id.hex()).done()
    assert b"Ospanova" not in decrypted(vault, PASSPHRASE)
    assert person.pseudonym.encode() not in decrypted(vault, PASSPHRASE)
    assert laptop.run("search", vault, "Ospanova", "--json").done().listed() == []


def test_older_backups_are_said_to_hold_it_still(laptop: Laptop, vault: Path) -> None:
    older = laptop.run("backup", vault).done().line("backup")
    (event,) = ids(laptop, vault, "searched", "event")
    ran = laptop.run("erase", vault, event).done()
    assert older in ran.err
    assert ran.line("backup") not in ran.err
    assert holds(decrypted(Path(older), PASSPHRASE))


def test_the_new_backup_can_be_restored_and_holds_the_rest(laptop: Laptop, vault: Path) -> None:
    (event,) = ids(laptop, vault, "searched", "event")
    backup = laptop.run("erase", vault, event).done().line("backup")
    restored = laptop.here / "restored.fieldcase"
    laptop.run("restore", backup, restored).done()
    assert laptop.run("search", restored, "searched without", "--json").done().listed() == []
    assert laptop.run("search", restored, "window", "--json").done().listed()
    assert laptop.run("verify", restored).done().err == ""


@pytest.mark.parametrize("id", ["00" * 16, "nonsense", "abc", "'; DROP TABLE entry; --", "ё" * 32])
def test_an_id_nobody_has_is_refused_and_nothing_changed(laptop: Laptop, vault: Path, id: str) -> None:
    before = files_below(vault / "backups")
    assert id in laptop.run("erase", vault, "--", id).refused("record.unknown").err
    assert files_below(vault / "backups") == before
    assert ids(laptop, vault, "searched", "event")


def test_what_was_erased_cannot_be_erased_again(laptop: Laptop, vault: Path) -> None:
    (event,) = ids(laptop, vault, "searched", "event")
    laptop.run("erase", vault, event).done()
    laptop.run("erase", vault, event).refused("record.unknown")


def test_a_case_erased_and_made_again_is_a_new_one(laptop: Laptop, vault: Path) -> None:
    (case,) = ids(laptop, vault, "LIN-1", "case")
    laptop.run("erase", vault, case).done()
    laptop.run("import", vault, laptop.file("c.csv", table(chronologies.rows()[:2])), "--case", "LIN-1").done()
    desk = opened(vault)
    try:
        (again,) = desk.all(Case)
    finally:
        desk.close()
    assert again.id.hex() != case
    assert laptop.run("verify", vault).done().err == ""
