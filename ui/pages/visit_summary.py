"""The visit in numbers: how many told, how many refused, by gender and age band.

Counts only: no pseudonym, no word of anybody. What is turned towards the people of the visit leaves out tables whose
numbers are so small that they point at somebody. Knows counts; refuses to know records.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from fieldcase.casework.showing import fit_to_show
from fieldcase.casework.tables import options
from fieldcase.errors import N_
from fieldcase.model.fieldwork import Visit
from fieldcase.model.said import said_count, said_date
from ui.widgets.basics import Ground, button, card, clear, column, label, row, scrolled
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.visits import Counts
    from ui.workplace import Workplace

Rows = tuple[tuple[str, str], ...]


def facts_of(work: Workplace, visit: Visit, counts: Counts) -> Rows:
    """The numbers of a visit as rows of words and value."""
    words = work.words
    new = str(counts.new) if counts.new == counts.at_most else words(N_("{certain}, at most {most}")).format(
        certain=counts.new, most=counts.at_most
    )  # fmt: skip
    met = ((words(N_("People met")), said_count(visit.met, words)),) if visit.met is not None else ()
    return (
        *met,
        (words(N_("Interviews")), str(counts.interviews)),
        (words(N_("Refusals")), str(counts.refusals)),
        (words(N_("Different people among them")), str(counts.people)),
        (words(N_("Met for the first time")), new),
    )


def groups_of(work: Workplace, counts: Counts, *, outside: bool) -> tuple[tuple[str, Rows], ...]:
    """The people by gender and by age band, each with its heading; `outside` leaves out a table of small numbers."""
    words, found = work.words, list[tuple[str, Rows]]()
    for heading, vocabulary, numbers in (
        (words(N_("By gender")), "gender", counts.by_gender),
        (words(N_("By age band")), "age_band", counts.by_age_band),
    ):
        if not numbers or (outside and not fit_to_show(numbers)):
            continue
        known = dict(numbers)
        rows = tuple((text, str(known[code])) for code, text in options(vocabulary, work.language) if code in known)
        found.append((heading, rows))
    return tuple(found)


def table(rows: Rows, kind: str = "") -> QWidget:
    """Rows of words and a number."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setColumnStretch(0, 1)
    for place, (said, value) in enumerate(rows):
        grid.addWidget(label(said, kind, wrap=True), place, 0)
        number: QLabel = label(value, kind or "strong")
        number.setAccessibleName(f"{said}: {value}")
        grid.addWidget(number, place, 1, Qt.AlignmentFlag.AlignRight)
    return made


class SummaryPart(QWidget):
    """The tab."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self._visit: Visit | None = None
        self._counts: Counts | None = None
        self.show_button = button(self.words(N_("Show it large")), self.show_large, "", "eye")
        inside = Ground()
        self._lines = column(gap=12)
        held = QWidget()
        held.setLayout(self._lines)
        beside = row(self.show_button)
        beside.addStretch(1)
        last = QWidget()
        last.setLayout(beside)
        note = N_(
            "This page is for the team. Shown large, the summary may be turned towards the people of the visit: tables "
            "with numbers below five are left out of it, for they point at somebody."
        )
        framed = card(held, label(self.words(note), "muted", wrap=True), last, gap=12)
        framed.setMaximumWidth(760)
        inside.setLayout(column(framed))
        inside.layout().addStretch(1)  # type: ignore[union-attr]
        self.setLayout(column(scrolled(inside)))
        self.setFocusProxy(self.show_button)

    def leave(self) -> None:
        """There is nothing to enter."""

    def show_visit(self, visit: Visit, counts: Counts, _mark: bytes | None) -> None:
        """Show the numbers of a visit."""
        self._visit, self._counts = visit, counts
        clear(self._lines)
        self._lines.addWidget(label(self.words(N_("The visit in numbers")), "heading"))
        self._lines.addWidget(table(facts_of(self.work, visit, counts)))
        for heading, rows in groups_of(self.work, counts, outside=False):
            self._lines.addWidget(label(heading, "heading"))
            self._lines.addWidget(table(rows))

    def show_large(self) -> None:
        """Show the summary alone, large."""
        if self._visit is not None and self._counts is not None:
            self.work.asked_for_panel.emit(SummaryPanel(self.work, self._visit, self._counts))


class SummaryPanel(Panel):
    """The numbers alone, in large letters: to be turned towards somebody."""

    WIDTH = 680

    def __init__(self, work: Workplace, visit: Visit, counts: Counts) -> None:
        words = work.words
        super().__init__(words(N_("The visit in numbers")))
        inside = QWidget()
        lines = column(gap=14)
        day = said_date(visit.date, words) if visit.date is not None else ""
        lines.addWidget(label(words(N_("The visit in numbers")), "title", wrap=True))
        lines.addWidget(label(day, "muted"))
        lines.addWidget(table(facts_of(work, visit, counts), "heading"))
        for heading, rows in groups_of(work, counts, outside=True):
            lines.addWidget(label(heading, "muted"))
            lines.addWidget(table(rows, "heading"))
        inside.setLayout(lines)
        self.close_button = button(words(N_("Close")), lambda: self.close_panel(), "primary")
        last = row(self.close_button)
        last.insertStretch(0, 1)
        area = scrolled(inside)
        area.setMinimumHeight(380)
        self.setLayout(column(area, last, gap=12, edge=24))

    def first_focus(self) -> QWidget:
        """The button."""
        return self.close_button
