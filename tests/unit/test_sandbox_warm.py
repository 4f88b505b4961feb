"""Children kept warm for several messages, and how each of them ends. All are real processes."""

from __future__ import annotations

import base64
import dataclasses
import json
import subprocess
import sys
import threading
import time

import pytest
from processes import alive, gone

from fieldcase import sandbox
from fieldcase.errors import ChildFailed
from fieldcase.sandbox import MAKER, PARSER

pytestmark = pytest.mark.usefixtures("no_child_is_left")
SMALL = dataclasses.replace(PARSER, message=1000)


# -- warm children -----------------------------------------------------------------------------------------------


def test_a_warm_child_answers_several_messages_as_one_process() -> None:
    with sandbox.Warm(MAKER, "echo") as child:
        told = [json.loads(child.ask(bytes([n]), 30)) for n in range(5)]
    assert len({one["pid"] for one in told}) == 1
    assert [base64.b64decode(one["message"]) for one in told] == [bytes([n]) for n in range(5)]
    assert not alive(told[0]["pid"])


def test_a_child_can_be_warmed_up_before_it_is_asked(hostile: None) -> None:
    with sandbox.Warm(PARSER, "keep") as child:
        child.warm_up()
        first = child._process
        assert child.ask(b"", 30) == b"1"
        assert child._process is first


def test_a_child_that_was_ended_while_nobody_waited_is_asked_nothing_more() -> None:
    with sandbox.Warm(PARSER, "echo") as child:
        for number in range(20):
            child.ask(b"one", 30)
            child.stop()  # it lives on for a moment
            assert json.loads(child.ask(bytes([number]), 30))["message"] == base64.b64encode(bytes([number])).decode()


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
    assert gone(pid)
