"""What a court decision leaves a lawyer to ask, as a list: each with its source, and a button that asks it once.

Questions, never findings. Knows one decision; what is asked is a rule's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldcase.casework import court_checks
from fieldcase.casework.court_checks import Question
from fieldcase.errors import N_
from fieldcase.model.courts import Decision
from ui.widgets.basics import GAP, button, clear, column, label, row

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

Found = tuple[tuple[Question, ...], frozenset[str]]


class QuestionsList(QWidget):
    """The list; hidden where there is nothing to ask."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work = work
        self._decision: Decision | None = None
        self._shown: Found | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GAP)
        self._head = label(work.words(N_("To ask a lawyer")), "strong")
        self.setLayout(column(self._head, self._lines))
        self.hide()

    def show_decision(self, decision: Decision | None) -> None:
        """Show the questions about a decision as it is kept; none for None."""
        self._decision = decision
        if decision is None:
            self._show(((), frozenset()))
            return
        key, words = decision.key, self.work.words

        def look(look: Look) -> Found:
            now = look.get(Decision, key)
            if now is None:
                return (), frozenset()
            return court_checks.questions_of(look, now, words), court_checks.asked_rules(look, now)

        self.work.ask(look, self._show, self, "questions")

    def _show(self, found: Found) -> None:
        if found == self._shown:
            return
        self._shown = found
        clear(self._lines)
        questions, asked = found
        for one in questions:
            self._lines.addWidget(self._line(one, asked=one.rule in asked))
        self.setVisible(bool(questions))

    def _line(self, question: Question, *, asked: bool) -> QWidget:
        words, made = self.work.words, QWidget()
        said = column(label(question.text, wrap=True), gap=2)
        if question.source not in question.text:
            source = words(N_("Source: {source}")).format(source=question.source)
            said.addWidget(label(source, "muted", wrap=True))
        if asked:
            last = row(label(words(N_("A lawyer was asked.")), "muted"))
        else:
            name = words(N_("Ask a lawyer: {question}")).format(question=question.sign)
            last = row(button(words(N_("Ask a lawyer")), self._asking(question), "", "message-square", name=name))
        last.addStretch(1)
        made.setLayout(column(said, last, gap=4))
        return made

    def _asking(self, question: Question) -> Callable[[], None]:
        return lambda: self._ask(question)

    def _ask(self, question: Question) -> None:
        decision = self._decision
        if decision is None:
            return
        said = self.work.words(N_("The question stands among the questions to be answered."))
        self.work.do(
            lambda desk: court_checks.ask_a_lawyer(desk, desk.get(Decision, decision.key) or decision, question),
            lambda _: self.show_decision(self._decision), said,
        )  # fmt: skip
