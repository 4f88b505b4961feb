"""What every way to answer a question is: it shows the question as it is, and gives what was typed or chosen to the
course.

Knows one question; where to go from it is said by `gone_on` alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from fieldcase.forms.views import QuestionView

if TYPE_CHECKING:
    from ui.pages.asking_course import Course

# How long a choice is seen before the next question comes.
SEEN_MS = 180


class Editor(QWidget):
    """What all of them are. `gone_on` comes where the next question is wanted."""

    gone_on = Signal()

    def __init__(self, course: Course, ref: str) -> None:
        super().__init__()
        self.course, self.ref, self.words = course, ref, course.work.words

    def show_view(self, view: QuestionView) -> None:
        """Show the question as it is now."""

    def settle(self) -> bool:
        """Give what was typed and not yet given; False where it is no answer."""
        return True

    def stops(self) -> list[QWidget]:
        """What Tab reaches."""
        named = self.focusProxy()
        return [named] if named is not None else []

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key says that was pressed elsewhere on the screen; False where it says nothing here."""
        return False
