"""Reports: those that a coordinator builds and hands in, and the dossier of one case.

Knows its tabs by name; what a tab shows is the tab's.
"""

from __future__ import annotations

from dataclasses import replace

from fieldcase.errors import N_
from ui.pages.parts_page import PartsPage, PartStop
from ui.workplace import Place

SUBMISSIONS, DOSSIER = "submissions", "dossier"


class ReportsPage(PartsPage):
    """The page."""

    NAME = "reports"
    TITLE = N_("Reports")
    LISTENS = frozenset(
        {
            "report", "report_part", "report_version", "issued", "case", "event", "act", "source", "person",
            "person_identity", "consent", "naming", "passage", "evidence", "custody", "figure", "interview", "visit",
            "member", "organisation", "site", "recommendation", "follow_up", "letter", "delivery", "campaign",
            "action", "grant", "objective", "change_story", "provision", "glossary_entry", "wording",
        }
    )  # fmt: skip
    PARTS_NAME = N_("Parts of reports")
    PARTS = (
        PartStop(SUBMISSIONS, N_("Reports and submissions"), "ui.pages.submissions_part:SubmissionsPart"),
        PartStop(DOSSIER, N_("Dossier of a case"), "ui.pages.dossier_part:DossierPart"),
    )

    def open(self, place: Place) -> None:
        """A tab by its name; a case without a name opens its dossier."""
        super().open(replace(place, part=DOSSIER) if place.record is not None and not place.part else place)

    def put_down(self) -> None:
        """End the children that hold pages."""
        self.leave()
