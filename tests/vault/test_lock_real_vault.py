"""Locking a real vault: its words and its key leave memory, and what was saved is there again after unlocking."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from memory_scanner import ScanNotPermitted, copies, spellings

REHEARSAL = Path(__file__).resolve().parent.parent / "lock_vault_rehearsal.py"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")


def _started(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(REHEARSAL), str(folder / "case.fieldcase")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        env={"PYTHONPATH": str(REHEARSAL.parent.parent), "PYTHONUTF8": "1"},
    )


def _tell(process: subprocess.Popen[str], line: str) -> Any:
    assert process.stdin is not None
    assert process.stdout is not None
    print(line, file=process.stdin, flush=True)
    return json.loads(process.stdout.readline())


def test_locking_a_real_vault_leaves_neither_words_nor_key_in_memory_and_loses_nothing(tmp_path: Path) -> None:
    words = "".join(random.SystemRandom().choice("абвгдежзиклмнопрстуфхцчшщэюя") for _ in range(40))
    process = _started(tmp_path)
    try:
        open_vault = _tell(process, words)
        assert (open_vault["shown"], open_vault["found"]) == (50, 50)
        needles = spellings(words) | {
            "key": bytes.fromhex(open_vault["key"]), "key in hex": open_vault["key"].encode()
        }  # fmt: skip
        try:
            before = copies(process.pid, needles)
        except ScanNotPermitted:
            pytest.skip("this user may not read the memory of a hardened process (root may)")
        assert before["UTF-8"] > 0, "the control finds the words while the vault is open"
        assert before["key"] > 0, "the control finds the key while the vault is open"
        assert process.stdin is not None
        print("lock", file=process.stdin, flush=True)
        time.sleep(0.5)  # what is sent before the program begins again would be read by the old one
        locked = _tell(process, "stay closed")
        assert (locked["state"], locked["pid"]) == ("locked", process.pid)
        assert copies(process.pid, needles) == dict.fromkeys(needles, 0)
    finally:
        process.kill()
        process.communicate()


def test_what_was_saved_before_the_lock_is_there_after_it(tmp_path: Path) -> None:
    process = _started(tmp_path)
    try:
        _tell(process, "слова")
        assert process.stdin is not None
        print("lock", file=process.stdin, flush=True)
        time.sleep(0.5)  # what is sent before the program begins again would be read by the old one
        assert _tell(process, "open")["kept"] == 50
    finally:
        process.kill()
        process.communicate()
