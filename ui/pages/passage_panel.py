"""Marking selected words of a form's text as what they reveal: an admission, a place, who somebody is.

Any page with a form can offer it: `mark_selected(work, form)`. Knows the selection; what it means is casework's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework import passages
from fieldcase.casework.tables import options
from fieldcase.errors import N_, FieldcaseError
from fieldcase.model.declare import Record
from fieldcase.model.text import in_a_line
from ui.record_form import RecordForm
from ui.widgets.basics import Combo, button, column, label, row
from ui.widgets.fields import TextField
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from ui.workplace import Workplace

_SELECT = N_("Select the words in one of the long texts first, then mark them.")
_LONGEST = 400


def selection(form: RecordForm) -> tuple[str, str] | None:
    """The field and the words that are selected in one of a form's long texts."""
    for name, edit in form.fields.items():
        if isinstance(edit, TextField) and edit.text.textCursor().hasSelection():
            # Qt parts the paragraphs of a selection by its own sign.
            return name, edit.text.textCursor().selectedText().replace("\u2029", "\n").strip()
    return None


def mark_selected(work: Workplace, form: RecordForm) -> None:
    """Enter what was typed, then ask what the selected words reveal; says so where nothing is selected."""
    found, record = selection(form), form.record
    if found is None or record is None or not found[1]:
        work.say(work.words(_SELECT))
        return
    form.enter(lambda: work.asked_for_panel.emit(MarkPanel(work, record, *found)))


class MarkPanel(Panel):
    """The words and what they reveal."""

    WIDTH = 560

    def __init__(self, work: Workplace, record: Record, field: str, marked: str) -> None:
        words = work.words
        super().__init__(words(N_("Mark a passage")))
        self.work, self.record, self.field, self.marked = work, record, field, marked
        name = words(N_("What it reveals"))
        self.reveals = Combo(name, options("reveals", work.language), passages.ADMISSION)
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        self.save = button(words(N_("Mark")), self._mark, "primary")
        last = row(self.save, button(words(N_("Leave it")), lambda: self.close_panel()))
        last.insertStretch(0, 1)
        shown = f"«{in_a_line(marked, _LONGEST)}»"
        said = words(N_("A dossier prints […] in its place, except for uses that may know it. An admission is out of "
                        "every use outside until the case’s lead releases it."))  # fmt: skip
        self.setLayout(
            column(
                label(words(N_("Mark a passage")), "heading"), label(shown, wrap=True), label(name, "label"),
                self.reveals, label(said, "muted", wrap=True), self.wrong, last, gap=12, edge=20,
            )
        )  # fmt: skip

    def first_focus(self) -> QWidget:
        """What it reveals."""
        return self.reveals

    def _mark(self) -> None:
        record, field, marked, reveals = self.record, self.field, self.marked, self.reveals.code
        said = self.work.words(N_("The passage is marked."))
        self.work.do(
            lambda desk: passages.mark(desk, record, field, marked, reveals),
            lambda _answer: self.close_panel(), said, self._failed,
        )  # fmt: skip

    def _failed(self, wrong: FieldcaseError) -> None:
        self.wrong.setText(wrong.told(self.work.words))
        self.wrong.show()
