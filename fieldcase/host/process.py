"""A process from its first statement to its end: unreadable for others, mortal with its parent, begun afresh at lock.

Knows the system's calls; refuses to know why a process starts or ends.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    import subprocess

# Held by whoever leaves first and never given back, so that two threads cannot leave twice.
_LEAVING = threading.Lock()
# How long a killed process may take to be gone before we stop waiting for it; a disk that hangs can hold it longer.
_SECONDS_TO_DIE = 0.5

if sys.platform == "win32":
    import subprocess

    from fieldcase.host import windows_calls

    def harden() -> None:
        """Close this process to others of the same user; no crash report carries its memory. Call it first."""
        windows_calls.no_error_reports()
        windows_calls.make_process_unreadable()

    def is_hardened() -> bool:
        """Whether other processes are kept from reading this one."""
        return not windows_calls.may_read_process(os.getpid())

    def die_with_parent() -> None:
        """Nothing to ask of Windows: a child ends when its standard input closes, which the parent's end brings."""

    def start(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> subprocess.Popen[bytes]:
        """Start `command` in `folder` with pipes for input and output only, without a console window."""
        return subprocess.Popen(
            command,
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            close_fds=True,
            cwd=folder,
            env=dict(environment),
            creationflags=subprocess.CREATE_NO_WINDOW,
        )

    def _leave(command: list[str]) -> None:
        # Windows has no exec: the fresh process stands beside this one for the moment that it takes to end.
        subprocess.Popen(command, close_fds=True)

else:
    import ctypes
    import resource
    import signal

    # <linux/prctl.h>
    _PR_SET_PDEATHSIG, _PR_GET_DUMPABLE, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 1, 3, 4, 38

    def _prctl(option: int, value: int) -> int:
        """prctl(2); OSError where the kernel refuses."""
        answer: int = ctypes.CDLL(None, use_errno=True).prctl(option, *map(ctypes.c_ulong, (value, 0, 0, 0)))
        if answer < 0:
            raise OSError(ctypes.get_errno(), "prctl")
        return answer

    def harden() -> None:
        """Keep others from reading this process and the system from dumping it. The first statement of every process:
        exec switches dumping on again."""
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if sys.platform == "linux":
            _prctl(_PR_SET_DUMPABLE, 0)

    def is_hardened() -> bool:
        """Whether no core is written and, on Linux, others of the same user are kept from reading this process."""
        if resource.getrlimit(resource.RLIMIT_CORE) != (0, 0):
            return False
        return sys.platform != "linux" or _prctl(_PR_GET_DUMPABLE, 0) == 0

    def die_with_parent() -> None:
        """Have the kernel kill this process when the *thread* that started it ends; also forbid it to gain rights.

        Other systems than Linux have no such call: there a child sees its standard input close.
        """
        if sys.platform == "linux":
            _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
            _prctl(_PR_SET_NO_NEW_PRIVS, 1)

    def start(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> subprocess.Popen[bytes]:
        """Start `command` in `folder` with pipes for input and output only (vfork and exec: this heap stays here)."""
        import subprocess  # the unlock page, which starts no process, need not wait for it

        return subprocess.Popen(
            command,
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            close_fds=True,
            cwd=folder,
            env=dict(environment),
        )

    def _open_files() -> list[int]:
        """Numbers of the files this process may have open."""
        for folder in ("/proc/self/fd", "/dev/fd"):
            with contextlib.suppress(OSError):
                return [int(name) for name in os.listdir(folder)]
        return list(range(resource.getrlimit(resource.RLIMIT_NOFILE)[0]))

    def _leave(command: list[str]) -> None:
        # Marked rather than closed: other threads still use them, and the kernel closes them at the exec itself.
        for file in _open_files():
            if file > 2:
                with contextlib.suppress(OSError):
                    os.set_inheritable(file, False)
        # What this thread blocked and what clock it set would outlive the exec.
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        signal.setitimer(signal.ITIMER_REAL, 0)
        os.execv(command[0], command)


def reexec(arguments: Sequence[str]) -> NoReturn:
    """End this process and its memory, and begin again as `sys.executable` with `arguments` (no program name in them).

    The same process number on POSIX, a new one on Windows. Standard input, output and error stay open, all else is
    closed; the environment stays. Never returns: where the program cannot be started the process ends with status 1.
    """
    try:
        _LEAVING.acquire()
        if getattr(sys, "frozen", False):
            # PyInstaller's starter would otherwise take the new process for a child of this one.
            os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
        _leave([sys.executable, *arguments])
        os._exit(0)
    finally:
        os._exit(1)


def kill_and_wait(process: subprocess.Popen[bytes]) -> bool:
    """Kill `process` and wait for it, at most half a second; whether it is gone. A dead one does no harm."""
    import subprocess

    process.kill()
    try:
        process.wait(_SECONDS_TO_DIE)
    except subprocess.TimeoutExpired:
        return False
    return True
