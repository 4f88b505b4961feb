"""The tab Reports and submissions: all reports with their last day and what is wrong, and the one that is open.

Knows which of the two is in front; what happens in a report is its own view's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldcase.errors import N_
from fieldcase.model.reports import Report, ReportPart
from ui.keys import Command
from ui.pages.page_part import PagePart
from ui.pages.submissions_list import SubmissionsList
from ui.widgets.basics import button, column
from ui.widgets.flow import flowing

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


class SubmissionsPart(PagePart):
    """The tab."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.new_button = button(self.words(N_("New report")), self.new, "primary", "plus")
        self.list = SubmissionsList(work, self.new)
        self.list.opened.connect(self._open_marked)
        self.listing = QWidget()
        held = column(flowing(self.new_button), self.list)
        held.setStretch(1, 1)
        self.listing.setLayout(held)
        self._opened: OpenReport | None = None
        self.stack = QStackedWidget()
        self.stack.addWidget(self.listing)
        self.setLayout(column(self.stack))

    @property
    def opened(self) -> OpenReport:
        """The view of one report, made when the first is opened."""
        if self._opened is None:
            from ui.pages.submission_open import OpenReport

            self._opened = OpenReport(self.work)
            self._opened.closed.connect(lambda: self.work.go(NAME, None, PART))
            self._opened.commands_changed.connect(self.commands_changed)
            self.stack.addWidget(self._opened)
        return self._opened

    @property
    def in_a_report(self) -> bool:
        """Whether a report is open."""
        return self._opened is not None and self.stack.currentWidget() is self._opened

    def read(self) -> None:
        """Read what is in front anew."""
        if self.in_a_report:
            self.opened.read()
        else:
            self.list.read()

    def show_all(self) -> None:
        """The list comes to the front."""
        self.leave()
        self._show(self.listing)
        self.list.read()

    def shown(self) -> bytes | None:
        """The report that is open, or the section that is shown in it."""
        return self.opened.shown() if self.in_a_report else None

    def mark(self, record: bytes) -> None:
        """Open a report, at one of its sections where the id is a section's."""
        self.work.ask(lambda look: where(look, record), lambda found: self._open(*found), self, "where")

    def _open(self, report: Report | None, part: bytes | None) -> None:
        if report is None or report.hidden:
            self.work.say(self.words(N_("This report is not here any longer.")))
            self.show_all()
            return
        self.list.take(report.key)
        new, opened = self._opened is None, self.opened

        def fill() -> None:
            self._show(opened)
            opened.open(report, part)
            opened.first_focus().setFocus()

        # To make the view of a report and to fill it are two turns of the event loop.
        QTimer.singleShot(0, opened, fill) if new else fill()

    def _show(self, part: QWidget) -> None:
        self.stack.setCurrentWidget(part)
        self.commands_changed.emit()

    def _open_marked(self) -> None:
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

    def leave(self) -> None:
        """Enter what was typed; end the child that holds pages."""
        if self._opened is not None:
            self._opened.leave()

    def first_focus(self) -> QWidget:
        """What the open report says, else the list where there is one."""
        if self.in_a_report:
            return self.opened.first_focus()
        return self.list.view if self.list.stack.currentIndex() == 0 else self.new_button

    def commands(self) -> tuple[Command, ...]:
        """Of the open report, or of the list."""
        if self.in_a_report:
            return self.opened.commands()
        return (
            Command("report-new", N_("New report"), "Ctrl+E", self.new),
            Command("report-filter", N_("Filter the list"), "Ctrl+F", lambda: self.list.line.setFocus()),
            Command("report-bin", N_("Put the report into the bin"), "Ctrl+Delete", self.to_bin,
                    lambda: self.list.marked is not None),
        )  # fmt: skip
