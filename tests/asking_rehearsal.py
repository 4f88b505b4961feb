"""A window as a process of its own in which somebody is asked by a questionnaire, until it is killed.

The vault, its questionnaire and a visit are there already. Each answer comes over standard input, one a line, and goes
through the keyboard; a line of JSON says when the next question stood there.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from pathlib import Path

from asking_steps import course, up_to_the_questions
from PySide6.QtWidgets import QApplication
from seats import Seat
from vaults import PASSPHRASE

from fieldcase import host
from fieldcase.casework.desk import Desk
from fieldcase.world import World


def say(**told: object) -> None:
    """One line for whoever listens."""
    print(json.dumps(told, ensure_ascii=False), flush=True)


def main() -> None:
    """Answer what is said, question by question; then only live on."""
    gc.disable()  # as the window itself has it: garbage goes in its own thread alone
    host.harden()
    seat = Seat(Desk.open(Path(sys.argv[1]), PASSPHRASE, World()), language="ru")
    up_to_the_questions(seat)
    say(state="ready")
    for line in sys.stdin:
        seat.type(line.rstrip("\n"))
        seat.press("Enter")
        say(state="answered", next=course(seat).here)
        end = time.perf_counter() + 0.05
        while time.perf_counter() < end:
            QApplication.processEvents()
    while True:
        QApplication.processEvents()
        time.sleep(0.002)


if __name__ == "__main__":
    main()
