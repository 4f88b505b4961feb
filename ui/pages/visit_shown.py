"""The summary of a visit in large letters: to be turned towards the people who were visited.

Numbers that point at nobody, and what is recommended as far as it speaks of nobody. Knows counts and recommendations;
refuses to know whoever told something.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework.showing import fit_to_say
from fieldcase.errors import N_
from fieldcase.model.fieldwork import Recommendation, Visit
from fieldcase.model.said import said_date
from ui.pages.visit_numbers import facts_of, groups_of
from ui.widgets.basics import Ground, button, column, label, row, scrolled
from ui.widgets.overlay import Panel
from ui.widgets.table import table

if TYPE_CHECKING:
    from fieldcase.casework.closing import Closing
    from fieldcase.casework.visits import Counts
    from ui.workplace import Workplace


def said_recommendation(one: Recommendation, work: Workplace) -> str:
    """A recommendation with its number, and to whom it goes."""
    numbered = f"{one.number}. {one.text}" if one.number is not None else one.text
    if not one.addressed:
        return numbered
    return work.words(N_("{what} (to: {whom})")).format(what=numbered, whom=one.addressed)


class SummaryPanel(Panel):
    """The summary alone."""

    WIDTH = 680

    def __init__(self, work: Workplace, visit: Visit, counts: Counts, closing: Closing) -> None:
        words = work.words
        super().__init__(words(N_("The visit in numbers")))
        inside = Ground()
        lines = column(gap=14)
        day = said_date(visit.date, words) if visit.date is not None else ""
        lines.addWidget(label(words(N_("The visit in numbers")), "title", wrap=True))
        lines.addWidget(label(day, "muted"))
        lines.addWidget(table(facts_of(work, visit, counts), "heading"))
        for heading, rows in groups_of(work, counts, closing.refusals, outside=True):
            lines.addWidget(label(heading, "muted"))
            lines.addWidget(table(rows, "heading"))
        said = fit_to_say(closing.recommendations, closing.pseudonyms)
        if said:
            lines.addWidget(label(words(N_("What the visit recommends")), "title", wrap=True))
        for one in said:
            lines.addWidget(label(said_recommendation(one, work), "heading", wrap=True))
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
