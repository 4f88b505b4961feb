"""A questionnaire taken in, asked, finished and printed: no file but the vault's and the chosen sheets, no connection,
no program but the two children; watched by an audit hook from within, and by the kernel over the children too."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from parsers.questionnaire_files import SMALL, workbook_of
from stories.canaries import found_below, found_in, is_file, strace, watched
from vaults import PASSPHRASE

from fieldcase.casework.desk import Desk
from fieldcase.vault.keys import TEST_COST
from fieldcase.world import World

TESTS = Path(__file__).resolve().parent.parent
WORD = "перепелятник-шершнев"


@dataclass
class Session:
    """Where it was, what it told of itself, what it printed."""

    folder: Path
    told: dict[str, Any]
    printed: bytes

    @property
    def vault(self) -> Path:
        """The vault."""
        return self.folder / "Work.fieldcase"

    @property
    def sheets(self) -> Path:
        """The paper."""
        return self.folder / "sheets.pdf"


def came_through(folder: Path, *before: str) -> Session:
    """The session in a home of its own."""
    home = folder / "home"
    home.mkdir(mode=0o700)
    file = folder / "given.xlsx"
    file.write_bytes(workbook_of(SMALL))
    Desk.new(folder / "Work.fieldcase", PASSPHRASE, World(), TEST_COST)[0].close()
    environment = {
        "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": str(home), "TMPDIR": str(home), "PYTHONUTF8": "1",
        "PYTHONPATH": f"{TESTS.parent}{os.pathsep}{TESTS}", "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip
    arguments = [str(one) for one in (folder / "Work.fieldcase", file, folder / "sheets.pdf")]
    ran = subprocess.run(
        [*before, sys.executable, str(TESTS / "forms_session.py"), *arguments], input=f"{WORD}\n".encode(),
        capture_output=True, env=environment, cwd=folder, check=False, timeout=150,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr.decode()[-3000:]
    return Session(folder, json.loads(ran.stdout.splitlines()[-1]), ran.stdout + ran.stderr)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    return came_through(tmp_path_factory.mktemp("laptop"))


def test_it_came_through_all_of_it(session: Session) -> None:
    assert session.told["finished"]
    assert session.sheets.read_bytes().startswith(b"%PDF-")


def test_no_file_is_written_but_the_vaults_own_and_the_chosen_sheets(session: Session) -> None:
    opened = [path for what, path, *_ in session.told["seen"] if what == "open"]
    allowed = (f"{session.vault}", f"{session.sheets}.part", os.devnull)
    assert [path for path in opened if not path.startswith(allowed)] == []
    assert f"{session.sheets}.part" in opened, "the control: the watch sees the one that was chosen"
    assert list((session.folder / "home").iterdir()) == []


def test_nothing_connects_and_only_the_two_children_are_started(session: Session) -> None:
    rest = [seen for seen in session.told["seen"] if seen[0] not in ("open", "child")]
    strange = [
        seen for seen in rest if not any(str(session.vault) in part or str(session.sheets) in part for part in seen)
    ]
    assert strange == []
    children = [seen[-2] for seen in session.told["seen"] if seen[0] == "child"]
    assert sorted(set(children)) == ["paper", "questionnaire"]


def test_the_words_of_the_answer_reach_no_disk_in_the_clear(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.mkdir()
    folder = tmp_path / "laptop"
    folder.mkdir()
    session = came_through(folder, *strace(log / "forms"))
    seen, words = watched(log / "forms"), {"the answer": WORD}
    roots = (str(session.vault), str(session.sheets), "/dev/null")
    assert {name for name in seen.names if not name.startswith(roots)} == set()
    written = {path: content for path, content in seen.written.items() if is_file(path)}
    assert [path for path, content in written.items() if found_in(content, words)] == []
    assert found_below(folder, words, frozenset()) == []
    assert seen.processes >= 3, "the session, the child that opens the file, the one that draws"
    piped = b"".join(content for path, content in seen.written.items() if path.startswith("pipe:"))
    assert found_in(piped, {"the form": "Видели ли Вы это?"}), "the control: what goes to a child is seen on its pipe"
