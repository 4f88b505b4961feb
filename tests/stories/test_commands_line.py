"""The command line as scripts rely on it: statuses, sentences in both languages, one line of input, no Qt."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from stories import chronologies
from stories.commands import (
    CLOSED_INPUT,
    OTHER_PASSPHRASE,
    PASSPHRASE,
    PROGRAM,
    Laptop,
    files_below,
    modules_loaded,
    opened,
    table,
)

# Every command that opens the vault V, as it is typed.
OPENING = {
    "info": ["info", "V"],
    "verify": ["verify", "V"],
    "backup": ["backup", "V"],
    "copy": ["copy", "V", "."],
    "import": ["import", "V", "F", "--case", "C"],
    "cases": ["cases", "V"],
    "cases as JSON": ["cases", "V", "--json"],
    "search": ["search", "V", "door"],
    "search as JSON": ["search", "V", "door", "--json"],
    "erase": ["erase", "V", "00" * 16],
    "dossier": ["dossier", "V", "--case", "C", "--use", "internal", "--language", "en", "--out", "made.pdf"],
    "restore": ["restore", "V", "restored"],
}
# Wrong lines, and the word that their sentence must hold.
WRONG = {
    "no such command": (["open", "V"], "open"),
    "no vault": (["info"], "VAULT"),
    "one word too many": (["info", "V", "W"], "W"),
    "demo without a folder": (["demo", "V"], "--out"),
    "import without a file": (["import", "V", "--case", "C"], "FILE"),
    "import without a case": (["import", "V", "F"], "--case"),
    "import as something else": (["import", "V", "F", "--case", "C", "--as", "letter"], "--as"),
    "search without words": (["search", "V"], "WORDS"),
    "erase without an id": (["erase", "V"], "ID"),
    "dossier without a use": (["dossier", "V", "--case", "C", "--language", "en", "--out", "o"], "--use"),
    "dossier of an unknown use": (
        ["dossier", "V", "--case", "C", "--use", "police", "--language", "en", "--out", "o"], "--use"),
    "dossier with the code of a use": (
        ["dossier", "V", "--case", "C", "--use", "un_public", "--language", "en", "--out", "o"], "--use"),
    "dossier in an unknown language": (
        ["dossier", "V", "--case", "C", "--use", "court", "--language", "de", "--out", "o"], "--language"),
    "dossier without a file": (["dossier", "V", "--case", "C", "--use", "court", "--language", "en"], "--out"),
    "an option cut short": (
        ["dossier", "V", "--cas", "C", "--use", "court", "--language", "en", "--out", "o"], "--cas"),
    "a passphrase as an argument": (["info", "V", "--passphrase", PASSPHRASE], "--passphrase"),
}  # fmt: skip


def line(name: str, vault: Path, file: Path) -> list[str]:
    """A command of OPENING with its places filled in."""
    return [{"V": str(vault), "F": str(file)}.get(word, word) for word in OPENING[name]]


@pytest.fixture
def file(laptop: Laptop) -> Path:
    return laptop.file("chronology.csv", table(chronologies.rows()))


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_line_is_told_with_what_is_wrong_and_status_2(laptop: Laptop, name: str) -> None:
    arguments, word = WRONG[name]
    ran = laptop.run(*arguments, typed=None)
    ran.refused("usage", status=2)
    assert word in ran.err
    assert list(laptop.here.iterdir()) == []


@pytest.mark.parametrize("name", OPENING)
def test_a_wrong_passphrase_is_refused_by_every_command_and_changes_nothing(
    laptop: Laptop, file: Path, name: str
) -> None:
    vault = laptop.vault()
    before = files_below(laptop.here)
    laptop.run(*line(name, vault, file), typed=OTHER_PASSPHRASE).refused("vault.wrong-passphrase")
    assert files_below(laptop.here) == before


@pytest.mark.parametrize("name", [name for name in OPENING if name not in ("restore", "dossier", "erase")])
def test_one_line_is_all_that_is_read_and_its_end_need_not_be_marked(laptop: Laptop, file: Path, name: str) -> None:
    ran = laptop.run(*line(name, laptop.vault(), file), typed=PASSPHRASE.encode()).done()
    assert PASSPHRASE not in ran.out + ran.err
    assert "assphrase" not in ran.err


def test_what_follows_the_first_line_is_left_to_whoever_comes_next(laptop: Laptop) -> None:
    ran = laptop.run("info", laptop.vault(), typed=f"{PASSPHRASE}\r\nyes\n".encode())
    assert ran.done().err == ""


@pytest.mark.parametrize("name", ["info", "search", "import"])
def test_a_passphrase_in_the_environment_opens_nothing(laptop: Laptop, file: Path, name: str) -> None:
    vault = laptop.vault()
    told = laptop.with_settings(FIELDCASE_PASSPHRASE=PASSPHRASE, PASSPHRASE=PASSPHRASE)
    told.run(*line(name, vault, file), typed=None).refused("vault.wrong-passphrase")


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        ({"FIELDCASE_LANGUAGE": "ru"}, "не открывает"),
        ({"FIELDCASE_LANGUAGE": "", "LANG": "ru_RU.UTF-8"}, "не открывает"),
        ({"FIELDCASE_LANGUAGE": "ru", "LANG": "C", "LC_ALL": "C"}, "не открывает"),
        ({"FIELDCASE_LANGUAGE": "en", "LANG": "ru_RU.UTF-8"}, "does not open"),
        ({"FIELDCASE_LANGUAGE": "", "LANG": "C"}, "does not open"),
        ({"FIELDCASE_LANGUAGE": "", "LANG": "fr_FR.UTF-8"}, "does not open"),
    ],
)
def test_sentences_come_in_the_language_of_the_person(laptop: Laptop, settings: dict[str, str], word: str) -> None:
    ran = laptop.with_settings(**settings).run("info", laptop.vault(), typed=OTHER_PASSPHRASE)
    assert word in ran.refused("vault.wrong-passphrase").err


@pytest.mark.parametrize("language", ["en", "ru"])
def test_help_names_every_command(laptop: Laptop, language: str) -> None:
    ran = laptop.with_settings(FIELDCASE_LANGUAGE=language).run("--help", typed=None).done()
    commands = {words[0] for words in OPENING.values()} | {"demo", "new", "check-dossier"}
    assert [name for name in sorted(commands) if f" {name} " not in ran.out.replace("\n", " ")] == []


def test_the_program_alone_says_which_commands_there_are(laptop: Laptop) -> None:
    ran = laptop.run(typed=None)
    assert ran.status == 2
    assert "check-dossier" in ran.out
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("name", OPENING)
def test_no_qt_is_loaded_by_a_command(laptop: Laptop, file: Path, name: str) -> None:
    arguments = line(name, laptop.vault(), file)
    loaded = modules_loaded(laptop, arguments, ("PySide6", "shiboken6", "fieldcase"))
    assert "fieldcase.cli" in loaded, "the look itself works"
    assert [module for module in loaded if not module.startswith("fieldcase")] == []


@pytest.mark.parametrize(("command", "code"), [("info", "wrong-passphrase"), ("new", "weak-passphrase")])
def test_with_standard_input_closed_nobody_is_waited_for(laptop: Laptop, command: str, code: str) -> None:
    vault = laptop.vault() if command == "info" else laptop.here / "v"
    told = Laptop(laptop.folder, prefix=CLOSED_INPUT)
    told.run(command, vault, typed=None).refused(f"vault.{code}")


def at_a_terminal(laptop: Laptop, arguments: list[str], typed: list[str]) -> tuple[int, str, str]:
    """Run a command at a terminal and type a line whenever it asks: status, what it said, what was shown."""
    pty = pytest.importorskip("pty")
    screen, desk = pty.openpty()
    running = subprocess.Popen(
        [*PROGRAM, *arguments], stdin=desk, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=laptop.environment(),
        cwd=laptop.here, start_new_session=True,
    )  # fmt: skip
    os.close(desk)
    assert running.stderr is not None
    said = b""
    for line in typed:
        asked = said.count(b": ")
        while said.count(b": ") == asked:
            said += os.read(running.stderr.fileno(), 1000)
        time.sleep(0.05)
        os.write(screen, line.encode() + b"\n")
    out, err = running.communicate(timeout=60)
    os.set_blocking(screen, False)
    try:
        shown = os.read(screen, 10_000).decode()
    except OSError:  # nothing was shown, and the other end is closed
        shown = ""
    os.close(screen)
    return running.returncode, (said + err + out).decode(), shown


def test_at_a_terminal_a_new_passphrase_is_asked_twice_and_not_shown(laptop: Laptop) -> None:
    status, said, shown = at_a_terminal(laptop, ["new", "v"], [PASSPHRASE, PASSPHRASE])
    assert status == 0
    assert said.startswith("Passphrase: ")
    assert "Passphrase again: " in said
    assert "gravel" not in said + shown
    opened(laptop.here / "v").close()


def test_two_passphrases_that_differ_make_no_vault(laptop: Laptop) -> None:
    status, said, _ = at_a_terminal(laptop, ["new", "v"], [PASSPHRASE, OTHER_PASSPHRASE])
    assert status == 2
    assert "The two passphrases differ." in said
    assert list(laptop.here.iterdir()) == []


def test_at_a_terminal_an_old_passphrase_is_asked_once(laptop: Laptop) -> None:
    laptop.vault("v")
    status, said, shown = at_a_terminal(laptop, ["cases", "v"], [PASSPHRASE])
    assert (status, said.rstrip()) == (0, "Passphrase:")
    assert "gravel" not in shown


def test_the_program_as_it_is_installed_is_the_same(laptop: Laptop) -> None:
    installed = Path(sys.executable).with_name("fieldcase")
    if not installed.exists():
        pytest.skip("the program is not installed beside this Python")
    ran = subprocess.run([installed, "--version"], capture_output=True, encoding="utf-8", env=laptop.environment())
    assert ran.stdout == laptop.run("--version", typed=None).done().out
    assert ran.stdout.startswith("fieldcase ")


@pytest.mark.parametrize("name", ["cases as JSON", "info", "verify"])
def test_where_nobody_reads_the_answer_any_more_it_ends_quietly(laptop: Laptop, file: Path, name: str) -> None:
    read, write = os.pipe()
    os.close(read)
    ran = subprocess.run(
        [*PROGRAM, *line(name, laptop.vault(), file)], input=f"{PASSPHRASE}\n".encode(), stdout=write,
        stderr=subprocess.PIPE, env=laptop.environment(), cwd=laptop.here,
    )  # fmt: skip
    os.close(write)
    assert (ran.returncode, ran.stderr) == (1, b"")
