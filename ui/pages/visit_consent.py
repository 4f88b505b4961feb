"""Before an interview: three spoken questions, one at a time, shown large; then whether we met before. And a refusal.

The answers are kept before anything else is asked. Three times no keeps a reason and nobody. Knows keys and questions;
what an answer is worth is casework's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from fieldcase.casework import visits
from fieldcase.casework.consents import ANSWERS, MEANINGS, TITLES
from fieldcase.casework.tables import options
from fieldcase.errors import N_, FieldcaseError
from fieldcase.model.fieldwork import Interview, Visit
from ui.widgets.basics import EDGE, button, clear, column, label, row, scrolled
from ui.widgets.line_button import LineButton
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from ui.workplace import Workplace

_KEYS = "1234567890-"
TARGET = 48
_ONE_COLUMN, _TALLEST = 5, 370


def keyed(place: int, text: str) -> str:
    """A choice with the key that chooses it."""
    return f"{_KEYS[place]}   {text}" if place < len(_KEYS) else text


class KeyPanel(Panel):
    """A panel whose choices have keys. A subclass shows choices by `offer`."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.choices: list[QPushButton] = []

    def offer(self, choices: tuple[tuple[str, str], ...], chosen: Callable[[str], None]) -> QWidget:
        """A button for each (code, text); in two columns where there are many."""
        held = QWidget()
        grid = QGridLayout(held)
        grid.setContentsMargins(0, 0, 0, 0)
        tall = len(choices) if len(choices) <= _ONE_COLUMN else (len(choices) + 1) // 2
        self.choices = []
        for place, (code, text) in enumerate(choices):
            made = LineButton(keyed(place, text), _choosing(chosen, code), kind="")
            made.setAccessibleName(text)
            made.setMinimumHeight(TARGET)
            self.choices.append(made)
            grid.addWidget(made, place % tall, place // tall)
        return held

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key chooses."""
        place = _KEYS.find(event.text()) if event.text() else -1
        if 0 <= place < len(self.choices):
            self.choices[place].click()
            return
        super().keyPressEvent(event)


def _choosing(chosen: Callable[[str], None], code: str) -> Callable[[], None]:
    return lambda: chosen(code)


class ConsentPanel(KeyPanel):
    """The questions. `then` is called with the interview; where everything was refused, `refused` in its place."""

    WIDTH = 720

    def __init__(
        self, work: Workplace, visit: Visit, then: Callable[[Interview], None],
        refused: Callable[[], None] = lambda: None,
    ) -> None:  # fmt: skip
        super().__init__(work.words(N_("Consent comes first")))
        self.work, self.visit, self._then, self._ended = work, visit, then, refused
        self.answers: dict[str, str] = {}
        self._inside = QWidget()
        self._lines = QVBoxLayout(self._inside)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.back_button = button(work.words(N_("Back")), self.back, "flat", "chevron-left")
        last = row(self.back_button)
        last.addStretch(1)
        last.addWidget(button(work.words(N_("Cancel")), lambda: self.close_panel(), "flat"))
        self._last = last
        self.setLayout(column(self._inside, last, gap=12, edge=24))
        self._ask()

    @property
    def question(self) -> str:
        """The question that is asked now, empty after the last."""
        return next((name for name in TITLES if name not in self.answers), "")

    def _ask(self) -> None:
        words, name = self.work.words, self.question
        clear(self._lines)
        place = list(TITLES).index(name) + 1
        said = words(N_("Question {n} of {total}: read it aloud")).format(n=place, total=len(TITLES))
        self._lines.addWidget(label(said, "muted", wrap=True))
        self._lines.addWidget(label(words(TITLES[name]), "title", wrap=True))
        self._lines.addWidget(label(words(MEANINGS[name]), "muted", wrap=True))
        self._lines.addWidget(self.offer(tuple((code, words(text)) for code, text in ANSWERS), self._answered))
        self.back_button.setVisible(bool(self.answers))
        self.choices[0].setFocus()

    def back(self) -> None:
        """Ask the question before again."""
        if self.answers:
            self.answers.popitem()
            self._ask()

    def _answered(self, answer: str) -> None:
        self.answers[self.question] = answer
        if self.question:
            self._ask()
        elif set(self.answers.values()) == {"no"}:
            self._ask_reason()
        else:
            self._keep()

    def _ask_reason(self) -> None:
        words = self.work.words
        clear(self._lines)
        self._lines.addWidget(label(words(N_("Nothing is kept but the reason")), "title", wrap=True))
        why = N_("Why, in one key? Only the reason is kept: nobody and no words.")
        self._lines.addWidget(label(words(why), "muted", wrap=True))
        self._lines.addWidget(reasons(self, self._refused, words.language))
        self.choices[0].setFocus()

    def _refused(self, reason: str) -> None:
        keep_refusal(self.work, self.visit, reason)
        self.close_panel()
        self._ended()

    def _keep(self) -> None:
        visit, answers = self.visit, dict(self.answers)

        def deed(desk: Desk) -> Interview:
            with desk.deed():
                person = visits.agreed(desk, visit, answers)
                return visits.new_interview(desk, visit, person)

        self.setEnabled(False)
        said = self.work.words(N_("The answers are kept."))
        self.work.do(deed, self._kept, said, self._not_kept, must=True)

    def _not_kept(self, wrong: FieldcaseError) -> None:
        """The answers stay on the screen: Enter tries once more."""
        self.setEnabled(True)
        self.work.tell(wrong)

    def _kept(self, interview: Interview) -> None:
        self.close_panel()
        self._then(interview)

    def first_focus(self) -> QWidget:
        """Yes."""
        return self.choices[0]


class RefusalPanel(KeyPanel):
    """One key, and a refusal is kept: its reason and nothing else. The reasons come in a turn of their own."""

    WIDTH = 760

    def __init__(self, work: Workplace, visit: Visit) -> None:
        words = work.words
        super().__init__(words(N_("A refusal")))
        self.work, self.visit = work, visit
        lead = label(words(N_("Why, in one key? Only the reason is kept: nobody and no words.")), "muted", wrap=True)
        self.cancel_button = button(words(N_("Cancel")), lambda: self.close_panel(), "flat")
        last = row(self.cancel_button)
        last.insertStretch(0, 1)
        self._middle = column()
        self.setLayout(column(label(words(N_("A refusal")), "title"), lead, self._middle, last, gap=10, edge=24))
        QTimer.singleShot(0, self, self._fill)

    def _fill(self) -> None:
        if not self.choices:
            self._middle.addWidget(reasons(self, self._chosen, self.work.language))
            self.choices[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key chooses, also one that was faster than the reasons."""
        self._fill()
        super().keyPressEvent(event)

    def _chosen(self, reason: str) -> None:
        keep_refusal(self.work, self.visit, reason)
        self.close_panel()

    def first_focus(self) -> QWidget:
        """The first reason, once it is there."""
        return self.choices[0] if self.choices else self.cancel_button


def reasons(panel: KeyPanel, chosen: Callable[[str], None], language: str) -> QScrollArea:
    """The reasons of a refusal as choices of a panel."""
    inside = panel.offer(options("refusal_reason", language), chosen)
    area = scrolled(inside)
    needed = inside.heightForWidth(panel.WIDTH - 2 * EDGE)
    area.setMinimumHeight(min(needed + 4, _TALLEST))
    return area


def keep_refusal(work: Workplace, visit: Visit, reason: str) -> None:
    """Keep that somebody refused, and why."""
    deed: Callable[[Desk], Any] = lambda desk: visits.refusal(desk, visit, reason)  # noqa: E731
    work.owed.keep(deed, said=work.words(N_("The refusal is kept, without anybody in it.")))
