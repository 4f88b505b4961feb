"""The heart itself: work that keeps the window waiting is found, and so is waiting for something else."""

from __future__ import annotations

import time

import pytest
from heart import FORMS, Heart, plain_form, too_long
from seats import application_for_tests


def _worked(seconds: float) -> None:
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        sum(range(1000))


@pytest.mark.parametrize("keeps", [_worked, time.sleep], ids=["work", "waiting"])
def test_a_window_kept_waiting_is_found(keeps) -> None:  # type: ignore[no-untyped-def]
    application = application_for_tests()
    heart = Heart()
    keeps(plain_form() * FORMS * 4 + 0.2)
    heart.beat()
    application.processEvents()
    heart.stop()
    assert "plain forms" in too_long(heart.longest)


def test_a_window_that_lives_is_let_be() -> None:
    heart = Heart()
    _worked(0.02)
    heart.beat()
    heart.stop()
    assert heart.longest >= 0.02
    assert too_long(heart.longest) == ""


def test_a_slower_machine_is_given_more_time(monkeypatch: pytest.MonkeyPatch) -> None:
    application_for_tests()
    assert too_long(0.4) != ""
    monkeypatch.setattr("heart.plain_form", lambda: 0.05)
    assert too_long(0.4) == ""
