"""The buttons that are always there while questions are asked, above and below, each with its key.

Knows what each does by the stage they belong to; says which of them can be pressed now.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.errors import N_
from ui.pages.asking_stage import large, with_last
from ui.pages.asking_where import spoken
from ui.widgets.flow import flowing

if TYPE_CHECKING:
    from ui.pages.asking_questions import QuestionsStage

BACK, NEXT, UNKNOWN, REFUSED, NOTE = "PgUp", "Enter", "F7", "F8", "F2"
LANGUAGE, SECTIONS, QUICK, LEAVE, UNDO = "F3", "F4", "Ctrl+N", "Esc", "Ctrl+Z"


class Bars:
    """The buttons, and the two rows that hold them."""

    def __init__(self, stage: QuestionsStage) -> None:
        self.stage, self.course, self.words = stage, stage.course, stage.words
        self.above, self.below = self._upper(), self._lower()

    def _upper(self) -> QWidget:
        words, stage = self.words, self.stage
        self.sections_button = large(words(N_("All sections")), SECTIONS, stage.panel.show_sections, "", "list")
        self.language_button = large("", LANGUAGE, stage.speak_next, "", "message-square")
        self.undo_button = large(words(N_("Undo")), UNDO, stage.undo, "", "undo-2")
        self.quick_button = large(words(N_("Quick note")), QUICK, stage.panel.capture, "", "plus")
        self.leave_button = large(words(N_("Leave")), LEAVE, stage.panel.escaped, "", "x")
        held = flowing(self.sections_button, self.language_button, self.undo_button, self.quick_button)
        # Once it has a parent: without one it would be a window for a moment.
        self.language_button.setVisible(len(self.course.session.definition.languages) > 1)
        return with_last(held, self.leave_button)

    def _lower(self) -> QWidget:
        words, stage = self.words, self.stage
        self.back_button = large(words(N_("Back")), BACK, stage.back, "", "chevron-left")
        self.unknown_button = large(words(N_("Does not know")), UNKNOWN, lambda: stage.mark("unknown"))
        self.refused_button = large(words(N_("Refuses to answer")), REFUSED, lambda: stage.mark("refused"))
        self.note_button = large(words(N_("Note")), NOTE, stage.write_note, "", "pencil")
        self.next_button = large(words(N_("Next")), NEXT, stage.forward, "primary")
        held = flowing(self.back_button, self.unknown_button, self.refused_button, self.note_button)
        return with_last(held, self.next_button)

    def show_able(self, *, asked: bool, noted: bool) -> None:
        """Show what can be done now: whether something is asked, whether there is a question to note on."""
        course = self.course
        language = self.words(N_("Language: {name}")).format(name=spoken(course.session.language))
        self.language_button.setText(f"{language}   {LANGUAGE}")
        self.language_button.setAccessibleName(language)
        for one in (self.unknown_button, self.refused_button):
            one.setEnabled(asked)
        self.note_button.setEnabled(noted)
        self.back_button.setEnabled(course.place > 0)
        self.undo_button.setEnabled(course.session.undoable > 0)

    def press(self, keys: str) -> bool:
        """Press the button of a key, where it can be pressed; False where no button has it."""
        held = {
            UNKNOWN: self.unknown_button, REFUSED: self.refused_button, NOTE: self.note_button,
            LANGUAGE: self.language_button, SECTIONS: self.sections_button, "Alt+Left": self.back_button,
            "Alt+Right": self.next_button,
        }  # fmt: skip
        if keys in held:
            held[keys].click()
        return keys in held

    def order(self, inside: list[QWidget]) -> None:
        """Tab goes from the question to the buttons below it, then to those above."""
        below: list[QWidget] = [self.back_button, self.unknown_button, self.refused_button, self.note_button]
        above = [self.sections_button, self.language_button, self.undo_button, self.quick_button, self.leave_button]
        ordered = [*inside, self.next_button, *below, *above]
        for before, after in pairwise(ordered):
            QWidget.setTabOrder(before, after)
