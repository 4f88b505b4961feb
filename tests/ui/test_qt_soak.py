"""Calls of Qt that answer nothing, fifty thousand times: one release of the library aborts the program by them."""

from __future__ import annotations

import subprocess
import sys

import pytest

TIMES = 50_000
# Each call that gives None must take a reference to it. A library that forgets it has used None up after some thousand
# calls, and Python ends with "Fatal Python error: none_dealloc". Tried in a process of its own, for that end is no
# exception.
SOAK = """
import ctypes, sys
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel()
label.setText("0")
before = sys.getrefcount(None)
for number in range(int(sys.argv[1])):
    label.setText("a")
for _ in range(int(sys.argv[2])):
    ctypes.pythonapi.Py_DecRef(ctypes.py_object(None))
print(sys.getrefcount(None) - before)
"""
# What else happens meanwhile may take or give a few.
NOISE = 100


def references_gained(times: int, forgotten: int = 0) -> int:
    """By how much the count of references to None changed over `times` calls, `forgotten` ones taken away by hand."""
    command = [sys.executable, "-c", SOAK, str(times), str(forgotten)]
    settings = {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, capture_output=True, text=True, env=settings, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


def test_fifty_thousand_calls_that_answer_nothing_use_up_no_reference_to_none() -> None:
    assert references_gained(TIMES) > -NOISE


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="from Python 3.12 on None is counted no more")
def test_references_that_are_used_up_would_be_seen() -> None:
    assert references_gained(0, forgotten=1000) < -NOISE
