"""The heart of the event loop: how long the window stands still, and how long is too long.

A standstill is held against what Qt itself takes for a plain form in the same run, never against seconds alone: a
machine that is slower, or that others use too, is slower at both. On a quiet machine of the kind the goal of 50 ms
(ux.md) was measured on, a form of 40 lines takes 10.7 ms: the goal is `FORMS` of them, and `make bench` says how near
the window comes. A test fails at twice that: it is there to find work that has no place in the window's thread.
"""

from __future__ import annotations

import os
import threading
import time
from functools import cache
from statistics import median

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFormLayout, QLabel, QLineEdit, QWidget

STOOD_STILL = "the event loop stood still"
GOAL_MS, FORMS = 50, 4.7
_LINES = 40
_SLACK = 2
_BEAT_MS = 5


@cache
def _schedule(thread: int) -> int:
    """The system's account of a thread, held open: it is read twice a turn. -1 where there is none (not Linux)."""
    try:
        return os.open(f"/proc/self/task/{thread}/schedstat", os.O_RDONLY)
    except OSError:
        return -1


def _clocks() -> tuple[float, float, float]:
    """Seconds on the wall, of this thread's own work, and of its waiting for a processor that others had (Linux)."""
    account = _schedule(threading.get_native_id())
    waited = int(os.pread(account, 100, 0).split()[1]) / 1e9 if account >= 0 else 0.0
    return time.perf_counter(), time.thread_time(), waited


def plain_form() -> float:
    """Seconds of this thread's work for a form of 40 lines: built, dressed, laid and shown."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    began = time.thread_time()
    form = QWidget()
    layout = QFormLayout(form)
    for number in range(_LINES):
        layout.addRow(QLabel(f"Строка {number}"), QLineEdit(str(number)))
    form.show()
    application.processEvents()
    taken = time.thread_time() - began
    form.close()
    form.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return taken


def too_long(standstill: float) -> str:
    """How long the window stood still, in words, where that is too long; empty where it is not."""
    if standstill * 1000 <= GOAL_MS * _SLACK:
        return ""
    form = median(plain_form() for _ in range(5))
    if standstill <= form * FORMS * _SLACK:
        return ""
    return f"for {standstill * 1000:.0f} ms, {standstill / form:.1f} plain forms"


class Heart(QObject):
    """Beats in the event loop and keeps the longest standstill: work of the window's own thread in one go, or its
    waiting for something else than a processor. The time without a processor is not the window's fault."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.beat)
        self._timer.start(_BEAT_MS)
        self._last = _clocks()

    def beat(self) -> None:
        """Keep the standstill since the last beat where it is the longest."""
        now = _clocks()
        wall, worked, starved = (after - before for after, before in zip(now, self._last, strict=True))
        self.longest = max(self.longest, worked, wall - worked - starved - _BEAT_MS / 1000)
        self._last = _clocks()

    def rest(self) -> None:
        """Begin to count anew: after a test itself has kept the loop waiting."""
        self._last = _clocks()

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()
