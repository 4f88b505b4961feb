"""The lanes on which deeds run, so that the window itself never waits: one that writes, one that only looks, one that
works long, one that waits for pictures of pages.

An answer comes back to the window's own thread as a queued signal. Whoever asked may be gone by then, or may have
asked again: such an answer is dropped. Knows threads; refuses to know what a deed does.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, suppress
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from fieldcase.errors import Cancelled, FieldcaseError

T = TypeVar("T")
Then = Callable[[Any], None]


class Stop:
    """A person's wish to stop a long work; asked for by the work itself, at most 200 ms apart."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def now(self) -> None:
        """Stop as soon as may be."""
        self._event.set()

    def __call__(self) -> bool:
        """Whether to stop."""
        return self._event.is_set()


class _Waits:
    """A deed that is not yet done: whether it has begun, and whether it must be done even if it was cut off."""

    def __init__(self, deed: Callable[[], Any], must: bool) -> None:
        self.deed, self.must, self.begun = deed, must, False


_LANES = ("write", "read", "work", "draw")
_KEPT = 32


def _rest(*threads: ThreadPoolExecutor) -> None:
    for thread in threads:
        thread.shutdown(wait=True)


class Lanes(QObject):
    """The threads and the way back from them."""

    _came = Signal(object)
    busy = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._came.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._threads = {name: ThreadPoolExecutor(1, f"fieldcase-{name}") for name in _LANES}
        self._asked: dict[tuple[int, str], int] = {}
        self._number = 0
        self._open = True
        self._writing = 0
        self._waiting: list[_Waits] = []
        # What a lane's thread still holds must not be let go there: a widget that dies in a thread of its own takes the
        # process along. The last answers' questions are kept until their threads are done with them.
        self._spent: deque[object] = deque(maxlen=_KEPT)
        self.failed: Callable[[BaseException], None] = lambda error: None

    def write(
        self, deed: Callable[[], T], then: Then | None = None, failed: Then | None = None, *, must: bool = False
    ) -> None:
        """Run a deed on the writing lane; deeds come one after another and none is dropped. One that `must` be done is
        done again by `finish` if lock cuts it off."""
        self._writing += 1
        self.busy.emit(self._writing)
        waits = _Waits(deed, must)
        self._waiting.append(waits)

        def run() -> T:
            waits.begun = True
            answer = deed()
            self._waiting.remove(waits)
            return answer

        def cut_off(error: Any) -> None:
            self._forget(waits)
            (failed or self.failed)(error)

        self._run("write", run, then, cut_off, None, "")

    def _forget(self, waits: _Waits) -> None:
        if waits in self._waiting:
            self._waiting.remove(waits)

    def finish(self, seconds: float, cut_off: AbstractContextManager[None]) -> bool:
        """What lock does: wait while `cut_off` stops deed and look in flight, then do what was still waiting, and again
        what `must` be done. Runs in whichever thread calls it.

        False, and nothing done, where a lane did not come to rest in `seconds`: two threads at one connection would
        wait for each other for ever, so that nobody may touch the vault any more and the process has to end as it is.
        """
        self._open = False
        threads = [self._threads[name] for name in ("write", "read")]
        for thread in threads:
            thread.shutdown(wait=False, cancel_futures=True)
        idle = threading.Thread(target=_rest, args=threads, daemon=True)
        idle.start()
        with cut_off:
            idle.join(seconds)
        if idle.is_alive():
            return False
        for waits in list(self._waiting):
            if waits.must or not waits.begun:
                with suppress(Exception):  # each of the others must still have its turn
                    waits.deed()
        return True

    def read(
        self, look: Callable[[], T], then: Then, owner: QObject, slot: str = "", failed: Then | None = None
    ) -> None:
        """Look on the reading lane for `owner`; a newer look of the same owner and slot replaces an older one."""
        self._run("read", look, then, failed, owner, slot)

    def work(self, work: Callable[[], T], then: Then, failed: Then | None = None) -> None:
        """Run what may take long and touches neither connection, such as encrypting a file or waiting for a child."""
        self._run("work", work, then, failed, None, "")

    def draw(
        self, work: Callable[[], T], then: Then, owner: QObject, slot: str = "", failed: Then | None = None
    ) -> None:
        """Wait for the child that makes a preview, for `owner`; as in `read`, a newer question replaces an older."""
        self._run("draw", work, then, failed, owner, slot)

    def _run(
        self,
        lane: str,
        job: Callable[[], Any],
        then: Then | None,
        failed: Then | None,
        owner: QObject | None,
        slot: str,
    ) -> None:
        if not self._open:
            return
        self._number += 1
        number, key = self._number, (id(owner), slot)
        if owner is not None:
            self._asked[key] = number

        def wanted() -> bool:
            return owner is None or (self._asked.get(key) == number and shiboken6.isValid(owner))

        def run() -> None:
            try:
                answer, wrong = (job() if owner is None or wanted() else None), None
            except BaseException as error:  # noqa: BLE001 - it is told in the window's own thread
                answer, wrong = None, error
            with suppress(RuntimeError):  # the window is gone
                self._came.emit((lane, wanted, then, failed, answer, wrong, job))

        with suppress(RuntimeError):  # closed in the meantime
            self._threads[lane].submit(run)

    def _deliver(
        self, came: tuple[str, Callable[[], bool], Then | None, Then | None, Any, BaseException | None, object]
    ) -> None:
        lane, wanted, then, failed, answer, wrong, _ = came
        self._spent.append(came)
        if lane == "write":
            self._writing -= 1
            self.busy.emit(self._writing)
        if not self._open or not wanted():
            return
        if wrong is None:
            if then is not None:
                then(answer)
        elif isinstance(wrong, Cancelled) and failed is None:
            return
        elif failed is not None and isinstance(wrong, FieldcaseError):
            failed(wrong)
        else:
            self.failed(wrong)

    @property
    def writing(self) -> int:
        """How many deeds are not yet answered."""
        return self._writing

    def settle(self, *names: str) -> None:
        """Wait until all that was given to these lanes, or to all of them, is done; for closing in peace, never for
        the window's thread while a person works."""
        for name in names or _LANES:
            with suppress(RuntimeError):
                done: Future[None] = self._threads[name].submit(lambda: None)
                done.result()

    def settle_reading(self) -> None:
        """Wait for what was asked of the reading lane until now; from another lane's thread."""
        with suppress(RuntimeError):
            self._threads["read"].submit(lambda: None).result()
            self._threads["draw"].submit(lambda: None).result()

    def close(self) -> None:
        """Take nothing more and forget what waits; what runs is interrupted by whoever closes the vault."""
        self._open = False
        for thread in self._threads.values():
            thread.shutdown(wait=False, cancel_futures=True)
