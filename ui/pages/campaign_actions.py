"""The actions of one campaign: the list, the form of the marked one, what was handed out at it.

Knows list, form and the deeds on an action; what actions add up to is told above them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldcase.casework import campaigns
from fieldcase.errors import N_
from fieldcase.model.campaigns import Action, Campaign
from fieldcase.model.ids import ActionId
from ui.keys import Command
from ui.pages.action_detail import ActionDetail
from ui.pages.actions_import import choose_table
from ui.pages.actions_list import ActionsList
from ui.widgets.basics import button, column
from ui.widgets.flow import flowing
from ui.widgets.split import Split

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace


class CampaignActions(QWidget):
    """List and form."""

    commands_changed = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        words = self.words
        self.campaign: Campaign | None = None
        self.new_button = button(words(N_("New action")), self.new, "primary", "plus")
        self.copy_button = button(words(N_("The same in another town")), self.elsewhere, icon="copy")
        take_in = button(words(N_("Take actions in from a table…")), self.take_in, icon="download")
        self.list = ActionsList(work, self.new)
        self.list.looked_at.connect(self._show)
        self.list.opened.connect(lambda: self.detail.first_focus().setFocus())
        self._detail: ActionDetail | None = None
        self._beside = QWidget()
        self._beside.setLayout(column())
        layout = column(
            flowing(self.new_button, self.copy_button, take_in, self.list.all_button),
            Split(self.list, self._beside, (6, 5)), gap=8,
        )  # fmt: skip
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.copy_button.setEnabled(False)

    @property
    def detail(self) -> ActionDetail:
        """The form beside the list: made when an action is first shown, so that the list is there sooner."""
        if self._detail is None:
            self._detail = ActionDetail(self.work)
            self._detail.form.left.connect(self._left)
            layout = self._beside.layout()
            assert layout is not None
            layout.addWidget(self._detail)
        return self._detail

    @property
    def shown(self) -> bytes | None:
        """The action in the form; None where it is the first of the list, which the campaign marks by itself."""
        if not self.has_one or (self.detail.form.is_entered and self.list.view.currentIndex().row() <= 0):
            return None
        record = self.detail.form.record
        return record.key if record is not None else None

    @property
    def has_one(self) -> bool:
        """Whether an action stands in the form."""
        return self._detail is not None and self._detail.has_one

    def show_campaign(self, campaign: Campaign) -> None:
        """Show the actions of a campaign; those of another one are left."""
        if self.campaign is None or self.campaign.key != campaign.key:
            self.leave()
            if self._detail is not None:
                self._detail.show_action(None)
            self.list.show_all()
        self.campaign = campaign
        self.list.campaign = campaign

    def read(self) -> None:
        """Read the list anew, and the action that is shown."""
        self.list.read()
        if self._detail is not None:
            self._detail.again()

    def go_to(self, action: Action) -> None:
        """Mark an action; one that was only begun is gone on with in the form."""
        self.list.take(action.key)
        self.detail.show_action(action)

    def only(self, country: str, town: str) -> None:
        """Show the actions of a country, or of a town of it, and no others."""
        self.list.show_only(country, town)

    def _show(self, one: Action | None) -> None:
        self.copy_button.setEnabled(one is not None)
        if one is None:
            form = self._detail.form if self._detail is not None else None
            if form is None or (form.record is not None and (form.has_typed or not form.is_entered)):
                return
        self.detail.show_action(one)
        self.commands_changed.emit()

    def _left(self) -> None:
        record = self.detail.form.record
        if record is not None:
            self.list.take(record.key)
        self.list.read()

    def leave(self) -> None:
        """Enter what was typed."""
        if self._detail is not None:
            self._detail.leave()

    def first_focus(self) -> QWidget:
        """The list where there is one."""
        return self.list.view if self.list.stack.currentIndex() == 0 else self.new_button

    def new(self) -> None:
        """Begin an action, with country, day and aim of the one before; it is there once something is typed."""
        self._begin(None)

    def elsewhere(self) -> None:
        """Begin the marked action anew for another town."""
        record = self.detail.form.as_typed()
        if isinstance(record, Action) and self.has_one:
            self._begin(record)

    def _begin(self, like: Action | None) -> None:
        campaign, key = self.campaign, ActionId(self.work.desk.new_id())
        if campaign is None:
            return
        self.leave()

        def blank(look: Look) -> Action:
            if like is not None:
                return campaigns.elsewhere(look, campaign, like, key)
            return campaigns.blank_action(look, look.get(Campaign, campaign.key) or campaign, key)

        def begun(made: Action) -> None:
            self.detail.show_action(made, lambda: self.detail.form.first_field().setFocus())

        # Behind the entry of what was typed: only then its number is taken.
        self.work.do(lambda _desk: None, lambda _: self.work.ask(blank, begun, self, "blank"))

    def done(self) -> None:
        """Enter the action and go back to the list."""
        self.leave()
        self.list.view.setFocus()

    def take_in(self) -> None:
        """Take a table of actions into this campaign."""
        choose_table(self.work, self.campaign)

    def commands(self) -> tuple[Command, ...]:
        """The commands of list and form."""
        return (
            Command("action-new", N_("New action"), "Ctrl+E", self.new),
            Command("action-copy", N_("The same in another town"), "Ctrl+D", self.elsewhere),
            Command("action-handout", N_("Material handed out"), "Ctrl+M", lambda: self.detail.new_handout(),
                    lambda: self.has_one),
            Command("action-filter", N_("Filter the list"), "Ctrl+F", lambda: self.list.line.setFocus()),
            Command("action-take-in", N_("Take actions in from a table…"), "Ctrl+Shift+I", self.take_in),
            Command("action-bin", N_("Put the action into the bin"), "Ctrl+Delete", lambda: self.detail.to_bin()),
            Command("action-done", N_("Done with this action"), "Ctrl+Return", self.done),
        )  # fmt: skip
