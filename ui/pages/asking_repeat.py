"""After each of a repeat: one more, or on? And the last one can be taken away again.

Knows how many there are; their questions are asked as all others are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from fieldcase.errors import N_
from ui.pages.asking_stage import large
from ui.widgets.basics import column, label
from ui.widgets.flow import flowing

if TYPE_CHECKING:
    from ui.pages.asking_course import Course


class RepeatBlock(QWidget):
    """The question whether there is one more."""

    def __init__(self, course: Course, ref: str) -> None:
        super().__init__()
        self.course, self.ref, self.words = course, ref, course.work.words
        words = self.words
        self.title, self.counted = label("", "question", wrap=True), label("", "muted", wrap=True)
        self.add_button = large(words(N_("Add one")), "1", lambda: course.add(ref), "", "plus")
        self.away_button = large(words(N_("Take the last one away")), "2", lambda: course.take_away(ref), "", "trash-2")
        self.setLayout(column(self.title, self.counted, flowing(self.add_button, self.away_button), gap=12))
        self.refresh()

    def refresh(self) -> None:
        """Show how many there are now."""
        repeat = self.course.repeat(self.ref)
        if repeat is None:
            return
        words = self.words
        name = repeat.label or self.ref.rpartition("/")[2]
        self.title.setText(words(N_("{name}: is there one more?")).format(name=name))
        self.counted.setText(words(N_("Written down so far: {n}. Enter goes on.")).format(n=repeat.count))
        self.away_button.setEnabled(repeat.count > 0)

    def stops(self) -> list[QWidget]:
        """What Tab reaches."""
        return [self.add_button, self.away_button]

    def take_key(self, event: QKeyEvent) -> bool:
        """1 adds, 2 takes away."""
        pressed: dict[str, QPushButton] = {"1": self.add_button, "2": self.away_button}
        found = pressed.get(event.text())
        if found is not None:
            found.click()
        return found is not None
