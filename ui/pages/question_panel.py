"""One question of a case: what, by whom, until when, about whom, and the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework.called import called
from fieldcase.casework.questions import about_of
from fieldcase.errors import N_
from fieldcase.model.fieldwork import Task
from ui.pages.contact_line import ContactLine
from ui.places import ICONS, place_of
from ui.record_form import Group, RecordForm
from ui.widgets.basics import button, column, label, row, scrolled
from ui.widgets.line_button import LineButton
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.model.declare import Record
    from ui.workplace import Workplace


class QuestionPanel(Panel):
    """The form; closing it enters what was typed."""

    WIDTH = 560

    def __init__(self, work: Workplace, task: Task) -> None:
        super().__init__(called(task, work.tables, work.words))
        self.work, self.task = work, task
        words = work.words
        lines = (("text",), ("assigned", "due"), ("person",), ("answer",), ("done",))
        self.form = RecordForm(work, (Group("", lines, frozenset({"text", "answer"})),), name=words(N_("Question")))
        self.contact = ContactLine(work, leads=False)
        self.contact.show_task(task)
        self.form.left.connect(lambda: self.contact.show_task(task))
        inside = QWidget()
        self._about = column(gap=4)
        held = column(self._about, self.contact, self.form, gap=12)
        held.setContentsMargins(0, 0, 8, 0)
        inside.setLayout(held)
        around = scrolled(inside)
        around.setMinimumHeight(360)
        self.close_button = button(words(N_("Close")), self.escaped, "primary")
        last = row(button(words(N_("To the bin")), self.to_bin, "flat", "trash-2"))
        last.addStretch(1)
        last.addWidget(self.close_button)
        self.setLayout(column(label(words(N_("Question")), "heading"), around, last, gap=10, edge=20))
        self.form.open(task, lambda: self.form.first_field().setFocus())
        if task.about is not None:
            work.ask(lambda look: about_of(look, task), self._show_about, self, "about")

    def _show_about(self, record: Record | None) -> None:
        """A line that leads to the record the question is about."""
        if record is None:
            return
        said = called(record, self.work.tables, self.work.words)
        line = LineButton(said, lambda: self.form.enter(lambda: self._go(record)), icon=ICONS.get(record.KIND, "link"))
        line.setAccessibleName(self.work.words(N_("Open what the question is about: {what}")).format(what=said))
        self._about.addWidget(line)

    def _go(self, record: Record) -> None:
        self.work.ask(lambda look: place_of(look, record.KIND, record.key), self._went, self, "place")

    def _went(self, place: tuple[str, bytes | None, str]) -> None:
        self.close_panel()
        self.work.go(*place)

    def first_focus(self) -> QWidget:
        """The button until the form is there."""
        return self.close_button

    def escaped(self) -> None:
        """Enter what was typed and close."""
        self.form.enter(self.close_panel)

    def to_bin(self) -> None:
        """Put the question into the bin."""
        self.form.enter(self._hide)

    def _hide(self) -> None:
        self.work.to_bin(Task, self.task.key, self.work.words(N_("The question is in the bin.")))
        self.close_panel()
