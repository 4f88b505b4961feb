"""A window as a process of its own in which somebody types into a new event, until it is killed.

The vault is there already. What is to be typed comes over standard input, one line; each letter goes through the
keyboard, and one line of JSON says when. It never ends by itself: whoever started it kills it.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication
from seats import Seat
from vaults import PASSPHRASE

from fieldcase import host
from fieldcase.casework import cases
from fieldcase.casework.desk import Desk
from fieldcase.world import World


def say(**told: object) -> None:
    """One line for whoever listens."""
    print(json.dumps(told, ensure_ascii=False), flush=True)


def live(seconds: float) -> None:
    """Let the window live for a while."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        QApplication.processEvents()
        time.sleep(0.002)


def at_a_new_event(path: Path) -> Seat:
    """The window on the form of a new event, the cursor where it is told what happened."""
    seat = Seat(Desk.open(path, PASSPHRASE, World()), language="ru")
    seat.window.work.go("cases", cases.by_code(seat.desk, "A-1").id, "chronology")
    seat.settle()
    seat.press("Ctrl+E")
    seat.settle()
    seat.tab_to("Что произошло")
    return seat


def main() -> None:
    """Type what is said, letter by letter with `pause` seconds between them; then only live on."""
    host.harden()
    path, pause = Path(sys.argv[1]), float(sys.argv[2])
    seat = at_a_new_event(path)
    say(state="ready")
    for letter in sys.stdin.readline().rstrip("\n"):
        seat.type(letter)
        say(state="typed", letter=letter, at=time.monotonic())
        live(pause)
    say(state="all typed", at=time.monotonic())
    while True:
        live(60)


if __name__ == "__main__":
    main()
