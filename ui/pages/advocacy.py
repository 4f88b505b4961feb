"""Advocacy: what is signalled and which problem that shows, what was reached and what shows it.

Knows its tabs by name; what a tab shows is the tab's.
"""

from fieldcase.errors import N_
from ui.pages.parts_page import PartsPage, PartStop


class AdvocacyPage(PartsPage):
    """The page."""

    NAME = "advocacy"
    TITLE = N_("Advocacy")
    LISTENS = frozenset(
        {"signal", "refusal", "issue", "interview", "recommendation", "figure", "grant", "objective", "change_story",
         "good_practice"}
    )  # fmt: skip
    PARTS_NAME = N_("Parts of advocacy")
    PARTS = (
        PartStop("signals", N_("Signals and problems"), "ui.pages.advocacy_signals:SignalsPart"),
        PartStop("results", N_("Results"), "ui.pages.advocacy_results:ResultsPart"),
    )
