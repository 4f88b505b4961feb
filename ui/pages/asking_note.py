"""A worker's note on one question: for the team, never an answer.

Knows a note; where it is kept is the course's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from fieldcase.errors import N_
from ui.record_form import DRAFT_AFTER_MS
from ui.widgets.basics import button, column, label, row
from ui.widgets.fields import LongText
from ui.widgets.overlay import Panel
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from ui.pages.asking_course import Course


class NotePanel(Panel):
    """The note. Enter keeps it, as Esc does."""

    def __init__(self, course: Course, ref: str) -> None:
        words = course.work.words
        super().__init__(words(N_("Note on this question")))
        self.course, self.ref = course, ref
        self.text = LongText()
        self.text.setAccessibleName(words(N_("Note on this question")))
        self.text.setPlainText(course.asking.notes.get(ref, ""))
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)
        self.text.installEventFilter(self)
        self._later = delayed(self, DRAFT_AFTER_MS, self.keep)
        self.text.textChanged.connect(self._later.start)
        self.done_button = button(words(N_("Done")), self.escaped, "primary", "check")
        last = row(self.done_button)
        last.insertStretch(0, 1)
        lead = N_(
            "For the team alone: what you saw or doubt. It is no answer, and the person's words stay as they are."
        )
        self.setLayout(
            column(
                label(words(N_("Note on this question")), "heading"), label(course.view(ref).label, "muted", wrap=True),
                self.text, label(words(lead), "muted", wrap=True), last, gap=10, edge=20,
            )
        )  # fmt: skip
        self._before, course.unsaid = course.unsaid, self.keep

    def keep(self) -> None:
        """Keep the note as it stands."""
        self._later.stop()
        if self.text.toPlainText().strip() != self.course.asking.notes.get(self.ref, ""):
            self.course.note(self.ref, self.text.toPlainText())

    def first_focus(self) -> QWidget:
        """The text."""
        return self.text

    def escaped(self) -> None:
        """Keep the note and go back to the question."""
        self.keep()
        self.course.unsaid = self._before
        self.close_panel()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter is done, Shift+Enter a new line."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.text.insertPlainText("\n")
        else:
            self.escaped()
        return True
