"""Below the form of a case's decision: what a lawyer is to be asked, and the act that the decision decides.

Whether an act is to say what a decision says is asked with both texts in view; nothing is written over by itself.
Knows the form it stands below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework import decided_acts
from fieldcase.casework.decided_acts import Decided
from fieldcase.casework.decision_cells import Cells
from fieldcase.errors import N_
from fieldcase.model.courts import Decision
from ui.pages.decision_questions import QuestionsList
from ui.record_form import RecordForm
from ui.widgets.basics import button, column, label, row
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from ui.workplace import Workplace


class DecisionBelow(QWidget):
    """Questions and the way into the act."""

    def __init__(self, work: Workplace, form: RecordForm) -> None:
        super().__init__()
        self.work, self.form = work, form
        words = work.words
        self.cells = Cells(work.tables, words, work.desk.world.today())
        self.questions = QuestionsList(work)
        self.write = button(words(N_("Write it into the act …")), self._ask, "", "scale")
        self.said = label("", "muted", wrap=True)
        beside = row(self.write)
        beside.addStretch(1)
        self._act = QWidget()
        self._act.setLayout(column(self.said, beside, gap=4))
        self._act.hide()
        self.setLayout(column(self.questions, self._act, gap=12))
        self._found: Decided | None = None
        form.built.connect(self.read)
        form.left.connect(self.read)
        work.changed.connect(self._heard)

    def _heard(self, changes: object) -> None:
        kinds: frozenset[str] = getattr(changes, "kinds", frozenset())
        if self.isVisible() and kinds & {"act", "decision", "task"}:
            self.read()

    def read(self) -> None:
        """Read what the decision in the form says, and the act that it names."""
        record, cells = self.form.record, self.cells
        if not isinstance(record, Decision):
            return
        key = record.key
        self.questions.show_decision(record)
        self.work.ask(lambda look: decided_acts.decided(look, key, cells), self._came, self, "act")

    def _came(self, found: Decided | None) -> None:
        self._found = found
        self._act.setVisible(found is not None)
        if found is None:
            return
        same, other = N_("The act says what this decision says."), N_("The act does not say what this decision says.")
        self.said.setText(self.work.words(same if found.same else other))
        self.write.setVisible(not found.same)

    def _ask(self) -> None:
        if self._found is not None:
            self.work.asked_for_panel.emit(ActPanel(self.work, self._found))


class ActPanel(Panel):
    """What the act says was decided, and what it would say."""

    def __init__(self, work: Workplace, found: Decided) -> None:
        words = work.words
        super().__init__(words(N_("Write the decision into the act")))
        self.work, self._found = work, found
        nothing = words(N_("nothing yet"))
        self.cancel = button(words(N_("Leave the act as it is")), lambda: self.close_panel())
        self.go = button(words(N_("Write it into the act")), self._write, "primary")
        last = row(self.cancel, self.go)
        last.insertStretch(0, 1)
        kept = N_("What the police said and what was charged stay as they are.")
        self.setLayout(
            column(
                label(words(N_("Write the decision into the act")), "heading"),
                label(words(N_("The act says was decided:")), "muted"), label(found.before or nothing, wrap=True),
                label(words(N_("It would say:")), "muted"), label(found.after or nothing, wrap=True),
                label(words(kept), "muted", wrap=True), last, gap=10, edge=20,
            )
        )  # fmt: skip

    def first_focus(self) -> QWidget:
        """The way that changes nothing."""
        return self.cancel

    def _write(self) -> None:
        found = self._found
        self.close_panel()
        said = self.work.words(N_("The act says what was decided."))
        self.work.do(lambda desk: decided_acts.write(desk, found), None, said)
