"""The sections of a report that tell what work came to: objectives of grants, stories of change, reported figures.

What was meant is no result, and a result that nothing shows is told as such (rules.objectives). Of evidence only how
many pieces there are. Figures stand as their sources give them and are never added up.
"""

from __future__ import annotations

from collections.abc import Sequence

from fieldcase.dossier.blocks import Block, Heading, Listing, Paragraph, Run, Table
from fieldcase.dossier.compose.runs import capital, ended, one_line
from fieldcase.dossier.report import cases
from fieldcase.dossier.report.asks import asks_table
from fieldcase.dossier.report.telling import ReportTelling
from fieldcase.dossier.report.values import (
    country,
    figure_line,
    figure_number,
    figures_of,
    plain_day,
    source_of,
    texts,
)
from fieldcase.errors import N_
from fieldcase.model.fieldwork import Figure, Recommendation
from fieldcase.model.ids import EvidenceId, FigureId
from fieldcase.model.reports import ReportPart
from fieldcase.model.results import ChangeStory, Grant, Objective
from fieldcase.rules.objectives import standing

_AS_GIVEN = N_("These numbers stand as their sources give them and keep their doubt. None of them is added to another.")


def objectives(telling: ReportTelling, part: ReportPart) -> list[Block]:
    """What people wrote, then each grant with a table: objective, result, what shows it."""
    blocks: list[Block] = telling.own(part)
    for number, one in enumerate(
        [grant for grant in telling.release.of(Grant) if telling.is_told(part, grant, Grant)], start=1
    ):
        mine = [each for each in telling.release.of(Objective) if each.grant == one.id]
        ordered = sorted(mine, key=lambda each: (each.number is None, each.number or 0))
        blocks += [Heading(_of_grant(telling, one), 2), *_names(telling, one), *texts(telling, one, "aim")]
        blocks += [_objectives(telling, ordered, number)] if ordered else []
    return blocks


def _of_grant(telling: ReportTelling, one: Grant) -> str:
    parts = (one_line(one.title), country(telling, one.country), plain_day(telling, one.period))
    return ", ".join(part for part in parts if part) or telling.say(N_("Small grant"))


def _names(telling: ReportTelling, one: Grant) -> list[Paragraph]:
    """Who carried it out and who paid, where organisations are named."""
    lines = [
        telling.line(telling.label(Grant, name), one_line(getattr(one, name))) for name in ("organisation", "donor")
    ]
    return [Paragraph(line) for line in lines if line]


def _objectives(telling: ReportTelling, ordered: Sequence[Objective], number: int) -> Table:
    rows = []
    for one in ordered:
        status = telling.term("objective_result", one.status) if one.status else ""
        result = ended(one_line(one.result)) if one.result.strip() else "–"
        shown = [telling.say(standing(one).value), *_shown_by(telling, one.figures, one.evidence)]
        rows.append((
            (Run(str(one.number) if one.number is not None else "–"),), (Run(ended(one_line(one.text))),),
            ((Run(f"{capital(status)}. ", bold=True),) if status else ()) + (Run(result),),
            (Run(capital("; ".join(shown))),),
        ))  # fmt: skip
    heads = (N_("Number"), N_("Objective"), N_("Result"), N_("What shows it"))
    return Table(
        telling.say(N_("Objectives and results")), tuple(telling.say(head) for head in heads), tuple(rows),
        (0.07, 0.31, 0.35, 0.27), name=f"objectives-{number}",
    )  # fmt: skip


def _shown_by(telling: ReportTelling, figures: Sequence[FigureId], evidence: Sequence[EvidenceId]) -> list[str]:
    """The figures that show a result, and how many pieces of evidence do."""
    told = [figure_line(telling, one) for one in figures_of(telling, figures)]
    if evidence:
        many = telling.words.plural(
            "{n} piece of evidence, kept by the authors", "{n} pieces of evidence, kept by the authors", len(evidence)
        )
        told.append(many.format(n=len(evidence)))
    return told


def stories(telling: ReportTelling, part: ReportPart) -> list[Block]:
    """What people wrote, then each story: the problem, what was done, what changed, what was learned, what shows it."""
    blocks: list[Block] = telling.own(part)
    chosen = [one for one in telling.release.of(ChangeStory) if telling.is_told(part, one, ChangeStory)]
    for number, one in enumerate(chosen, start=1):
        head = (one_line(one.title), country(telling, one.country), plain_day(telling, one.period))
        title = ", ".join(each for each in head if each) or telling.say(N_("Story {number}"), number=number)
        blocks.append(Heading(title, 2))
        told_by = telling.line(telling.label(ChangeStory, "organisation"), one_line(one.organisation))
        blocks += [Paragraph(told_by)] if told_by else []
        blocks += texts(telling, one, "problem", "activities", "change", "lessons")
        shown = _shown_by(telling, one.figures, one.evidence)
        if shown:
            lines = tuple((Run(ended(line)),) for line in shown)
            blocks += [Paragraph((Run(telling.say(N_("What shows it")), italic=True),), style="label"), Listing(lines)]
        asks = [each for each in telling.release.of(Recommendation) if each.id in one.asks]
        blocks += [asks_table(telling, asks, f"story-{number}")] if asks else []
    return blocks


def reported(telling: ReportTelling, part: ReportPart) -> list[Block]:
    """The numbers that others reported: case by case, then those of the register and of campaigns in one table."""
    blocks = cases.reported(telling, part)
    found = [one for one in telling.release.of(Figure) if telling.is_told(part, one, Figure)]
    if not found:
        return blocks
    ordered = sorted(found, key=lambda one: (one.period.first if one.period else 10**7, one.what, one.id))
    heads = (N_("What was counted"), N_("Count"), N_("Period"), N_("Where"), N_("Source"))
    table = Table(
        telling.say(N_("Reported figures")), tuple(telling.say(head) for head in heads),
        tuple(_figure(telling, one) for one in ordered), (0.3, 0.18, 0.15, 0.14, 0.23), name="figures",
    )  # fmt: skip
    return [*blocks, telling.note(_AS_GIVEN), table]


def _figure(telling: ReportTelling, one: Figure) -> tuple[tuple[Run, ...], ...]:
    where = ", ".join(part for part in (country(telling, one.country), one_line(one.region)) if part)
    return (
        (Run(one_line(one.what)),), (Run(figure_number(telling, one), bold=True),),
        (Run(plain_day(telling, one.period or one.reported_on) or "–"),), (Run(where or "–"),),
        (Run(source_of(telling, one) or "–"),),
    )  # fmt: skip
