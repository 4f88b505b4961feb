"""The section of a report that tells of visits: where, when, who was spoken with, what was found and recommended.

A site is told by its kind, and by its name where the use opens places. Of people there are numbers by kind alone. Tells
nothing of who went and of notes on safety.
"""

from __future__ import annotations

from fieldcase.dossier.blocks import Block, Heading, Paragraph, Run, Table
from fieldcase.dossier.compose.runs import capital, ended, one_line
from fieldcase.dossier.report.asks import asks_table
from fieldcase.dossier.report.telling import ReportTelling
from fieldcase.dossier.report.values import WITHHELD, country, day, people
from fieldcase.errors import N_
from fieldcase.model.fieldwork import Recommendation, Site, Visit
from fieldcase.model.reports import ReportPart
from fieldcase.model.said import said_count

_HEARD = N_(
    "Of clients, witnesses, relatives and children only those are counted who agreed to it. Whoever did not want to "
    "speak is not among them."
)


def visits(telling: ReportTelling, part: ReportPart) -> list[Block]:
    """What people wrote, who was spoken with on all visits, then each visit under its heading."""
    chosen = [one for one in telling.release.of(Visit) if telling.is_told(part, one, Visit)]
    ordered = sorted(chosen, key=lambda one: (one.date.first if one.date else 0, one.id))
    blocks: list[Block] = telling.own(part)
    if ordered:
        told = telling.words.plural("{n} visit is told of here.", "{n} visits are told of here.", len(ordered))
        blocks += [Paragraph((Run(told.format(n=len(ordered))),)), *_heard(telling)]
    for number, one in enumerate(ordered, start=1):
        blocks += _visit(telling, one, number)
    return blocks


def _heard(telling: ReportTelling) -> list[Block]:
    """How many of each kind were spoken with; a small number is withheld in what leaves the organisation."""
    rows = [
        ((Run(capital(telling.term("person_kind", kind))),),
         (Run(said_count(count, telling.words) if count is not None else telling.say(WITHHELD)),))
        for kind, count in telling.release.heard
    ]  # fmt: skip
    if not rows:
        return []
    head = (telling.say(N_("Who was spoken with")), telling.say(N_("How many")))
    table = Table(
        telling.say(N_("People spoken with, by kind")), head, tuple(rows), (0.7, 0.3), numbers=frozenset({1}),
        named=True, name="spoken-with",
    )  # fmt: skip
    return [table, telling.note(_HEARD)]


def _visit(telling: ReportTelling, one: Visit, number: int) -> list[Block]:
    blocks: list[Block] = [Heading(_title(telling, one, number), 2), *_met(telling, one)]
    blocks += [Paragraph((Run(ended(one_line(line))),)) for line in one.findings.splitlines() if line.strip()]
    asks = [ask for ask in telling.release.of(Recommendation) if ask.visit == one.id]
    ordered = sorted(asks, key=lambda ask: (ask.number is None, ask.number or 0))
    return [*blocks, *([asks_table(telling, ordered, f"visit-{number}")] if ordered else [])]


def _title(telling: ReportTelling, one: Visit, number: int) -> str:
    """ "Visit 2. Clinic, Bishkek, Kyrgyzstan, March 2026", as far as the use opens it."""
    site = next((each for each in telling.release.of(Site) if each.id == one.site), None)
    kind = telling.term("site_kind", site.kind) if site is not None and site.kind else ""
    place = one_line(one.place) or (one_line(site.settlement or site.region) if site is not None else "")
    name = one_line(site.name) if site is not None else ""
    parts = (capital(kind), name, place, country(telling, one.country), day(telling, one.date))
    told = ", ".join(dict.fromkeys(each for each in parts if each))
    head = telling.say(N_("Visit {number}"), number=number)
    return f"{head}. {told}" if told else head


def _met(telling: ReportTelling, one: Visit) -> list[Block]:
    met = people(telling, one.met)
    return [Paragraph(telling.line(telling.label(Visit, "met"), met))] if met else []
