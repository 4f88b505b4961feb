"""A vault that was cut, flipped, made by a newer program or is open elsewhere: a stable code, a sentence, no harm."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pytest
from stories import chronologies
from stories.commands import PASSPHRASE, Laptop, files_below, opened, table

from fieldcase.vault import database, envelope, header
from fieldcase.vault.vault import unlocked

HEADERS = ("header.json", "header.json.bak")


@pytest.fixture
def stored(stored_case: Path) -> Path:
    return stored_case


@pytest.fixture
def vault(case_vault: Path) -> Path:
    return case_vault


def told(laptop: Laptop, vault: Path, *codes: str, command: str = "info") -> None:
    """The command refuses with one of these codes, in a Russian sentence, and leaves every file as it is."""
    before = files_below(vault)
    ran = laptop.with_settings(FIELDCASE_LANGUAGE="ru").run(command, vault)
    code = ran.err.split(": ")[1] if ran.err else ""
    assert code in codes, ran
    assert re.search("[а-я]{4,}", ran.refused(code).err)
    assert files_below(vault) == before


def whole_again(laptop: Laptop, vault: Path, stored: Path) -> None:
    """With its own files put back the vault opens, and everything agrees."""
    for name in (*HEADERS, "vault.db"):
        shutil.copyfile(stored / name, vault / name)
    assert laptop.run("verify", vault).done().err == ""
    assert laptop.run("info", vault).done().line("Events") == "16"


@pytest.mark.parametrize("kept", [0.0, 0.01, 0.5, 0.999])
def test_a_header_cut_short_in_both_places_is_told(laptop: Laptop, vault: Path, stored: Path, kept: float) -> None:
    for name in HEADERS:
        os.truncate(vault / name, int((vault / name).stat().st_size * kept))
    told(laptop, vault, "vault.header-damaged", "vault.not-a-vault")
    whole_again(laptop, vault, stored)


@pytest.mark.parametrize("share", [0.0, 0.02, 0.3, 0.6, 0.95, 0.9999])
def test_a_bit_flipped_in_the_header_is_told(laptop: Laptop, vault: Path, stored: Path, share: float) -> None:
    for name in HEADERS:
        flip(vault / name, int((vault / name).stat().st_size * share))
    told(laptop, vault, "vault.header-damaged", "vault.wrong-passphrase")
    whole_again(laptop, vault, stored)


@pytest.mark.parametrize("name", HEADERS)
@pytest.mark.parametrize("damage", ["gone", "empty", "cut"])
def test_one_of_the_two_headers_is_enough_and_the_other_is_mended(
    laptop: Laptop, vault: Path, name: str, damage: str
) -> None:
    content = (vault / name).read_bytes()
    if damage == "gone":
        (vault / name).unlink()
    else:
        (vault / name).write_bytes(b"" if damage == "empty" else content[:-40])
    laptop.run("info", vault).done()
    assert (vault / HEADERS[0]).read_bytes() == (vault / HEADERS[1]).read_bytes()
    assert laptop.run("verify", vault).done().err == ""


def test_a_folder_without_a_header_is_no_vault(laptop: Laptop, vault: Path) -> None:
    for name in HEADERS:
        (vault / name).unlink()
    told(laptop, vault, "vault.not-a-vault")


def flip(file: Path, at: int) -> None:
    """Turn one bit of a file over."""
    content = bytearray(file.read_bytes())
    content[at] ^= 1
    file.write_bytes(content)


def told_as_damaged(laptop: Laptop, vault: Path) -> None:
    """`verify` finds the database damaged, or does not even open it."""
    ran = laptop.run("verify", vault)
    assert ran.status == 1
    assert ran.out.startswith("verify.database: ") or ran.err.startswith("fieldcase: vault.database-damaged: "), ran
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("kept", [0.0, 0.0001, 0.001, 0.01, 0.5, 0.99])
def test_a_database_cut_short_is_told(laptop: Laptop, vault: Path, stored: Path, kept: float) -> None:
    os.truncate(vault / "vault.db", int((vault / "vault.db").stat().st_size * kept))
    told_as_damaged(laptop, vault)
    whole_again(laptop, vault, stored)


@pytest.mark.parametrize("share", [0.0, 0.001, 0.01, 0.2, 0.4, 0.6, 0.8, 0.9999])
def test_a_bit_flipped_in_the_database_is_told_and_does_no_further_harm(
    laptop: Laptop, vault: Path, share: float
) -> None:
    file = vault / "vault.db"
    at = int(file.stat().st_size * share)
    flip(file, at)
    told_as_damaged(laptop, vault)
    flip(file, at)
    assert laptop.run("verify", vault).done().err == ""
    assert laptop.run("info", vault).done().line("Events") == "16"


@pytest.mark.parametrize("command", [["search", "door"], ["cases"], ["backup"], ["copy", "."], ["erase", "00" * 16]])
def test_no_command_stumbles_over_a_damaged_database(laptop: Laptop, vault: Path, command: list[str]) -> None:
    for at in range(5000, (vault / "vault.db").stat().st_size, 4096):
        flip(vault / "vault.db", at)
    ran = laptop.run(command[0], vault, *command[1:])
    assert ran.status == 1
    assert ran.err.startswith("fieldcase: vault.database-damaged: "), ran
    assert [path.name for path in laptop.here.iterdir()] == ["cases.fieldcase"]


@pytest.mark.parametrize("name", ["a plain database", "a foreign database", "an old database", "nothing"])
def test_another_database_put_in_its_place_is_told(laptop: Laptop, vault: Path, stored: Path, name: str) -> None:
    file = vault / "vault.db"
    if name == "a plain database":
        file.write_bytes(b"SQLite format 3\x00" + bytes(4080))
    elif name == "a foreign database":
        shutil.copyfile(laptop.vault("other.fieldcase", fresh=True) / "vault.db", file)
    elif name == "nothing":
        file.unlink()
    else:
        old = file.read_bytes()
        laptop.run("import", vault, laptop.file("d.csv", table(chronologies.rows())), "--case", "C-2").done()
        file.write_bytes(old)
    told(laptop, vault, "vault.rolled-back" if name == "an old database" else "vault.database-damaged")
    if name != "an old database":
        whole_again(laptop, vault, stored)


def test_a_database_of_a_newer_major_version_is_refused_with_the_version_needed(laptop: Laptop, vault: Path) -> None:
    known, master, _ = unlocked(vault, PASSPHRASE)
    file = vault / "vault.db"
    connection = database.connect(file, known.database_key(master).reveal(), database.salt_of(file))
    connection.execute(f"PRAGMA user_version = {7 << 16 | 1}")
    connection.close()
    told(laptop, vault, "vault.newer")
    assert "7" in laptop.run("info", vault).err


def test_a_header_of_a_newer_major_version_is_refused_with_the_version_needed(laptop: Laptop, vault: Path) -> None:
    inside = envelope.opened((vault / HEADERS[0]).read_bytes())
    newer = envelope.written(envelope.payload_of({**inside.fields, "format": [7, 3]}), inside.mac)
    for name in HEADERS:
        (vault / name).write_bytes(newer)
    told(laptop, vault, "vault.newer")
    assert "7.3" in laptop.run("info", vault).err


@pytest.mark.parametrize(
    "command",
    [["info"], ["verify"], ["cases"], ["search", "door"], ["backup"], ["copy", "."], ["erase", "00" * 16],
     ["import", "F", "--case", "LIN-1"],
     ["dossier", "--case", "LIN-1", "--use", "internal", "--language", "en", "--out", "made.pdf"]],
    ids=lambda command: str(command[0]),
)  # fmt: skip
def test_a_vault_open_elsewhere_is_left_alone(laptop: Laptop, vault: Path, command: list[str]) -> None:
    file = laptop.file("d.csv", table(chronologies.rows()))
    arguments = [str(file) if word == "F" else word for word in command[1:]]
    desk = opened(vault)
    try:
        laptop.run(command[0], vault, *arguments).refused("vault.in-use")
        assert desk.search("door")
    finally:
        desk.close()
    ran = laptop.run(command[0], vault, *arguments)
    assert (ran if ran.status == 0 else ran.refused("record.unknown")) is ran


def test_the_lock_of_a_program_that_died_keeps_nobody_out(laptop: Laptop, vault: Path) -> None:
    (vault / "lock").write_text(json.dumps({"pid": os.getpid(), "instance": "0" * 32}))
    laptop.run("info", vault).done()
    assert header.read(vault).whole


@pytest.mark.parametrize("there", ["a file", "nothing", "an empty folder", "a link to nowhere"])
@pytest.mark.parametrize("command", ["info", "backup"])
def test_what_is_no_vault_is_told_as_such_and_left_alone(laptop: Laptop, there: str, command: str) -> None:
    path = laptop.here / "thing"
    if there == "a file":
        path.write_text("mine")
    elif there == "an empty folder":
        path.mkdir()
    elif there == "a link to nowhere":
        path.symlink_to(laptop.here / "nowhere")
    ran = laptop.run(command, path).refused("vault.not-a-vault")
    assert "thing" in ran.err
    assert not path.is_dir() or list(path.iterdir()) == []
