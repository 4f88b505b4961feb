"""What a finished report gives away: of each of its cases what a dossier of it would, together, and who submits it."""

from __future__ import annotations

from fieldcase.dossier.report.ingredients import ReportIngredients
from fieldcase.dossier.report.whole import ComposedReport
from fieldcase.dossier.revealed import Revealed, revealed, together
from fieldcase.model.people import Passage
from fieldcase.rules.report_released import ReportRelease

# The sections of a dossier that tell what a section of a report tells.
_AS = {
    "chronology": "chronology", "sources": "sources", "exhibits": "exhibits", "article": "sources", "acts": "sources",
}  # fmt: skip


def report_revealed(ingredients: ReportIngredients, released: ReportRelease, composed: ComposedReport) -> Revealed:
    """What the document gives away."""
    sections = frozenset(_AS[part.kind] for part in released.parts if part.kind in _AS)
    marks = {
        one.case.key: tuple(each for each in one.records if isinstance(each, Passage) and not each.hidden)
        for one in ingredients.cases
    }
    each = [revealed(case, composed.document, marks[case.case.key], sections) for case in released.cases]
    return together(
        each, cases=len(released.cases), cases_left_out=len(released.left_out), records_left_out=released.withheld,
        submitters=bool(released.report.submitters.strip()),
    )  # fmt: skip
