"""A box to tick, or one of several to choose, with words that break where there is no room; a press on the words counts
too."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from ui.widgets.basics import label
from ui.widgets.tick import Tick


class CheckLine(QWidget):
    """The box and its words. `box` is another kind of box than one to tick: one that is chosen among several."""

    def __init__(
        self,
        text: str,
        toggled: Callable[[bool], None] = lambda _on: None,
        *,
        on: bool = False,
        box: QAbstractButton | None = None,
    ) -> None:
        super().__init__()
        self.box: QAbstractButton = box or Tick()
        self.box.setCheckable(True)
        self.box.setAccessibleName(text)
        self.box.setChecked(on)
        self.box.toggled.connect(toggled)
        words = label(text, wrap=True)
        words.setBuddy(self.box)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(words, 1)
        self.setFocusProxy(self.box)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the box is meant for it."""
        if self.box.isEnabled():
            self.box.click()
        event.accept()
