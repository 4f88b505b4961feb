"""Deeds run beside the window: in order, none dropped, stale looks let go, and what lock cuts off is done again."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QObject
from seats import application_for_tests

from fieldcase.errors import Cancelled, FieldcaseError, NotUndoable
from ui.lane import Lanes


def wait(until: Callable[[], object]) -> None:
    app, end = application_for_tests(), time.perf_counter() + 5
    while not until():
        assert time.perf_counter() < end
        app.processEvents()
        time.sleep(0.001)


def test_deeds_come_back_in_their_order_to_the_threads_own_window() -> None:
    application_for_tests()
    lanes, came = Lanes(), list[tuple[int, int]]()
    here = threading.get_ident()
    for number in range(20):
        lanes.write(partial(int, number), lambda answer: came.append((answer, threading.get_ident())))
    wait(lambda: len(came) == 20)
    assert came == [(number, here) for number in range(20)]
    lanes.close()


def test_a_newer_look_replaces_an_older_one_of_the_same_owner() -> None:
    application_for_tests()
    lanes, came, owner = Lanes(), list[str](), QObject()

    def slow() -> str:
        time.sleep(0.05)
        return "old"

    lanes.read(slow, came.append, owner, "list")
    lanes.read(lambda: "new", came.append, owner, "list")
    lanes.read(lambda: "other", came.append, owner, "other")
    wait(lambda: len(came) == 2)
    assert came == ["new", "other"]
    lanes.close()


def test_an_error_of_ours_goes_to_whoever_asked_and_any_other_to_the_crash_page() -> None:
    application_for_tests()
    lanes, told, crashed = Lanes(), list[FieldcaseError](), list[BaseException]()
    lanes.failed = crashed.append

    def fails(error: BaseException) -> Callable[[], Any]:
        def job() -> None:
            raise error

        return job

    lanes.write(fails(NotUndoable()), failed=told.append)
    lanes.write(fails(ZeroDivisionError()), failed=told.append)
    lanes.write(fails(NotUndoable()))
    wait(lambda: len(told) + len(crashed) == 3)
    assert [type(one) for one in told] == [NotUndoable]
    assert [type(one) for one in crashed] == [ZeroDivisionError, NotUndoable]
    lanes.close()


@pytest.mark.parametrize("must", [True, False])
def test_lock_does_what_still_waits_and_again_what_must_be_done(must: bool) -> None:
    application_for_tests()
    lanes, done, stop = Lanes(), list[str](), threading.Event()

    def cut_off() -> None:
        if not stop.is_set():
            stop.wait(5)
            raise Cancelled
        done.append("cut off and done again")

    lanes.write(cut_off, must=must)
    lanes.write(lambda: done.append("was waiting"))
    time.sleep(0.05)
    stop.set()  # what interrupting the vault does
    lanes.finish(1.0, nullcontext())
    assert done == (["cut off and done again"] if must else []) + ["was waiting"]


def test_a_deed_that_was_done_is_not_done_again_at_lock() -> None:
    application_for_tests()
    lanes, done = Lanes(), list[int]()
    lanes.write(lambda: done.append(1), must=True)
    wait(lambda: lanes.writing == 0)
    lanes.finish(1.0, nullcontext())
    assert done == [1]
