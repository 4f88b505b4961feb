"""Below the form of a step: all steps of the case as a line of time, live from what is typed, and what cannot be.

A day that cannot be has its sentence beside its own field. Refuses to know rules: what they say comes from casework.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldcase.casework.remedies import Standing, ask_a_lawyer, steps, to_ask
from fieldcase.errors import N_
from fieldcase.model.remedies import Remedy
from fieldcase.model.said import said_date
from ui.widgets.basics import button, card, column, label
from ui.widgets.flow import flowing
from ui.widgets.timeline import Line, Mark, TimeLine
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldcase.casework.desk import Desk
    from fieldcase.casework.look import Look
    from fieldcase.casework.remedies import Step
    from ui.record_form import RecordForm
    from ui.workplace import Workplace

_READ_AFTER_MS = 60
_LETTERS = 16
_DATED = ("filed", "received", "due", "answered")


class RemedyCourse(QWidget):
    """The line of time."""

    def __init__(self, work: Workplace, form: RecordForm) -> None:
        super().__init__()
        self.work, self.form = work, form
        words = work.words
        self.line = TimeLine(words(N_("All steps of this case in their order")), letters=_LETTERS)
        self.line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.steps: tuple[Step, ...] = ()
        self.ask_button = button(words(N_("Ask a lawyer")), self.ask, icon="flag")
        self.ask_button.hide()
        inside = card(label(words(N_("All steps in their order")), "heading"), self.line, flowing(self.ask_button))
        self.setLayout(column(inside))
        self._timer = delayed(self, _READ_AFTER_MS, self.read)
        form.edited.connect(self._timer.start)
        form.showed.connect(self.read)

    def read(self) -> None:
        """Read the steps anew, the one in the form as it is typed."""
        self._timer.stop()
        typed = self.form.as_typed()
        if not isinstance(typed, Remedy):
            return
        words, tables = self.work.words, self.work.tables

        def read(look: Look) -> tuple[Sequence[Step], bool]:
            kept = look.get(Remedy, typed.key)
            return steps(look, typed.scope, tables, words, typed), kept is not None and bool(to_ask(look, kept))

        self.work.ask(read, lambda answer: self._show(*answer), self, "course")

    def ask(self) -> None:
        """Enter the step and make questions of what is open about it: a day that is over, a threat."""
        typed, words = self.form.as_typed(), self.work.words

        def deed(desk: Desk) -> None:
            kept = desk.get(Remedy, typed.key) if typed is not None else None
            if kept is not None:
                ask_a_lawyer(desk, kept, words)

        said = words(N_("The question stands with the questions of the case."))
        self.form.enter(lambda: self.work.do(deed, lambda _: self.read(), said))

    def _show(self, found: Sequence[Step], asks: bool) -> None:
        self.steps = tuple(found)
        self.ask_button.setVisible(asks)
        typed = self.form.record
        self.line.show_lines(tuple(self._line(one) for one in found))
        mine = next((one for one in found if typed is not None and one.remedy.id == typed.key), None)
        sentences = {one.field: self.work.words(one.message) for one in mine.wrong} if mine is not None else {}
        for name in _DATED:
            if name in self.form.fields:
                self.form.fields[name].doubt(sentences.get(name, ""))
        if mine is not None:
            self.line.take(mine.remedy.key)
        self._fit()

    def _line(self, one: Step) -> Line:
        words, remedy = self.work.words, one.remedy
        when = said_date(remedy.filed, words) if remedy.filed is not None else words(N_("not filed"))
        parts = (self.work.term("remedy_type", remedy.type), remedy.authority)
        what = words(N_("Step {number}: {what}")).format(
            number=one.number, what=", ".join(part for part in parts if part)
        )
        late = one.standing in (Standing.SILENT, Standing.UNSHOWN)
        detail, doubt = ("", one.outcome) if late else (one.outcome, "")
        mark = Mark.CERTAIN if remedy.filed is not None and remedy.filed.first == remedy.filed.last else Mark.UNCERTAIN
        return Line(remedy.key, when, what, detail, (), doubt, mark, f"{what}. {when}. {one.outcome}")

    def _fit(self) -> None:
        """As tall as its lines: the form around it scrolls, the line of time does not."""
        tall = sum(self.line.sizeHintForRow(place) for place in range(len(self.steps)))
        self.line.setFixedHeight(tall + 2 * self.line.frameWidth() + 4)
