"""Answers written out in every way: no file but the vault's and the chosen ones, no connection."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from vaults import PASSPHRASE

from fieldcase.casework.desk import Desk
from fieldcase.vault.keys import TEST_COST
from fieldcase.world import World

TESTS = Path(__file__).resolve().parent.parent
WORD = "перепелятник-шершнев"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where it was done; what was seen lies in `seen.json`."""
    here = tmp_path_factory.mktemp("laptop")
    home, out = here / "home", here / "out"
    home.mkdir(mode=0o700)
    for kind in ("csv", "xlsx", "xml"):
        for whole in (False, True):
            (out / f"{kind}-{whole}").mkdir(parents=True)
    Desk.new(here / "Work.fieldcase", PASSPHRASE, World(), TEST_COST)[0].close()
    environment = {
        "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": str(home), "TMPDIR": str(home), "PYTHONUTF8": "1",
        "PYTHONPATH": f"{TESTS.parent}{os.pathsep}{TESTS}", "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip
    ran = subprocess.run(
        [sys.executable, str(TESTS / "answers_session.py"), str(here / "Work.fieldcase"), str(out)],
        input=f"{WORD}\n".encode(), capture_output=True, env=environment, cwd=here, check=False, timeout=150,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr.decode()[-3000:]
    (here / "seen.json").write_bytes(ran.stdout.splitlines()[-1])
    return here


def seen(folder: Path) -> list[list[str]]:
    """What the audit hook saw."""
    found: list[list[str]] = json.loads((folder / "seen.json").read_text("utf-8"))
    return found


def test_no_file_is_opened_to_be_written_but_the_vaults_and_the_parts_of_the_chosen_ones(folder: Path) -> None:
    opened = [path for what, path, *_ in seen(folder) if what == "open"]
    mine = [path for path in opened if path.startswith(str(folder / "out"))]
    assert mine, "the control: the watch sees those that were chosen"
    assert [path for path in mine if not path.endswith(".part")] == []
    allowed = (str(folder / "Work.fieldcase"), str(folder / "out"), os.devnull)
    assert [path for path in opened if not path.startswith(allowed)] == []
    assert list((folder / "home").iterdir()) == []


def test_nothing_connects_and_only_the_child_that_draws_is_started(folder: Path) -> None:
    rest = [one for one in seen(folder) if one[0] not in ("open", "child")]
    roots = (str(folder / "Work.fieldcase"), str(folder / "out"))
    assert [one for one in rest if not any(root in part for part in one for root in roots)] == []
    assert sorted({one[-2] for one in seen(folder) if one[0] == "child"}) == ["paper"]


def test_the_word_lies_in_the_chosen_files_alone_and_no_part_is_left(folder: Path) -> None:
    files = [one for one in folder.rglob("*") if one.is_file() and one.name != "seen.json"]
    holding = {one.relative_to(folder).parts[0] for one in files if WORD.encode() in one.read_bytes()}
    assert holding == {"out"}
    assert [one for one in files if one.suffix == ".part"] == []
    assert len([one for one in files if "out" in one.parts]) == 2 * (3 + 1 + 1) + 2
