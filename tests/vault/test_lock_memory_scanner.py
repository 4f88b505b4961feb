"""The memory scanner itself: it finds what is there, counts it right, and says when it may not look."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from memory_scanner import PIECE, ScanNotPermitted, copies, spellings

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")

# The words come masked and are unmasked byte by byte into their places, so that no other copy comes about. They lie
# across the borders of pages, where pieces of a scan end.
HOLDS = """
import mmap, sys
masked = bytes.fromhex(sys.argv[1])
held = mmap.mmap(-1, 1 << 20)
for number in range(int(sys.argv[2])):
    for at, one in enumerate(masked):
        held[number * 4096 + 4090 + at] = one ^ 0x5A
print("held", flush=True)
sys.stdin.readline()
"""


@contextmanager
def holder(held: bytes, times: int, before: str = "") -> Iterator[int]:
    """The number of a process that holds `held` as often as `times`."""
    masked = bytes(one ^ 0x5A for one in held).hex()
    command = [sys.executable, "-c", before + HOLDS, masked, str(times)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        yield process.pid
        process.kill()


@pytest.fixture
def words() -> str:
    return "".join(random.SystemRandom().choice("абвгдежзиклмнопрст") for _ in range(30))


def scan(pid: int, words: str, piece: int = PIECE) -> dict[str, int]:
    try:
        return copies(pid, spellings(words), piece)
    except ScanNotPermitted:
        pytest.skip("this system lets nobody read another process")


@pytest.mark.parametrize("spelling", ["UTF-8", "UTF-16-LE", "hex"])
@pytest.mark.parametrize("times", [0, 1, 50])
@pytest.mark.parametrize("piece", [4096, PIECE])
def test_every_copy_is_counted_once(words: str, spelling: str, times: int, piece: int) -> None:
    with holder(spellings(words)[spelling], times) as pid:
        assert scan(pid, words, piece) == {"UTF-8": 0, "UTF-16-LE": 0, "hex": 0} | {spelling: times}


def test_words_on_the_command_line_are_found_too(words: str) -> None:
    with holder(b"", 0, before=f"# {words}\n") as pid:
        assert scan(pid, words)["UTF-8"] > 0


@pytest.mark.parametrize("times", [0, 1])
def test_half_of_the_words_is_not_taken_for_the_words(words: str, times: int) -> None:
    with holder(words.encode("utf-8")[:-1], times) as pid:
        assert sum(scan(pid, words).values()) == 0


# Everything is imported before root is given up: the interpreter may lie where only root may read.
AS_A_USER = """
import ctypes, mmap, os, sys
from fieldcase import host
import memory_scanner
if os.getuid() == 0: os.setuid(65534)
"""
# Giving up root closes a process by itself, so it is opened again by hand.
OPEN = AS_A_USER + "ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)\n"
LOOKS = """
try: print(memory_scanner.copies(int(sys.argv[1]), {"a": b"a"})["a"] > 0)
except memory_scanner.ScanNotPermitted: print("closed")
"""


def seen_by_the_same_user(pid: int) -> str:
    command = [sys.executable, "-c", AS_A_USER + LOOKS, str(pid)]
    environment = {"PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.strip()


def test_a_hardened_process_is_closed_to_another_of_the_same_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    with holder(b"", 0, before=OPEN) as pid:
        if seen_by_the_same_user(pid) != "True":
            pytest.skip("this system lets no user read another process (kernel.yama.ptrace_scope)")
    with holder(b"", 0, before=OPEN + "host.harden()\n") as pid:
        assert seen_by_the_same_user(pid) == "closed"
