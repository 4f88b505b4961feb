"""Child processes with limits: hostile bytes and slow drawing are worked on outside the process that holds the keys.

Knows the sorts of child and plain bytes on two pipes. Refuses to know what the bytes mean: an answer is never
unpickled here, and whatever goes wrong in a child is one error without content. A message is 8 bytes of length, most
significant first, then the bytes.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol

from fieldcase import host
from fieldcase.errors import Cancelled, ChildFailed

if TYPE_CHECKING:
    import subprocess

CHILD_OPTION = "--fieldcase-child"
_LENGTH = 8
_PIECE = 1 << 20
_MIB = 1 << 20
# How often somebody is asked whether a child's answer is still wanted, in seconds.
_LOOK_AGAIN = 0.1
# The folder that holds the package: a child must find it too where it was never installed.
_HOME = Path(__file__).resolve().parent.parent
# What Python itself needs to start, and what makes two runs alike; nothing that names a person or a folder.
_KEPT = ("LANG", "PYTHONHASHSEED", "SYSTEMROOT")


@dataclass(frozen=True)
class Sort:
    """What one sort of child may use: bytes of memory, seconds of processor, bytes of one message either way."""

    name: str
    memory: int
    seconds: int
    message: int


# Hostile bytes, no keys.
PARSER = Sort("parser", memory=512 * _MIB, seconds=20, message=128 * _MIB)
# Hostile bytes, no keys, and more of them than memory would hold: they pass through in small pieces.
UNPACKER = Sort("unpacker", memory=512 * _MIB, seconds=3600, message=16 * _MIB)
# Our own records, no vault and no bytes of strangers.
MAKER = Sort("maker", memory=2048 * _MIB, seconds=300, message=512 * _MIB)
SORTS = {sort.name: sort for sort in (PARSER, UNPACKER, MAKER)}


class Reads(Protocol):
    """A pipe to read from."""

    def read(self, size: int, /) -> bytes | None: ...


class Writes(Protocol):
    """A pipe to write to."""

    def write(self, piece: memoryview, /) -> int | None: ...


def _read_exactly(pipe: Reads, size: int) -> bytes:
    """`size` bytes, or fewer where the pipe ends before. Memory is taken as bytes come, not as they are promised."""
    pieces: list[bytes] = []
    while size:
        piece = pipe.read(min(size, _PIECE))
        if not piece:
            break
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def read_message(pipe: Reads, most: int) -> bytes | None:
    """The next message, None where the pipe ended before one began; ChildFailed if cut, or longer than `most` bytes."""
    head = _read_exactly(pipe, _LENGTH)
    if not head:
        return None
    size = int.from_bytes(head, "big")
    if len(head) < _LENGTH or size > most:
        raise ChildFailed
    message = _read_exactly(pipe, size)
    if len(message) < size:
        raise ChildFailed
    return message


def write_message(pipe: Writes, message: bytes, most: int) -> None:
    """Send `message`; ChildFailed if it is longer than `most` bytes, OSError where nobody reads any more."""
    if len(message) > most:
        raise ChildFailed
    for part in (len(message).to_bytes(_LENGTH, "big"), message):
        rest = memoryview(part)
        while rest:
            rest = rest[pipe.write(rest[:_PIECE]) or 0 :]


def command(name: str, sort: Sort) -> list[str]:
    """How the child `name` is started: this very program with a hidden first argument."""
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_OPTION, name, sort.name]
    # -P: the folder a person happens to be in is no place to import from. -B: a child writes no file.
    return [sys.executable, "-P", "-B", "-m", "fieldcase.children", name, sort.name]


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept if getattr(sys, "frozen", False) else kept | {"PYTHONPATH": str(_HOME)}


# Linux kills a child when the thread that started it ends, so one thread starts them all and lasts.
_starter = ThreadPoolExecutor(1, "fieldcase-children")
_alive: set[subprocess.Popen[bytes]] = set()
_alive_guard = threading.Lock()


def _start(name: str, sort: Sort) -> subprocess.Popen[bytes]:
    def begin() -> subprocess.Popen[bytes]:
        process = host.start(command(name, sort), _environment(), _HOME)
        with _alive_guard:
            _alive.add(process)
        return process

    return _starter.submit(begin).result()


def _kill(process: subprocess.Popen[bytes]) -> None:
    if host.kill_and_wait(process):
        with _alive_guard:
            _alive.discard(process)


def kill_all() -> int:
    """Kill every child and wait for each; how many there were. Who waits for an answer gets ChildFailed."""
    with _alive_guard:
        processes = list(_alive)
    for process in processes:
        process.kill()
    for process in processes:
        _kill(process)
    return len(processes)


class Warm:
    """A child that stays for several messages, started at the first and again after a failure.

    Its processor seconds are for its whole life, so that it is replaced between two messages once it has worked for
    half of them. One message at a time; a second thread waits. Not for bytes of two strangers after one another:
    what the first did to the child, the second would suffer.
    """

    def __init__(self, sort: Sort, name: str) -> None:
        """`name` is one of `fieldcase.children.ENTRIES`."""
        self.sort = sort
        self.name = name
        self._process: subprocess.Popen[bytes] | None = None
        # The one that was told to end: it may live for a moment longer, and is not to be asked anything.
        self._ending: subprocess.Popen[bytes] | None = None
        self._worked = 0.0
        self._guard = threading.Lock()

    def warm_up(self) -> None:
        """Start the child now, so that the first message need not wait for it."""
        with self._guard:
            self._ready()

    def ask(self, message: bytes, timeout: float) -> bytes:
        """The child's answer to `message` within `timeout` seconds; any failure is ChildFailed and ends the child."""
        with self._guard:
            began = time.monotonic()
            process = self._ready()
            # Killing is what ends a blocked read or write on every system.
            alarm = threading.Timer(timeout, process.kill)
            alarm.start()
            try:
                return self._exchange(process, message)
            except BaseException:
                self._drop()
                raise
            finally:
                alarm.cancel()
                self._worked += time.monotonic() - began

    def _exchange(self, process: subprocess.Popen[bytes], message: bytes) -> bytes:
        if process.stdin is None or process.stdout is None:
            raise ChildFailed
        try:
            write_message(process.stdin, message, self.sort.message)
            answer = read_message(process.stdout, self.sort.message)
        except OSError:
            raise ChildFailed from None
        if answer is None:
            raise ChildFailed
        return answer

    def _ready(self) -> subprocess.Popen[bytes]:
        spent = self._worked > self.sort.seconds / 2
        if self._process is not None and (spent or self._process is self._ending or self._process.poll() is not None):
            self._drop()
        if self._process is None:
            try:
                self._process = _start(self.name, self.sort)
            except (OSError, RuntimeError):
                raise ChildFailed from None
        return self._process

    def _drop(self) -> None:
        process, self._process, self._worked = self._process, None, 0.0
        if process is not None:
            _kill(process)
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):
                        pipe.close()

    def stop(self) -> None:
        """End what the child is working on, from any thread; who waits for it gets ChildFailed. No harm if none is."""
        process = self._process
        if process is not None:
            self._ending = process
            process.kill()

    def close(self) -> None:
        """End the child; it is started again if asked again."""
        with self._guard:
            self._drop()

    def __enter__(self) -> Warm:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


@contextlib.contextmanager
def ended_by(cancelled: Callable[[], bool] | None, stop: Callable[[], None]) -> Iterator[None]:
    """Call `stop` as soon as what a child works on is no longer wanted: one hostile file may take twenty seconds.

    A failure of the child is then Cancelled.
    """
    done = threading.Event()

    def watch(wanted_no_more: Callable[[], bool]) -> None:
        while not done.wait(_LOOK_AGAIN):
            if wanted_no_more():
                stop()

    if cancelled is None:
        yield
        return
    watching = threading.Thread(target=watch, args=(cancelled,), name="fieldcase-wanted", daemon=True)
    watching.start()
    try:
        yield
    except ChildFailed:
        if cancelled():
            raise Cancelled from None
        raise
    finally:
        done.set()
        watching.join()


def run(
    sort: Sort, name: str, message: bytes, timeout: float, cancelled: Callable[[], bool] | None = None
) -> bytes:  # fmt: skip
    """The answer of a fresh child `name` to one `message` within `timeout` seconds; any failure is ChildFailed.

    Cancelled where `cancelled`, which is asked all the while, says that nobody waits any more.
    """
    with Warm(sort, name) as child, ended_by(cancelled, child.stop):
        return child.ask(message, timeout)
