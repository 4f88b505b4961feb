"""Advocacy: campaigns and their actions; what else the network does in public has its tabs beside.

Knows its tabs by name; what a tab shows is the tab's.
"""

from fieldcase.errors import N_
from ui.pages.parts_page import PartsPage, PartStop


class AdvocacyPage(PartsPage):
    """The page."""

    NAME = "advocacy"
    TITLE = N_("Advocacy")
    LISTENS = frozenset({"campaign", "action", "handout"})
    PARTS_NAME = N_("Parts of advocacy")
    PARTS = (PartStop("campaigns", N_("Campaigns"), "ui.pages.advocacy_campaigns:CampaignsPart"),)
