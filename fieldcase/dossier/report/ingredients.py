"""What a report is made from: everything the making child is handed, and nothing it would have to ask a vault for.

Keys of stored files and of slots are taken off before. It travels to the child over a pipe and is never written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fieldcase.dossier.ingredients import OfTheVault
from fieldcase.model.declare import Record
from fieldcase.model.ids import PersonId
from fieldcase.model.reports import CSV as CSV
from fieldcase.model.reports import DOCX as DOCX
from fieldcase.model.reports import FORMS as FORMS
from fieldcase.model.reports import JSON as JSON
from fieldcase.model.reports import PDF as PDF
from fieldcase.model.reports import XLSX as XLSX
from fieldcase.model.reports import Report, ReportPart
from fieldcase.model.values import Instant
from fieldcase.rules.report_around import NOTHING_AROUND, Around
from fieldcase.rules.report_counts import ReportCounts
from fieldcase.rules.report_gate import CaseRecords
from fieldcase.rules.submissions import Preset


@dataclass(frozen=True, repr=False, kw_only=True)
class ReportIngredients(OfTheVault):
    """One report before it is made, as `dossier.ingredients.Ingredients` is of a dossier.

    `others` are the records that its sections tell beside the cases. `forms` are the kinds of file that are wanted
    beside the PDF, which is always drawn: what it cannot hold stops every kind, so that all say the same. For the leak
    check: `pseudonyms` are the working ones of the whole vault, `places` how many people of it belong to each place.
    `counts`: what its sections may count; `tables_before`: when files with counted tables left the organisation.
    `undated`: how many records are passed over because the report has a period and nobody knows when they were.
    """

    report: Report
    parts: tuple[ReportPart, ...]
    cases: tuple[CaseRecords, ...]
    others: tuple[Record, ...]
    forms: frozenset[str] = frozenset()
    pseudonyms: Mapping[PersonId, str] = field(default_factory=dict)
    places: Mapping[str, int] = field(default_factory=dict)
    counts: ReportCounts = field(default_factory=ReportCounts)
    around: Around = NOTHING_AROUND
    preset: Preset | None = None
    cases_not_told: int = 0
    undated: int = 0
    tables_before: tuple[Instant, ...] = ()

    def __repr__(self) -> str:
        return f"<ingredients of {self.report.key.hex()[:6]}>"

    @property
    def key(self) -> bytes:
        """The id of the report."""
        return self.report.key

    @property
    def records(self) -> tuple[Record, ...]:  # type: ignore[override]  # a value here, computed there
        """All that goes in: the report itself, its sections, its cases, and what else it tells."""
        cases = (record for one in self.cases for record in (one.case, *one.records))
        return (self.report, *self.parts, *cases, *self.others)

    @property
    def keeps_pictures(self) -> bool:
        """To show pages, and to put pictures into a Word document, the child needs the pictures themselves."""
        return self.preview or DOCX in self.forms
