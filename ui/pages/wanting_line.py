"""A thing that is wanting, as one line: how it stands, a way to it, and a key that makes a question of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

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


class WantingLine(QWidget):
    """The line. With `opens` it names what it is about and opens it. The key asks, or opens what was asked."""

    def __init__(
        self, work: Workplace, one: Wanting, about: Record, *, asked: bool, opens: Callable[[], None] | None = None
    ) -> None:
        super().__init__()
        self.work, self.one, self.about = work, one, about
        stands = bearing_said.stands(one, work.words)
        what = bearing_said.what(one, work.tables, work.words)
        self.said = f"{what} — {stands}"
        self.ask_button = button(work.words(N_("Ask…")), self.ask, icon="message-square")
        held = row(gap=6)
        if opens is not None:
            line = LineButton(f"{what}\n{stands}", opens, icon="scale")
            line.setAccessibleName(self.said)
            held.addWidget(line, 1)
        else:
            held.addWidget(label(stands, wrap=True), 1)
        held.addWidget(self.ask_button)
        self.setLayout(held)
        self.show_asked(asked)

    def show_asked(self, asked: bool) -> None:
        """Show whether the question stands already."""
        words = self.work.words
        self.ask_button.setText(words(N_("✓ asked")) if asked else words(N_("Ask…")))
        name = words(N_("Open the question: {question}")) if asked else words(N_("Ask about it: {question}"))
        self.ask_button.setAccessibleName(name.format(question=self.said))

    def ask(self) -> None:
        """Make a question of it where there is none, and open it, so that it gets its day."""
        about, rule = self.about, self.one.asked_as
        text = bearing_said.asks(self.one, self.work.tables, self.work.words)

        def asking(desk: Desk) -> Task | None:
            asked_by_checks.ask(desk, about, rule, text)
            return asked_by_checks.asked_by(desk, about, rule)

        def asked(task: Task | None) -> None:
            if task is not None:
                self.work.asked_for_panel.emit(QuestionPanel(self.work, task))
            else:
                self.work.say(self.work.words(N_("This question is in the bin. It can be brought back from there.")))

        self.work.do(asking, asked)
