"""The answers of a finished questionnaire, to be read: question above, answer below; what was not known or refused too.

Knows lines of words; changes nothing.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from fieldcase.casework.answers import Answer
from fieldcase.errors import N_
from fieldcase.i18n import Words
from ui.pages.asking_question import MARKS
from ui.widgets.basics import clear, column, label
from ui.widgets.flow import flowing
from ui.widgets.turns import Turns

_BEGUN = N_("The questionnaire is not finished. Every answer that was given is kept.")
# So many lines a turn: a long questionnaire holds nothing up.
_A_TURN = 12


class AnswersPart(QWidget):
    """The lines; hidden where there are none."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        self.answers: tuple[Answer, ...] = ()
        self._lines = column(gap=4)
        self.setLayout(self._lines)
        self._turns: Turns | None = None
        self.hide()

    def show_answers(self, answers: tuple[Answer, ...], *, begun: bool) -> None:
        """Show what was answered, or that it is not finished."""
        self.setVisible(bool(answers) or begun)
        if answers == self.answers and answers:
            return
        self.answers = answers
        if self._turns is not None:
            self._turns.deleteLater()
            self._turns = None
        clear(self._lines)
        if not answers:
            self._lines.addWidget(label(self.words(_BEGUN) if begun else "", "muted", wrap=True))
            return
        self._lines.addWidget(label(self.words(N_("Answers")), "heading"))
        parts = [answers[at : at + _A_TURN] for at in range(0, len(answers), _A_TURN)]
        before = [parts[0][0], *(part[-1] for part in parts)]
        self._turns = Turns(self, [self._adding(part, last) for part, last in zip(parts, before, strict=False)])

    def _adding(self, part: tuple[Answer, ...], last: Answer) -> _Adding:
        return _Adding(self, part, last.section if last is not part[0] else "")

    def add(self, part: tuple[Answer, ...], section: str) -> None:
        """Add lines below those that stand there; a section's name where it begins."""
        for one in part:
            if one.section != section:
                section = one.section
                self._lines.addWidget(label(section, "strong", wrap=True))
            self._lines.addWidget(label(one.question, "muted", wrap=True))
            if one.answer:
                self._lines.addWidget(label(one.answer, wrap=True, select=True))
            else:
                self._lines.addWidget(flowing(label(self.words(MARKS[one.mark]), "chip-warn")))


class _Adding:
    """One turn's lines."""

    def __init__(self, to: AnswersPart, part: tuple[Answer, ...], section: str) -> None:
        self._to, self._part, self._section = to, part, section

    def __call__(self) -> None:
        self._to.add(self._part, self._section)
