"""What a start of the program loads, that the layers hold, and that the pinned Qt does not abort."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
HEAVY = ("PySide6", "shiboken6", "reportlab", "pymorphy3")


def without_display() -> dict[str, str]:
    """The environment of a machine that can show no window."""
    return {name: value for name, value in os.environ.items() if name not in DISPLAYS}


def loaded_after(program: str, *arguments: str, stdin: str = "") -> set[str]:
    """The first names of all modules that a fresh interpreter holds after `program`."""
    tell = "import json, sys; print('\\n' + json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"
    # A command may leave by SystemExit; what it loaded is told all the same.
    whole = f"import sys\ntry:\n    {program}\nexcept SystemExit:\n    pass\n{tell}"
    command = [sys.executable, "-W", "error", "-c", whole, *arguments]
    done = subprocess.run(
        command, cwd=ROOT, input=stdin, capture_output=True, text=True, check=True, env=without_display()
    )
    names: list[str] = json.loads(done.stdout.splitlines()[-1])
    return set(names)


def test_a_loaded_qt_would_be_seen() -> None:
    assert "PySide6" in loaded_after("import PySide6")


@pytest.mark.parametrize(
    "module", ["fieldcase.cli", "fieldcase.casework", "fieldcase.vault", "fieldcase.children", "ui"]
)
def test_an_import_of_the_core_loads_neither_qt_nor_a_renderer(module: str) -> None:
    assert loaded_after(f"import {module}").isdisjoint(HEAVY)


@pytest.mark.parametrize(
    "arguments",
    [("info", "no-such-vault"), ("verify", "no-such-vault"), ("cases", "no-such-vault"), ("--help",), ()],
    ids=lambda arguments: " ".join(arguments) or "no argument",
)
def test_a_command_that_draws_nothing_loads_neither_qt_nor_a_renderer(arguments: tuple[str, ...]) -> None:
    after = loaded_after("from ui.__main__ import main; main()", *arguments, stdin="six words that open no vault\n")
    assert "fieldcase" in after
    assert after.isdisjoint(HEAVY)


def test_without_a_display_the_program_says_what_there_is_and_that_nothing_was_done() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ui"], cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        env=without_display(),
    )  # fmt: skip
    assert done.returncode == 2
    assert "display" in done.stderr
    assert "dossier" in done.stdout
    assert "Traceback" not in done.stderr


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source of the program alone, to be spoilt."""
    folder = tmp_path_factory.mktemp("house")
    for name in ("fieldcase", "ui", "resources"):
        shutil.copytree(ROOT / name, folder / name, ignore=lambda where, names: unwanted(Path(where), names))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def unwanted(where: Path, names: Sequence[str]) -> set[str]:
    """Everything but folders and Python."""
    return {name for name in names if not name.endswith(".py") and not (where / name).is_dir()}


def broken(folder: Path) -> str:
    """What lint-imports says of the source in `folder`; empty where every contract is kept."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--no-logo"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout if done.returncode else ""


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("fieldcase/world.py", "import PySide6.QtCore", "The core never imports Qt"),
        ("fieldcase/world.py", "import fieldcase.casework", "no arrow runs back up"),
        ("fieldcase/casework/__init__.py", "import sqlcipher3", "Only the vault imports sqlcipher3"),
        ("fieldcase/casework/__init__.py", "import reportlab.pdfgen", "Only the dossier's renderer imports reportlab"),
        ("fieldcase/dossier/__init__.py", "import fieldcase.vault", "never opens the vault"),
        ("fieldcase/forms/tree.py", "import fieldcase.vault", "Questionnaires know nothing of cases"),
        ("fieldcase/forms/tree.py", "import fieldcase.model.case", "Questionnaires know nothing of cases"),
        ("fieldcase/vault/__init__.py", "import fcntl", "What differs by operating system"),
        ("fieldcase/casework/__init__.py", "import pyxform.xls2json", "stranger's file"),
        ("fieldcase/exchange/cards.py", "import qrcodegen", "Only the exchange's drawing of a card imports qrcodegen"),
        ("fieldcase/vault/__init__.py", "import pyrage", "Only tests import pyrage"),
        ("fieldcase/casework/__init__.py", "import http.client", "holds no network code"),
        ("ui/__init__.py", "import fieldcase.rules", "The window sees casework"),
    ],
)
def test_an_import_against_a_contract_is_found(copied: Path, module: str, line: str, contract: str) -> None:
    sound = (copied / module).read_text(encoding="utf-8")
    (copied / module).write_text(f"{sound}\n{line}\n", encoding="utf-8")
    try:
        said = broken(copied)
    finally:
        (copied / module).write_text(sound, encoding="utf-8")
    assert any(contract in row and "BROKEN" in row for row in said.splitlines()), said


SOAK = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel()
before = sys.getrefcount(None)
for number in range(50_000):
    label.setText(str(number))
print(sys.getrefcount(None) - before)
"""


def test_fifty_thousand_calls_into_qt_do_not_use_up_none() -> None:
    command = [sys.executable, "-c", SOAK]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    # 6.12.0 on Python 3.11 gives back one reference too many at each call and aborts when none is left.
    assert int(done.stdout) > -100
