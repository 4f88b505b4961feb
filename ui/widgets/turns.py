"""Building something large a part a turn of the event loop, so that the window answers in between."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer


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
