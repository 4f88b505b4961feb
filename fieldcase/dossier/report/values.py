"""Values of records that a report tells beside its cases, as people say them: days, counts, figures, kinds.

What anybody may read tells of a visit or a letter the month alone: the day would lead to whoever was there, or wrote
it. A small number of people of one kind is withheld outside the organisation. Knows the released report and no more.
"""

from __future__ import annotations

from collections.abc import Iterable

from fieldcase.dossier.blocks import Paragraph, Run
from fieldcase.dossier.compose.runs import ended, one_line
from fieldcase.dossier.report.telling import ReportTelling
from fieldcase.dossier.results_said import said_number
from fieldcase.errors import N_
from fieldcase.model.case import Source
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record
from fieldcase.model.fieldwork import Figure, Recommendation
from fieldcase.model.ids import FigureId
from fieldcase.model.said import said_count, said_date
from fieldcase.model.signals import FollowUp
from fieldcase.model.values import Count
from fieldcase.rules.asks import State, state
from fieldcase.rules.small_numbers import if_large
from fieldcase.rules.sources import looked_at
from fieldcase.rules.uses import USES

WITHHELD = N_("withheld, because it is small")


def day(telling: ReportTelling, when: UncertainDate | None) -> str:
    """A day of a visit or a letter: the month where anybody may read it; empty without one."""
    if when is None:
        return ""
    return said_date(when, telling.words, coarse=USES[telling.release.use].public)


def plain_day(telling: ReportTelling, when: UncertainDate | None) -> str:
    """A day that leads to nobody: of what was done in the open, or of a period."""
    return said_date(when, telling.words) if when is not None else ""


def people(telling: ReportTelling, count: Count | None) -> str:
    """A number of people: outside the organisation no small one; empty where none is stated."""
    if count is None:
        return ""
    if USES[telling.release.use].external and if_large(count) is None:
        return telling.say(WITHHELD)
    return said_count(count, telling.words)


def figure_number(telling: ReportTelling, figure: Figure) -> str:
    """A reported number with its doubt, and that it is preliminary."""
    told = said_number(figure, telling.words)
    if figure.describes_people and figure.count is not None:
        told = people(telling, figure.count)
    return telling.say(N_("{count} (preliminary)"), count=told) if figure.preliminary else told


def figure_line(telling: ReportTelling, figure: Figure) -> str:
    """A reported number in one line: what was counted, how many, when."""
    what, number = one_line(figure.what), figure_number(telling, figure)
    when = plain_day(telling, figure.period or figure.reported_on)
    told = telling.say(N_("{what}: {number}"), what=what, number=number)
    return f"{told}, {when}" if when else told


def figures_of(telling: ReportTelling, keys: Iterable[FigureId]) -> list[Figure]:
    """The figures of some ids that are told."""
    known = {one.id: one for one in telling.release.of(Figure)}
    return [known[key] for key in dict.fromkeys(keys) if key in known]


def source_of(telling: ReportTelling, figure: Figure) -> str:
    """Where a figure is from: cited where the source was looked at and leads to nobody, else described."""
    known = next((one for one in telling.release.of(Source) if one.id == figure.source), None)
    if figure.source is not None and known is None:
        return ""
    if known is None:
        return one_line(figure.source_words)
    leads = bool(known.identifies) or known.author is not None
    if not leads and (looked_at(known) or USES[telling.release.use].trusts_unchecked):
        said = [one_line(part) for part in (known.outlet, known.title, known.reference, known.address)]
        return ", ".join(part for part in (*said, plain_day(telling, known.published)) if part)
    described = one_line(known.description) or (telling.term("source_medium", known.medium) if known.medium else "")
    return telling.say(N_("{source}; the reference is kept by the authors"), source=described) if described else ""


def ask_state(telling: ReportTelling, ask: Recommendation) -> State:
    """How an ask stands on the day of the report, by its follow-ups that are told."""
    return state(ask, telling.release.of(FollowUp), telling.release.on)


def country(telling: ReportTelling, code: str) -> str:
    """A country by its name; empty where none is said."""
    return telling.term("country", code) if code else ""


def texts(telling: ReportTelling, record: Record, *names: str) -> list[Paragraph]:
    """Fields of free text, a paragraph for each line, the first of each field with its label before it."""
    made: list[Paragraph] = []
    for name in names:
        lines = [one_line(line) for line in str(getattr(record, name)).splitlines() if line.strip()]
        for number, line in enumerate(lines):
            label = (Run(f"{telling.label(type(record), name)}: ", italic=True),) if number == 0 else ()
            made.append(Paragraph((*label, Run(ended(line)))))
    return made
