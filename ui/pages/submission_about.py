"""The head of a report: title, country, session, who submits it, for which use, which cases it may tell of.

Beside each case stands whether it may be told for this use, and why not. Knows the report; its sections are others'.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework import report_cases
from fieldcase.casework.report_cases import CaseTold
from fieldcase.errors import N_
from fieldcase.model.reports import Report
from ui.record_form import Group, RecordForm
from ui.widgets.basics import button, card, clear, column, label, row, scrolling
from ui.widgets.line_button import LineButton

if TYPE_CHECKING:
    from ui.workplace import Workplace

_NEVER = N_("Never printed: the secretariat needs it, nobody else.")
_USE = N_(
    "The use decides how each person may appear: what each agreed to for it is printed, and no more. A case in which "
    "somebody did not agree is left out and counted."
)


def _groups(work: Workplace) -> tuple[Group, ...]:
    words = work.words
    return (
        Group(
            "",
            (("title",), ("neutral",), ("names_organisations",), ("submission",), ("language", "country"), ("period",)),
        ),
        Group(words(N_("To be handed in")), (("session",), ("session_on", "due"), ("most_words", "most_pages"))),
        Group(words(N_("Who submits it")), (("submitters",),), frozenset({"submitters"})),
        Group(words(_NEVER), (("contact",), ("notes",)), frozenset({"contact", "notes"})),
        Group(words(N_("For which use, and which cases")), (("use",), ("cases",), ("example",))),
    )


class About(QWidget):
    """The form of the report, and beside it the cases as they may be told."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.report: Report | None = None
        self.form = RecordForm(work, _groups(work), name=self.words(N_("About the report")))
        self.form.edited.connect(self._read_cases)
        self.form.showed.connect(self._read_cases)
        self.cases = column(gap=6)
        self.bin_button = button(self.words(N_("Report to the bin")), self.to_bin, "flat", "trash-2")
        use = label(self.words(_USE), "muted", wrap=True)
        told = label(self.words(N_("How the cases may be told")), "heading", wrap=True)
        last = row(self.bin_button)
        last.addStretch(1)
        left = scrolling(column(card(self.form), last, gap=12))
        right = scrolling(column(card(told, use, self.cases, gap=10), gap=12))
        across = row(left, right, gap=12)
        across.setStretch(0, 3)
        across.setStretch(1, 2)
        self.setLayout(across)

    def show_report(self, report: Report) -> None:
        """Show a report's head, unless something is typed in it."""
        other = self.report is None or self.report.key != report.key
        self.report = report
        if other:
            self.form.open(report)
        else:
            self.form.again()
            self._read_cases()

    def _read_cases(self) -> None:
        typed = self.form.as_typed()
        if isinstance(typed, Report):
            words = self.words
            self.work.ask(lambda look: report_cases.told(look, typed, words), self._cases_came, self, "cases")

    def _cases_came(self, found: tuple[CaseTold, ...]) -> None:
        clear(self.cases)
        words = self.words
        if not found:
            self.cases.addWidget(label(words(N_("No case is chosen yet.")), "muted", wrap=True))
        for one in found:
            told = words(N_("{case}: may be told")) if not one.why else words(N_("{case}: left out. {why}"))
            text = told.format(case=one.said, why=one.why)
            kind, icon = ("row-warn", "triangle-alert") if one.why else ("row-good", "check")
            shown = partial(self.work.go, "cases", one.case.key)
            self.cases.addWidget(LineButton(text, shown, kind=kind, icon=icon))

    def to_bin(self) -> None:
        """Put the report into the bin."""
        report = self.report
        if report is not None:
            said = self.words(N_("The report is in the bin."))
            self.form.enter(lambda: self.work.to_bin(Report, report.key, said))

    def leave(self) -> None:
        """Enter what was typed."""
        self.form.enter()

    def first_focus(self) -> QWidget:
        """The title."""
        return self.form.first_field()
