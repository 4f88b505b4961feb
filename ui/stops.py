"""The pages of the window and the order in which the rail shows them, by role. Knows no page itself."""

from __future__ import annotations

from collections.abc import Callable

from fieldcase.errors import N_
from ui.widgets.rail import Stop

# Page, icon, word, module and class; the rail shows them in this order.
PAGES: tuple[tuple[str, str, str, str], ...] = (
    ("today", "sun", N_("Today"), "ui.pages.today:TodayPage"),
    ("visits", "calendar-check", N_("Visits"), "ui.pages.visits:VisitsPage"),
    ("cases", "briefcase", N_("Cases"), "ui.pages.cases:CasesPage"),
    ("people", "users", N_("People"), "ui.pages.people:PeoplePage"),
    ("evidence", "paperclip", N_("Evidence"), "ui.pages.evidence:EvidencePage"),
    ("letters", "mail", N_("Letters"), "ui.pages.letters:LettersPage"),
    ("law", "gavel", N_("Courts and law"), "ui.pages.law:LawPage"),
    ("advocacy", "megaphone", N_("Advocacy"), "ui.pages.advocacy:AdvocacyPage"),
    ("reports", "file-text", N_("Reports"), "ui.pages.reports:ReportsPage"),
    ("safety", "shield", N_("Safety"), "ui.pages.safety:SafetyPage"),
    ("exchange", "usb", N_("Exchange"), "ui.pages.exchange:ExchangePage"),
)
# These two stand last on the rail, with a gap before them.
APART = ("safety", "exchange")
# Which pages come first for whom; none is lost.
FIRST = {
    "outreach_worker": ("today", "visits", "people", "cases"),
    "lawyer": ("today", "cases", "law", "evidence"),
    "coordinator": ("today", "reports", "cases", "visits"),
}


def stops_for(role: str, words: Callable[[str], str]) -> tuple[Stop, ...]:
    """The buttons of the rail in the order of a role."""
    first = FIRST.get(role, ())
    ordered = sorted(PAGES, key=lambda page: first.index(page[0]) if page[0] in first else len(first))
    last = [page for page in ordered if page[0] in APART]
    return tuple(
        Stop(name, icon, words(word), apart=name == APART[0])
        for name, icon, word, _ in [*(page for page in ordered if page[0] not in APART), *last]
    )
