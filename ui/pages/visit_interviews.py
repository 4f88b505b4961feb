"""The interviews of a visit: the list, and the one that is marked. Refusals are among them, with their reason only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from fieldcase.errors import N_
from fieldcase.model.fieldwork import Interview, Visit
from fieldcase.model.people import Person
from ui.pages.interview_detail import InterviewDetail
from ui.pages.record_list import Plan, RecordList
from ui.widgets.basics import button, column, row
from ui.widgets.empty import Empty
from ui.widgets.rows import Column
from ui.widgets.split import Split

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from fieldcase.casework.visits import Counts
    from fieldcase.model.declare import Record
    from ui.workplace import Workplace

_EMPTY = N_("Nobody has told anything here yet. An interview begins with three spoken questions about consent.")


@dataclass(frozen=True)
class InterviewRow:
    """An interview and the pseudonym of whoever gave it."""

    interview: Interview
    pseudonym: str


def rows_of(look: Look, records: Sequence[Interview]) -> tuple[InterviewRow, ...]:
    """The rows of a page of the list. Runs on the reading lane."""
    return tuple(InterviewRow(one, _pseudonym(look, one)) for one in records)


def _pseudonym(look: Look, interview: Interview) -> str:
    person = look.get(Person, interview.person) if interview.person is not None else None
    return person.pseudonym if person is not None else ""


class InterviewsPart(QWidget):
    """List and detail. `begin` begins a new interview, `take_in` takes in those that were made with another program."""

    def __init__(self, work: Workplace, begin: Callable[[], None], take_in: Callable[[], None]) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.visit: Visit | None = None
        empty = Empty("message-square", self.words(_EMPTY), self.words(N_("New interview")), begin)
        self.list = RecordList(work, self._plan(), empty)
        self.detail: InterviewDetail | None = None
        self._wants_focus = False
        self._beside = QWidget()
        self._beside.setLayout(column())
        self._beside.hide()
        self.list.looked_at.connect(self._show)
        self.list.opened.connect(self.focus_detail)
        self.take_in_button = button(self.words(N_("Take in answers from Kobo or ODK …")), take_in, "flat", "download")
        left = QWidget()
        held = column(self.list, row(self.take_in_button), gap=8)
        held.setStretch(0, 1)
        left.setLayout(held)
        self.setLayout(column(Split(left, self._beside, (2, 3))))
        self.setFocusProxy(self.list.view)

    def _plan(self) -> Plan:
        words, work = self.words, self.work

        def who(row: InterviewRow) -> str:
            return row.pseudonym or words(N_("refusal"))

        def what(row: InterviewRow) -> str:
            if row.interview.refused_because:
                return work.term("refusal_reason", row.interview.refused_because)
            return work.term("met_before", row.interview.met_before)

        return Plan(
            kind=Interview,
            name=words(N_("Interviews of the visit")),
            columns=(
                Column(words(N_("Person")), who, width=116),
                Column(words(N_("Details")), what, wide=True),
            ),
            counted=lambda n: words.plural("{n} record", "{n} records", n).format(n=n),
            rows=rows_of,
            record=lambda row: row.interview,
        )

    def show_visit(self, visit: Visit, _counts: Counts, mark: bytes | None) -> None:
        """Show the interviews of a visit, one of them marked."""
        self.visit = visit
        self.list.show_scope(visit.scope)
        self.list.take(mark)
        self.list.read()
        if self.detail is not None:
            self.detail.again()

    def _show(self, record: Record | None) -> None:
        self._beside.setVisible(record is not None)
        if isinstance(record, Interview):
            # The forms are made in a turn of their own, after the list was drawn.
            QTimer.singleShot(0, self, lambda: self._show_detail(record))
        elif self.detail is not None:
            self.detail.show_nothing()

    def _show_detail(self, interview: Interview) -> None:
        if self.list.marked != interview.key:
            return
        if self.detail is None:
            self.detail = InterviewDetail(self.work)
            self.detail.shown.connect(self._take_focus)
            layout = self._beside.layout()
            assert layout is not None
            layout.addWidget(self.detail)
        self.detail.show_interview(interview)

    def focus_detail(self) -> None:
        """Give the focus to the first field of the interview, as soon as it is there."""
        self._wants_focus = True
        self._take_focus()

    def _take_focus(self) -> None:
        if self._wants_focus and self.detail is not None and self.detail.ready:
            self._wants_focus = False
            self.detail.first_focus().setFocus()

    def leave(self) -> None:
        """Enter what was typed."""
        if self.detail is not None:
            self.detail.leave()

    def remove(self) -> None:
        """Put the marked interview into the bin."""
        key = self.list.marked
        if key is None:
            return
        self.leave()
        said = self.words(N_("The interview lies in the bin."))
        self.work.to_bin(Interview, key, said)
