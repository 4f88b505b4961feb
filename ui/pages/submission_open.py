"""One report that is built: its sections with their editor and what is beside, its head, its files.

Knows which of them is in front; each knows its own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework import report_list, reporting
from fieldcase.casework.report_list import Listed
from fieldcase.errors import N_
from fieldcase.model.reports import Report, ReportPart
from ui.keys import Command
from ui.pages.open_one import OpenOne
from ui.pages.submission_about import About
from ui.pages.submission_build import Build
from ui.pages.submission_files import Files
from ui.widgets.basics import button, column, label, row

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

SECTIONS, ABOUT, FILES = "sections", "about", "files"
_FRONTS = (
    (SECTIONS, N_("Sections of the report")), (ABOUT, N_("About the report")), (FILES, N_("Issued and kept")),
)  # fmt: skip


class OpenReport(OpenOne):
    """The report."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work, _FRONTS)
        self.build = Build(work)
        self.lay(SECTIONS, self.build)
        words = self.words
        self.report: Report | None = None
        self.listed: Listed | None = None
        self.back = button(words(N_("All reports")), self.closed.emit, icon="chevron-left")
        self.title = label("", "heading", wrap=True)
        self.issue_button = button(words(N_("Make the files…")), self.issue, "primary", "download")
        # Made when they first come to the front, so that the sections are there sooner.
        self._about: About | None = None
        self._files: Files | None = None
        head = row(self.back, self.title, self.issue_button)
        head.setStretch(1, 1)
        layout = column(head, self.view, self.stack, gap=8)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    @property
    def about(self) -> About:
        """The head of the report."""
        if self._about is None:
            self._about = About(self.work)
            self.lay(ABOUT, self._about)
        return self._about

    @property
    def files(self) -> Files:
        """What was issued of it and kept of it."""
        if self._files is None:
            self._files = Files(self.work)
            self.lay(FILES, self._files)
        return self._files

    def open(self, report: Report, part: bytes | None = None) -> None:
        """Show a report, at one of its sections where one is named."""
        other = self.report is None or self.report.key != report.key
        if other:
            self.leave()
        self.report = report
        self._name(report)
        if other or part is not None:
            typing = self.work.typing  # dressed anew in the midst of its head, it goes on there
            self.front(ABOUT if typing is not None and typing[0] == report.key else SECTIONS)
        self.build.wanted = part
        self.read()

    def _name(self, report: Report) -> None:
        kind = self.work.term("submission", report.submission)
        self.title.setText(report.title or self.words(N_("(without a title)")))
        self.title.setAccessibleDescription(kind)

    def shown(self) -> bytes | None:
        """The section that somebody went to, else the report."""
        marked = self.build.marked if self.part == SECTIONS else None
        if marked is not None and marked != self.build.sections.parts[0]:
            return marked.key
        return self.report.key if self.report is not None else None

    def read(self) -> None:
        """Read the report and what is in front of it."""
        report = self.report
        if report is None:
            return

        def look(look: Look) -> tuple[Listed, tuple[ReportPart, ...]]:
            now = look.get(Report, report.key) or report
            return report_list.listed(look, now, look.world.today()), reporting.parts(look, now)

        self.work.ask(look, lambda found: self._came(*found), self, "report")

    def _came(self, listed: Listed, parts: tuple[ReportPart, ...]) -> None:
        if self.report is None or listed.report.key != self.report.key:
            return
        if listed.report.hidden:
            self.closed.emit()
            return
        self.report, self.listed = listed.report, listed
        self._name(listed.report)
        self.build.show_report(listed, parts)
        if self.part == ABOUT:
            self.about.show_report(listed.report)
        if self.part == FILES:
            self.files.show_report(listed)

    def turn(self, name: str) -> None:
        """Bring one of them to the front."""
        self.build.leave_form()
        if self._about is not None:
            self._about.leave()
        self.front(name)
        self.read()
        self.first_focus().setFocus()

    def front(self, name: str) -> None:
        """Bring one to the front."""
        if name == ABOUT:
            self.about.show()
        if name == FILES:
            self.files.show()
        super().front(name)

    def issue(self) -> None:
        """Enter what was typed, then ask which files are wanted."""
        from ui.pages.submission_issue import IssuePanel

        def ask() -> None:
            if self.report is not None:
                self.work.asked_for_panel.emit(IssuePanel(self.work, self.report, self.build.beside.pictures()))

        self.enter(ask)

    def enter(self, then: Callable[[], None] | None = None) -> None:
        """Enter what was typed anywhere in the report; then go on."""
        if self._about is not None:
            self._about.leave()
        self.build.leave_form(then)

    def leave(self) -> None:
        """Enter what was typed; end the child that holds pages."""
        self.enter()
        self.build.leave()

    def first_focus(self) -> QWidget:
        """Of what is in front."""
        if self.part == ABOUT:
            return self.about.first_focus()
        return self.files.first_focus() if self.part == FILES else self.build.first_focus()

    def commands(self) -> tuple[Command, ...]:
        """Of what is in front, and the way to the others."""
        own = self.build.commands() if self.part == SECTIONS else self.files.commands() if self.part == FILES else ()
        return (
            *own,
            Command("report-issue", N_("Make the files…"), "Ctrl+Shift+O", self.issue),
            Command("report-next", N_("Next part of the report"), "Ctrl+Shift+G", self._next),
            Command("report-all", N_("All reports"), "", self.closed.emit),
        )

    def _next(self) -> None:
        self.turn(self.fronts[(self.fronts.index(self.part) + 1) % len(self.fronts)])
