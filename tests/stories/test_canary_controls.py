"""The watch and the look themselves: programs that leak, one for each way, are all caught."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from stories.canaries import Watched, dresses, found_below, found_in, is_file, strace, watched

WORD = "щурокрылая"
IMPORTS = "import base64, mmap, os, sqlite3, subprocess, sys, tempfile"
CONTROLS = {
    "a database without a key": "c = sqlite3.connect('left'); c.execute('CREATE TABLE a (b)'); "
    "c.execute('INSERT INTO a VALUES (?)', (word,)); c.commit()",
    "a temporary file that is gone": "f = tempfile.TemporaryFile(); f.write(utf8); f.flush()",
    "a log in UTF-16": "open('left', 'w', encoding='utf-16-le').write(word)",
    "a log in UTF-16 of the other order": "open('left', 'w', encoding='utf-16-be').write(word)",
    "base64": "open('left', 'wb').write(base64.b64encode(utf8))",
    "base64, one byte in": "open('left', 'wb').write(base64.b64encode(b'_' + utf8))",
    "base64, two bytes in": "open('left', 'wb').write(base64.b64encode(b'__' + utf8))",
    "base64 of UTF-16": "open('left', 'wb').write(base64.b64encode(word.encode('utf-16-le')))",
    "two pieces at once": "os.writev(os.open('left', os.O_CREAT | os.O_WRONLY), [utf8[:5], utf8[5:]])",
    "two pieces one after the other": "f = open('left', 'wb', buffering=0); f.write(utf8[:5]); f.write(utf8[5:])",
    "a child": "subprocess.run([sys.executable, '-c', 'import sys; open(\"left\", \"w\").write(sys.argv[1])', word])",
}


def under_watch(program: str, folder: Path) -> Watched:
    """A program that stands in `folder`, watched; its word is its argument, so that its source does not hold it."""
    log = folder.parent / f"{folder.name}-log" / "of"
    for made in (log.parent, folder):
        made.mkdir()
    whole = f"{IMPORTS}; word = sys.argv[1]; utf8 = word.encode(); {program}"
    told = {"TMPDIR": str(folder), "LANG": "C.UTF-8"}
    command = [*strace(log), sys.executable, "-B", "-c", whole, WORD]
    subprocess.run(command, check=True, cwd=folder, env=told, stdout=subprocess.PIPE)
    return watched(log)


@pytest.mark.parametrize("control", CONTROLS)
def test_a_program_that_leaks_is_caught(control: str, tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    seen = under_watch(CONTROLS[control], desk)
    caught = {path for path, content in seen.written.items() if is_file(path) and found_in(content, {"word": WORD})}
    assert len(caught) >= 1
    assert bool(found_below(desk, {"word": WORD}, frozenset())) is (control != "a temporary file that is gone")


@pytest.mark.parametrize(
    "program", ["open(word, 'w')", "os.mkdir(word)", "open('a', 'w'); os.rename('a', word)", "os.symlink(word, 'a')"]
)
def test_a_name_that_leaks_is_caught(program: str, tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    assert str(desk / WORD) in under_watch(program, desk).names
    assert program.startswith("os.symlink") or found_below(desk, {"word": WORD}, frozenset())


@pytest.mark.parametrize(
    "program",
    [
        "f = open('a', 'w+b'); f.truncate(64); mmap.mmap(f.fileno(), 64)[: len(utf8)] = utf8",
        "a, b = open('a', 'w+b'), open('b', 'w+b'); os.sendfile(b.fileno(), a.fileno(), 0, 9)",
    ],
)
def test_a_way_around_the_watch_is_caught(program: str, tmp_path: Path) -> None:
    assert under_watch(program, tmp_path / "desk").unseen


def test_a_program_that_leaves_nothing_is_not_accused(tmp_path: Path) -> None:
    seen = under_watch("print(len(word)); open('left', 'w').write(str(len(word)))", tmp_path / "desk")
    written = b"".join(bytes(content) for path, content in seen.written.items() if is_file(path))
    assert written == str(len(WORD)).encode()
    assert found_in(written, {"word": WORD}) == []
    assert seen.unseen == set()


def test_a_word_has_twelve_dresses_and_each_is_another_one() -> None:
    worn = dresses(WORD)
    assert len(worn) == 12
    assert len(set(worn.values())) == 12
