"""A whole session of the window under watch: of what was typed, taken in and looked at nothing reaches the disk in the
clear but the one file that a person chose; and nothing is written anywhere else, by Qt or by whatever it loads."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from parsers.papers import printed
from stories import chronologies
from stories.canaries import Watched, found_below, found_in, is_file, strace, watched
from stories.commands import PASSPHRASE, table

from fieldcase.casework.desk import Desk
from fieldcase.vault.keys import TEST_COST
from fieldcase.world import World

TESTS = Path(__file__).resolve().parent.parent
WORD, NAME, PLACE = "щурокрылая", "Kvasimodova Example", "Xylotremont"
PHOTO = chronologies.picture(77, b"snowfinch under the stair")
WORDS: dict[str, str | bytes] = {
    "the typed word": WORD,
    "the name of a person": NAME,
    "the name of a place": PLACE,
    "the name of a file": "snowbunting",
    "the remark in a picture": "snowfinch under the stair",
    "the picture's own bytes": PHOTO[len(PHOTO) // 2 : len(PHOTO) // 2 + 24],
    "the passphrase": PASSPHRASE,
}


@dataclass
class Session:
    """What the watch saw, what the session said, and where it was."""

    folder: Path
    vault: Path
    export: Path
    seen: Watched
    told: dict[str, Any]
    printed: bytes


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    folder, log = tmp_path_factory.mktemp("laptop"), tmp_path_factory.mktemp("log") / "window"
    home, given = folder / "home", folder / "given"
    for one in (home, given, folder / "run"):
        one.mkdir(mode=0o700)
    rows = chronologies.rows()
    rows[2] |= {"place": PLACE}
    source, photo = given / "given.csv", given / "snowbunting.jpg"
    source.write_bytes(table(rows).encode())
    photo.write_bytes(PHOTO)
    paper = given / "snowbunting.pdf"
    paper.write_bytes(printed(f"{WORD} {NAME}", f"Xylotremont, {NAME}"))
    vault, export = folder / "Work.fieldcase", folder / "chosen.pdf"
    Desk.new(vault, PASSPHRASE, World(), TEST_COST)[0].close()
    environment = {
        "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": str(home), "XDG_RUNTIME_DIR": str(folder / "run"),
        "PYTHONPATH": f"{TESTS.parent}:{TESTS}", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1",
        "QT_QPA_PLATFORM": "offscreen",
    }  # fmt: skip
    arguments = [str(one) for one in (TESTS / "window_session.py", vault, source, photo, export, paper)]
    ran = subprocess.run(
        [*strace(log), sys.executable, *arguments],
        input="\n".join((PASSPHRASE, WORD, NAME, "")).encode(), capture_output=True, env=environment, cwd=folder,
        check=False, timeout=150,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr.decode()[-3000:]
    told = json.loads(ran.stdout.splitlines()[-1])
    return Session(folder, vault, export, watched(log), told, ran.stdout + ran.stderr)


def test_the_session_came_through_all_of_it(session: Session) -> None:
    assert session.told["pages"] >= 2
    assert session.told["notes"] == 1
    assert session.told["copies"] == 1, "a copy without a name was made"
    assert session.export.read_bytes().startswith(b"%PDF-")
    assert session.seen.processes >= 3, "the window, the child for pictures, the one that makes dossiers"
    assert any(path.startswith(str(session.vault / "blobs")) for path in session.seen.written)
    piped = b"".join(content for path, content in session.seen.written.items() if path.startswith("pipe:"))
    assert found_in(piped, {"word": WORD}), "the control: what goes to a child is seen on its pipe"
    assert b'["Kvasimodova", ' in piped, "and what comes back from the one that reads a document"


def test_the_words_are_in_no_buffer_written_to_a_file_but_the_export(session: Session) -> None:
    allowed = (str(session.export), f"{session.export}.part")
    found = [
        f"{path}: {one}"
        for path, content in session.seen.written.items()
        if is_file(path) and path not in allowed
        for one in found_in(content, WORDS)
    ]
    assert found == []


def test_no_file_but_the_vaults_own_and_the_export_is_opened_for_writing(session: Session) -> None:
    roots = (str(session.vault), str(session.export), f"{session.export}.part", "/dev/null")
    strange = {name for name in session.seen.names if not any(name == r or name.startswith(f"{r}/") for r in roots)}
    assert strange == set()


def test_no_name_nothing_printed_and_no_file_that_is_left_holds_a_word(session: Session) -> None:
    names = "\n".join(sorted(session.seen.names))
    assert found_in(names.encode(), WORDS) == []
    assert found_in(session.printed, WORDS) == []
    given = frozenset((session.folder / "given").iterdir())
    assert found_below(session.folder, WORDS, given | {session.export}) == []
    assert len(found_below(session.folder, WORDS, frozenset({session.export}))) >= 3, "the look finds what was given"
