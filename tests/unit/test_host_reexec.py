"""A process that begins again: what it keeps, what it lets go of. Each is a real process."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from processes import linux_only, python


def again(before: str, after: str) -> Any:
    """What a process that did `before` and re-executed itself says of `after`."""
    script = f"""
import json, os, signal, sys, threading, time
from fieldcase import host
if sys.argv[1] == "first":
    {before}
    host.reexec(["-c", sys.argv[2], "again", sys.argv[2], str(os.getpid())])
print(json.dumps({after}))
"""
    done = python(script, "first", script)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@linux_only
def test_the_process_that_begins_again_keeps_its_number() -> None:
    assert again("pass", "os.getpid() == int(sys.argv[3])") is True


@linux_only
def test_beginning_again_opens_a_process_until_it_hardens_itself() -> None:
    assert again("host.harden()", "host.is_hardened()") is False


def test_a_file_that_was_open_and_inheritable_is_closed_by_beginning_again(tmp_path: Path) -> None:
    (tmp_path / "kept").write_bytes(b"")
    before = f"os.dup2(os.open({str(tmp_path / 'kept')!r}, os.O_RDONLY), 77, inheritable=True)"
    after = "os.path.exists('/dev/fd/77')"
    assert again(before, after) is False


def test_a_lock_is_let_go_of_by_beginning_again(tmp_path: Path) -> None:
    before = f"from pathlib import Path; held = host.FolderLock(Path({str(tmp_path)!r}))"
    after = f"bool(host.FolderLock(__import__('pathlib').Path({str(tmp_path)!r})))"
    assert again(before, after) is True


def test_a_signal_that_a_thread_blocked_gets_through_again() -> None:
    before = "signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM])"
    assert again(before, "len(signal.pthread_sigmask(signal.SIG_BLOCK, []))") == 0


def test_an_alarm_clock_does_not_outlive_beginning_again() -> None:
    assert again("signal.setitimer(signal.ITIMER_REAL, 100)", "signal.getitimer(signal.ITIMER_REAL)") == [0, 0]


@linux_only
def test_a_thread_beside_the_first_may_begin_again_too() -> None:
    before = (
        "words = ['-c', sys.argv[2], 'again', sys.argv[2], str(os.getpid())];"
        " threading.Thread(target=host.reexec, args=(words,)).start(); time.sleep(60)"
    )
    assert again(before, "[os.getpid() == int(sys.argv[3]), threading.active_count()]") == [True, 1]


def test_many_threads_that_begin_again_at_once_make_one_process() -> None:
    before = (
        "[threading.Thread(target=host.reexec, args=(['-c', sys.argv[2], 'again', sys.argv[2], '0'],)).start()"
        " for _ in range(8)]; time.sleep(60)"
    )
    assert again(before, "sys.argv[1]") == "again"


@pytest.mark.parametrize("program", ["/no/such/program", "/", ""])
def test_a_program_that_cannot_be_started_again_ends_all_the_same(program: str) -> None:
    done = python(
        f"import sys\nfrom fieldcase import host\nsys.executable = {program!r}\nhost.reexec([])\nprint('still here')"
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")


def test_arguments_that_no_program_can_take_end_the_process_all_the_same() -> None:
    done = python("from fieldcase import host\nhost.reexec(['a\\0b'])\nprint('still here')")
    assert (done.returncode, done.stdout) == (1, "")


def test_the_environment_and_the_standard_streams_go_along() -> None:
    assert again(
        "os.environ['KEPT'] = 'да'", "[os.environ['KEPT'], [os.path.exists(f'/dev/fd/{n}') for n in range(3)]]"
    ) == [
        "да",
        [True, True, True],
    ]
