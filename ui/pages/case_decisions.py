"""The court decisions of a case: the list, the form of the marked one, what is to be asked, and the act it decides.

What was said, charged and decided stays three things: what an act says was decided is changed only when somebody says
so. Knows one case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

from fieldcase.casework import hearings
from fieldcase.errors import N_
from fieldcase.model.case import Case
from fieldcase.model.courts import Decision
from fieldcase.model.fieldwork import Visit
from fieldcase.model.ids import DecisionId
from fieldcase.model.said import said_date
from ui.keys import Command
from ui.pages.case_law_records import Kind, RecordsPart
from ui.pages.case_tab import Tab
from ui.pages.decision_act import DecisionBelow
from ui.pages.decision_detail import whole_groups
from ui.pages.record_list import Plan
from ui.widgets.basics import button
from ui.widgets.rows import Column

if TYPE_CHECKING:
    from ui.workplace import Workplace

_EMPTY = N_(
    "What courts decided in this case: each with its source, and beside the act that it decides. A decision of a case "
    "goes out in its dossier alone."
)


def decisions(work: Workplace) -> Kind:
    """The decisions of a case."""
    words = work.words

    def when(one: Decision) -> str:
        return said_date(one.date, words) if one.date is not None else ""

    plan = Plan(
        Decision, words(N_("Court decisions of the case")),
        (
            Column(words(N_("Date")), when, "date", width=110),
            Column(words(N_("Court")), lambda one: one.court, "court", wide=True, least=140),
            Column(words(N_("Article")), lambda one: one.article, "article", width=80),
            Column(words(N_("Outcome")), lambda one: work.term("decision_outcome", one.outcome), "outcome", width=130,
                   spare=1),
        ),
        lambda number: words.plural("{n} decision", "{n} decisions", number).format(n=number), sort="date",
    )  # fmt: skip
    return Kind(
        plan, whole_groups(work, of_a_case=True),
        lambda case: Decision(id=DecisionId(work.desk.new_id()), scope=case.scope, country=case.country),
        words(N_("New decision")), "gavel", words(_EMPTY), words(N_("The decision is in the bin.")), markable=True,
        below=DecisionBelow,
    )  # fmt: skip


class DecisionsTab(Tab):
    """The tab."""

    NAME: ClassVar[str] = "decisions"
    TITLE: ClassVar[str] = N_("Decisions")
    LISTENS: ClassVar[frozenset[str]] = frozenset({"decision", "act", "task", "person", "source"})

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.part = RecordsPart(work, decisions(work))
        self.part.list.beside(button(self.words(N_("New hearing")), self.new_hearing, "", "calendar-check"))
        self.body.addWidget(self.part, 1)

    def open(self, case: Case, mark: bytes | None) -> None:
        """Show the decisions of a case, one of them marked."""
        self.case = case
        self.part.open(case, mark)

    def read(self) -> None:
        """Read list and form anew."""
        self.part.read()

    def leave(self) -> None:
        """Enter what was typed."""
        self.part.leave()

    def first_focus(self) -> QWidget:
        """The list."""
        return self.part.first_focus()

    @property
    def marked(self) -> bytes | None:
        """The decision in the form."""
        record = self.part.form.record
        return record.key if record is not None else None

    def new_hearing(self) -> None:
        """Begin a visit to a hearing of this case, and go there."""
        case = self.case
        if case is None:
            return
        self.leave()

        def made(visit: Visit) -> None:
            self.work.go("visits", visit.key)

        self.work.do(
            lambda desk: hearings.new_hearing(desk, case), made, self.words(N_("A visit to a hearing was begun."))
        )

    def commands(self) -> tuple[Command, ...]:
        """Of list and form, and a hearing."""
        return (
            *self.part.commands(),
            Command("new-hearing", N_("New hearing"), "Ctrl+Shift+E", self.new_hearing),
        )
