"""What an act still asks for: what is wanting in what it rests on, the questions about it, those about a child.

A question stands with the case like any other, with its day and whoever finds it out. Nothing here is a finding.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from fieldcase.casework import asked_by_checks, parental_care
from fieldcase.casework.bearing import Wanting, wanting_of
from fieldcase.casework.questions import KIND
from fieldcase.errors import N_
from fieldcase.model.case import Act
from fieldcase.model.fieldwork import Task
from fieldcase.model.ids import AnyId, TaskId
from ui.pages.asked_line import asked_line
from ui.pages.question_panel import QuestionPanel
from ui.pages.wanting_line import WantingLine
from ui.widgets.basics import WIDE_GAP, button, clear, column, label
from ui.widgets.flow import flowing
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from fieldcase.casework.changes import Changes
    from fieldcase.casework.look import Look
    from ui.record_form import RecordForm
    from ui.workplace import Workplace

_READ_AFTER_MS = 60
_LISTENS = frozenset({"task", "act", "event", "evidence", "involvement"})


@dataclass(frozen=True)
class Open:
    """What an act asks for: the act as it stands in the vault (None while it was never entered), what is wanting with
    whether it was asked, its questions, and the questions about a child that were not asked yet."""

    act: Act | None
    wanting: tuple[tuple[Wanting, bool], ...]
    questions: tuple[Task, ...]
    child: tuple[str, ...]


def open_of(look: Look, key: bytes) -> Open:
    """Read it. Runs on the reading lane."""
    act = look.get(Act, key)
    if act is None:
        return Open(None, (), (), ())
    wanting = tuple((one, asked_by_checks.was_asked(look, act, one.asked_as)) for one in wanting_of(look, act))
    return Open(act, wanting, asked_by_checks.questions_about(look, act), parental_care.to_ask(look, act))


class ActQuestions(QFrame):
    """The card; hidden while the act was never entered."""

    def __init__(self, work: Workplace, form: RecordForm) -> None:
        super().__init__()
        self.work, self.form, self.words = work, form, work.words
        self.setProperty("kind", "card")
        words = self.words
        self._act: Act | None = None
        self._lines: list[WantingLine] = []
        self._wanting, self._questions = column(gap=4), column(gap=6)
        self._complete = label(words(N_("Nothing is wanting by our checks.")), "muted", wrap=True)
        self.new_button = button(words(N_("New question…")), self.new, icon="plus")
        self.child_button = button(self._child_words(0), self.ask_child, icon="plus")
        self.setLayout(
            column(
                label(words(N_("What this act still asks for")), "heading", wrap=True), self._complete, self._wanting,
                self._questions, flowing(self.new_button, self.child_button), edge=WIDE_GAP,
            )
        )  # fmt: skip
        self.hide()
        self._timer = delayed(self, _READ_AFTER_MS, self.read)
        form.showed.connect(self.read)
        form.left.connect(self._timer.start)
        work.changed.connect(self._heard)

    def _heard(self, changes: Changes) -> None:
        if changes.kinds & _LISTENS and self.form.isVisible():
            self._timer.start()

    def read(self) -> None:
        """Ask for all of it."""
        self._timer.stop()
        record = self.form.record
        if record is not None:
            key = record.key
            self.work.ask(lambda look: open_of(look, key), self._show, self, "open")

    def _show(self, found: Open) -> None:
        same = [line.one for line in self._lines] == [one for one, _ in found.wanting]
        self._act = found.act
        self.setVisible(found.act is not None)
        clear(self._questions)
        if found.act is None:
            return
        if not same:
            clear(self._wanting)
            self._lines = [WantingLine(self.work, one, found.act, asked=asked) for one, asked in found.wanting]
            for line in self._lines:
                self._wanting.addWidget(line)
        for line, (_, asked) in zip(self._lines, found.wanting, strict=True):
            line.show_asked(asked)
        for task in found.questions:
            self._questions.addLayout(asked_line(self.work, task))
        self._complete.setVisible(not found.wanting and not found.questions)
        number = len(found.child)
        self.child_button.setText(self._child_words(number))
        self.child_button.setAccessibleName(self.child_button.text())
        self.child_button.setVisible(bool(number))

    def _child_words(self, number: int) -> str:
        asks = self.words.plural("Ask {n} question about the child", "Ask {n} questions about the child", number)
        return asks.format(n=number)

    def new(self) -> None:
        """Write a question about this act."""
        act = self._act
        if act is not None:
            blank = Task(id=TaskId(self.work.desk.new_id()), scope=act.scope, kind=KIND, about=AnyId(act.key))
            self.work.asked_for_panel.emit(QuestionPanel(self.work, blank))

    def ask_child(self) -> None:
        """Ask what has to be asked where a child was taken; undo takes all of them back."""
        act, words = self._act, self.words
        if act is not None:
            said = words(N_("The questions stand with the case."))
            self.work.do(lambda desk: parental_care.ask_all(desk, act, words), said=said)
