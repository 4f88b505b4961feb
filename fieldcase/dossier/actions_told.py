"""The actions of a campaign as blocks: what they add up to, then every country with its towns and actions.

For the report of one campaign and for a section of any report. Organisations stand in it only where somebody asked for
that. Knows records and words; no vault and no paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fieldcase.dossier import actions_said as said
from fieldcase.dossier.blocks import Block, Heading, Paragraph, Run, Table
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.campaigns import Action, Handout
from fieldcase.model.ids import ActionId
from fieldcase.model.terms import Tables
from fieldcase.model.text import sort_key
from fieldcase.rules.action_totals import CountryTotal, Totals, regions_of, towns_of

_NOT_DIVIDED = N_(
    "What was held in several towns at once stands under each of them in the list, and its participants are not "
    "divided among them. A region is no city."
)
_HEADS = (N_("Where and when"), N_("Aim and form"), N_("Participants and materials"), N_("Result and next step"))
_WIDTHS = (1.85, 2.7, 1.3, 1.5)
Cell = tuple[Run, ...]


@dataclass(frozen=True)
class Actions:
    """The actions that are told, what was handed out at each, and their sums. `named`: their organisations stand in it
    by name. `counts_organisations`: how many there were is told; it is not known where the names were taken out before.
    `level` is that of the headings."""

    actions: tuple[Action, ...]
    handouts: Mapping[ActionId, tuple[Handout, ...]]
    totals: Totals
    named: bool = False
    counts_organisations: bool = True
    level: int = 2


def placed(actions: Sequence[Action], tables: Tables, language: str) -> tuple[tuple[str, str, Action], ...]:
    """Country (code), town and action, by country and town as they are called; what is in no town comes after."""
    found = [(one.country, town, one) for one in actions for town in towns_of(one) or ("",)]
    return tuple(sorted(found, key=lambda three: (
        sort_key(tables.label("country", three[0], language)) if three[0] else "\U0010ffff", not three[1],
        sort_key(three[1]), three[2].number or 0,
    )))  # fmt: skip


def totals_told(told: Actions, words: Words, tables: Tables) -> Iterator[Block]:
    """What all of them add up to, in sentences and country by country."""
    found = told.totals
    held = said.held(found, words) if told.counts_organisations else said.actions_alone(found, words)
    for line in (
        held,
        said.places(found, words),
        said.took_part(found.participants, words),
        said.in_doubt(found, words),
    ):
        if line:
            yield Paragraph((Run(f"{line[0].upper()}{line[1:]}."),))
    yield _overview(told, words, tables)
    yield Paragraph((Run(words(_NOT_DIVIDED)),), style="note")


def by_country(told: Actions, words: Words, tables: Tables) -> Iterator[Block]:
    """Each country under a heading, with its towns and a table of its actions."""
    numbers = {one.id: str(one.number or "—") for one in told.actions}
    for one in _in_order(told, tables, words):
        yield Heading(_of_country(one, tables, words), told.level)
        if len(one.towns) > 1:
            yield Paragraph((Run(_towns(one, numbers, words)),), style="label")
        yield _actions(told, one.country, words, tables)


def _in_order(told: Actions, tables: Tables, words: Words) -> list[CountryTotal]:
    return sorted(told.totals.countries, key=lambda one: (not one.country, sort_key(_country(one, tables, words))))


def _of_country(one: CountryTotal, tables: Tables, words: Words) -> str:
    """A country with how many actions were held in how many cities."""
    actions = words.plural("{n} action", "{n} actions", len(one.actions)).format(n=len(one.actions))
    cities = words.plural("{n} city", "{n} cities", len(one.towns)).format(n=len(one.towns))
    parts = (actions, cities) if one.towns else (actions, *(region.name for region in one.regions))
    return f"{_country(one, tables, words)}: {', '.join(parts)}"


def _country(one: CountryTotal, tables: Tables, words: Words) -> str:
    return tables.label("country", one.country, words.language) if one.country else words(N_("Country not stated"))


def _overview(told: Actions, words: Words, tables: Tables) -> Table:
    heads = [N_("Country"), N_("Actions"), N_("Cities"), N_("Participants")]
    widths = [2.0, 0.9, 0.9, 3.0]
    if told.counts_organisations:
        heads.insert(2, N_("Organisations or groups"))
        widths.insert(2, 1.7)
    rows = tuple(
        (
            (Run(_country(one, tables, words), bold=True),), (Run(str(len(one.actions))),),
            *(((Run(str(one.organisations)),),) if told.counts_organisations else ()), (Run(str(len(one.towns))),),
            (Run(_without_word(said.took_part(one.participants, words))),),
        )
        for one in _in_order(told, tables, words)
    )  # fmt: skip
    return Table("", tuple(words(head) for head in heads), rows, tuple(widths))


def _without_word(sentence: str) -> str:
    """A number of participants in a column that says already of what it is."""
    return sentence.partition(": ")[2]


def _towns(one: CountryTotal, numbers: Mapping[ActionId, str], words: Words) -> str:
    listed = "; ".join(f"{town.name} ({', '.join(numbers[key] for key in town.actions)})" for town in one.towns)
    return words(N_("Cities and the numbers of their actions: {towns}.")).format(towns=listed)


def _actions(told: Actions, country: str, words: Words, tables: Tables) -> Table:
    """Each action once, under the first of its towns by letters."""
    mine = placed(told.actions, tables, words.language)
    listed = dict.fromkeys(one for code, _town, one in mine if code == country)
    rows = tuple(_row(one, told, words, tables) for one in listed)
    return Table("", tuple(words(head) for head in _HEADS), rows, _WIDTHS)


def _row(one: Action, told: Actions, words: Words, tables: Tables) -> tuple[Cell, ...]:
    places = (*towns_of(one), *regions_of(one))
    where = ", ".join(sorted(places, key=sort_key)) or words(N_("place not stated"))
    place = (Run(f"{one.number or '—'}. {where}", bold=True), *_after(said.when(one, words)))
    aim = _parts(
        ("", one.aim),
        (N_("Form of the action"), said.forms(one, tables, words)),
        (N_("To whom"), one.addressed),
        words=words,
    )
    if told.named:
        names = ((N_("Who held it"), one.organisation), (N_("Partners"), one.partners))
        aim = (*aim, *(_parts(*names, words=words, again=bool(aim))))
    given = "; ".join(said.material(each, tables, words) for each in told.handouts.get(one.id, ()))
    people = said.people(one, words) or words(N_("not stated"))
    took = _parts(("", people), (N_("Materials"), given), words=words)
    came = _parts(("", one.result), (N_("Next step"), one.next_step), words=words)
    return place, aim or (Run("—"),), took, came or (Run("—"),)


def _after(text: str) -> Cell:
    return (Run(f"\n{text}"),) if text else ()


def _parts(*pairs: tuple[str, str], words: Words, again: bool = False) -> Cell:
    """Texts below one another, each with its name before it where it has one."""
    runs: list[Run] = []
    for name, text in pairs:
        if text:
            before = "\n" if runs or again else ""
            runs.append(Run(f"{before}{words(name)}: {text}" if name else f"{before}{text}"))
    return tuple(runs)
