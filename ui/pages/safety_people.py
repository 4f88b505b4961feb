"""The people at work, on the page Safety: who is out, the check lists of visits and campaigns, the map and plans,
the card. Knows which there are and how their lists stand; what is covered stays covered until a person asks for it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTabBar, QWidget

from fieldcase.casework import check_ins, safety_checks
from fieldcase.casework.called import called
from fieldcase.casework.sight import found
from fieldcase.errors import N_
from fieldcase.model.asked import Asked
from fieldcase.model.campaigns import Campaign
from fieldcase.model.fieldwork import Visit
from ui.keys import Command
from ui.pages.check_in_words import said_left
from ui.pages.secret_part import SecretPart, allies, plans
from ui.widgets.basics import button, card, column, label, scrolled
from ui.widgets.flow import flowing
from ui.widgets.line_button import LineButton

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

OVERVIEW, MAP, PLANS = range(3)
PARTS = ("people", "allies", "plans")
_MOST_VISITS, _MOST_CAMPAIGNS = 12, 12


@dataclass(frozen=True)
class Listed:
    """A visit or a campaign with how its check list stands."""

    about: Visit | Campaign
    progress: safety_checks.Progress
    begun: bool


def read_people(look: Look) -> tuple[tuple[check_ins.Out, ...], tuple[Listed, ...]]:
    """Who is out, and the visits of today and later, and the campaigns that go on or whose
    list was begun. On the reading lane."""
    today = look.world.today().toordinal()
    ahead = found(look, Visit, Asked(Visit, sort="date", days=("date", today, today + 366)), _MOST_VISITS)
    campaigns = found(look, Campaign, Asked(Campaign, sort="date", descending=True), _MOST_CAMPAIGNS)
    open_ones = (one for one in campaigns if _goes_on(one, today) or safety_checks.begun(look, one))
    every: tuple[Visit | Campaign, ...] = (*ahead, *open_ones)
    made = []
    for about in every:
        progress = safety_checks.progress(safety_checks.check_list(look, about))
        made.append(Listed(about, progress, safety_checks.begun(look, about)))
    return check_ins.out(look), tuple(made)


def _goes_on(campaign: Campaign, today: int) -> bool:
    return campaign.date is None or campaign.date.last >= today


class PeopleView(QWidget):
    """The view: three tabs, two of them covered."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        words = self.words
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(words(N_("Safety of people")))
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        for text in (N_("Check-ins and lists"), N_("Map of allies"), N_("Safety plans")):
            self.tabs.addTab(words(text))
        self._cards = column(gap=12)
        self._cards.addStretch(1)
        inside = QWidget()
        inside.setProperty("kind", "page")
        inside.setLayout(self._cards)
        self.map, self.plans = SecretPart(work, allies(work)), SecretPart(work, plans(work))
        self._parts: tuple[QWidget, ...] = (scrolled(inside), self.map, self.plans)
        held = column(self.tabs)
        for one in self._parts:
            held.addWidget(one, 1)
        self.setLayout(held)
        self.card_button = button(words(N_("Card with a lawyer’s telephone…")), self.print_card, icon="download")
        self._out, self._lists = column(gap=6), column(gap=6)
        self._stand()
        self.tabs.currentChanged.connect(self._turned)
        self._turned(0)

    def _stand(self) -> None:
        words = self.words
        lead = words(N_("A card to be carried: what to say when you are held, and whom to call."))
        cards = (
            card(label(words(N_("Out on a visit")), "heading"), self._out),
            card(label(words(N_("Check lists of coming visits and of campaigns")), "heading"), self._lists),
            card(
                label(words(N_("Card to be carried")), "heading"), label(lead, "muted", wrap=True),
                flowing(self.card_button),
            ),
        )  # fmt: skip
        for at, one in enumerate(cards):
            self._cards.insertWidget(at, one)

    def _turned(self, place: int) -> None:
        self.cover()
        for at, one in enumerate(self._parts):
            one.setVisible(at == place)

    def open(self, part: str) -> None:
        """Bring a tab to the front by its name."""
        self.tabs.setCurrentIndex(PARTS.index(part) if part in PARTS else OVERVIEW)

    def read(self) -> None:
        """Read everything anew."""
        self.work.ask(read_people, lambda answer: self._came(*answer), self, "people")
        self.map.read()
        self.plans.read()

    def _came(self, out: tuple[check_ins.Out, ...], lists: tuple[Listed, ...]) -> None:
        from ui.widgets.basics import clear

        clear(self._out)
        clear(self._lists)
        words, tables = self.words, self.work.tables
        for one in out:
            where = called(one.visit, tables, words) if one.visit is not None else ""
            text = " · ".join(part for part in (said_left(one.minutes, words), where) if part)
            kind = "row-bad" if one.overdue else "row-warn"
            self._out.addWidget(LineButton(text, self._opening(one.visit), kind=kind, icon="clock"))
        if not out:
            said = N_("Nobody is out. A visit has the button “Go out…”.")
            self._out.addWidget(label(words(said), "muted", wrap=True))
        for row in lists:
            text = f"{called(row.about, tables, words)} · {row.progress.said(words)}"
            kind = "row" if row.begun else "row-warn"
            self._lists.addWidget(LineButton(text, self._list_of(row.about), kind=kind, icon="check"))
        if not lists:
            said = N_("No visit is ahead and no campaign goes on. Each has its own check list of eight points.")
            self._lists.addWidget(label(words(said), "muted", wrap=True))

    def _opening(self, visit: Visit | None) -> Callable[[], None]:
        return lambda: self.work.go("visits", visit.key if visit is not None else None)

    def _list_of(self, about: Visit | Campaign) -> Callable[[], None]:
        from ui.pages.safety_checklist import ChecklistPanel

        return lambda: self.work.asked_for_panel.emit(ChecklistPanel(self.work, about))

    def print_card(self) -> None:
        """The card with a lawyer's telephone."""
        from ui.pages.lawyer_card_panel import LawyerCardPanel

        self.work.asked_for_panel.emit(LawyerCardPanel(self.work))

    def cover(self) -> None:
        """Cover what is covered by itself."""
        self.map.cover()
        self.plans.cover()

    def secret(self) -> SecretPart | None:
        """The covered part in front."""
        place = self.tabs.currentIndex()
        return self.map if place == MAP else self.plans if place == PLANS else None

    def _uncover(self) -> None:
        part = self.secret()
        if part is not None:
            part.uncover()

    def _new(self) -> None:
        part = self.secret()
        if part is not None and part.is_open:
            part.new()

    def _done(self) -> None:
        part = self.secret()
        if part is not None:
            part.done()

    def turn(self, step: int) -> None:
        """Go to the tab beside this one, round at the ends."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())
        self.tabs.setFocus()

    def commands(self) -> tuple[Command, ...]:
        """Of this view."""
        return (
            Command("card-lawyer", N_("Card with a lawyer’s telephone…"), "Ctrl+P", self.print_card),
            Command("uncover", N_("Take the cover off"), "Ctrl+Shift+U", self._uncover),
            Command("secret-new", N_("New record"), "Ctrl+E", self._new),
            Command("secret-done", N_("Done with this record"), "Ctrl+Return", self._done),
            Command("next-tab", N_("Next tab"), "Ctrl+Tab", lambda: self.turn(1)),
            Command("previous-tab", N_("Previous tab"), "Ctrl+Shift+Tab", lambda: self.turn(-1)),
        )
