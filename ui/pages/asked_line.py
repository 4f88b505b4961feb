"""A question at the record it is about: the question's own line, with its day and its answer below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from fieldcase.errors import N_
from fieldcase.model.said import said_date
from fieldcase.model.text import in_a_line
from ui.pages.question_line import question_line
from ui.widgets.basics import label

if TYPE_CHECKING:
    from fieldcase.model.fieldwork import Task
    from ui.workplace import Workplace

_LONGEST = 160


def asked_line(work: Workplace, task: Task) -> QHBoxLayout:
    """The line; a question whose day is over says so in words."""
    words = work.words
    until = words(N_("until {date}")).format(date=said_date(task.due, words)) if task.due else ""
    over = not task.done and task.due is not None and task.due.last < work.desk.world.today().toordinal()
    below = [label(" · ".join((until, words(N_("overdue")))) if over else until, "wrong" if over else "muted")]
    if task.answer:
        answer = words(N_("Answer: {text}")).format(text=in_a_line(task.answer, _LONGEST))
        below.append(label(answer, "muted", wrap=True))
    return question_line(work, task, *(one for one in below if one.text()))
