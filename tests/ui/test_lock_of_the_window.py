"""Lock from anywhere: nothing asks, nothing is lost, and no word of a case is left, on the screen or in memory."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from memory_scanner import ScanNotPermitted, copies, spellings

REHEARSAL = Path(__file__).resolve().parent.parent / "window_rehearsal.py"
# In every run; the rest take minutes together.
QUICK = ("search", "typing", "clipboard", "listening")
LONG = (
    "today", "visits", "cases", "people", "evidence", "reports", "safety", "law", "chronology", "people of a case",
    "evidence of a case", "dossiers of a case", "history of a case", "preview", "new visit", "quick note",
    "urgent detention", "keys", "help",
)  # fmt: skip
PLACES = [*QUICK, *(pytest.param(place, marks=pytest.mark.torture) for place in LONG)]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")


class Rehearsal:
    """The program under test, spoken to by lines."""

    def __init__(self, folder: Path, place: str, words: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(REHEARSAL), str(folder / "Work.fieldcase"), place],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8",
            env={
                **os.environ, "PYTHONPATH": f"{REHEARSAL.parent.parent}:{REHEARSAL.parent}", "PYTHONUTF8": "1",
                "QT_QPA_PLATFORM": "offscreen",
            },
        )  # fmt: skip
        self.words = words

    def tell(self, line: str) -> None:
        assert self.process.stdin is not None
        print(line, file=self.process.stdin, flush=True)

    def hear(self) -> Any:
        assert self.process.stdout is not None
        return json.loads(self.process.stdout.readline())

    def in_memory(self) -> dict[str, int]:
        try:
            return copies(self.process.pid, spellings(self.words))
        except ScanNotPermitted:
            pytest.skip("this user may not read the memory of a hardened process (root may)")


@pytest.fixture
def words() -> str:
    """Words that stand nowhere else."""
    return "".join(random.SystemRandom().choice("абвгдежзиклмнопрстуфхцчшщэюя") for _ in range(30))


@pytest.fixture(params=PLACES)
def rehearsal(request: pytest.FixtureRequest, sample_folder: Path, tmp_path: Path, words: str) -> Iterator[Rehearsal]:
    shutil.copytree(sample_folder, tmp_path / "Work.fieldcase")
    made = Rehearsal(tmp_path, request.param, words)
    try:
        yield made
    finally:
        made.process.kill()
        made.process.communicate(timeout=10)


def test_locking_leaves_no_word_on_the_screen_or_in_memory_and_loses_nothing(
    rehearsal: Rehearsal, words: str, request: pytest.FixtureRequest
) -> None:
    place = request.node.callspec.params["rehearsal"]
    rehearsal.tell(words)
    unlocked = rehearsal.hear()
    assert unlocked["state"] == "unlocked"
    assert unlocked["title"] == "Fieldcase"
    assert sum(rehearsal.in_memory().values()) > 0, "the control finds the words while the vault is open"
    rehearsal.tell("F12" if place == "search" else "Ctrl+L")
    began = rehearsal.hear()["began"]
    locked = rehearsal.hear()
    assert locked["state"] == "locked"
    assert locked["pid"] == unlocked["pid"]
    assert locked["hardened"]
    assert locked["title"] == "Fieldcase"
    assert not any(words in text for text in (*locked["texts"], locked["clipboard"]))
    assert rehearsal.in_memory() == dict.fromkeys(spellings(words), 0)
    print(f"from {place}: locked and unlockable after {locked['at'] - began:.2f} s")
    rehearsal.tell("open")
    again = rehearsal.hear()
    assert again["events"] >= 30
    if place in ("typing", "quick note", "listening"):
        assert any(words in draft for draft in again["drafts"]), "what was being typed is kept"
