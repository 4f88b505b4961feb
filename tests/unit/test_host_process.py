"""Processes hardened and limited. Each deed is done by a real process of its own."""

from __future__ import annotations

import resource
import signal
from pathlib import Path

import pytest
from processes import linux_only, python, told

from fieldcase import host
from fieldcase.host import process as host_process

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
