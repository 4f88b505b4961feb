"""Which interviews become cases: those that wait, in the order of their scores, and what was decided of the others.

The score orders and explains itself; a person decides (do-no-harm.md, Law). Knows the list and which step of the funnel
it shows; an interview is shown by its detail.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fieldcase.casework import triage
from fieldcase.casework.triage import Reviewed
from fieldcase.errors import N_
from fieldcase.model.fieldwork import Interview
from fieldcase.model.said import said_date
from ui.keys import Command
from ui.pages.interview_deeds import decide_anew, no_case, take_up
from ui.pages.page_part import PagePart
from ui.pages.record_list import Plan, RecordList
from ui.pages.triage_detail import TriageDetail
from ui.pages.triage_funnel import ASKED, VISITS, WAITING, FunnelRow
from ui.widgets.basics import column, label
from ui.widgets.empty import Empty
from ui.widgets.rows import Column
from ui.widgets.split import Split

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_EMPTY = N_(
    "Interviews stand here in the order of their scores. The score only says which to read first: a person decides, "
    "with a reason, about each of them."
)
_NO_SCORE = N_("no score")


def rows_of(look: Look, records: Sequence[Interview]) -> tuple[Reviewed, ...]:
    """The rows of a page of the list. Runs on the reading lane."""
    return triage.reviewed(look, records)


class TriagePart(PagePart):
    """The tab."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.step = WAITING
        self.funnel = FunnelRow(work, self.choose)
        self.list = RecordList(work, self._plan(), Empty("list", self.words(_EMPTY)))
        self.list.show_asked(ASKED[WAITING])
        self.detail = TriageDetail(work)
        self.list.looked_at.connect(self._show)
        self.list.opened.connect(lambda: self.detail.first_focus().setFocus())
        lead = label(self.words(N_("The score orders the list and decides nothing.")), "muted", wrap=True)
        layout = column(self.funnel, lead, Split(self.list, self.detail, (3, 2)))
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _plan(self) -> Plan:
        words, work = self.words, self.work

        def score(row: Reviewed) -> str:
            return str(row.interview.score) if row.interview.score is not None else words(_NO_SCORE)

        def when(row: Reviewed) -> str:
            day = row.interview.date or (row.visit.date if row.visit is not None else None)
            return said_date(day, words) if day is not None else ""

        def decided(row: Reviewed) -> str:
            code = row.interview.decided
            return work.term("interview_decision", code) if code else words(N_("not yet"))

        return Plan(
            kind=Interview,
            name=words(N_("Which interviews become cases")),
            columns=(
                Column(words(N_("Score")), score, "score", width=90),
                Column(words(N_("Person")), lambda row: row.pseudonym or words(N_("nobody")), width=110),
                Column(words(N_("Date")), when, "date", width=130, spare=1),
                Column(words(N_("Place")), lambda row: row.place, wide=True, least=170),
                Column(words(N_("Questions")), lambda row: str(row.questions), width=80),
                Column(words(N_("Decided")), decided, "decided", width=120, spare=2),
            ),
            counted=lambda n: words.plural("{n} interview", "{n} interviews", n).format(n=n),
            rows=rows_of,
            record=lambda row: row.interview,
        )  # fmt: skip

    def choose(self, step: str) -> None:
        """Show the rows of a step of the funnel."""
        if step == VISITS:
            self.work.go("visits", None, "list")
            return
        self.step = step
        self.funnel.choose(step)
        self.list.show_asked(ASKED[step])

    def read(self) -> None:
        """Read numbers, rows and the marked interview anew."""
        self.work.ask(triage.funnel, self.funnel.show_numbers, self, "funnel")
        self.list.read()
        self.detail.again()

    def _show(self, interview: Interview | None) -> None:
        if interview is None:
            self.detail.show_nothing()
        else:
            self.detail.show_interview(interview.key)

    def leave(self) -> None:
        """There is nothing to enter: what is decided is a deed."""

    def first_focus(self) -> QWidget:
        """The list."""
        return self.list.view

    @property
    def marked(self) -> Interview | None:
        """The interview that is shown beside the list."""
        weighed = self.detail.weighed
        return weighed.interview if weighed is not None and self.list.marked == weighed.interview.key else None

    def _with_marked(self) -> bool:
        return self.marked is not None

    def _undecided(self) -> bool:
        return self.marked is not None and not self.marked.decided

    def _decided(self) -> bool:
        return self.marked is not None and bool(self.marked.decided)

    def commands(self) -> tuple[Command, ...]:
        """What can be done with the marked interview."""
        return (
            Command("take-up", N_("Take up as a case …"), "Ctrl+T", self.take_up, self._with_marked),
            Command("no-case", N_("No case of it …"), "Ctrl+R", self.no_case, self._undecided),
            Command("decide-anew", N_("Decide anew"), "Ctrl+Shift+R", self.decide_anew, self._decided),
            Command("open-interview", N_("Open the interview and its answers"), "Ctrl+O", self.go_there,
                    self._with_marked),
            Command("filter", N_("Go to the filter"), "Ctrl+F", lambda: self.list.line.setFocus()),
        )  # fmt: skip

    def take_up(self) -> None:
        """Ask which case takes the marked interview up."""
        if self.marked is not None:
            take_up(self.work, self.marked)

    def no_case(self) -> None:
        """Ask why there is no case of the marked interview, and where the person is referred."""
        if self.marked is not None:
            no_case(self.work, self.marked)

    def decide_anew(self) -> None:
        """Let the marked interview wait again."""
        if self.marked is not None:
            decide_anew(self.work, self.marked)

    def go_there(self) -> None:
        """Open the marked interview in its visit."""
        self.detail.go_there()
