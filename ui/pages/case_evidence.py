"""The tab Evidence of a case: its evidence, and the marked piece beside the list."""

from __future__ import annotations

from typing import ClassVar

from fieldcase.errors import N_
from fieldcase.model.case import Case
from ui.pages.case_tab import Tab
from ui.pages.evidence_view import EvidenceView
from ui.pages.one_view import OneView
from ui.workplace import Workplace


class EvidenceTab(OneView, Tab):
    """The evidence of one case."""

    NAME: ClassVar[str] = "evidence"
    TITLE: ClassVar[str] = N_("Evidence")
    LISTENS: ClassVar[frozenset[str]] = frozenset({"evidence"})

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.view: EvidenceView = EvidenceView(work, everywhere=False)
        self.body.addWidget(self.view, 1)

    def open(self, case: Case, mark: bytes | None) -> None:
        """Show the evidence of a case, with one piece marked where it is named."""
        if self.case is not None and self.case.key != case.key:
            self.leave()
        self.case = case
        self.view.show_case(case, mark)
