"""Opens the window on a vault by itself, draws the first page, says so and ends: for the bundle's check and the bench.

    fieldcase --window-self-test VAULT      the passphrase is one line of standard input
    fieldcase --window-self-test            the unlock page or the first run alone

One line of JSON on standard output. Nothing of a case is in it.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from ui import choices as chosen
from ui.start import application, shell_for

if TYPE_CHECKING:
    from ui.shell import Shell

PATIENCE_SECONDS = 60


def run(arguments: Sequence[str]) -> int:
    """Show, draw, tell, end; 1 where the window did not come to stand."""
    began = time.perf_counter()
    app = application()
    shell = shell_for(chosen.read(["--window", *arguments]))
    shell.show()
    app.processEvents()
    shell.grab()
    page = "unlock" if shell.choices.vault is not None else "first run"
    if arguments and sys.stdin is not None:
        _unlock(shell, sys.stdin.readline().rstrip("\r\n"))
        stands = _wait(app, lambda: _first_page_stands(shell))
        if not stands:
            return 1
        shell.grab()
        page = "today"
    told = {"window": "shown", "milliseconds": round((time.perf_counter() - began) * 1000), "page": page}
    print(json.dumps(told), flush=True)
    shell.close()
    return 0


def _unlock(shell: Shell, passphrase: str) -> None:
    from ui.unlock import Unlock

    page = shell.centralWidget()
    assert isinstance(page, Unlock)
    page.line.setText(passphrase)
    page.try_it()


def _first_page_stands(shell: Shell) -> bool:
    window = shell.window_of_work
    return window is not None and window.now is not None and window.now.stands


def _wait(app: QApplication, until: Callable[[], bool]) -> bool:
    """Wait as the window does, for events; a look a second is for those that never come."""
    end = time.perf_counter() + PATIENCE_SECONDS
    look = QTimer()
    look.start(1000)
    while not until():
        if time.perf_counter() > end:
            return False
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return True
