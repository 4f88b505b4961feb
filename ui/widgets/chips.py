"""One of few, as chips that stand side by side: a press chooses, the chosen one is framed and said aloud."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QWidget

from ui.widgets.basics import button
from ui.widgets.flow import Flow


class Chips(QWidget):
    """The chips of (code, text) pairs, one of them chosen."""

    changed = Signal(str)

    def __init__(self, name: str, choices: tuple[tuple[str, str], ...], value: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.buttons: dict[str, QPushButton] = {}
        flow, self._group = Flow(self), QButtonGroup(self)
        for code, text in choices:
            made = button(text, self._choosing(code), "chip-button", name=f"{name}: {text}")
            made.setCheckable(True)
            self._group.addButton(made)
            self.buttons[code] = made
            flow.addWidget(made)
        self.choose(value or next(iter(self.buttons), ""))

    def _choosing(self, code: str) -> Callable[[], None]:
        return lambda: self.changed.emit(code)

    def choose(self, code: str) -> None:
        """Choose a code that is offered."""
        if code in self.buttons:
            self.buttons[code].setChecked(True)

    @property
    def code(self) -> str:
        """The code chosen."""
        return next((code for code, one in self.buttons.items() if one.isChecked()), "")


def dress(chip: QLabel, kind: str) -> None:
    """Give a chip of words another dress of the style sheet: good, warn, bad, or none."""
    chip.setProperty("kind", f"chip-{kind}" if kind else "chip")
    chip.style().unpolish(chip)
    chip.style().polish(chip)
