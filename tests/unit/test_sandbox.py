"""Children with limits: what a good one is given, and messages to and fro. All are real processes."""

from __future__ import annotations

import dataclasses
import importlib.util
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from processes import alive

from fieldcase import children, sandbox
from fieldcase.errors import ChildFailed
from fieldcase.sandbox import MAKER, PARSER, Sort

pytestmark = pytest.mark.usefixtures("no_child_is_left")
SMALL = dataclasses.replace(PARSER, message=1000)


def echoed(sort: Sort = PARSER, message: bytes = b"") -> Any:
    return json.loads(sandbox.run(sort, "echo", message, 30))


# -- what a child is ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sort", [MAKER, PARSER], ids=lambda sort: sort.name)
def test_a_child_lives_under_the_limits_of_its_sort(sort: Sort) -> None:
    assert echoed(sort)["limits"] == {"memory": sort.memory, "seconds": sort.seconds, "written": 0, "files": 64}


@pytest.mark.parametrize("sort", [MAKER, PARSER], ids=lambda sort: sort.name)
def test_a_child_is_hardened(sort: Sort) -> None:
    assert echoed(sort)["hardened"] is True


def test_a_parser_gets_less_than_a_maker() -> None:
    assert PARSER.memory < MAKER.memory
    assert PARSER.seconds < MAKER.seconds


def test_a_child_is_another_process_and_gone_after_its_answer() -> None:
    pid = echoed()["pid"]
    assert pid != os.getpid()
    assert not alive(pid)


def test_two_runs_are_two_processes() -> None:
    assert echoed()["pid"] != echoed()["pid"]


def test_a_child_loads_neither_vault_nor_window_nor_network() -> None:
    loaded = echoed()["modules"]
    assert "fieldcase.sandbox" in loaded, "control: modules are listed"
    never = ("PySide6", "shiboken6", "sqlcipher3", "sqlite3", "nacl", "socket", "fieldcase.vault", "fieldcase.casework")
    assert [name for name in loaded if name.startswith(never)] == []


def test_a_child_is_told_nothing_of_the_person_by_its_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/name-of-a-person")
    monkeypatch.setenv("SECRET", "words")
    monkeypatch.setenv("LD_PRELOAD", "")
    assert set(echoed()["environment"]) <= {"LANG", "PYTHONHASHSEED", "PYTHONPATH", "SYSTEMROOT", "LC_CTYPE"}


@pytest.mark.parametrize("name", ["LANG", "PYTHONHASHSEED"])
def test_what_python_needs_goes_along(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "0")
    assert name in echoed()["environment"]


def test_a_child_never_imports_from_the_folder_the_person_is_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "base64.py").write_text("raise SystemExit('not this one')", "ascii")
    monkeypatch.chdir(tmp_path)
    assert echoed()["message"] == ""


def test_a_child_keeps_no_stick_from_being_pulled_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with sandbox.Warm(PARSER, "echo") as child:
        pid = json.loads(child.ask(b"", 30))["pid"]
        assert Path(f"/proc/{pid}/cwd").readlink() != tmp_path


def test_a_frozen_program_starts_itself_with_the_hidden_argument(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert sandbox.command("picture", PARSER) == [sys.executable, "--fieldcase-child", "picture", "parser"]
    assert "PYTHONPATH" not in sandbox._environment()


@pytest.mark.parametrize("name", sorted(children.ENTRIES))
def test_every_entry_names_a_module_and_a_function(name: str) -> None:
    module, function = children.ENTRIES[name].split(":")
    assert module.startswith("fieldcase.")
    assert function.isidentifier()


def test_the_self_test_is_found_where_it_is_said_to_be() -> None:
    module, function = children.ENTRIES["echo"].split(":")
    assert importlib.util.find_spec(module) is not None
    assert getattr(children, function) is children.echo


# -- messages ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [0, 1, 7, 8, 9, 65_535, 65_536, 65_537, 5_000_000])
def test_a_message_of_any_size_arrives_whole(hostile: None, size: int) -> None:
    message = os.urandom(size)
    assert sandbox.run(PARSER, "twice", message, 30) == message + message


def test_bytes_of_every_kind_come_back(hostile: None) -> None:
    with sandbox.Warm(PARSER, "twice") as child:

        @given(st.binary(max_size=300))
        def comes_back(message: bytes) -> None:
            assert child.ask(message, 30) == message + message

        comes_back()


def test_a_message_as_long_as_allowed_is_sent_and_a_longer_one_refused(hostile: None) -> None:
    with sandbox.Warm(SMALL, "keep") as child:
        assert child.ask(bytes(1000), 30) == b"1"
        with pytest.raises(ChildFailed):
            child.ask(bytes(1001), 30)


def test_an_answer_longer_than_allowed_is_refused(hostile: None) -> None:
    assert len(sandbox.run(SMALL, "twice", bytes(500), 30)) == 1000
    with pytest.raises(ChildFailed):
        sandbox.run(SMALL, "twice", bytes(501), 30)


class SlowPipe:
    """A pipe that takes and gives few bytes at a time."""

    def __init__(self, content: bytes = b"") -> None:
        self.content = content

    def read(self, size: int, /) -> bytes:
        now = min(size, 3)
        piece, self.content = self.content[:now], self.content[now:]
        return piece

    def write(self, piece: memoryview, /) -> int:
        self.content += bytes(piece[:3])
        return min(len(piece), 3)


@given(st.lists(st.binary(max_size=40), max_size=5))
def test_messages_through_a_slow_pipe_come_out_as_they_went_in(messages: list[bytes]) -> None:
    pipe = SlowPipe()
    for message in messages:
        sandbox.write_message(pipe, message, 40)
    assert [sandbox.read_message(pipe, 40) for _ in messages] == messages
    assert sandbox.read_message(pipe, 40) is None


@given(st.binary(min_size=1, max_size=40), st.data())
def test_a_message_cut_anywhere_is_refused(message: bytes, data: st.DataObject) -> None:
    pipe = SlowPipe()
    sandbox.write_message(pipe, message, 40)
    pipe.content = pipe.content[: data.draw(st.integers(1, len(pipe.content) - 1))]
    with pytest.raises(ChildFailed):
        sandbox.read_message(pipe, 40)


@pytest.mark.parametrize("promised", [1001, 1 << 32, (1 << 64) - 1])
def test_a_promise_of_too_much_is_refused_before_memory_is_taken(promised: int) -> None:
    with pytest.raises(ChildFailed):
        sandbox.read_message(SlowPipe(promised.to_bytes(8, "big") + b"little"), 1000)
