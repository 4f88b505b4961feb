"""What keeps the start light: no import hook of the binding, no library that the first page does without, a quick end.

Each in a process of its own: what another test has loaded must not count.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
FIRST_PAGE = "fieldcase.casework.desk, fieldcase.casework.today, fieldcase.casework.settings, ui.window, ui.pages.today"
# What the first page does without, each with something that does need it.
SPARED = {
    "babel": "from fieldcase import i18n; from fieldcase.model import said; said.said_whole(1, i18n.words('ru'))",
    "fieldcase.vault.age": "import fieldcase.vault.age",
    "reportlab": "import fieldcase.dossier.pdf.finish",
    "PySide6.QtPrintSupport": "import PySide6.QtPrintSupport",
}


def told_by(program: str) -> subprocess.CompletedProcess[str]:
    """A fresh interpreter that ran `program`."""
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    return subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def loaded_by(program: str, module: str) -> bool:
    """Whether a program loads a module."""
    done = told_by(f"import sys\n{program}\nprint('{module}' in sys.modules)")
    assert done.returncode == 0, done.stderr
    return done.stdout.split()[-1] == "True"


@pytest.mark.parametrize("module", SPARED)
def test_the_first_page_does_without(module: str) -> None:
    assert not loaded_by(f"from ui import process; process.begin()\nimport {FIRST_PAGE}", module)
    assert loaded_by(SPARED[module], module)


@pytest.mark.parametrize("module", ["subprocess", "hashlib", "nacl", "sqlcipher3"])
def test_the_unlock_page_does_without(module: str) -> None:
    assert not loaded_by("from ui import process; process.begin()\nimport ui.start, ui.unlock", module)
    assert loaded_by(f"import {FIRST_PAGE}, subprocess", module)


def test_the_binding_leaves_imports_as_python_makes_them() -> None:
    tell = "import builtins; print(builtins.__import__.__name__)"
    begun = told_by(f"from ui import process; process.begin()\nimport PySide6.QtWidgets\n{tell}")
    assert begun.stdout.strip() == "__import__"
    assert told_by(f"import PySide6.QtWidgets\n{tell}").stdout.strip() != "__import__"


def test_the_end_comes_at_once_with_its_status_and_all_that_was_told() -> None:
    late = "import atexit; atexit.register(lambda: print('too late'))"
    done = told_by(
        f"from ui import process; process.begin()\n{late}\n"
        "from ui.start import application; application()\nprint('told', end='')\nprocess.end(3)"
    )
    assert (done.returncode, done.stdout) == (3, "told")
