"""The page Evidence: every piece of evidence of every case, and the marked one beside the list."""

from __future__ import annotations

from typing import ClassVar

from fieldcase.errors import N_
from ui.page import Page
from ui.pages.evidence_view import EvidenceView
from ui.pages.one_view import OneView
from ui.widgets.basics import button, scrolled
from ui.workplace import Place, Workplace


class EvidencePage(OneView, Page):
    """All evidence."""

    NAME: ClassVar[str] = "evidence"
    TITLE: ClassVar[str] = N_("Evidence")
    LISTENS: ClassVar[frozenset[str]] = frozenset({"evidence", "case"})

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.view: EvidenceView = EvidenceView(work, everywhere=True)
        self.head.addWidget(button(self.words(N_("Take in files…")), self.view.take_in, "primary", "plus"))
        self.body.addWidget(scrolled(self.view), 1)

    def open(self, place: Place) -> None:
        """Show the list, at a piece of evidence where the place names one."""
        self.view.show_case(None, place.record)
        if place.part == "new":
            self.view.take_in()

    def here(self) -> Place:
        """The page, at the piece that is marked."""
        return Place(self.NAME, self.marked)
