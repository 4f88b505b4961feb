"""The actions of one campaign in a list, by words, country, and the place whose number was opened.

Knows rows; refuses to know how an action is changed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from fieldcase.casework import campaign_said, campaigns
from fieldcase.errors import N_
from fieldcase.model.campaigns import Action, Campaign
from fieldcase.model.text import folded
from ui.pages.register_list import Answer, RegisterList
from ui.widgets.basics import button, column, row
from ui.widgets.empty import Empty
from ui.widgets.rows import Column

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_EMPTY = N_(
    "No action fits. An action is what was done in one town or in several on one day: its form, aim and result."
)


class ActionsList(RegisterList):
    """The list. `all_button` shows all again after a place was opened; it is to be laid above the list."""

    def __init__(self, work: Workplace, new: Callable[[], None]) -> None:
        words = work.words
        empty = Empty("megaphone", words(_EMPTY), words(N_("New action")), new)
        super().__init__(
            work, words(N_("Actions of the campaign")), _columns(work), empty, key=lambda one: one.key,
            counted=lambda number: words.plural("{n} action", "{n} actions", number).format(n=number),
        )  # fmt: skip
        self.campaign: Campaign | None = None
        self._town = ""
        self.all_button = button("", self._all_again, icon="x")
        self.all_button.hide()
        filters = row(self.line, self.countries)
        filters.setStretch(0, 1)
        self.lay(column(filters), self._fits)

    def show_all(self) -> None:
        """No filter stands any more, nor a place."""
        super().show_all()
        self._town = ""
        self.all_button.hide()

    def show_only(self, country: str, town: str) -> None:
        """The actions of a country, or of a town in it."""
        self.line.clear()
        if self.countries.findData(country) < 0:
            self.countries.addItem(self.work.term("country", country), country)
        self.countries.choose(country)
        self._town = campaigns.town_key(town)
        self.all_button.setText(self.words(N_("Only {town}: show all")).format(town=town))
        self.all_button.setAccessibleName(self.all_button.text())
        self.all_button.setVisible(bool(town))
        self.read()

    def _all_again(self) -> None:
        self.show_all()
        self.view.setFocus()
        self.read()

    def _fits(self) -> Callable[[Look], Answer]:
        """The actions that hold the words, of the country and of the town."""
        sought, country, town = folded(self.line.text()).split(), self.countries.code, self._town
        campaign = self.campaign

        def look(look: Look) -> Answer:
            every = campaigns.actions(look, campaign) if campaign is not None else ()
            fits = [
                one for one in every
                if country in ("", one.country) and campaigns.holds(one, sought)
                and (not town or town in map(campaigns.town_key, _places(one)))
            ]  # fmt: skip
            return tuple(fits), tuple(sorted({one.country for one in every if one.country}))

        return look


def _columns(work: Workplace) -> tuple[Column, ...]:
    words = work.words
    return (
        Column(words(N_("Number")), lambda one: str(one.number or ""), width=60),
        Column(words(N_("Where")), lambda one: _where(one, work), wide=True, least=150),
        Column(words(N_("Country")), lambda one: work.term("country", one.country), width=120, spare=1),
        Column(words(N_("When")), lambda one: campaign_said.when(one, words), width=140, spare=2),
        Column(words(N_("Participants")), lambda one: campaign_said.people(one, words), width=110, spare=3),
        Column(words(N_("Form of the action")), lambda one: campaign_said.forms(one, work.tables, words), width=150,
               spare=4),
    )  # fmt: skip


def _where(one: Action, work: Workplace) -> str:
    """Towns and regions; where neither is known, that it is not."""
    return "; ".join(_places(one)) or work.words(N_("place not stated"))


def _places(one: Action) -> tuple[str, ...]:
    return (*campaigns.towns_of(one), *campaigns.regions_of(one))
