"""Lock means the process ends: what was read while unlocked is in no memory afterwards.

Knows the order of the end. Refuses to know vaults and windows: whoever opened them hands in how they are closed.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import NoReturn

from fieldcase import host, sandbox

# Gone within one second: what is not closed by then is cut off, which the vault survives like a kill -9.
SECONDS_TO_CLOSE = 0.7


def lock(close: Callable[[], None], arguments: Sequence[str]) -> NoReturn:
    """Kill the children, `close` the vault, begin again as this program with `arguments` (which show the unlock page).

    `close` interrupts the lanes, rolls back, checkpoints and closes; whether it fails or hangs, the process ends. Cover
    the window before. `arguments` hold nothing of a case: they are seen in the list of processes.
    """
    patience = threading.Timer(SECONDS_TO_CLOSE, host.reexec, [arguments])
    patience.daemon = True
    try:
        patience.start()
        sandbox.kill_all()
        close()
    finally:
        host.reexec(arguments)
