"""The tab Campaigns of advocacy: all campaigns with what they add up to, and the one that is open.

Knows which of the two is in front; what happens in a campaign is its own view's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldcase.casework import campaign_said, campaigns
from fieldcase.casework.campaigns import Totals
from fieldcase.errors import N_
from fieldcase.model.campaigns import Action, Campaign
from fieldcase.model.declare import Record
from fieldcase.model.said import said_date
from ui.keys import Command
from ui.pages.actions_import import choose_table
from ui.pages.page_part import PagePart
from ui.pages.record_list import Plan, RecordList
from ui.widgets.basics import button, column, scrolled
from ui.widgets.empty import Empty
from ui.widgets.flow import flowing
from ui.widgets.rows import Column

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.pages.campaign_open import OpenCampaign
    from ui.workplace import Workplace

NAME = "advocacy"
_EMPTY = N_(
    "A campaign is what the network does in public for one aim: its actions by town and day, what was handed out, what "
    "came of it."
)


@dataclass(frozen=True)
class CampaignRow:
    """A campaign as the list shows it, with what its actions add up to."""

    campaign: Campaign
    totals: Totals


@dataclass(frozen=True)
class Where:
    """What a record's id leads to: its campaign, and the action or the unfinished record that is to be shown in it."""

    campaign: Campaign | None
    record: Record | None = None


def rows_of(look: Look, records: Sequence[Campaign]) -> tuple[CampaignRow, ...]:
    """The rows of a page of the list. Runs on the reading lane."""
    return tuple(CampaignRow(one, campaigns.whole(look, one).totals) for one in records)


def where(look: Look, key: bytes) -> Where:
    """The campaign of a campaign's or an action's id, also where it was only begun. Runs on the reading lane."""
    kept = look.get(Campaign, key)
    if kept is not None and not kept.hidden:
        return Where(kept)
    action = look.get(Action, key)
    found: Record | None = action if action is not None and not action.hidden else look.begun(Record, key=key)
    if isinstance(found, Campaign):
        return Where(found, found)
    if isinstance(found, Action) and found.campaign is not None:
        return Where(look.get(Campaign, found.campaign), found)
    return Where(None)


class CampaignsPart(PagePart):
    """The tab."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        words = self.words
        self.new_button = button(words(N_("New campaign")), self.new, "primary", "plus")
        take_in = button(words(N_("Take actions in from a table…")), self.take_in, icon="download")
        empty = Empty("megaphone", words(_EMPTY), words(N_("New campaign")), self.new)
        self.list = RecordList(work, _plan(work), empty)
        self.list.opened.connect(self._open_marked)
        self.listing = QWidget()
        held = column(flowing(self.new_button, take_in), self.list)
        held.setStretch(1, 1)
        self.listing.setLayout(held)
        self._opened: OpenCampaign | None = None
        self._scroll: QWidget | None = None
        self.stack = QStackedWidget()
        self.stack.addWidget(self.listing)
        self.setLayout(column(self.stack))

    @property
    def opened(self) -> OpenCampaign:
        """The view of one campaign, made when the first is opened."""
        if self._opened is None:
            from ui.pages.campaign_open import OpenCampaign

            self._opened = OpenCampaign(self.work)
            self._opened.closed.connect(lambda: self.work.go(NAME, None, "campaigns"))
            self._opened.commands_changed.connect(self.commands_changed)
            self._scroll = scrolled(self._opened)
            self.stack.addWidget(self._scroll)
        return self._opened

    @property
    def in_a_campaign(self) -> bool:
        """Whether a campaign is open."""
        return self._scroll is not None and self.stack.currentWidget() is self._scroll

    def read(self) -> None:
        """Read what is in front anew."""
        if self.in_a_campaign:
            self.opened.read()
        else:
            self.list.read()

    def show_all(self) -> None:
        """The list comes to the front."""
        self.leave()
        self._show(self.listing)
        self.list.read()

    def shown(self) -> bytes | None:
        """The campaign that is open, or the action that is shown in it."""
        return self.opened.shown() if self.in_a_campaign else None

    def mark(self, record: bytes) -> None:
        """Open a campaign, at one of its actions where the id is an action's."""
        self.work.ask(lambda look: where(look, record), self._open, self, "where")

    def _open(self, found: Where) -> None:
        if found.campaign is None:
            self.work.say(self.words(N_("This campaign is not here any longer.")))
            self.show_all()
            return
        self.list.take(found.campaign.key)
        self._fill(found.campaign, found.record)

    def _fill(self, campaign: Campaign, record: Record | None) -> None:
        """To make the view of a campaign and to fill it are two turns of the event loop."""
        opened = self.opened

        def fill() -> None:
            self._show(self._scroll or self.listing)
            opened.open(campaign, record)
            if not isinstance(record, Campaign):  # else the form takes the focus once it is there
                opened.first_focus().setFocus()

        QTimer.singleShot(0, opened, fill)

    def _show(self, part: QWidget) -> None:
        self.stack.setCurrentWidget(part)
        self.commands_changed.emit()

    def _open_marked(self) -> None:
        if self.list.marked is not None:
            self.work.go(NAME, self.list.marked, "campaigns")

    def new(self) -> None:
        """Begin a new campaign; it is there once something is typed."""

        self.work.do(campaigns.blank, lambda blank: self._fill(blank, blank))

    def take_in(self) -> None:
        """Take a table of actions in, into a campaign that is named by its file."""
        choose_table(self.work, None)

    def to_bin(self) -> None:
        """Put the marked campaign into the bin."""
        key = self.list.marked
        if key is not None:
            self.work.to_bin(Campaign, key, self.words(N_("The campaign is in the bin.")))

    def leave(self) -> None:
        """Enter what was typed."""
        if self._opened is not None:
            self._opened.leave()

    def first_focus(self) -> QWidget:
        """What the open campaign says, else the list where there is one."""
        if self.in_a_campaign:
            return self.opened.first_focus()
        return self.list.view if self.list.stack.currentIndex() == 0 else self.new_button

    def commands(self) -> tuple[Command, ...]:
        """Of the open campaign, or of the list."""
        if self.in_a_campaign:
            return self.opened.commands()
        return (
            Command("campaign-new", N_("New campaign"), "Ctrl+E", self.new),
            Command("campaign-filter", N_("Filter the list"), "Ctrl+F", lambda: self.list.line.setFocus()),
            Command("campaign-take-in", N_("Take actions in from a table…"), "Ctrl+Shift+I", self.take_in),
            Command("campaign-bin", N_("Put the campaign into the bin"), "Ctrl+Delete", self.to_bin,
                    lambda: self.list.marked is not None),
        )  # fmt: skip


def _plan(work: Workplace) -> Plan:
    words = work.words

    def day(one: CampaignRow) -> str:
        return said_date(one.campaign.date, words) if one.campaign.date is not None else ""

    return Plan(
        Campaign, words(N_("Campaigns")),
        (
            Column(words(N_("Title")), lambda one: one.campaign.title, "title", wide=True, least=220),
            Column(words(N_("When")), day, "date", width=190, spare=1),
            Column(words(N_("Actions")), lambda one: str(one.totals.actions), width=86),
            Column(words(N_("Where")), lambda one: campaign_said.places(one.totals, words), width=210),
        ),
        lambda number: words.plural("{n} campaign", "{n} campaigns", number).format(n=number),
        sort="date", descending=True, rows=rows_of, record=lambda one: one.campaign,
    )  # fmt: skip
