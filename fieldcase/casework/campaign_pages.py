"""The report of a campaign as pages: totals at the head, then every country with its towns and actions.

Makes blocks of a report that was looked through; draws nothing itself (`dossier.papers`). Knows no vault.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from fieldcase.casework import campaign_said as said
from fieldcase.casework.campaign_report import Report
from fieldcase.casework.campaign_rows import placed
from fieldcase.dossier import papers
from fieldcase.dossier.blocks import Block, Document, Heading, Paragraph, Run, Table
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.campaigns import Action
from fieldcase.model.ids import ActionId
from fieldcase.model.said import EXAMPLE, said_date
from fieldcase.model.terms import Tables
from fieldcase.model.text import sort_key
from fieldcase.rules.action_totals import CountryTotal, regions_of, towns_of

_NAMED = N_("Internal: this report names organisations of the network. It tells of no person.")
_UNNAMED = N_("Internal. Organisations are not named in this report. It tells of no person.")
_NOT_DIVIDED = N_(
    "What was held in several towns at once stands under each of them in the list, and its participants are not "
    "divided among them. A region is no city."
)
_HEADS = (N_("Where and when"), N_("Aim and form"), N_("Participants and materials"), N_("Result and next step"))
_WIDTHS = (1.85, 2.7, 1.3, 1.5)
Cell = tuple[Run, ...]


def document_of(report: Report, words: Words, tables: Tables) -> Document:
    """The report in the language of `words`."""
    campaign = report.whole.campaign
    when = said_date(campaign.date, words) if campaign.date is not None else ""
    return Document(
        title=campaign.title or words(N_("Campaign")), subtitle=words(N_("Report by country and city")),
        language=words.language, confidentiality=words(_NAMED if report.named else _UNNAMED), contents_title="",
        page_of=words(N_("Page {page} of {total}")), annex_stamp="", blocks=tuple(_blocks(report, words, tables)),
        marked_example=EXAMPLE if campaign.example else "", cover=tuple(line for line in (when, campaign.aim) if line),
        manifest={"kind": "campaign report"}, plain=True,
    )  # fmt: skip


def drawn(report: Report, words: Words, tables: Tables) -> bytes:
    """The PDF, drawn in a child. GlyphMissing, ChildFailed."""
    return papers.drawn(document_of(report, words, tables))


def _blocks(report: Report, words: Words, tables: Tables) -> Iterator[Block]:
    found, campaign = report.whole.totals, report.whole.campaign
    yield Heading(words(N_("In all")), 1)
    lines = (said.held(found, words), said.places(found, words), said.took_part(found.participants, words))
    for line in (*lines, said.in_doubt(found, words)):
        if line:
            yield Paragraph((Run(f"{line[0].upper()}{line[1:]}."),))
    countries = sorted(found.countries, key=lambda one: _order(one, tables, words))
    yield _overview(countries, words, tables)
    yield Paragraph((Run(words(_NOT_DIVIDED)),), style="note")
    numbers = {one.id: str(one.number or "—") for one in report.whole.actions}
    for one in countries:
        yield Heading(_of_country(one, tables, words), 2)
        if len(one.towns) > 1:
            yield Paragraph((Run(_towns(one, numbers, words)),), style="label")
        yield _actions(report, one.country, words, tables)
    for title, text in ((N_("Result"), campaign.result), (N_("Lessons"), campaign.lessons)):
        if text:
            yield Heading(words(title), 1)
            yield Paragraph((Run(text),))


def _of_country(one: CountryTotal, tables: Tables, words: Words) -> str:
    """A country with how many actions were held in how many cities."""
    actions = words.plural("{n} action", "{n} actions", len(one.actions)).format(n=len(one.actions))
    cities = words.plural("{n} city", "{n} cities", len(one.towns)).format(n=len(one.towns))
    parts = (actions, cities) if one.towns else (actions, *(region.name for region in one.regions))
    return f"{_country(one, tables, words)}: {', '.join(parts)}"


def _order(one: CountryTotal, tables: Tables, words: Words) -> tuple[bool, str]:
    return not one.country, sort_key(_country(one, tables, words))


def _country(one: CountryTotal, tables: Tables, words: Words) -> str:
    return tables.label("country", one.country, words.language) if one.country else words(N_("Country not stated"))


def _overview(countries: Sequence[CountryTotal], words: Words, tables: Tables) -> Table:
    heads = (N_("Country"), N_("Actions"), N_("Organisations or groups"), N_("Cities"), N_("Participants"))
    rows = tuple(
        (
            (Run(_country(one, tables, words), bold=True),), (Run(str(len(one.actions))),),
            (Run(str(one.organisations)),), (Run(str(len(one.towns))),),
            (Run(_without_word(said.took_part(one.participants, words))),),
        )
        for one in countries
    )  # fmt: skip
    return Table("", tuple(words(head) for head in heads), rows, (2.0, 0.9, 1.7, 0.9, 3.0))


def _without_word(sentence: str) -> str:
    """A number of participants in a column that says already of what it is."""
    return sentence.partition(": ")[2]


def _towns(one: CountryTotal, numbers: Mapping[ActionId, str], words: Words) -> str:
    listed = "; ".join(f"{town.name} ({', '.join(numbers[key] for key in town.actions)})" for town in one.towns)
    return words(N_("Cities and the numbers of their actions: {towns}.")).format(towns=listed)


def _actions(report: Report, country: str, words: Words, tables: Tables) -> Table:
    """Each action once, under the first of its towns by letters."""
    listed = dict.fromkeys(
        one for code, _town, one in placed(report, tables, words.language) if code == country
    )  # fmt: skip
    rows = tuple(_row(one, report, words, tables) for one in listed)
    return Table("", tuple(words(head) for head in _HEADS), rows, _WIDTHS)


def _row(one: Action, report: Report, words: Words, tables: Tables) -> tuple[Cell, ...]:
    places = (*towns_of(one), *regions_of(one))
    where = ", ".join(sorted(places, key=sort_key)) or words(N_("place not stated"))
    place = (Run(f"{one.number or '—'}. {where}", bold=True), *_after(said.when(one, words)))
    aim = _parts(
        ("", one.aim),
        (N_("Form of the action"), said.forms(one, tables, words)),
        (N_("To whom"), one.addressed),
        words=words,
    )
    if report.named:
        names = ((N_("Who held it"), one.organisation), (N_("Partners"), one.partners))
        aim = (*aim, *(_parts(*names, words=words, again=bool(aim))))
    given = "; ".join(said.material(each, tables, words) for each in report.whole.handouts.get(one.id, ()))
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
