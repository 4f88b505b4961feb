"""`info`, `verify`, `backup`, `restore`, `copy`: what is said of a vault, and that every copy is a whole one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from stories import chronologies
from stories.commands import OTHER_PASSPHRASE, PASSPHRASE, Laptop, files_below, opened, table
from vaults import PAGE

from fieldcase.model.case import Event
from fieldcase.model.evidence import Evidence
from fieldcase.vault import database
from fieldcase.vault.vault import unlocked


@pytest.fixture
def vault(case_vault: Path) -> Path:
    return case_vault


def same_content(one: Path, other: Path) -> bool:
    """Whether two vaults hold the same events and the same evidence, byte for byte."""
    seen = []
    for path in (one, other):
        desk = opened(path)
        try:
            pictures = [
                desk.vault.blobs.open(piece.blob, piece.secret).read()
                for piece in desk.all(Evidence)
                if piece.blob is not None and piece.secret is not None
            ]
            seen.append((sorted((event.id, event.what) for event in desk.all(Event)), pictures))
        finally:
            desk.close()
    return seen[0] == seen[1] and len(seen[0][0]) == 16 and len(seen[0][1]) == 1


def test_info_counts_and_quotes_nothing_of_a_case(laptop: Laptop, vault: Path) -> None:
    ran = laptop.run("info", vault).done()
    assert (ran.line("Cases"), ran.line("Events"), ran.line("Evidence"), ran.line("Members")) == ("1", "16", "1", "1")
    assert ran.line("Backups") == "0"
    assert [word for word in ("LIN-1", "door", "Lindow", "Visitor") if word in ran.out] == []


def test_info_speaks_russian(laptop: Laptop, vault: Path) -> None:
    english = laptop.run("info", vault).done().out.splitlines()
    russian = laptop.with_settings(FIELDCASE_LANGUAGE="ru").run("info", vault).done().out.splitlines()
    assert len(english) == len(russian)
    assert [line for line in russian if not any("а" <= letter <= "я" for letter in line.lower())] == []


@pytest.mark.parametrize(("language", "word"), [("en", "agrees"), ("ru", "огласу")])
def test_verify_of_a_whole_vault_says_so(laptop: Laptop, vault: Path, language: str, word: str) -> None:
    ran = laptop.with_settings(FIELDCASE_LANGUAGE=language).run("verify", vault).done()
    assert word in ran.out
    assert ran.err == ""


def test_verify_reports_on_every_piece_by_case_code_and_exhibit_number(laptop: Laptop, vault: Path) -> None:
    lines = laptop.with_settings(FIELDCASE_LANGUAGE="en").run("verify", vault).done().out.splitlines()
    assert lines[0] == "LIN-1 A01: the stored file is whole."
    assert len(lines) == 2
    (blob,) = (path for path in (vault / "blobs").rglob("*") if path.is_file())
    blob.unlink()
    ran = laptop.with_settings(FIELDCASE_LANGUAGE="en").run("verify", vault)
    assert ran.status == 1
    assert ran.out.splitlines() == [
        "verify.file-missing: The file of LIN-1 A01 is missing.",
        "LIN-1 A01: the stored file is not what was taken in, or is missing.",
    ]


def test_verify_finds_a_flipped_bit_in_a_piece_of_evidence(laptop: Laptop, vault: Path) -> None:
    (blob,) = (path for path in (vault / "blobs").rglob("*") if path.is_file())
    whole = blob.read_bytes()
    blob.write_bytes(whole[:-100] + bytes([whole[-100] ^ 1]) + whole[-99:])
    ran = laptop.run("verify", vault)
    assert ran.status == 1
    assert ran.out.startswith("verify.file: ")
    assert "A01" in ran.out
    blob.write_bytes(whole)
    assert laptop.run("verify", vault).status == 0


def test_verify_finds_a_piece_of_evidence_that_is_gone(laptop: Laptop, vault: Path) -> None:
    (blob,) = (path for path in (vault / "blobs").rglob("*") if path.is_file())
    blob.unlink()
    ran = laptop.with_settings(FIELDCASE_LANGUAGE="ru").run("verify", vault)
    assert ran.status == 1
    assert ran.out.startswith("verify.file-missing: ")


def test_verify_finds_a_row_that_somebody_with_the_key_changed(laptop: Laptop, vault: Path) -> None:
    header, master, _ = unlocked(vault, PASSPHRASE)
    file = vault / "vault.db"
    connection = database.connect(file, header.database_key(master).reveal(), database.salt_of(file))
    connection.execute("UPDATE record_event SET what = 'nothing happened' WHERE n = 3")
    connection.close()
    ran = laptop.run("verify", vault)
    assert ran.status == 1
    assert "verify.row: " in ran.out
    assert "nothing happened" not in ran.out


def test_a_backup_is_a_vault_of_its_own_that_the_same_passphrase_opens(laptop: Laptop, vault: Path) -> None:
    backup = Path(laptop.run("backup", vault).done().line("backup"))
    assert backup.parent == vault / "backups"
    assert same_content(vault, backup)
    assert laptop.run("info", vault).done().line("Backups") == "1"
    assert (vault / "vault.db").read_bytes()[:16] != (backup / "vault.db").read_bytes()[:16]


def test_each_backup_is_kept_beside_the_others(laptop: Laptop, vault: Path) -> None:
    made = {laptop.run("backup", vault).done().line("backup") for _ in range(3)}
    assert len(made) == 3
    assert laptop.run("info", vault).done().line("Backups") == "3"


def test_restore_makes_a_whole_vault_and_leaves_the_backup(laptop: Laptop, vault: Path) -> None:
    backup = Path(laptop.run("backup", vault).done().line("backup"))
    before = files_below(backup)
    shutil.copytree(vault, laptop.here / "kept")
    shutil.rmtree(laptop.here / "kept" / "backups")
    target = laptop.here / "restored.fieldcase"
    assert laptop.run("restore", backup, target).done().line("vault") == str(target)
    assert files_below(backup) == before
    assert same_content(laptop.here / "kept", target)
    assert laptop.run("verify", target).done().err == ""
    laptop.run("import", target, laptop.file("d.csv", table(chronologies.rows()[:1])), "--case", "NEW").done()
    assert laptop.run("verify", target).done().err == ""


def test_restore_writes_over_nothing(laptop: Laptop, vault: Path) -> None:
    backup = laptop.run("backup", vault).done().line("backup")
    before = files_below(vault)
    laptop.run("restore", backup, vault).refused("vault.exists")
    assert files_below(vault) == before


def test_restore_asks_for_the_backups_passphrase(laptop: Laptop, vault: Path) -> None:
    backup = laptop.run("backup", vault).done().line("backup")
    target = laptop.here / "restored"
    laptop.run("restore", backup, target, typed=OTHER_PASSPHRASE).refused("vault.wrong-passphrase")
    assert not target.exists()


@pytest.mark.parametrize("what", ["nothing", "an empty folder", "a file"])
def test_restore_of_what_is_no_backup_is_refused(laptop: Laptop, what: str) -> None:
    source = laptop.here / "source"
    if what == "an empty folder":
        source.mkdir()
    elif what == "a file":
        source.write_text("no vault")
    laptop.run("restore", source, laptop.here / "restored").refused("vault.not-a-vault")
    assert not (laptop.here / "restored").exists()


def flip(file: Path) -> None:
    """Change one bit in the middle of a file that may have other names: those keep the old bytes."""
    whole = file.read_bytes()
    middle = len(whole) // 2
    file.unlink()
    file.write_bytes(whole[:middle] + bytes([whole[middle] ^ 4]) + whole[middle + 1 :])


def spoil(file: Path) -> None:
    """Change one bit in each page of a database but the first. Damage in an index alone would harm no restored vault:
    indexes are made anew."""
    pages = bytearray(file.read_bytes())
    for at in range(PAGE + 1000, len(pages), PAGE):
        pages[at] ^= 4
    file.unlink()
    file.write_bytes(pages)


def test_a_backup_with_a_damaged_database_is_refused_and_nothing_made(laptop: Laptop, vault: Path) -> None:
    backup = Path(laptop.run("backup", vault).done().line("backup"))
    spoil(backup / "vault.db")
    ran = laptop.run("restore", backup, laptop.here / "restored")
    assert ran.refused(ran.err.split(": ")[1]).err.startswith("fieldcase: vault.")
    assert sorted(path.name for path in laptop.here.iterdir()) == ["cases.fieldcase"]


def test_a_damaged_piece_in_a_backup_keeps_nothing_else_back_and_is_found(laptop: Laptop, vault: Path) -> None:
    backup = Path(laptop.run("backup", vault).done().line("backup"))
    flip(next(path for path in (backup / "blobs").rglob("*") if path.is_file()))
    restored = laptop.here / "restored"
    laptop.run("restore", backup, restored).done()
    assert "A01" in laptop.run("verify", restored).out
    assert laptop.run("search", restored, "window", "--json").done().listed()
    assert laptop.run("verify", vault).status == 0, "the bytes in the vault are another file's"


def test_a_copy_on_a_stick_is_whole_and_takes_another_name_where_one_is_there(laptop: Laptop, vault: Path) -> None:
    stick = laptop.here / "stick"
    stick.mkdir()
    first = Path(laptop.run("copy", vault, stick).done().line("copy"))
    second = Path(laptop.run("copy", vault, stick).done().line("copy"))
    assert (first, second) == (stick / vault.name, stick / "cases-2.fieldcase")
    assert same_content(vault, first)
    assert same_content(vault, second)
    for place in (vault, first):
        assert laptop.run("verify", place).done().err == ""


def test_a_copy_into_a_folder_that_is_not_there_says_so(laptop: Laptop, vault: Path) -> None:
    laptop.run("copy", vault, laptop.here / "no-stick").refused("vault.folder-gone")
    assert not (laptop.here / "no-stick").exists()
    assert laptop.run("verify", vault).done().err == ""


def test_drafts_stay_on_the_laptop(laptop: Laptop, vault: Path) -> None:
    desk = opened(vault)
    try:
        (event, *_) = desk.all(Event)
        desk.draft(event, "what", "half a sentence")
        assert desk.drafts()
    finally:
        desk.close()
    backup = laptop.run("backup", vault).done().line("backup")
    for path, kept in ((vault, 1), (Path(backup), 0)):
        desk = opened(path)
        try:
            assert len(desk.drafts()) == kept
        finally:
            desk.close()
