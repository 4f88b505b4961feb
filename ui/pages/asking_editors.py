"""Which editor fits which kind of question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldcase.forms.declared import Control
from fieldcase.forms.views import QuestionView
from ui.pages.asking_choices import ChoicesEditor
from ui.pages.asking_editor import Editor
from ui.pages.asking_lines import LineEditor, RangeEditor
from ui.pages.asking_texts import TextEditor

if TYPE_CHECKING:
    from ui.pages.asking_course import Course


def editor_of(course: Course, view: QuestionView) -> Editor | None:
    """The editor that fits a question; None where there is nothing to answer."""
    if view.control is Control.NOTE:
        return None
    if view.control in (Control.SELECT_ONE, Control.SELECT, Control.RANK, Control.TRIGGER):
        return ChoicesEditor(course, view)
    if view.control is Control.UPLOAD:
        from ui.pages.asking_upload import UploadEditor

        return UploadEditor(course, view)
    if view.control is Control.RANGE:
        return RangeEditor(course, view)
    plain = view.type == "string" and view.control is Control.INPUT and "numbers" not in view.appearance
    return TextEditor(course, view) if plain else LineEditor(course, view)
