"""Processes killed, and children that die with their parents. Each is a real process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from processes import gone, linux_only

from fieldcase import host
from fieldcase.host import process as host_process


def sleeper(script: str = "import time; time.sleep(600)") -> subprocess.Popen[bytes]:
    return host.start([sys.executable, "-c", script], dict(os.environ), Path("/"))


FILES_OPEN = """
import contextlib, os
for number in os.listdir("/proc/self/fd"):
    with contextlib.suppress(OSError):
        print(os.readlink(f"/proc/self/fd/{number}"))
"""


def close_pipes(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        assert pipe is not None
        pipe.close()


def test_a_killed_process_is_gone_and_buried() -> None:
    process = sleeper()
    assert host.kill_and_wait(process)
    close_pipes(process)
    assert not Path(f"/proc/{process.pid}").exists()


def test_a_process_that_will_not_listen_is_killed_too() -> None:
    script = (
        "import signal, time\nfor n in (1, 2, 15): signal.signal(n, signal.SIG_IGN)\nprint(flush=True)\ntime.sleep(600)"
    )
    process = sleeper(script)
    assert process.stdout is not None
    assert process.stdout.read(1) == b"\n"
    assert host.kill_and_wait(process)
    close_pipes(process)


def test_killing_the_dead_does_no_harm() -> None:
    process = sleeper("pass")
    assert [host.kill_and_wait(process), host.kill_and_wait(process)] == [True, True]
    close_pipes(process)


def test_a_process_that_does_not_die_is_not_waited_for_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    process = sleeper()
    monkeypatch.setattr(process, "kill", lambda: None)
    monkeypatch.setattr(host_process, "_SECONDS_TO_DIE", 0.05)
    assert not host.kill_and_wait(process)
    monkeypatch.undo()
    assert host.kill_and_wait(process)
    close_pipes(process)


def test_a_started_process_has_two_pipes_and_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "open").write_bytes(b"")
    inherited = os.open(tmp_path / "open", os.O_RDONLY)
    os.set_inheritable(inherited, True)
    process = sleeper(FILES_OPEN)
    heard, _ = process.communicate(timeout=30)
    os.close(inherited)
    kinds = sorted(line.partition(":")[0] for line in heard.decode().split())
    assert kinds == ["/dev/null", "pipe", "pipe"]


PARENT = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", '''
import sys, time
from fieldcase import host
if sys.argv[1] == "mortal": host.die_with_parent()
print("ready", flush=True)
time.sleep(600)
''', sys.argv[1]], stdout=subprocess.PIPE)
child.stdout.readline()
print(child.pid, flush=True)
time.sleep(600)
"""


@linux_only
@pytest.mark.parametrize(("kind", "dies"), [("mortal", True), ("orphan", False)])
def test_a_child_dies_with_its_killed_parent(kind: str, dies: bool) -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT, kind], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.kill()
    parent.communicate()
    try:
        assert gone(child, 10 if dies else 0.3) is dies
    finally:
        if not dies:
            os.kill(child, signal.SIGKILL)
