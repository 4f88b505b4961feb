"""What was seen at a court hearing: the form of court monitoring, the next hearing as a task, and the decision.

Knows one visit of the kind "hearing"; the decision lies with the visit, and is counted in the register only when
somebody says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from fieldcase.casework import hearings
from fieldcase.errors import N_
from fieldcase.model.courts import Decision, Hearing
from fieldcase.model.fieldwork import Visit
from fieldcase.model.ids import DecisionId, HearingId
from ui.pages.decision_detail import whole_groups
from ui.pages.decision_questions import QuestionsList
from ui.record_form import Group, RecordForm
from ui.widgets.basics import button, card, column, label, scrolling
from ui.widgets.flow import flowing

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.look import Look
    from fieldcase.casework.visits import Counts
    from ui.workplace import Workplace

_LONG = frozenset({"words_used", "petition", "observations", "admissions", "notes", "result"})
_ALONE = N_(
    "The decision lies with this visit and is counted nowhere. In the register it is counted without its number, "
    "without anybody and without words."
)
Read = tuple[Hearing | None, Decision | None, bool]


def hearing_groups(work: Workplace) -> tuple[Group, ...]:
    """The form of court monitoring."""
    words = work.words
    return (
        Group("", (("court", "instance"), ("about",), ("persons",))),
        Group(words(N_("How it was heard")), (
            ("open_to_public", "rights_explained"), ("defence", "interpreter"), ("heard", "treatment_raised"),
            ("words_used",), ("observations",),
        ), _LONG),
        Group(words(N_("Our part in it")), (("support",), ("petition",), ("petition_result",)), _LONG),
        Group(words(N_("How it ended")), (("result",), ("next_on",)), _LONG),
        Group(words(N_("In no dossier until the case's lawyer releases it")), (("admissions",),), _LONG),
        Group(words(N_("For the team alone: in no dossier and in no table")), (("notes",),), _LONG),
    )  # fmt: skip


class HearingPart(QWidget):
    """The tab."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        words = self.words
        self._visit: Visit | None = None
        self._hearing: Hearing | None = None
        # A decision is being entered of which nothing is kept yet.
        self._begun = False
        self.form = RecordForm(work, hearing_groups(work), name=words(N_("Hearing")), entering=self._entering)
        self.decision = RecordForm(work, whole_groups(work, of_a_case=False), name=words(N_("The decision")))
        self.questions = QuestionsList(work)
        self.begin = button(words(N_("Enter the decision")), self.enter_decision, "", "gavel")
        self.count = button(words(N_("Count it in the register too")), self._into_register, "", "list")
        self._said = label("", "muted", wrap=True)
        self._about = card(
            label(words(N_("The decision")), "heading"), self._said, flowing(self.begin, self.count), self.questions,
            self.decision, gap=10,
        )  # fmt: skip
        held = column(card(self.form), self._about, gap=12)
        self.setLayout(column(scrolling(held)))
        self.setFocusProxy(self.form)
        self.decision.hide()
        self.count.hide()
        self.decision.left.connect(self._read)

    def _entering(self, desk: Desk, before: Any, record: Any) -> Any:
        return hearings.enter(desk, before, record, self.words)

    def show_visit(self, visit: Visit, _counts: Counts, _mark: bytes | None) -> None:
        """Show the hearing of a visit."""
        if self._visit is not None and self._visit.key != visit.key:
            self.leave()
            self.decision.hide()
            self._begun = False
        self._visit = visit
        self._read()

    def _read(self) -> None:
        visit = self._visit
        if visit is None:
            return

        def look(look: Look) -> Read:
            return (
                hearings.hearing_of(look, visit),
                hearings.decision_of(look, visit),
                hearings.in_register(look, visit),
            )

        self.work.ask(look, self._came, self, "hearing")

    def _came(self, read: Read) -> None:
        hearing, decision, counted = read
        visit, words = self._visit, self.words
        if visit is None:
            return
        shown = self.form.record
        if hearing is not None and shown is not None and shown.key == hearing.key:
            self.form.again()
        elif hearing is not None or shown is None or shown.scope != visit.scope:
            new = HearingId(self.work.desk.world.random(16))
            self.form.open(hearing or Hearing(id=new, scope=visit.scope, visit=visit.id))
        self._hearing = hearing
        if decision is not None:
            self._begun = False
            self._show_decision(decision)
        elif not self._begun:
            self.decision.forget()
            self.decision.hide()
        self.begin.setVisible(self.decision.isHidden())
        self.count.setVisible(decision is not None and not counted)
        nothing = N_("None is entered. What was decided can be entered here, from what was heard or read.")
        in_it = N_("It is counted in the register as well.")
        self._said.setText(words(nothing if decision is None else in_it if counted else _ALONE))
        self.questions.show_decision(decision)

    def _show_decision(self, decision: Decision) -> None:
        self.decision.show()
        shown = self.decision.record
        if shown is not None and shown.key == decision.key:
            self.decision.again()
        else:
            self.decision.open(decision)

    def enter_decision(self) -> None:
        """Begin the decision of this hearing, with what the hearing says already; or go to it."""
        visit = self._visit
        if visit is None:
            return
        self.form.enter()
        if self.decision.isHidden():
            self._begun = True
            typed = self.form.as_typed()
            hearing = typed if isinstance(typed, Hearing) else self._hearing
            key = DecisionId(self.work.desk.world.random(16))
            self.decision.show()
            self.begin.hide()
            blank = hearings.blank_decision(visit, hearing, key)
            self.decision.open(blank, lambda: self.decision.fields["code"].go_on())
        elif "code" in self.decision.fields:
            self.decision.fields["code"].go_on()

    def _into_register(self) -> None:
        visit, decision = self._visit, self.decision.record
        if visit is None or not isinstance(decision, Decision):
            return
        said = self.words(N_("The decision is counted in the register, without its number and without anybody."))
        self.decision.enter(
            lambda: self.work.do(
                lambda desk: hearings.into_register(desk, visit, decision), lambda _: self._read(), said
            )
        )

    def leave(self) -> None:
        """Enter what was typed."""
        self.form.enter()
        self.decision.enter()
