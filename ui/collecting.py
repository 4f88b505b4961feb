"""Python's garbage is collected in the window's own thread alone.

Left to itself, Python collects in whichever thread happens to make an object: on a lane, that would destroy widgets
that lie in circles of references (a panel and its callbacks) in a thread that is not theirs, and Qt ends the process
(measured: a segmentation fault about once in an hour of tests). Young objects are looked through while a person
works, the old ones when nobody has touched anything for some seconds.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500
# A look through as many new objects takes about a millisecond.
_YOUNG = 5_000
_MIDDLE = 8
# All there is, about 75,000 objects, takes 40 ms: when nobody has touched a key for so long, and once in such a pause.
_IDLE_SECONDS = 4.0


class Collector(QObject):
    """Collects from now on, as long as its parent lives. `idle` says for how many seconds nobody has touched a key."""

    def __init__(self, parent: QObject, idle: Callable[[], float]) -> None:
        super().__init__(parent)
        gc.disable()
        self._rested = False
        self._idle = idle
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect what is due."""
        idle = self._idle() > _IDLE_SECONDS
        young, middle, _ = gc.get_count()
        if idle and not self._rested:
            gc.collect()
        elif young > _YOUNG:
            gc.collect(1 if middle > _MIDDLE else 0)
        self._rested = idle
