"""What stands where a list is empty: one sentence on what it is for, and one button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui import icons, theme
from ui.widgets.basics import WIDE_GAP, button, label, row


class Empty(QWidget):
    """A picture, a sentence, a button; without a button where there is nothing to be done here."""

    def __init__(self, icon: str, sentence: str, verb: str = "", pressed: Callable[[], None] | None = None) -> None:
        super().__init__()
        picture = QLabel()
        picture.setPixmap(icons.pixmap(icon, theme.current().muted, 40, self.devicePixelRatioF()))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        said = label(sentence, "muted", wrap=True)
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        said.setMaximumWidth(460)
        said.setMinimumWidth(300)
        layout = QVBoxLayout(self)
        layout.setSpacing(WIDE_GAP)
        layout.addStretch(1)
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignCenter)
        # A row of its own: beside stretches the label is asked for its height at the width that it really gets.
        between = row(said)
        between.insertStretch(0, 1)
        between.addStretch(1)
        between.setStretch(1, 1000)
        layout.addLayout(between)
        if pressed is not None:
            self.button = button(verb, pressed, "primary")
            layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(2)
