"""A command explains itself, and what is wrong with a line, in the person's language alone."""

from __future__ import annotations

import contextlib
import re

import pytest

from fieldcase import cli

COMMANDS = (
    "card", "give", "take", "conflicts",
    "demo", "new", "info", "verify", "backup", "restore", "copy", "import", "forms", "cases", "search", "erase",
    "dossier", "check-dossier", "funnel", "decisions", "amounts", "law", "memo", "letter", "letters", "refusals",
    "signals", "import-actions", "campaign", "report", "scorecard", "incidents", "card-lawyer", "words", "count",
    "spending", "import-answers",
)  # fmt: skip
# Wrong lines, and what has to be told of each in Russian.
WRONG = {
    "info": "не хватает: VAULT",
    "info V W": "непонятно: W",
    "open V": "КОМАНДА не может быть 'open'",
    "dossier V --case C --use police --language ru --out o": "--use не может быть 'police'",
    "import V F --case": "после --case нужно значение",
    "search V --json": "не хватает: WORDS",
    "demo V": "не хватает: --out",
}


def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], language: str, line: str) -> str:
    """What a command line is answered in a language."""
    monkeypatch.setenv("FIELDCASE_LANGUAGE", language)
    with contextlib.suppress(SystemExit):  # how argparse leaves after its help
        cli.main(line.split())
    told = capsys.readouterr()
    return told.out + told.err


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_russian_but_for_what_is_typed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    told = said(monkeypatch, capsys, "ru", f"{command} --help")
    assert "показать эту справку" in told
    typed = {*COMMANDS, "fieldcase", "version", "help", "window", "out", "no"}
    english = {word for word in re.findall(r"(?<![-\w{,])[a-z]{4,}(?![-\w},])", told) if word not in typed}
    assert english == set()


def test_help_in_english_shows_that_the_look_finds_english(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = said(monkeypatch, capsys, "en", "--help")
    assert re.findall(r"(?<![-\w{,])[a-z]{4,}(?![-\w},])", told)
    assert told.startswith("usage: fieldcase")


@pytest.mark.parametrize("line", WRONG)
def test_a_wrong_line_is_told_in_russian(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    told = said(monkeypatch, capsys, "ru", line)
    assert told.startswith("fieldcase: usage: ")
    assert WRONG[line] in told
    assert "Ничего не сделано." in told
    assert not re.search("argument|invalid|required|unrecognized|expected", told)


def test_an_english_line_says_the_same(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    told = said(monkeypatch, capsys, "en", "demo V")
    assert "missing: --out" in told
    assert "Nothing was done." in told
