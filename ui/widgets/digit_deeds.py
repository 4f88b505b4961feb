"""Deeds side by side, each a button under a digit: a press or its digit does it at once. Knows words and codes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets.basics import button
from ui.widgets.flow import Flow


def digit_of(event: QKeyEvent) -> int:
    """The digit of a key pressed without Ctrl, Alt or Shift; 0 for any other."""
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    digit = int(event.key()) - int(Qt.Key.Key_0)
    return digit if plain and 1 <= digit <= 9 else 0


class DigitDeeds(QWidget):
    """The buttons of (code, text) pairs, at most nine. `chosen` brings the code."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.codes = tuple(code for code, _ in choices)
        self.buttons: list[QPushButton] = []
        flow = Flow(self)
        for at, (code, text) in enumerate(choices, 1):
            made = button(f"{at}  {text}", self._choosing(code), "chip-button", name=f"{name}: {text}")
            self.buttons.append(made)
            flow.addWidget(made)
        self.setFocusProxy(self.buttons[0])

    def _choosing(self, code: str) -> Callable[[], None]:
        return lambda: self.chosen.emit(code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit does the deed under it; the rest is Qt's."""
        digit = digit_of(event)
        if 1 <= digit <= len(self.codes):
            self.chosen.emit(self.codes[digit - 1])
            return
        super().keyPressEvent(event)
