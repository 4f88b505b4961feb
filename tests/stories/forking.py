"""The program loaded once and forked for each command: a command of a story costs its work, not a start of Python.

What runs in the fork is the program's own `main`, with the arguments, environment, folder and three streams of a
process of its own. What the start itself promises (nothing of Qt loaded, nothing written, a closed input) is tested on
real processes, by whoever gives a `prefix` or a setting of Python's own.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import BinaryIO, NoReturn

_LOADED = ("fieldcase.casework.dossiers", "fieldcase.casework.demonstration", "fieldcase.vault.backup")
_LENGTH = 4
_STREAMS = 3


def serve(number: int) -> None:
    """Fork for each request that comes by this socket, until the other side goes."""
    asked = socket.socket(fileno=number)
    for name in _LOADED:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()
    while True:
        message, streams, _, _ = socket.recv_fds(asked, 1 << 20, _STREAMS)
        if not message:
            return
        child = os.fork()
        if child == 0:
            asked.close()
            _become(json.loads(message), streams)
        for stream in streams:
            os.close(stream)
        _, status = os.waitpid(child, 0)
        asked.sendall(os.waitstatus_to_exitcode(status).to_bytes(_LENGTH, "big", signed=True))


def _become(told: Mapping[str, object], streams: Sequence[int]) -> NoReturn:
    """Be the command: never come back."""
    status = 1
    try:
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
            os.close(stream)
        os.chdir(str(told["folder"]))
        os.environ.clear()
        os.environ.update(told["environment"])  # type: ignore[call-overload]
        time.tzset()
        sys.argv = ["fieldcase", *told["arguments"]]  # type: ignore[misc]
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - the stream of the whole process
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False, buffering=1)  # noqa: SIM115
        from ui.__main__ import main

        status = _ended(main)
        sys.stdout.flush()
    finally:
        os._exit(status)


def _ended(main: object) -> int:
    """The exit status of the program, as Python itself would have made it."""
    try:
        return int(main() or 0)  # type: ignore[operator]
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 - as Python's own start does
        sys.excepthook(*sys.exc_info())
        return 1


class Forking:
    """The other side: asks for one command after another."""

    def __init__(self) -> None:
        here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._asking = here
        tests = Path(__file__).resolve().parent.parent
        begin = f"import sys; sys.path.insert(0, {str(tests)!r}); from stories import forking; forking.serve"
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", f"{begin}({there.fileno()})"],
            pass_fds=(there.fileno(),), cwd=tests.parent, env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8"},
        )  # fmt: skip
        there.close()

    def run(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        folder: Path,
        typed: bytes | None,
        seconds: float,
    ) -> subprocess.CompletedProcess[bytes]:
        """Run one command, as subprocess.run does. `typed` None is a standard input that is at its end."""
        told = {"arguments": list(arguments), "environment": dict(environment), "folder": str(folder)}
        with _memory(typed or b"") as typing, _memory() as out, _memory() as err:
            streams = [stream.fileno() for stream in (typing, out, err)]
            self._asking.settimeout(seconds)
            socket.send_fds(self._asking, [json.dumps(told).encode()], streams)
            status = int.from_bytes(self._asking.recv(_LENGTH), "big", signed=True)
            return subprocess.CompletedProcess(list(arguments), status, _all(out), _all(err))


def _memory(content: bytes = b"") -> BinaryIO:
    """A file that is in memory alone."""
    file = open(os.memfd_create("stream"), "w+b", buffering=0)  # noqa: SIM115 - the caller closes it
    file.write(content)
    file.seek(0)
    return file


def _all(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read()


@cache
def forking() -> Forking:
    """The one of this test session's process."""
    return Forking()
