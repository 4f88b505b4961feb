"""What each step of visit mode is: a part that fills the window, with keys of its own and targets that a finger meets.

Knows nothing of what is asked.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.widgets.basics import EDGE, GAP, Ground, button, column, row, scrolled
from ui.widgets.choice_lines import TARGET
from ui.widgets.flow import flowing

if TYPE_CHECKING:
    from ui.workplace import Workplace

# No line of words is longer than a person reads with ease.
WIDEST = 860


class Stage(QWidget):
    """One step. It is shown by the panel, which asks it for its keys and lets it go when the next one comes."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.setProperty("kind", "ground")

    def first_focus(self) -> QWidget:
        """What has the focus when the step comes."""
        return self

    def takes(self, keys: str) -> bool:
        """Do what a key of the step's own does; False where it has none such."""
        return False

    def plain(self, event: QKeyEvent) -> bool:
        """Do what a key without Ctrl or Alt does that nobody else wanted; False where it does nothing."""
        return False

    def escaped(self) -> bool:
        """What Esc does; False where the panel is to close."""
        return False

    def leave(self) -> None:
        """Give what was typed: the step is left."""


def large(text: str, keys: str, pressed: Callable[[], None], kind: str = "", icon: str = "") -> QPushButton:
    """A button for a finger, with the key that does the same; the key is not part of its name."""
    made = button(f"{text}   {keys}" if keys else text, pressed, kind, icon, name=text)
    made.setMinimumHeight(TARGET)
    return made


def with_last(held: QWidget, last: QWidget) -> QWidget:
    """Buttons in lines, and the one that matters most on the right."""
    made = QWidget()
    laid = row(held, last, gap=GAP)
    laid.setStretch(0, 1)
    laid.setAlignment(last, Qt.AlignmentFlag.AlignBottom)
    made.setLayout(laid)
    return made


def foot(*held: QWidget) -> QVBoxLayout:
    """The lower edge of a step: its buttons, the last one on the right."""
    made = column(with_last(flowing(*held[:-1]), held[-1]))
    made.setContentsMargins(EDGE, 8, EDGE, 14)
    return made


class Middle(Ground):
    """What scrolls in the middle of a step: a column no wider than can be read, with the step's own plain keys."""

    def __init__(self, plain: Callable[[QKeyEvent], bool]) -> None:
        super().__init__()
        self._plain = plain
        self.held = QWidget()
        self.held.setMaximumWidth(WIDEST)
        self.lines: QVBoxLayout = column(gap=20)
        self.held.setLayout(self.lines)
        across = row(self.held)
        across.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        across.insertStretch(0, 1)
        across.setStretch(1, 1000)
        across.addStretch(1)
        around = column(across)
        around.addStretch(1)
        self.setLayout(around)
        self.area = scrolled(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Before the scroll bar takes them."""
        if not self._plain(event):
            event.ignore()
