"""Processes: hardened, limited, killed, begun afresh. Each deed is done by a real process of its own."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from fieldcase import host
from fieldcase.host import process as host_process

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux's own calls")


def python(script: str, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run `script` in a Python of its own."""
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, **options)


def told(script: str, *arguments: str) -> Any:
    """What `script` prints, read as JSON."""
    done = python("import json, os, sys\nfrom fieldcase import host\n" + script, *arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def gone(pid: int, within: float = 10) -> bool:
    """Whether process `pid` ends (or is a corpse nobody has buried) within some seconds."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state in "ZX":
            return True
        time.sleep(0.01)
    return False


# -- hardened ----------------------------------------------------------------------------------------------------


def test_a_process_is_open_to_others_until_it_is_hardened() -> None:
    assert told(
        "open_before = not host.is_hardened(); host.harden(); print(json.dumps([open_before, host.is_hardened()]))"
    ) == [
        True,
        True,
    ]


def test_a_hardened_process_writes_no_core() -> None:
    script = "import resource; host.harden(); print(json.dumps(resource.getrlimit(resource.RLIMIT_CORE)))"
    assert told(script) == [0, 0]


@linux_only
def test_the_folder_of_a_hardened_process_belongs_to_root() -> None:
    script = "print(json.dumps(os.stat('/proc/self/mem').st_uid))"
    nobody = "os.setuid(65534) if os.getuid() == 0 else None\nimport ctypes\nctypes.CDLL(None).prctl(4, 1, 0, 0, 0)\n"
    assert told(nobody + script) != 0, "control: an open process belongs to its user"
    assert told(nobody + "host.harden()\n" + script) == 0


def test_hardening_twice_does_no_harm() -> None:
    assert told("host.harden(); host.harden(); print(json.dumps(host.is_hardened()))") is True


def test_a_hardened_process_can_still_start_others() -> None:
    script = "import subprocess; host.harden(); subprocess.run([sys.executable, '-c', 'print(1)'], check=True)"
    assert told(script) == 1


def test_a_kernel_that_refuses_is_an_error_and_no_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(option: int, value: int) -> int:
        raise OSError(1, "prctl")

    monkeypatch.setattr(host_process, "_prctl", refuses)
    monkeypatch.setattr(resource, "setrlimit", lambda which, limits: None)
    with pytest.raises(OSError, match="prctl"):
        host.harden()


@linux_only
def test_an_unknown_call_to_the_kernel_is_an_error() -> None:
    with pytest.raises(OSError, match="prctl"):
        host_process._prctl(999_999, 0)


# -- begun afresh ------------------------------------------------------------------------------------------------


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


# -- limited -----------------------------------------------------------------------------------------------------

LIMITED = "import json, os, sys\nfrom fieldcase import host\nhost.limit_myself(300 << 20, 1)\n"


def test_the_limits_that_were_set_are_the_limits_that_hold() -> None:
    assert told("host.limit_myself(300 << 20, 7); print(json.dumps(host.my_limits()))") == {
        "memory": 300 << 20,
        "seconds": 7,
        "written": 0,
        "files": 64,
    }


def test_memory_over_the_limit_is_refused() -> None:
    assert python(LIMITED + "x = bytes(100 << 20)").returncode == 0, "control: below the limit"
    assert "MemoryError" in python(LIMITED + "x = bytes(400 << 20)").stderr


def test_processor_time_over_the_limit_kills() -> None:
    done = python(LIMITED + "while True: pass")
    assert done.returncode in (-signal.SIGXCPU, -signal.SIGKILL)


def test_sleeping_is_no_processor_time() -> None:
    assert python(LIMITED + "import time; time.sleep(1.5)").returncode == 0


def test_no_byte_is_written_to_a_file_under_limits(tmp_path: Path) -> None:
    write = f"open({str(tmp_path / 'leak')!r}, 'wb', 0).write(b'secret')"
    assert "OSError" in python(LIMITED + write).stderr
    assert (tmp_path / "leak").read_bytes() == b""
    python(write)
    assert (tmp_path / "leak").read_bytes() == b"secret", "control: without limits it is written"


def test_a_pipe_takes_as_much_as_it_must_under_limits() -> None:
    assert len(python(LIMITED + "sys.stdout.write('x' * 3_000_000)").stdout) == 3_000_000


def test_few_files_are_open_at_once_under_limits() -> None:
    assert "Too many open files" in python(LIMITED + "x = [open(os.devnull) for _ in range(100)]").stderr


@pytest.mark.parametrize("which", ["RLIMIT_AS", "RLIMIT_CPU", "RLIMIT_FSIZE", "RLIMIT_NOFILE"])
def test_a_limit_cannot_be_raised_by_who_is_not_root(which: str) -> None:
    raise_it = f"""
import resource
if os.getuid() == 0: os.setuid(65534)
_, hard = resource.getrlimit(resource.{which})
try:
    resource.setrlimit(resource.{which}, (hard, hard + 1))
except ValueError:
    print("refused")
"""
    assert python(LIMITED + raise_it).stdout == "refused\n"


def test_a_limit_that_somebody_set_lower_stays_lower() -> None:
    script = """
import resource
resource.setrlimit(resource.RLIMIT_NOFILE, (32, 32))
if os.getuid() == 0: os.setuid(65534)
host.limit_myself(300 << 20, 7)
print(json.dumps(host.my_limits()["files"]))
"""
    assert told(script) == 32


# -- killed ------------------------------------------------------------------------------------------------------


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
