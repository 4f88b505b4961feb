"""What is done in later turns of the event loop: large things a part a turn, and what waits until a person pauses."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer


def delayed(owner: QObject, milliseconds: int, due: Callable[[], None]) -> QTimer:
    """A timer that calls `due` once, so long after it was last started; it ends with its owner."""
    made = QTimer(owner)
    made.setSingleShot(True)
    made.setInterval(milliseconds)
    made.timeout.connect(due)
    return made


class Turns(QObject):
    """The steps still to be done. They end with their parent; `over` says whether all are done."""

    def __init__(self, parent: QObject, steps: Sequence[Callable[[], None]]) -> None:
        super().__init__(parent)
        self._steps = list(steps)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._next)
        self._timer.start()

    @property
    def over(self) -> bool:
        """Whether all steps are done."""
        return not self._steps

    def _next(self) -> None:
        if self._steps:
            self._steps.pop(0)()
        if not self._steps:
            self._timer.stop()
