"""The section of a report that tells the actions of campaigns: by country and town, and what they add up to.

The same blocks as the report of one campaign (`dossier.actions_told`). How many organisations there were is told only
where they may be named: else the report does not know of whom an action was. Evidence and sources stay.
"""

from __future__ import annotations

from fieldcase.dossier.actions_told import Actions, by_country, totals_told
from fieldcase.dossier.blocks import Block, Heading, Paragraph, Run
from fieldcase.dossier.compose.runs import ended, one_line
from fieldcase.dossier.report.telling import ReportTelling
from fieldcase.dossier.report.values import plain_day
from fieldcase.errors import N_
from fieldcase.model.campaigns import Action, Campaign, Handout
from fieldcase.model.ids import ActionId
from fieldcase.model.reports import ReportPart
from fieldcase.rules.action_totals import totals


def campaign(telling: ReportTelling, part: ReportPart) -> list[Block]:
    """What people wrote, then each campaign: its aim, its sums, its actions, its result."""
    blocks: list[Block] = telling.own(part)
    actions = [one for one in telling.release.of(Action) if _is_told(telling, part, one)]
    for one in telling.release.of(Campaign):
        mine = [action for action in actions if action.campaign == one.id]
        if mine:
            blocks += _campaign(telling, one, mine)
    return blocks


def _is_told(telling: ReportTelling, part: ReportPart, one: Action) -> bool:
    named: tuple[bytes, ...] = part.records
    return telling.is_told(part, one, Action, Campaign) or one.campaign in named


def _campaign(telling: ReportTelling, one: Campaign, mine: list[Action]) -> list[Block]:
    given: dict[ActionId, tuple[Handout, ...]] = {}
    for handout in telling.release.of(Handout):
        if handout.action is not None:
            given[handout.action] = (*given.get(handout.action, ()), handout)
    ordered = tuple(sorted(mine, key=lambda action: (action.number is None, action.number or 0, action.id)))
    names = telling.release.names
    told = Actions(ordered, given, totals(ordered), named=names, counts_organisations=names, level=3)
    when = plain_day(telling, one.date)
    title = one_line(one.title) or telling.say(N_("Campaign"))
    blocks: list[Block] = [Heading(f"{title}, {when}" if when else title, 2)]
    held = telling.line(telling.label(Campaign, "organisation"), one_line(one.organisation))
    blocks += [Paragraph(held)] if held else []
    blocks += _texts(telling, one, "aim")
    blocks += [*totals_told(told, telling.words, telling.tables), *by_country(told, telling.words, telling.tables)]
    return [*blocks, *_texts(telling, one, "result", "lessons")]


def _texts(telling: ReportTelling, one: Campaign, *names: str) -> list[Paragraph]:
    told = [(telling.label(Campaign, name), one_line(getattr(one, name))) for name in names]
    return [Paragraph((Run(f"{label}: ", italic=True), Run(ended(text)))) for label, text in told if text]
