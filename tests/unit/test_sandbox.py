"""Children with limits: what a good one is given, what a hostile one is kept from. All are real processes."""

from __future__ import annotations

import base64
import dataclasses
import importlib.util
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcase import children, sandbox
from fieldcase.errors import ChildFailed
from fieldcase.sandbox import PARSER, RENDERER, Sort

HOSTILE = Path(__file__).resolve().parent.parent / "hostile_child.py"
SMALL = dataclasses.replace(PARSER, message=1000)


@pytest.fixture(autouse=True)
def no_child_is_left() -> Iterator[None]:
    """Every test ends with no child alive that it did not end itself."""
    yield
    assert sandbox.kill_all() == 0


@pytest.fixture
def hostile(monkeypatch: pytest.MonkeyPatch) -> None:
    """Children are started from the hostile program."""

    def command(name: str, sort: Sort) -> list[str]:
        return [sys.executable, "-P", "-B", str(HOSTILE), name, sort.name]

    monkeypatch.setattr(sandbox, "command", command)


@pytest.fixture
def stranger(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Children are started from a script that speaks as it likes."""

    def use(script: str) -> None:
        monkeypatch.setattr(sandbox, "command", lambda name, sort: [sys.executable, "-c", script])

    return use


def alive(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def ends(pid: int) -> bool:
    """Whether process `pid` ends within some seconds (a corpse that nobody has buried yet has ended)."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            if Path(f"/proc/{pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()[0] == "Z":
                return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.01)
    return False


def echoed(sort: Sort = PARSER, message: bytes = b"") -> Any:
    return json.loads(sandbox.run(sort, "echo", message, 30))


# -- what a child is ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sort", [PARSER, RENDERER], ids=lambda sort: sort.name)
def test_a_child_lives_under_the_limits_of_its_sort(sort: Sort) -> None:
    assert echoed(sort)["limits"] == {"memory": sort.memory, "seconds": sort.seconds, "written": 0, "files": 64}


@pytest.mark.parametrize("sort", [PARSER, RENDERER], ids=lambda sort: sort.name)
def test_a_child_is_hardened(sort: Sort) -> None:
    assert echoed(sort)["hardened"] is True


def test_a_parser_gets_less_than_a_renderer() -> None:
    assert PARSER.memory < RENDERER.memory
    assert PARSER.seconds < RENDERER.seconds


def test_a_child_is_another_process_and_gone_after_its_answer() -> None:
    pid = echoed()["pid"]
    assert pid != os.getpid()
    assert not alive(pid)


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


# -- hostile children --------------------------------------------------------------------------------------------


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
    assert sandbox.run(RENDERER, "hog", b"%d" % PARSER.memory, 30), "control: a renderer may take it"


@pytest.mark.parametrize("sort", [PARSER, RENDERER], ids=lambda sort: sort.name)
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


# -- warm children -----------------------------------------------------------------------------------------------


def test_a_warm_child_answers_several_messages_as_one_process() -> None:
    with sandbox.Warm(RENDERER, "echo") as child:
        told = [json.loads(child.ask(bytes([n]), 30)) for n in range(5)]
    assert len({one["pid"] for one in told}) == 1
    assert [base64.b64decode(one["message"]) for one in told] == [bytes([n]) for n in range(5)]
    assert not alive(told[0]["pid"])


def test_two_runs_are_two_processes() -> None:
    assert echoed()["pid"] != echoed()["pid"]


def test_a_child_can_be_warmed_up_before_it_is_asked(hostile: None) -> None:
    with sandbox.Warm(PARSER, "keep") as child:
        child.warm_up()
        first = child._process
        assert child.ask(b"", 30) == b"1"
        assert child._process is first


def test_a_warm_child_starts_again_after_a_failure(hostile: None) -> None:
    with sandbox.Warm(SMALL, "keep") as child:
        assert [child.ask(b"x", 30), child.ask(b"x", 30)] == [b"1", b"2"]
        with pytest.raises(ChildFailed):
            child.ask(bytes(2000), 30)
        assert child.ask(b"x", 30) == b"1"


def test_a_warm_child_that_died_between_two_messages_is_replaced(hostile: None) -> None:
    with sandbox.Warm(PARSER, "late") as child:
        assert child.ask(b"1", 30) == b"1"
        assert child._process is not None
        child._process.wait(30)
        assert child.ask(b"2", 30) == b"2"


def test_a_warm_child_is_replaced_before_its_seconds_run_out(hostile: None) -> None:
    with sandbox.Warm(PARSER, "keep") as child:
        assert [child.ask(b"", 30), child.ask(b"", 30)] == [b"1", b"2"]
        child._worked = PARSER.seconds / 2 + 1
        assert child.ask(b"", 30) == b"1"


def test_a_closed_warm_child_is_gone_and_may_be_asked_again(hostile: None) -> None:
    child = sandbox.Warm(PARSER, "keep")
    assert child.ask(b"", 30) == b"1"
    child.close()
    child.close()
    assert child.ask(b"", 30) == b"1"
    child.close()


def test_many_threads_may_ask_one_warm_child(hostile: None) -> None:
    answers: list[bytes] = []
    with sandbox.Warm(PARSER, "twice") as child:
        ask = [threading.Thread(target=lambda n=n: answers.append(child.ask(b"%d" % n, 30))) for n in range(10)]
        for thread in ask:
            thread.start()
        for thread in ask:
            thread.join()
    assert sorted(answers) == sorted(b"%d%d" % (n, n) for n in range(10))


def test_a_child_outlives_the_thread_that_asked_first(hostile: None) -> None:
    with sandbox.Warm(PARSER, "keep") as child:
        thread = threading.Thread(target=child.ask, args=(b"", 30))
        thread.start()
        thread.join()
        time.sleep(0.05)
        assert child.ask(b"", 30) == b"2"


# -- the end of a child ------------------------------------------------------------------------------------------


def test_a_child_ends_when_its_standard_input_closes(hostile: None) -> None:
    with sandbox.Warm(PARSER, "keep") as child:
        child.ask(b"", 30)
        process = child._process
        assert process is not None
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(30) == 0


def test_a_child_ends_in_the_middle_of_its_work_when_its_standard_input_closes(hostile: None) -> None:
    with sandbox.Warm(PARSER, "hang") as child:
        child.warm_up()
        process = child._process
        assert process is not None
        assert process.stdin is not None
        sandbox.write_message(process.stdin, b"", 0)
        process.stdin.close()
        assert process.wait(30) == 0


def test_killing_all_ends_idle_and_busy_children(hostile: None) -> None:
    failures: list[bool] = []

    def ask() -> None:
        try:
            sandbox.run(PARSER, "hang", b"", 60)
        except ChildFailed:
            failures.append(True)

    idle = sandbox.Warm(PARSER, "keep")
    idle.ask(b"", 30)
    busy = [threading.Thread(target=ask) for _ in range(2)]
    for thread in busy:
        thread.start()
    while len(sandbox._alive) < 3:
        time.sleep(0.01)
    pids = [process.pid for process in sandbox._alive]
    assert sandbox.kill_all() == 3
    assert not any(map(alive, pids))
    for thread in busy:
        thread.join()
    assert failures == [True, True]
    assert idle.ask(b"", 30) == b"1", "a child may be started again afterwards"
    idle.close()


def test_killing_all_without_any_does_no_harm() -> None:
    assert sandbox.kill_all() == 0


PARENT = """
import json, os, sys, time
from fieldcase import sandbox
child = sandbox.Warm(sandbox.PARSER, "echo")
print(json.loads(child.ask(b"", 30))["pid"], flush=True)
sys.stdin.read()
if sys.argv[1] == "returns": sys.exit()
if sys.argv[1] == "raises": raise SystemExit(3)
os._exit(0)
"""


@pytest.mark.parametrize("end", ["killed", "returns", "raises", "exits"])
def test_a_child_dies_with_its_parent_however_that_ends(end: str) -> None:
    command = [sys.executable, "-W", "ignore", "-c", PARENT, end]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        assert alive(pid)
        if end == "killed":
            parent.kill()
        else:
            parent.communicate()
    assert ends(pid)
