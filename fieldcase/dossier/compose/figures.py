"""Reported figures: numbers as their sources give them, with their doubt, never spread over single records."""

from __future__ import annotations

from fieldcase.dossier.blocks import Block, Run, Table
from fieldcase.dossier.compose.runs import one_line
from fieldcase.dossier.compose.telling import DASH, Telling
from fieldcase.dossier.results_said import said_number
from fieldcase.errors import N_
from fieldcase.model.dates import UncertainDate
from fieldcase.model.fieldwork import Figure
from fieldcase.rules.small_numbers import count_table, withhold_small
from fieldcase.rules.uses import USES


def figures(telling: Telling) -> list[Block]:
    """A table of the reported figures in the order of their period."""
    found = sorted(telling.release.of(Figure), key=lambda figure: (_day(figure.period), figure.what))
    if not found:
        return []
    header = (
        telling.label(Figure, "what"),
        telling.label(Figure, "count"),
        telling.label(Figure, "period"),
        telling.say(N_("Where")),
        *((telling.label(Figure, "source"),) if telling.has("sources") else ()),
    )
    return [
        telling.note(
            N_(
                "These numbers stand as their sources give them and keep their doubt. They are totals: no single event "
                "or person of this file is counted out of them."
            )
        ),
        Table(
            telling.say(N_("Reported figures")),
            header,
            tuple(_row(telling, figure) for figure in found),
            (0.28, 0.22, 0.18, 0.18, 0.14) if telling.has("sources") else (0.34, 0.24, 0.2, 0.22),
        ),
    ]


def _day(period: UncertainDate | None) -> int:
    return period.first if period else 10**7


def _said(telling: Telling, figure: Figure) -> str:
    """The number with its doubt; outside, a small number of people of one kind is withheld."""
    use = USES.get(telling.release.use)
    if figure.count is not None and figure.describes_people and (use is None or use.external):
        safe = withhold_small(count_table(("",), ("",), ((figure.count,),)))
        if safe.total is None:
            return telling.say(N_("withheld, because it is small"))
    return said_number(figure, telling.words)


def _row(telling: Telling, figure: Figure) -> tuple[tuple[Run, ...], ...]:
    count = _said(telling, figure)
    if figure.preliminary:
        count = telling.say(N_("{count} (preliminary)"), count=count)
    where = ", ".join(part for part in (telling.value(figure, "country"), one_line(figure.region)) if part)
    return (
        (Run(one_line(figure.what)),),
        (Run(count, bold=True),),
        (Run(telling.value(figure, "period") or DASH),),
        (Run(where or DASH),),
        *((telling.source_marks((figure.source,)) or (Run(DASH),),) if telling.has("sources") else ()),
    )
