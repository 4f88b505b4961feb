"""Advocacy: campaigns and meetings, what is asked and promised, what is signalled, what was reached.

Knows its tabs by name; what a tab shows is the tab's.
"""

from fieldcase.errors import N_
from ui.pages.parts_page import PartsPage, PartStop


class AdvocacyPage(PartsPage):
    """The page."""

    NAME = "advocacy"
    TITLE = N_("Advocacy")
    LISTENS = frozenset(
        {
            "campaign", "action", "handout", "signal", "refusal", "issue", "interview", "recommendation", "figure",
            "grant", "objective", "change_story", "good_practice", "meeting", "follow_up", "wording", "glossary_entry",
            "source", "incident", "event",
        }
    )  # fmt: skip
    PARTS_NAME = N_("Parts of advocacy")
    PARTS = (
        PartStop("campaigns", N_("Campaigns"), "ui.pages.advocacy_campaigns:CampaignsPart"),
        PartStop("meetings", N_("Meetings"), "ui.pages.advocacy_meetings:MeetingsPart"),
        PartStop("asks", N_("Demands and promises"), "ui.pages.advocacy_asks:AsksPart"),
        PartStop("signals", N_("Signals and problems"), "ui.pages.advocacy_signals:SignalsPart"),
        PartStop("attacks", N_("Attacks"), "ui.pages.advocacy_attacks:AttacksPart"),
        PartStop("results", N_("Results"), "ui.pages.advocacy_results:ResultsPart"),
        PartStop("words", N_("Words"), "ui.pages.advocacy_words:WordsPart"),
    )
