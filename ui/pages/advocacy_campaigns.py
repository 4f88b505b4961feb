"""The tab Campaigns of advocacy: all campaigns with what they add up to, and the one that is open.

What happens in a campaign is its own view's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from fieldcase.casework import campaign_said, campaigns
from fieldcase.casework.campaigns import Totals
from fieldcase.errors import N_
from fieldcase.model.campaigns import Action, Campaign
from fieldcase.model.declare import Record
from fieldcase.model.said import said_date
from ui.keys import Command
from ui.pages.actions_import import choose_table
from ui.pages.list_and_one import ListAndOne
from ui.pages.record_list import Plan, RecordList
from ui.widgets.basics import button, scrolled
from ui.widgets.empty import Empty
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


class CampaignsPart(ListAndOne["OpenCampaign"]):
    """The tab."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        words = self.words
        empty = Empty("megaphone", words(_EMPTY), words(N_("New campaign")), self.new)
        self.list = RecordList(work, _plan(work), empty)
        take_in = button(words(N_("Take actions in from a table…")), self.take_in, icon="download")
        self.hold(self.list, button(words(N_("New campaign")), self.new, "primary", "plus"), take_in)

    def make_one(self) -> tuple[OpenCampaign, QWidget]:
        """The view of one campaign, scrolled."""
        from ui.pages.campaign_open import OpenCampaign

        made = OpenCampaign(self.work)
        return made, scrolled(made)

    def close_one(self) -> None:
        """Go to all campaigns."""
        self.work.go(NAME, None, "campaigns")

    def mark(self, record: bytes) -> None:
        """Open a campaign, at one of its actions where the id is an action's."""
        self.work.ask(lambda look: where(look, record), self._open, self, "where")

    def _open(self, found: Where) -> None:
        if found.campaign is None:
            self.not_here(self.words(N_("This campaign is not here any longer.")))
            return
        self.list.take(found.campaign.key)
        self._fill(found.campaign, found.record)

    def _fill(self, campaign: Campaign, record: Record | None) -> None:
        """To make the view of a campaign and to fill it are two turns of the event loop."""
        opened = self.opened

        def fill() -> None:
            self.show_one()
            opened.open(campaign, record)
            if not isinstance(record, Campaign):  # else the form takes the focus once it is there
                opened.first_focus().setFocus()

        QTimer.singleShot(0, opened, fill)

    def open_marked(self) -> None:
        """Go to the campaign that is marked."""
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

    def list_commands(self) -> tuple[Command, ...]:
        """New, filter, take in, to the bin."""
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
