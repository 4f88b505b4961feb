"""Beside the chronology: why the case is strategic, and what must still be found out, by whom, until when.

A question is asked by Enter and ticked when it is answered. Knows one case's reasons and questions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldcase.casework.called import called
from fieldcase.casework.questions import KIND, Question, questions
from fieldcase.errors import N_
from fieldcase.model.case import Case
from fieldcase.model.fieldwork import Task
from fieldcase.model.ids import TaskId
from fieldcase.model.said import said_date
from ui.pages.contact_line import said_contact
from ui.pages.question_line import question_line
from ui.record_form import Group, RecordForm
from ui.widgets.basics import button, card, clear, column, label, row, scrolling

if TYPE_CHECKING:
    from ui.workplace import Workplace


class CaseSide(QWidget):
    """Reasons and questions. `counted` says how many questions are open."""

    counted = Signal(int)

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.case: Case | None = None
        words = self.words
        self.reasons = RecordForm(
            work, (Group("", (("reasons",),), frozenset({"reasons"})),), name=words(N_("Why it is strategic"))
        )
        asking = (Group("", (("text",), ("assigned", "due"))),)
        self.asking = RecordForm(work, asking, name=words(N_("New question")))
        self.asking.entered.connect(self.ask)
        self._list = column(gap=6)
        self._nothing = label(words(N_("No question yet. What must still be found out?")), "muted", wrap=True)
        last = row(button(words(N_("Ask")), self.ask, icon="plus", name=words(N_("Ask this question"))))
        last.addStretch(1)
        held = column(
            card(label(words(N_("Questions")), "heading"), self._nothing, self._list, self.asking, last),
            card(self.reasons), gap=12,
        )  # fmt: skip
        self.setLayout(column(scrolling(held)))

    def open(self, case: Case) -> None:
        """Show the reasons and questions of a case."""
        new = self.case is None or self.case.id != case.id
        self.case = case
        if new:
            self.leave()
            self._begin()
            self.reasons.open(case)
        else:
            self.reasons.again()
        self.read()

    def _begin(self) -> None:
        """A blank question, or the one that was begun and never entered."""
        case = self.case
        if case is None:
            return
        blank = Task(id=TaskId(self.work.desk.new_id()), scope=case.scope, kind=KIND)

        def begun(found: Task | None) -> None:
            self.asking.open(found or blank)

        self.work.ask(
            lambda look: next(
                (
                    one
                    for one in look.unfinished()
                    if isinstance(one, Task) and one.scope == case.scope and one.kind == KIND
                ),
                None,
            ),
            begun,
            self,
            "begun",
        )

    def read(self) -> None:
        """Read the questions anew."""
        case = self.case
        if case is not None:
            self.work.ask(lambda look: questions(look, case.scope), self._came, self, "questions")

    def _came(self, found: tuple[Question, ...]) -> None:
        clear(self._list)
        for question in found:
            self._list.addLayout(self._line(question))
        self._nothing.setVisible(not found)
        self.counted.emit(sum(not question.task.done for question in found))

    def _line(self, question: Question) -> QHBoxLayout:
        task, words = question.task, self.words
        until = words(N_("until {date}")).format(date=said_date(task.due, words)) if task.due else ""
        overdue = words(N_("overdue")) if question.overdue else ""
        aside = " · ".join(part for part in (question.whom, until, overdue) if part)
        below = label(aside, "wrong" if question.overdue else "muted", wrap=True)
        reached = label(said_contact(question.contact, words) if not task.done else "", "muted", wrap=True)
        what = called(question.about, self.work.tables, words) if question.about is not None else ""
        about = label(words(N_("about: {what}")).format(what=what) if what else "", "muted", wrap=True)
        return question_line(self.work, task, *(one for one in (below, about, reached) if one.text()))

    def ask(self) -> None:
        """Enter the question that was typed; a blank one takes its place. Where nothing was typed, go to the line."""
        if self.asking.has_typed:
            self.asking.enter(self._asked)
        else:
            self.focus()

    def _asked(self) -> None:
        self._begin()
        self.focus()

    def focus(self) -> None:
        """Go to the line of the new question."""
        self.asking.first_field().setFocus()

    def leave(self) -> None:
        """Enter what was typed."""
        self.reasons.enter()
        if self.asking.has_typed:
            self.asking.enter(self._begin)
