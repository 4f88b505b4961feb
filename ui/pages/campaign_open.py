"""One campaign: what it adds up to, its actions, the same by country and city, what is written of it, its safety.

Knows which of them is in front; each knows its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework import campaign_said, campaigns
from fieldcase.errors import N_
from fieldcase.model.campaigns import Action, Campaign
from ui.keys import Command
from ui.pages.campaign_actions import CampaignActions
from ui.pages.campaign_places import CampaignPlaces
from ui.pages.campaign_safety import CampaignSafety
from ui.pages.open_one import OpenOne
from ui.record_form import Group, RecordForm
from ui.widgets.basics import button, card, column, label, row, scrolling

if TYPE_CHECKING:
    from fieldcase.casework.campaigns import Whole
    from fieldcase.casework.look import Look
    from fieldcase.model.declare import Record
    from ui.workplace import Workplace

ACTIONS, PLACES, ABOUT, SAFETY = "actions", "places", "about", "safety"
_FRONTS = (
    (ACTIONS, N_("Actions")), (PLACES, N_("By country and city")), (ABOUT, N_("About the campaign")),
    (SAFETY, N_("Safety")),
)  # fmt: skip
_LONG = frozenset({"aim", "result", "lessons", "notes"})


def _groups(work: Workplace) -> tuple[Group, ...]:
    words = work.words
    return (
        Group("", (("title",), ("date",), ("aim",), ("result",), ("lessons",)), _LONG),
        Group(words(N_("In no report unless you say so")), (("organisation",),)),
        Group(words(N_("In no report")), (("source", "example"), ("notes",)), _LONG),
    )  # fmt: skip


class OpenCampaign(OpenOne):
    """The campaign."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work, _FRONTS)
        self.actions_view = CampaignActions(work)
        self.lay(ACTIONS, self.actions_view)
        words = self.words
        self.campaign: Campaign | None = None
        self.back = button(words(N_("All campaigns")), self.closed.emit, icon="chevron-left")
        self.title = label("", "heading", wrap=True)
        self.totals = label("", "muted", wrap=True)
        self.actions_view.commands_changed.connect(self.commands_changed)
        # Made when they first come to the front, so that the actions are there sooner.
        self._places: CampaignPlaces | None = None
        self._form: RecordForm | None = None
        self._safety: CampaignSafety | None = None
        self._whole: Whole | None = None
        head = row(self.back, self.title)
        head.setStretch(1, 1)
        layout = column(head, self.totals, self.view, self.stack, gap=8)
        layout.setStretch(3, 1)
        self.setLayout(layout)

    @property
    def places(self) -> CampaignPlaces:
        """The view by country and city."""
        if self._places is None:
            self._places = CampaignPlaces(self.work)
            self._places.opened.connect(self._show_place)
            self.lay(PLACES, self._places)
            if self._whole is not None:
                self._places.show_whole(self._whole)
        return self._places

    @property
    def form(self) -> RecordForm:
        """The form of the campaign itself."""
        if self._form is None:
            self._form = RecordForm(self.work, _groups(self.work), name=self.words(N_("Campaign")))
            self._form.left.connect(self.read)
            self.bin_button = button(self.words(N_("To the bin")), self.to_bin, icon="trash-2")
            self.lay(ABOUT, scrolling(column(card(self._form), row(self.bin_button, QWidget()))))
        return self._form

    @property
    def safety(self) -> CampaignSafety:
        """The check list and the plan of the campaign."""
        if self._safety is None:
            self._safety = CampaignSafety(self.work)
            self.lay(SAFETY, self._safety)
        return self._safety

    def open(self, campaign: Campaign, record: Record | None) -> None:
        """Show a campaign: one that was only begun in its form, else its actions, one of them marked."""
        if self.campaign is None or self.campaign.key != campaign.key:
            self.leave()
            self.totals.clear()
        self.campaign = campaign
        self.title.setText(campaign.title or self.words(N_("New campaign")))
        self.actions_view.show_campaign(campaign)
        begun = isinstance(record, Campaign)
        self.front(ABOUT if begun else ACTIONS)
        if begun:
            self.form.open(campaign, lambda: self.form.first_field().setFocus())
        if isinstance(record, Action):
            self.actions_view.go_to(record)
        self.read()

    def shown(self) -> bytes | None:
        """The campaign, or the action that is in front in it."""
        if self.part == ACTIONS and self.actions_view.shown is not None:
            return self.actions_view.shown
        return self.campaign.key if self.campaign is not None else None

    def read(self) -> None:
        """Read what the campaign adds up to, and what is in front."""
        campaign, words = self.campaign, self.words
        if campaign is None:
            return

        def read(look: Look) -> tuple[Campaign | None, Whole, str]:
            kept = look.get(Campaign, campaign.key)
            found = campaigns.whole(look, kept or campaign)
            return kept, found, campaign_said.line(found.totals, words)

        self.work.ask(read, lambda answer: self._came(*answer), self, "whole")
        self.actions_view.read()
        if self.part == ABOUT:
            self.form.again()

    def _came(self, kept: Campaign | None, found: Whole, said: str) -> None:
        if kept is not None and kept.hidden:
            self.closed.emit()
            return
        if kept is not None:
            self.campaign = kept
            self.actions_view.show_campaign(kept)
            self.title.setText(kept.title or self.words(N_("Campaign")))
        self.totals.setText(said if found.actions else self.words(N_("No action is written down yet.")))
        self._whole = found
        if self._places is not None:
            self._places.show_whole(found)

    def turn(self, name: str) -> None:
        """Bring one of them to the front; a new campaign in which nothing was typed has nothing else yet."""
        if self.part == ABOUT and not (self.form.is_entered or self.form.has_typed):
            self.view.choose(ABOUT)
            self.work.say(self.words(N_("Write the title first: then the campaign has actions.")))
            self.form.first_field().setFocus()
            return
        self.leave()
        self.front(name)
        if name == PLACES and self._whole is not None:
            self.places.show_whole(self._whole)
        if name == ABOUT and self.campaign is not None:
            self.form.open(self.campaign)
        if name == SAFETY and self.campaign is not None:
            self.safety.show_campaign(self.campaign)
        self.read()

    def _show_place(self, country: str, town: str) -> None:
        self.front(ACTIONS)
        self.actions_view.only(country, town)
        self.actions_view.first_focus().setFocus()

    def leave(self) -> None:
        """Enter what was typed."""
        if self._form is not None:
            self._form.enter()
        self.actions_view.leave()

    def first_focus(self) -> QWidget:
        """Of what is in front."""
        if self.part == ABOUT:
            return self.form.first_field()
        if self.part == SAFETY:
            return self.safety.plan_button
        return self.places.first_focus() if self.part == PLACES else self.actions_view.first_focus()

    def to_bin(self) -> None:
        """Put the campaign into the bin; its actions are found again when it is brought back."""
        record = self.form.record
        if record is None or not (self.form.is_entered or self.form.has_typed):
            self.closed.emit()
            return
        said = self.words(N_("The campaign is in the bin."))
        self.form.enter(lambda: self.work.to_bin(Campaign, record.key, said, self.closed.emit))

    def done(self) -> None:
        """Enter what is written of the campaign and go to its actions."""
        self.form.enter(lambda: self.turn(ACTIONS))

    def commands(self) -> tuple[Command, ...]:
        """Of what is in front, and the way to the others."""
        turns = (
            Command("campaign-places", N_("By country and city"), "Ctrl+G", lambda: self._turned(PLACES)),
            Command("campaign-actions", N_("Actions of the campaign"), "Ctrl+Shift+G", lambda: self._turned(ACTIONS)),
            Command("campaign-about", N_("About the campaign"), "Ctrl+I", lambda: self._turned(ABOUT)),
            Command("campaign-safety", N_("Safety of the campaign"), "Ctrl+Shift+Y", lambda: self._turned(SAFETY)),
            Command("campaign-all", N_("All campaigns"), "", self.closed.emit),
        )
        if self.part == ACTIONS:
            return (*self.actions_view.commands(), *turns)
        if self.part == PLACES:
            return (*self.places.commands(), *turns)
        if self.part == SAFETY:
            return turns
        return (
            Command("campaign-done", N_("Done with this record"), "Ctrl+Return", self.done),
            Command("campaign-bin", N_("Put the campaign into the bin"), "Ctrl+Delete", self.to_bin),
            *turns,
        )

    def _turned(self, name: str) -> None:
        self.turn(name)
        self.first_focus().setFocus()
