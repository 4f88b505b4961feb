"""The tab Reports and submissions: all reports with their last day and what is wrong, and the one that is open.

What happens in a report is its own view's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from fieldcase.errors import N_
from fieldcase.model.reports import Report, ReportPart
from ui.keys import Command
from ui.pages.list_and_one import ListAndOne
from ui.pages.submissions_list import SubmissionsList
from ui.widgets.basics import button

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.pages.submission_open import OpenReport
    from ui.workplace import Workplace

NAME, PART = "reports", "submissions"


def where(look: Look, key: bytes) -> tuple[Report | None, bytes | None]:
    """The report of a report's or a section's id, and the section. Runs on the reading lane."""
    report = look.get(Report, key)
    if report is not None:
        return (None if report.hidden else report), None
    part = look.get(ReportPart, key)
    if part is None or part.report is None:
        return None, None
    return look.get(Report, part.report), part.key


class SubmissionsPart(ListAndOne["OpenReport"]):
    """The tab."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.list = SubmissionsList(work, self.new)
        self.hold(self.list, button(self.words(N_("New report")), self.new, "primary", "plus"))

    def make_one(self) -> tuple[OpenReport, QWidget]:
        """The view of one report."""
        from ui.pages.submission_open import OpenReport

        made = OpenReport(self.work)
        return made, made

    def close_one(self) -> None:
        """Go to all reports."""
        self.work.go(NAME, None, PART)

    def mark(self, record: bytes) -> None:
        """Open a report, at one of its sections where the id is a section's."""
        self.work.ask(lambda look: where(look, record), lambda found: self._open(*found), self, "where")

    def _open(self, report: Report | None, part: bytes | None) -> None:
        if report is None or report.hidden:
            self.not_here(self.words(N_("This report is not here any longer.")))
            return
        self.list.take(report.key)
        new, opened = not self.is_made, self.opened

        def fill() -> None:
            self.show_one()
            opened.open(report, part)
            opened.first_focus().setFocus()

        # To make the view of a report and to fill it are two turns of the event loop.
        QTimer.singleShot(0, opened, fill) if new else fill()

    def open_marked(self) -> None:
        """Go to the report that is marked."""
        if self.list.marked is not None:
            self.work.go(NAME, self.list.marked.report.key, PART)

    def new(self) -> None:
        """Ask what the report is to be, and begin it."""
        from ui.pages.submission_new import NewReport

        self.work.asked_for_panel.emit(NewReport(self.work, lambda report: self.work.go(NAME, report.key, PART)))

    def to_bin(self) -> None:
        """Put the marked report into the bin."""
        if self.list.marked is not None:
            self.work.to_bin(Report, self.list.marked.report.key, self.words(N_("The report is in the bin.")))

    def list_commands(self) -> tuple[Command, ...]:
        """New, filter, to the bin."""
        return (
            Command("report-new", N_("New report"), "Ctrl+E", self.new),
            Command("report-filter", N_("Filter the list"), "Ctrl+F", lambda: self.list.line.setFocus()),
            Command("report-bin", N_("Put the report into the bin"), "Ctrl+Delete", self.to_bin,
                    lambda: self.list.marked is not None),
        )  # fmt: skip
