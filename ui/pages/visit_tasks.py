"""The tasks of a visit: a line that adds one by Enter, the list, the form of the marked one, and beside that how its
person may be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.errors import N_
from fieldcase.model.fieldwork import Task, Visit
from fieldcase.model.said import said_date
from ui.pages.contact_line import ContactLine
from ui.pages.record_list import Plan, RecordList
from ui.pages.visit_task_line import TaskLine
from ui.record_form import Group, RecordForm
from ui.widgets.basics import Ground, button, card, column, row, scrolled
from ui.widgets.empty import Empty
from ui.widgets.rows import Column
from ui.widgets.split import Split

if TYPE_CHECKING:
    from fieldcase.casework.visits import Counts
    from fieldcase.model.declare import Record
    from ui.workplace import Workplace

_LONG = frozenset({"text", "answer"})
_EMPTY = N_("What is to be done after the visit, by whom and until when.")


class TasksPart(QWidget):
    """The tab."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        words = self.words
        self.visit: Visit | None = None
        self.line = TaskLine(work, lambda task: self.list.take(task))
        add = button(words(N_("Add")), self.line.add, "", "plus")
        self.list = RecordList(work, self._plan(), Empty("check", words(_EMPTY)))
        groups = (Group("", (("text",), ("assigned",), ("due",), ("person",), ("done",), ("answer",)), _LONG),)
        self.form = RecordForm(work, groups, name=words(N_("Task")))
        self.contact = ContactLine(work)
        self.form.left.connect(self._show_contact)
        inside = Ground()
        inside.setLayout(column(card(self.contact, self.form, gap=12)))
        inside.layout().addStretch(1)  # type: ignore[union-attr]
        self.detail = scrolled(inside)
        self.detail.hide()
        above = row(self.line, add)
        above.setStretch(0, 1)
        held = QWidget()
        held.setLayout(above)
        self.list.looked_at.connect(self._show)
        self.list.opened.connect(lambda: self.form.first_field().setFocus())
        layout = column(held, Split(self.list, self.detail, (1, 1)))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.line)

    def _plan(self) -> Plan:
        words = self.words

        def due(task: Task) -> str:
            return said_date(task.due, words) if task.due is not None else ""

        return Plan(
            kind=Task,
            name=words(N_("Tasks of the visit")),
            columns=(
                Column(words(N_("Task")), lambda task: task.text, wide=True),
                Column(words(N_("Due")), due, "due", width=150),
                Column(words(N_("Done")), lambda task: words(N_("yes")) if task.done else "", "done", width=100),
            ),
            counted=lambda n: words.plural("{n} task", "{n} tasks", n).format(n=n),
            sort="done",
        )

    def show_visit(self, visit: Visit, _counts: Counts, mark: bytes | None) -> None:
        """Show the tasks of a visit, one of them marked."""
        self.visit = visit
        self.line.show_visit(visit)
        self.list.show_scope(visit.scope)
        self.list.take(mark)
        self.list.read()
        self.form.again()
        self._show_contact()

    def _show_contact(self) -> None:
        task = self.form.record
        self.contact.show_task(task if isinstance(task, Task) else None)

    def _show(self, record: Record | None) -> None:
        self.detail.setVisible(record is not None)
        if isinstance(record, Task):
            self.form.open(record)
            self.contact.show_task(record)
        else:
            self.form.enter()

    def leave(self) -> None:
        """Enter what was typed; what still stands in the line stays a draft."""
        self.form.enter()
        self.line.keep()

    def remove(self) -> None:
        """Put the marked task into the bin."""
        key = self.list.marked
        if key is None:
            return
        self.form.enter()
        said = self.words(N_("The task lies in the bin."))
        self.work.to_bin(Task, key, said)
