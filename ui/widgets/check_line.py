"""A box to tick with words that break where there is no room; a press on the words ticks it too."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from ui.widgets.basics import label


class CheckLine(QWidget):
    """The box and its words."""

    def __init__(self, text: str, toggled: Callable[[bool], None], *, on: bool) -> None:
        super().__init__()
        self.box = QCheckBox()
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
            self.box.toggle()
        event.accept()
