"""What the grid has no column for, of the decision in front: what a lawyer is to be asked, and the other fields.

A form of its own with drafts as everywhere; it writes fields that no cell writes. Knows one decision.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.errors import N_
from fieldcase.model.courts import Decision
from ui.pages.decision_questions import QuestionsList
from ui.record_form import Group, RecordForm
from ui.widgets.basics import card, column, label, scrolling

if TYPE_CHECKING:
    from ui.workplace import Workplace

LONG = frozenset({"quote", "notes"})
# What the fields need beside the grid, in letters.
_LETTERS = 54


def rest_groups(work: Workplace) -> tuple[Group, ...]:
    """The fields that are no column of the grid."""
    words = work.words
    return (
        Group("", (("reference",), ("country",), ("instance",), ("act_date",), ("offence",), ("outcome",)), LONG),
        Group(words(N_("Substance")), (("form",), ("weight_basis",))),
        Group(words(N_("Punishment")), (
            ("additional",), ("suspended",), ("criminal_record",), ("fine_converted",), ("reentry_ban",),
        )),
        Group(words(N_("Where it was read")), (("source_words",), ("quote",), ("example",)), LONG),
        Group(words(N_("For the team alone: in no table that leaves")), (("judge",), ("notes",)), LONG),
    )  # fmt: skip


def whole_groups(work: Workplace, *, of_a_case: bool) -> tuple[Group, ...]:
    """All fields of a decision that stands alone: in a case linked to a person, an act, a source and evidence."""
    words = work.words
    linked = (Group(words(N_("Whom and what it is about")), (("act",), ("person",))),) if of_a_case else ()
    read = (("source",), ("evidence",)) if of_a_case else ()
    groups = (
        Group("", (("date", "act_date"), ("court", "instance"), ("reference", "country"))),
        *linked,
        Group(words(N_("What was decided")), (
            ("code", "article"), ("offence", "outcome"), ("substance", "form"), ("weight", "weight_basis"), ("size",),
            ("punishments",), ("additional",), ("term", "suspended"), ("fine", "fine_converted"),
            ("criminal_record", "reentry_ban"),
        )),
        Group(words(N_("Who was there")), (("defence", "interpreter"), ("gender", "minor"))),
        Group(words(N_("Where it was read")), (*read, ("source_words",), ("quote",), ("preliminary", "example")), LONG),
        Group(words(N_("For the team alone: in no table that leaves")), (("judge",), ("notes",)), LONG),
    )  # fmt: skip
    return tuple(_narrow(one) for one in groups) if of_a_case else groups


def _narrow(group: Group) -> Group:
    """The same fields one below another: a form beside a list has no room for two."""
    return replace(group, lines=tuple((name,) for line in group.lines for name in line))


class DecisionDetail(QWidget):
    """Questions and form."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work = work
        self.questions = QuestionsList(work)
        self.form = RecordForm(work, rest_groups(work), name=work.words(N_("More of the decision")))
        self._nothing = label(work.words(N_("Choose a row; what has no column stands here.")), "muted", wrap=True)
        self._held = card(self.form)
        self._held.hide()
        held = column(self.questions, self._nothing, self._held, gap=12)
        self.area = scrolling(held)
        self.area.setMinimumWidth(_LETTERS * self.fontMetrics().averageCharWidth())
        self.setLayout(column(self.area))

    def show_decision(self, decision: Decision | None, *, kept: bool) -> None:
        """Show a decision; one that is only begun has no questions yet, and its other fields come once it is one."""
        shown = decision if kept else None
        self.questions.show_decision(shown)
        self._nothing.setVisible(shown is None)
        self._held.setVisible(shown is not None)
        if shown is None:
            self.form.enter()
        elif self.form.record is None or self.form.record.key != shown.key:
            self.form.open(shown)
        else:
            self.form.again()
