"""A question that is to be found out, as one line: a tick when it is answered, its words, a way to all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel

from fieldcase.casework.questions import tick
from fieldcase.errors import N_
from fieldcase.model.fieldwork import Task
from ui.pages.question_panel import QuestionPanel
from ui.widgets.basics import button, column, label, row
from ui.widgets.tick import Tick

if TYPE_CHECKING:
    from ui.workplace import Workplace


def question_line(work: Workplace, task: Task, *below: QLabel) -> QHBoxLayout:
    """The line, with more below its words where there is more to say."""
    words = work.words
    said, again = words(N_("The question is answered.")), words(N_("The question is open again."))
    box = Tick()
    box.setChecked(task.done)
    box.setAccessibleName(words(N_("Answered: {question}")).format(question=task.text))
    box.clicked.connect(lambda done: work.do(lambda desk: tick(desk, task, done), said=said if done else again))
    change = words(N_("Open the question: {question}")).format(question=task.text)
    pencil = button(
        "", lambda: work.asked_for_panel.emit(QuestionPanel(work, task)), "flat", "pencil", name=change
    )  # fmt: skip
    text = label(task.text, "muted" if task.done else "", wrap=True)
    line = row(box, column(text, *below, gap=1), pencil, gap=6)
    line.setStretch(1, 1)
    return line
