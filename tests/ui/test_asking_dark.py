"""In visit mode the screen goes dark after two minutes and the process locks after fifteen; elsewhere neither is so."""

from __future__ import annotations

import pytest
from asking_forms import EVERYTHING
from asking_steps import course, form_of, up_to_the_questions
from seats import Seat

from ui.blank import BLANK_SECONDS


@pytest.fixture
def asked(seat: Seat) -> Seat:
    """Visit mode at the question for a text."""
    form_of(seat.desk, EVERYTHING)
    seat.heart.rest()
    up_to_the_questions(seat)
    seat.press("Enter")
    return seat


def wait_idle(seat: Seat, monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """So long nobody touches anything, while the machine is awake."""
    now = seat.shell._now() + seconds
    monkeypatch.setattr(seat.shell, "_now", lambda: now)
    seat.shell._last_tick = now - 1
    seat.shell._tick()


def test_after_two_minutes_the_screen_is_dark_and_a_key_only_shows_it_again(
    asked: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    blank = asked.window.blank
    asked.type("сло")
    wait_idle(asked, monkeypatch, BLANK_SECONDS - 5)
    assert not blank.isVisible(), "the control: not yet"
    wait_idle(asked, monkeypatch, 10)
    assert blank.isVisible()
    assert blank.geometry() == asked.window.rect()
    picture = asked.shell.grab().toImage()
    colours = {
        picture.pixelColor(x, y).name() for x in range(0, picture.width(), 37) for y in range(0, picture.height(), 23)
    }
    assert colours == {"#000000"}, "nothing is to be read, not even a mark"
    asked.heart.rest()
    asked.type("ж")
    assert not blank.isVisible()
    asked.type("во")
    asked.press("PgDown")
    assert course(asked).view("/data/told").value == "слово", "the key that showed it again wrote nothing"


def test_the_keys_of_the_lock_lock_a_dark_screen(asked: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    locked: list[bool] = []
    monkeypatch.setattr("fieldcase.lock.lock", lambda close, arguments: locked.append(True))
    monkeypatch.setattr(asked.shell, "_cover", lambda: None)
    wait_idle(asked, monkeypatch, BLANK_SECONDS + 5)
    assert asked.window.blank.isVisible()
    asked.press("Ctrl+L")
    assert locked == [True]


def test_the_lock_comes_after_fifteen_minutes_in_visit_mode_and_after_five_elsewhere(
    asked: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked: list[bool] = []
    monkeypatch.setattr(asked.shell, "lock", lambda: locked.append(True))
    assert asked.shell.idle_minutes == 5
    wait_idle(asked, monkeypatch, 6 * 60)
    assert locked == []
    wait_idle(asked, monkeypatch, 9 * 60 + 5)
    assert len(locked) == 1
    asked.press("Tab")  # wakes
    asked.press("Esc")
    asked.settle()
    locked.clear()
    wait_idle(asked, monkeypatch, 5 * 60 + 5)
    assert len(locked) == 1
    assert not asked.window.blank.isVisible(), "at the desk the screen does not go dark"
