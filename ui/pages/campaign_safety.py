"""The safety of a campaign: its check list, and its plan behind a cover.

Knows which campaign is open; what a point and a plan are is told by their own modules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.errors import N_
from fieldcase.model.campaigns import Campaign
from ui.pages.safety_checklist import ChecklistCard
from ui.widgets.basics import button, column, scrolled
from ui.widgets.flow import flowing

if TYPE_CHECKING:
    from ui.workplace import Workplace


class CampaignSafety(QWidget):
    """The view; empty until a campaign is shown."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work = work
        words = work.words
        self.campaign: Campaign | None = None
        self.checklist: ChecklistCard | None = None
        plan = words(N_("Safety plan…"))
        self.plan_button = button(plan, self.show_plan, icon="shield", name=words(N_("Safety plan of this campaign")))
        inside = QWidget()
        inside.setProperty("kind", "page")
        self._held = column(flowing(self.plan_button), gap=12)
        self._held.addStretch(1)
        inside.setLayout(self._held)
        self.setLayout(column(scrolled(inside)))

    def show_campaign(self, campaign: Campaign) -> None:
        """Show the list of a campaign."""
        self.campaign = campaign
        if self.checklist is None:
            self.checklist = ChecklistCard(self.work, campaign)
            self._held.insertWidget(1, self.checklist)
        else:
            self.checklist.show_about(campaign)

    def show_plan(self) -> None:
        """The plan, behind its cover."""
        from ui.pages.safety_plan_panel import PlanPanel

        if self.campaign is not None:
            self.work.asked_for_panel.emit(PlanPanel(self.work, self.campaign))
