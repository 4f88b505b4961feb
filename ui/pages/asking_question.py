"""One question on the screen: its words, how it is answered, what is wrong with the answer, what was marked and noted.

Knows one question of the course; refuses to know what comes after it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldcase.errors import N_
from fieldcase.forms.declared import Control
from ui.pages.asking_editor import Editor
from ui.pages.asking_editors import editor_of
from ui.pages.asking_lines import range_of
from ui.pages.asking_words import fault_of
from ui.widgets.basics import column, label
from ui.widgets.flow import flowing

if TYPE_CHECKING:
    from ui.pages.asking_course import Course

MARKS = {"unknown": N_("Did not know"), "refused": N_("Refused to answer")}
_RULE = N_("The answer does not fit a rule of this question. Correct it, or mark it and go on.")


class QuestionBlock(QWidget):
    """The question. `gone_on` comes where the next one is wanted."""

    gone_on = Signal(object)

    def __init__(self, course: Course, ref: str, *, alone: bool) -> None:
        super().__init__()
        self.course, self.ref, self.words = course, ref, course.work.words
        view = course.view(ref)
        self.setProperty("kind", "ground")
        self.label = label("", "question" if alone and view.control is not Control.NOTE else "heading", wrap=True)
        self.required = label(self.words(N_("Needed to finish")), "chip")
        self.hint, self.guidance = label("", "muted", wrap=True), label("", "muted", wrap=True)
        self.editor: Editor | None = editor_of(course, view)
        self.fault = label("", "wrong", wrap=True)
        self.marked = label("", "chip-warn")
        self.note = label("", "muted", wrap=True)
        chips = flowing(self.required, self.marked)
        parts = [self.label, self.hint, self.guidance, chips, self.editor, self.fault, self.note]
        self.setLayout(column(*(one for one in parts if one is not None), gap=8))
        self._chips = chips
        if self.editor is not None:
            self.editor.gone_on.connect(lambda: self.gone_on.emit(self))
            self.setFocusProxy(self.editor)
        self.refresh()

    def stops(self) -> list[QWidget]:
        """What Tab reaches."""
        return self.editor.stops() if self.editor is not None else []

    def refresh(self) -> None:
        """Show the question as it is now."""
        view = self.course.view(self.ref)
        for one, text in ((self.label, view.label or view.path.rpartition("/")[2]), (self.hint, view.hint),
                          (self.guidance, view.guidance)):  # fmt: skip
            one.setText(text)
            one.setVisible(bool(text))
        self.required.setVisible(view.required and not view.readonly and not view.value)
        self.marked.setText(self.words(MARKS[view.mark]) if view.mark else "")
        self.marked.setVisible(bool(view.mark))
        self._chips.setVisible(self.required.isVisibleTo(self) or bool(view.mark))
        noted = self.course.asking.notes.get(self.ref, "")
        self.note.setText(self.words(N_("Note for the team: {text}")).format(text=noted) if noted else "")
        self.note.setVisible(bool(noted))
        if self.editor is not None:
            self.editor.show_view(view)
        self._show_fault()

    def _show_fault(self) -> None:
        text = self.fault_now()
        self.fault.setText(text)
        self.fault.setVisible(bool(text))
        named = self.focusProxy()
        if named is not None:
            inner = named.focusProxy() or named
            inner.setAccessibleName(self.label.text())
            inner.setAccessibleDescription(text or self.hint.text())

    def fault_now(self) -> str:
        """What is wrong with the answer, in words; empty where nothing is."""
        view = self.course.view(self.ref)
        if self.ref in self.course.asking.words:
            return range_of(view, self.words) or fault_of(view.type, self.words)
        if not view.valid:
            return view.message or self.words(_RULE)
        return ""

    def settle(self) -> bool:
        """Give what was typed; False where it is no answer, or one against the question's rule."""
        taken = self.editor is None or self.editor.settle()
        self._show_fault()
        return taken and not self.fault_now()
