"""What a hostile child is kept from, and what of it is told. All are real processes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from fieldcase import sandbox
from fieldcase.errors import ChildFailed
from fieldcase.sandbox import MAKER, PARSER, Sort

pytestmark = pytest.mark.usefixtures("no_child_is_left")


@pytest.mark.parametrize("name", ["fail", "leave", "crash", "text", "no-such-entry"])
def test_a_child_that_dies_is_one_error(hostile: None, name: str) -> None:
    with pytest.raises(ChildFailed):
        sandbox.run(PARSER, name, b"secret words", 30)


def test_the_error_holds_nothing_of_what_was_worked_on(hostile: None, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ChildFailed) as caught:
        sandbox.run(PARSER, "fail", b"secret words", 30)
    assert (str(caught.value), caught.value.values) == ("child.failed", {})
    assert caught.value.__cause__ is None
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", ["hang", "spin"])
def test_a_child_that_does_not_answer_is_killed_when_its_time_is_up(hostile: None, name: str) -> None:
    with pytest.raises(ChildFailed):
        sandbox.run(PARSER, name, b"", 0.3)


def test_a_child_cannot_take_more_memory_than_its_sort_has(hostile: None) -> None:
    assert sandbox.run(PARSER, "hog", b"%d" % (100 << 20), 30) == b"%d" % (100 << 20)
    with pytest.raises(ChildFailed):
        sandbox.run(PARSER, "hog", b"%d" % PARSER.memory, 30)
    assert sandbox.run(MAKER, "hog", b"%d" % PARSER.memory, 30), "control: a maker may take it"


@pytest.mark.parametrize("sort", [MAKER, PARSER], ids=lambda sort: sort.name)
def test_a_child_cannot_write_a_file(hostile: None, tmp_path: Path, sort: Sort) -> None:
    with pytest.raises(ChildFailed):
        sandbox.run(sort, "write", bytes(tmp_path / "leak"), 30)
    assert (tmp_path / "leak").read_bytes() == b""


def test_what_a_library_prints_reaches_neither_the_answer_nor_the_terminal(
    hostile: None, capfd: pytest.CaptureFixture[str]
) -> None:
    assert sandbox.run(PARSER, "chatter", b"words", 30) == b"words"
    assert capfd.readouterr() == ("", "")


LIES = {
    "says nothing": "",
    "closes its output and stays": "import os, time; os.close(1); time.sleep(600)",
    "reads nothing": "import time; time.sleep(600)",
    "promises the world": "import os, time; os.read(0, 9); os.write(1, b'\\xff' * 8); time.sleep(600)",
    "stops in the length": "import sys; sys.stdout.buffer.write(b'\\0' * 5)",
    "stops in the answer": "import sys; sys.stdout.buffer.write(b'\\0' * 7 + b'\\x09' + b'short')",
    "drips": "import os, time\nos.write(1, b'\\0' * 7 + b'\\xff')\nwhile True: os.write(1, b'.'); time.sleep(.05)",
    "floods": "import os\nwhile True: os.write(1, b'\\x7f' * 65536)",
}


@pytest.mark.parametrize("lie", LIES)
def test_a_child_that_lies_is_one_error(stranger: Callable[[str], None], lie: str) -> None:
    stranger(LIES[lie])
    with pytest.raises(ChildFailed):
        sandbox.run(PARSER, "any", bytes(200_000), 0.5)


def test_an_honest_stranger_is_believed(stranger: Callable[[str], None]) -> None:
    stranger("import sys; sys.stdin.buffer.read(9); sys.stdout.buffer.write(b'\\0' * 7 + b'\\x02ok')")
    assert sandbox.run(PARSER, "any", b"x", 30) == b"ok"


def test_a_program_that_cannot_be_started_is_one_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "command", lambda name, sort: ["/no/such/program"])
    with pytest.raises(ChildFailed):
        sandbox.run(PARSER, "echo", b"", 30)


@pytest.mark.parametrize("arguments", [(), ("echo",), ("echo", "unknown"), ("", "parser"), ("echo:x", "parser")])
def test_a_child_with_unknown_arguments_ends_at_once(
    monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    started = [sys.executable, "-P", "-B", "-m", "fieldcase.children", *arguments]
    monkeypatch.setattr(sandbox, "command", lambda name, sort: started)
    with pytest.raises(ChildFailed):
        sandbox.run(PARSER, "echo", b"", 30)
