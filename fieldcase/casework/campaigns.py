"""Campaigns: begun in a scope of their own, their actions numbered, what was handed out, what they add up to.

People who took part are counted and never listed. Sums are `rules.action_totals`. Knows records; writes no file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight, everything, found
from fieldcase.errors import NoSuchRecord
from fieldcase.model.asked import Asked
from fieldcase.model.campaigns import Action, Campaign, Handout
from fieldcase.model.ids import ActionId, CampaignId
from fieldcase.model.text import folded
from fieldcase.rules.action_totals import CountryTotal as CountryTotal
from fieldcase.rules.action_totals import PlaceTotal as PlaceTotal
from fieldcase.rules.action_totals import Summed as Summed
from fieldcase.rules.action_totals import Totals as Totals
from fieldcase.rules.action_totals import in_doubt as in_doubt
from fieldcase.rules.action_totals import is_region as is_region
from fieldcase.rules.action_totals import name_key, totals
from fieldcase.rules.action_totals import named_countries as named_countries
from fieldcase.rules.action_totals import regions_of as regions_of
from fieldcase.rules.action_totals import town_key as town_key
from fieldcase.rules.action_totals import towns_of as towns_of

# What a copy for another town does not take along: what was so there and is not known here.
_OF_ONE_PLACE: Mapping[str, Any] = {
    "settlements": (), "region": "", "participants": None, "participants_words": "", "sites": None, "result": "",
    "next_step": "", "evidence": (), "source": "", "notes": "",
}  # fmt: skip


@dataclass(frozen=True)
class Whole:
    """A campaign with its actions in the order of their numbers, what was handed out at each, and their sums."""

    campaign: Campaign
    actions: tuple[Action, ...]
    handouts: Mapping[ActionId, tuple[Handout, ...]]
    totals: Totals


def blank(desk: Desk) -> Campaign:
    """A new campaign that is nowhere yet; its scope is made now."""
    return Campaign(id=CampaignId(desk.new_id()), scope=desk.new_scope("campaign"))


def begin(desk: Desk, title: str, **values: Any) -> Campaign:
    """Keep a new campaign in a scope of its own."""
    with desk.deed():
        made = replace(blank(desk), title=title, **values)
        desk.save(None, made)
    return made


def by_id(source: Sight, text: str) -> Campaign:
    """The campaign of an id in hex, or the only one whose id begins so; NoSuchRecord."""
    mine = [one for one in source.all(Campaign) if text and one.id.hex().startswith(text.lower())]
    if len(mine) != 1:
        raise NoSuchRecord(id=text)
    return mine[0]


def titled(source: Sight, title: str) -> Campaign | None:
    """The campaign of a title, whatever its case and blanks; None where there is none."""
    sought = name_key(title)
    return next((one for one in source.all(Campaign) if name_key(one.title) == sought), None)


def actions(source: Sight, campaign: Campaign) -> tuple[Action, ...]:
    """The actions of a campaign by their numbers."""
    mine = found(
        source, Action, Asked(Action, scope=campaign.scope, equals=(("campaign", campaign.id),), sort="number")
    )
    return tuple(sorted(mine, key=lambda one: (one.number is None, one.number or 0)))


def handouts(source: Sight, action: Action) -> tuple[Handout, ...]:
    """What was handed out or shown at an action, in the order in which it was written down."""
    return found(source, Handout, Asked(Handout, scope=action.scope, equals=(("action", action.id),)))


def whole(source: Sight, campaign: Campaign) -> Whole:
    """A campaign with all that is counted of it."""
    listed = actions(source, campaign)
    given: dict[ActionId, tuple[Handout, ...]] = {}
    for one in source.all(Handout, campaign.scope):
        if one.action is not None:
            given[one.action] = (*given.get(one.action, ()), one)
    return Whole(campaign, listed, given, totals(listed))


def next_number(source: Sight, campaign: Campaign) -> int:
    """The number of the next action; one that lies in the bin keeps its own."""
    numbers = [one.number or 0 for one in everything(source, Action, campaign.scope)]
    return max(numbers, default=0) + 1


def blank_action(source: Sight, campaign: Campaign, key: bytes, before: Action | None = None) -> Action:
    """A new action with what is likely: number, and country, day and aim of the action `before` or, for the first one,
    the campaign's. `key` is its id."""
    last = before or next(iter(actions(source, campaign)[-1:]), None)
    return Action(
        id=ActionId(key), scope=campaign.scope, campaign=campaign.id, number=next_number(source, campaign),
        date=last.date if last is not None else campaign.date,
        country=last.country if last is not None else "",
        aim=(last.aim if last is not None else "") or campaign.aim,
    )  # fmt: skip


def elsewhere(source: Sight, campaign: Campaign, action: Action, key: bytes) -> Action:
    """The same action for another town: all that was decided for both, nothing that was counted or came of it there."""
    return replace(action, id=ActionId(key), number=next_number(source, campaign), **_OF_ONE_PLACE)


def add(desk: Desk, campaign: Campaign, **values: Any) -> Action:
    """Keep an action with the next number."""
    with desk.deed():
        made = replace(blank_action(desk, campaign, desk.new_id()), **values)
        desk.save(None, made)
    return made


def holds(action: Action, sought: list[str]) -> bool:
    """Whether an action has all these folded words."""
    text = folded(" ".join((
        str(action.number or ""), *action.settlements, action.region, action.organisation, action.partners, action.form,
        action.aim, action.addressed, action.result, action.next_step,
    )))  # fmt: skip
    return all(word in text for word in sought)
