"""What the README tells a newcomer to type is there, and its links lead somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = sorted(set(re.findall(r"^ +\.venv/bin/fieldcase ([a-z-]+)", README, re.MULTILINE)))
TARGETS = sorted(set(re.findall(r"^ +make ([a-z]+)", README, re.MULTILINE)))
PAGES = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")


def test_the_readme_shows_the_two_commands_that_do_everything() -> None:
    assert {"demo", "test"} <= set(TARGETS)
    assert len(COMMANDS) >= 12


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_readme_explains_itself(command: str) -> None:
    ask = [sys.executable, "-m", "ui", command, "--help"]
    done = subprocess.run(ask, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert command in done.stdout


def test_a_command_that_is_not_there_is_refused_as_wrong_usage() -> None:
    ask = [sys.executable, "-m", "ui", "no-such-command"]
    done = subprocess.run(ask, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("target", TARGETS)
def test_a_make_target_of_the_readme_is_there(target: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{target}:", makefile, re.MULTILINE)


@pytest.mark.parametrize("page", PAGES)
def test_every_link_within_the_repository_leads_somewhere(page: str) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", (ROOT / page).read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (ROOT / link).exists()] == []
