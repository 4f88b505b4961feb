"""The sections of a report that tell its cases: in short, as chronologies, act by act, with their exhibits."""

from __future__ import annotations

from collections.abc import Callable

from fieldcase.dossier.blocks import Block, Exhibit, Heading, Paragraph, Parallel, Run
from fieldcase.dossier.compose.act_told import in_full
from fieldcase.dossier.compose.exhibits import exhibits
from fieldcase.dossier.compose.figures import figures
from fieldcase.dossier.compose.runs import ended
from fieldcase.dossier.compose.sources import sources
from fieldcase.dossier.compose.story import chronology
from fieldcase.dossier.compose.telling import Telling
from fieldcase.dossier.report.telling import ReportTelling
from fieldcase.errors import N_
from fieldcase.model.case import Act, Case
from fieldcase.model.reports import ReportPart

Told = Callable[[Telling], list[Block]]


def in_short(telling: ReportTelling, part: ReportPart) -> list[Block]:
    """Each case: where, how far it is, whose it is, what happened, what is asked for."""
    blocks: list[Block] = telling.own(part)
    for case in _chosen(telling, part):
        released = case.release.case
        known = case.labelled(released, "country", "stage", "about")
        blocks.append(Heading(telling.case_title(case), 2, f"{case.prefix}short"))
        blocks += [Paragraph(known)] if known else []
        blocks += case.paragraphs(released.summary)
        for name in ("outcome", "requests"):
            told = " ".join(getattr(released, name).split())
            blocks += [Paragraph(case.line(case.label(Case, name), told))] if told else []
    return blocks


def chronologies(telling: ReportTelling, part: ReportPart) -> list[Block]:
    """The chronology of each case."""
    return each_case(telling, part, chronology, "chronology")


def acts_in_full(telling: ReportTelling, part: ReportPart) -> list[Block]:
    """Everything that is told of the acts of each case; where acts are chosen, of these alone."""

    def told(case: Telling) -> list[Block]:
        acts = sorted(case.release.of(Act), key=lambda act: case.order.acts[act.id])
        within = telling.within(case)
        return [block for act in acts if _is_chosen(part, act.key) for block in in_full(within, act)]

    return each_case(telling, part, told, "acts")


def exhibits_of_all(telling: ReportTelling, part: ReportPart) -> list[Block]:
    """The exhibits that were chosen, else those of each case, each on pages of its own with its translations."""
    first: list[Block] = []
    pages: list[Block] = []
    for case in _chosen(telling, part):
        wanted = {
            number for piece, number in case.order.exhibits.items() if not part.evidence or piece in part.evidence
        }
        for block in exhibits(case):
            if not isinstance(block, Exhibit | Parallel):
                first.append(block)
            elif block.number in wanted:
                pages.append(block)
    return [*telling.own(part), *(first[:1] if pages else ()), *pages]


def sources_of_all(telling: ReportTelling, part: ReportPart) -> list[Block]:
    """The sources of each case, their numbers counted on from case to case."""
    return each_case(telling, part, sources, "sources")


def reported(telling: ReportTelling, part: ReportPart) -> list[Block]:
    """The numbers that others reported, case by case."""
    return each_case(telling, part, lambda case: figures(telling.within(case)), "figures")


def briefly(telling: ReportTelling, case: Telling, act: Act) -> Paragraph:
    """An act in one paragraph: case, day, what was done to whom, by which kind of people, from which source."""
    within = telling.within(case)
    event = next((one for one in case.order.events if one.id == act.event), None)
    day = case.value(event, "date") if event is not None else ""
    number = telling.say(N_("Case {number}"), number=telling.cases.index(case) + 1)
    begun = Run(f"{', '.join(part for part in (number, day) if part)}. ", bold=True)
    text = " ".join(act.what.split()) or (" ".join(event.what.split()) if event is not None else "")
    sources = (*(event.sources if event is not None else ()), *act.sources)
    marks = within.source_marks(sources)
    pieces = case.exhibit_marks((*(event.evidence if event is not None else ()), *act.evidence))
    told = Run(ended(text or case.value(act, "type")))
    return Paragraph((begun, told, *marks, *((Run(" "), *pieces) if pieces else ())))


def _is_chosen(part: ReportPart, key: bytes) -> bool:
    return not part.records or key in part.records


def _chosen(telling: ReportTelling, part: ReportPart) -> tuple[Telling, ...]:
    """The cases that a section is about: those chosen in it, else all. A chosen one that may not be told was a choice
    all the same."""
    if not set(telling.release.report.cases).isdisjoint(part.records):
        return tuple(case for case in telling.cases if case.release.case.key in part.records)
    return telling.cases


def each_case(telling: ReportTelling, part: ReportPart, told: Told, name: str) -> list[Block]:
    """A section case by case, each under its heading where there are several; cases with nothing to tell go unnamed."""
    blocks: list[Block] = telling.own(part)
    for case in _chosen(telling, part):
        body = told(case)
        if body and len(telling.cases) > 1:
            blocks.append(Heading(telling.case_title(case), 2, f"{case.prefix}{name}"))
        blocks += body
    return blocks
