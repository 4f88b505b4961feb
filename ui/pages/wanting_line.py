"""A thing that is wanting, as one line: what stands so, a way to it, and a key that makes a question of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from fieldcase.casework import asked_by_checks, bearing_said
from fieldcase.casework.bearing import Wanting
from fieldcase.errors import N_
from fieldcase.model.fieldwork import Task
from ui.pages.question_panel import QuestionPanel
from ui.widgets.basics import button, label, row
from ui.widgets.line_button import LineButton

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from fieldcase.model.declare import Record
    from ui.workplace import Workplace


def wanting_line(
    work: Workplace, one: Wanting, about: Record, asked: bool, opens: Callable[[], None] | None = None
) -> QHBoxLayout:
    """The line. With `opens` it names what it is about and opens it; `asked` says that the question stands already."""
    words = work.words
    stands, what = bearing_said.stands(one, words), bearing_said.what(one, work.tables, words)
    held = row(gap=6)
    if opens is not None:
        held.addWidget(LineButton(f"{what}: {stands}", opens, icon="scale"), 1)
    else:
        held.addWidget(label(stands, wrap=True), 1)
    if asked:
        held.addWidget(label(words(N_("✓ asked")), "muted"))
    else:
        name = words(N_("Ask about it: {what}")).format(what=f"{what}: {stands}")
        held.addWidget(button(words(N_("Ask…")), lambda: ask_about(work, one, about), icon="plus", name=name))
    return held


def ask_about(work: Workplace, one: Wanting, about: Record) -> None:
    """Make a question of it and open the question, so that it gets its day."""
    rule, text = one.asked_as, bearing_said.asks(one, work.tables, work.words)

    def ask(desk: Desk) -> Task | None:
        asked_by_checks.ask(desk, about, rule, text)
        return asked_by_checks.asked_by(desk, about, rule)

    def asked(task: Task | None) -> None:
        if task is not None:
            work.asked_for_panel.emit(QuestionPanel(work, task))

    work.do(ask, asked, work.words(N_("The question stands with the case.")))
