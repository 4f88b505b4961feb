"""Courts and law: the decisions of courts and what they add up to, the law by date, amounts, hours of detention.

Knows its tabs by name; what a tab shows is the tab's.
"""

from fieldcase.errors import N_
from ui.pages.parts_page import PartsPage, PartStop


class LawPage(PartsPage):
    """The page."""

    NAME = "law"
    TITLE = N_("Courts and law")
    LISTENS = frozenset({"decision", "instrument", "provision", "threshold", "time_limit", "task"})
    PARTS_NAME = N_("Parts of courts and law")
    PARTS = (
        PartStop("decisions", N_("Court decisions"), "ui.pages.law_decisions:DecisionsPart"),
        PartStop("statistics", N_("Statistics"), "ui.pages.law_statistics:StatisticsPart"),
        PartStop("instruments", N_("Law"), "ui.pages.law_instruments:InstrumentsPart"),
        PartStop("amounts", N_("Amounts"), "ui.pages.law_amounts:AmountsPart"),
        PartStop("hours", N_("Hours of detention"), "ui.pages.law_hours:HoursPart"),
    )
