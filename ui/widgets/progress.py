"""How far a long work has come: words, a count, a bar and a button that stops it."""

from __future__ import annotations

import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QPushButton

from ui.lane import Stop
from ui.widgets.basics import button, column, label, row
from ui.widgets.overlay import Panel

# A work that is done sooner shows no panel at all (ux.md, Rules).
SHOWN_AFTER_MS = 300
_TOLD_EVERY_SECONDS = 0.05


class Progress(Panel):
    """The panel of one long work. `step` may be called from any thread."""

    stepped = Signal(int, int)
    WIDTH = 460

    def __init__(self, what: str, of: str, stop_text: str, stop: Stop) -> None:
        """`what` is said above the bar; `of` is "{done} of {total}" in the person's language."""
        super().__init__(what)
        self._of, self._stop = of, stop
        self._told = 0.0
        self._count = label("", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(what)
        self.cancel: QPushButton = button(stop_text, self._cancelled)
        last = row(self._count)
        last.addStretch(1)
        last.addWidget(self.cancel)
        self.setLayout(column(label(what, "strong", wrap=True), self._bar, last, edge=16))
        self.stepped.connect(self._show)

    def step(self, done: int, total: int) -> None:
        """Say how far the work is; both numbers may stand for bytes, which are shown as percent."""
        now = time.monotonic()
        if done < total and now - self._told < _TOLD_EVERY_SECONDS:
            return  # a thousand steps a second would leave the window no time for anything else
        self._told = now
        self.stepped.emit(min(done, total) * 1000 // total if total > 1000 else done, min(total, 1000))

    def _show(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._count.setText(f"{done // 10}%" if total == 1000 else self._of.format(done=done, total=total))

    def _cancelled(self) -> None:
        self._stop.now()
        self.cancel.setEnabled(False)

    def first_focus(self) -> QPushButton:
        """The button that stops."""
        return self.cancel

    def escaped(self) -> None:
        """Esc does not close a work that goes on; it stops it."""
        self._cancelled()
