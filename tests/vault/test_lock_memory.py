"""Lock means the process ends: afterwards the words are in no memory of it, and its children are gone."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from memory_scanner import ScanNotPermitted, copies, spellings

REHEARSAL = Path(__file__).resolve().parent.parent / "lock_rehearsal.py"
WAYS_TO_LOCK = ["lock", "lock, and closing fails", "lock, and closing hangs", "lock, and closing wants to exit"]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")


class Rehearsal:
    """One run of the rehearsal program, with words that nothing else in the world holds."""

    def __init__(self) -> None:
        letters = "абвгдежзиклмнопрстуфхцчшщэюя"
        self.words = "".join(random.SystemRandom().choice(letters) for _ in range(40))
        self.process = subprocess.Popen(
            [sys.executable, str(REHEARSAL)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            env={"PYTHONPATH": str(REHEARSAL.parent.parent), "PYTHONUTF8": "1"},
        )
        self.children: list[int] = self.tell(self.words)["children"]

    def tell(self, line: str) -> Any:
        """Send one line; the answer."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(line, file=self.process.stdin, flush=True)
        return json.loads(self.process.stdout.readline())

    def copies(self, pid: int | None = None) -> dict[str, int]:
        """How often the words stand in the memory of the program, or of one of its children."""
        try:
            return copies(pid or self.process.pid, spellings(self.words))
        except ScanNotPermitted:
            pytest.skip("this user may not read the memory of a hardened process (root may)")

    def comes_to_hold(self, child: int) -> bool:
        """Whether the words reach the memory of `child` within some seconds; it may still be starting."""
        until = time.monotonic() + 20
        while time.monotonic() < until:
            if self.copies(child)["UTF-8"]:
                return True
        return False


@pytest.fixture
def rehearsal() -> Iterator[Rehearsal]:
    run = Rehearsal()
    yield run
    run.process.kill()
    run.process.communicate()


def test_control_before_the_lock_the_words_are_in_memory_in_every_spelling(rehearsal: Rehearsal) -> None:
    assert all(count >= 300 for count in rehearsal.copies().values())


def test_control_closing_and_collecting_leaves_words_in_memory(rehearsal: Rehearsal) -> None:
    assert rehearsal.tell("close")["state"] == "closed"
    assert sum(rehearsal.copies().values()) > 0


def test_control_the_children_have_the_words_too(rehearsal: Rehearsal) -> None:
    assert len(rehearsal.children) == 2
    for child in rehearsal.children:
        assert rehearsal.comes_to_hold(child)


@pytest.mark.parametrize("way", WAYS_TO_LOCK)
def test_after_the_lock_the_words_are_nowhere_in_memory(rehearsal: Rehearsal, way: str) -> None:
    assert sum(rehearsal.copies().values()) > 0
    told = rehearsal.tell(way)
    assert (told["state"], told["pid"]) == ("locked", rehearsal.process.pid), "the same process, begun again"
    assert rehearsal.copies() == {"UTF-8": 0, "UTF-16-LE": 0, "hex": 0}


@pytest.mark.parametrize("way", WAYS_TO_LOCK)
def test_after_the_lock_no_child_is_left(rehearsal: Rehearsal, way: str) -> None:
    assert all(Path(f"/proc/{child}").exists() for child in rehearsal.children)
    rehearsal.tell(way)
    assert not any(Path(f"/proc/{child}").exists() for child in rehearsal.children)


@pytest.mark.parametrize("way", WAYS_TO_LOCK)
def test_the_process_begun_again_is_hardened_again_and_has_one_thread(rehearsal: Rehearsal, way: str) -> None:
    told = rehearsal.tell(way)
    assert (told["hardened"], told["threads"]) == (True, 1)


def test_after_the_lock_no_file_of_before_is_open(rehearsal: Rehearsal) -> None:
    before = list(Path(f"/proc/{rehearsal.process.pid}/fd").iterdir())
    assert len(before) > 3, "control: the pipes of the children are open"
    rehearsal.tell("lock")
    assert sorted(one.name for one in Path(f"/proc/{rehearsal.process.pid}/fd").iterdir()) == ["0", "1", "2"]
