"""Lines of text as an answer: Enter goes on, Shift+Enter begins a new line.

Knows one question; refuses to know what is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from fieldcase.forms.views import QuestionView
from ui.pages.asking_editor import Editor
from ui.record_form import DRAFT_AFTER_MS
from ui.widgets.basics import column
from ui.widgets.fields import LongText
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from ui.pages.asking_course import Course


class TextEditor(Editor):
    """Lines of text: Enter goes on, Shift+Enter begins a new line."""

    def __init__(self, course: Course, view: QuestionView) -> None:
        super().__init__(course, view.ref)
        self._edited = self._showing = False
        self.text = LongText()
        self.text.setAccessibleName(view.label)
        self.text.installEventFilter(self)
        self.text.textChanged.connect(self._typed)
        self._later = delayed(self, DRAFT_AFTER_MS, self._paused)
        self.setLayout(column(self.text))
        self.setFocusProxy(self.text)

    def show_view(self, view: QuestionView) -> None:
        """Show the text; what is being typed stays as it is."""
        self.text.setReadOnly(view.readonly)
        if not self._edited and view.value != self.text.toPlainText():
            self._showing = True
            self.text.setPlainText(view.value)
            self.text.moveCursor(self.text.textCursor().MoveOperation.End)
            self._showing = False

    def _typed(self) -> None:
        if not self._showing:
            self._edited = True
            self._later.start()

    def _paused(self) -> None:
        self._give()

    def _give(self) -> bool:
        self._later.stop()
        return not self._edited or self.course.give(self.ref, self.text.toPlainText(), typing=True)

    def settle(self) -> bool:
        """Give the text."""
        taken = self._give()
        self._edited = False
        return taken

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, PageUp and PageDown too: they are the keys of the whole screen."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.text.insertPlainText("\n")
            else:
                QTimer.singleShot(0, self, self.gone_on.emit)
            return True
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()
            self.keyPressEvent(event)
            parent = self.parentWidget()
            if parent is not None:
                parent.keyPressEvent(event)
            return True
        return False
