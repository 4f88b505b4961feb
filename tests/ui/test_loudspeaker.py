"""The loudspeaker of a computer without sound: what goes in is taken in its own time, and silence is at once."""

from __future__ import annotations

import gc
import subprocess
import sys
import time
import weakref
from collections.abc import Callable

from ui.loudspeaker import Loudspeaker

RATE = 16_000


def until(holds: Callable[[], bool], seconds: float = 5.0) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not come to be so"
        time.sleep(0.01)


def test_it_takes_what_it_is_given_in_the_time_that_it_lasts() -> None:
    made = Loudspeaker(RATE, 1, nowhere=True)
    made.put(bytes(RATE))  # half a second
    assert made.start()
    began = time.monotonic()
    until(lambda: made.held == 0)
    assert 0.2 < time.monotonic() - began < 3.0
    assert made.played == RATE // 2
    made.close()


def test_clearing_is_silence_at_once_and_it_can_go_on() -> None:
    made = Loudspeaker(RATE, 2, nowhere=True)
    made.put(bytes(RATE * 4 * 10))
    made.start()
    until(lambda: made.played > 0)
    made.clear()
    assert (made.held, made.played) == (0, 0)
    made.stop()
    assert not made.runs
    assert made.start()
    made.put(bytes(RATE))
    until(lambda: made.played == RATE // 4)
    made.close()
    made.close()
    assert not made.start()


def test_one_that_nobody_holds_any_longer_is_let_go_in_order() -> None:
    for _ in range(3):
        made = Loudspeaker(RATE, 1, nowhere=True)
        made.put(bytes(RATE * 2))
        made.start()
        gone = weakref.ref(made)
        del made
        gc.collect()
        assert gone() is None


def test_its_library_is_not_loaded_with_the_window_and_brings_no_network() -> None:
    told = (
        "import sys; import ui.pages.recording_card; print('_miniaudio' in sys.modules);"
        "import ui.loudspeaker;"
        "print('_miniaudio' in sys.modules, [one for one in ('miniaudio', 'socket', 'ssl', 'http.client',"
        " 'urllib.request') if one in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["False", "True []"]
