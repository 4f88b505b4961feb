"""A window as a process of its own in which an urgent detention is typed in, until it is killed.

Each line of standard input goes through the keyboard into the line that has the focus; a line of JSON says when it was
typed, and one more a moment later, when its draft is due. Knows keys; reads nothing back.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication
from seats import Seat
from vaults import PASSPHRASE

from fieldcase import host
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


def main() -> None:
    """Type what is said; then only live on."""
    gc.disable()  # as the window itself has it: garbage goes in its own thread alone
    host.harden()
    seat = Seat(Desk.open(Path(sys.argv[1]), PASSPHRASE, World()), language="ru")
    seat.press("Ctrl+Shift+D")
    seat.settle()
    say(state="ready")
    for line in sys.stdin:
        seat.type(line.rstrip("\n"))
        say(state="typed")
        live(0.6)
        say(state="kept")
        seat.press("Enter")
    while True:
        live(1.0)


if __name__ == "__main__":
    main()
