"""The command line as scripts rely on it: statuses, sentences in both languages, one line of input, no Qt."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from stories import chronologies
from stories.commands import OTHER_PASSPHRASE, PASSPHRASE, Laptop, files_below, table

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


_WATCHED = """
import atexit, sys
from ui.__main__ import main
atexit.register(lambda: print("modules:", *sorted(n for n in sys.modules if n.split(".")[0] in {names})))
sys.argv = ["fieldcase", *sys.argv[1:]]
sys.exit(main())
"""


def modules_loaded(laptop: Laptop, arguments: list[str], names: tuple[str, ...]) -> list[str]:
    """Which modules below `names` a command has loaded when it ends."""
    ran = subprocess.run(
        [sys.executable, "-c", _WATCHED.replace("{names}", repr(names)), *arguments],
        input=f"{PASSPHRASE}\n", capture_output=True, encoding="utf-8", env=laptop.environment(), cwd=laptop.here,
    )  # fmt: skip
    found = [line for line in ran.stdout.splitlines() if line.startswith("modules:")]
    assert len(found) == 1, ran.stderr
    return found[0].split()[1:]


@pytest.mark.parametrize("name", OPENING)
def test_no_qt_is_loaded_by_a_command(laptop: Laptop, file: Path, name: str) -> None:
    arguments = line(name, laptop.vault(), file)
    loaded = modules_loaded(laptop, arguments, ("PySide6", "shiboken6", "fieldcase"))
    assert "fieldcase.cli" in loaded, "the look itself works"
    assert [module for module in loaded if not module.startswith("fieldcase")] == []
