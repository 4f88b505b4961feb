"""What work came to: objectives of a small grant beside their results and what shows these; a figure over time.

What was meant is no result: an objective whose result is empty, or says the objective again, is told as one without. A
result that nothing shows is told as not shown. Figures are never added up here and never spread over single records.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fieldcase.casework.called import called
from fieldcase.casework.desk import Desk
from fieldcase.casework.known_identities import cells, known, refuse
from fieldcase.casework.sight import Sight, found
from fieldcase.casework.table_out import write_new, written
from fieldcase.dossier.results_said import said_figure as said_figure
from fieldcase.dossier.results_said import said_number as said_number
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.asked import Asked
from fieldcase.model.evidence import Evidence
from fieldcase.model.fieldwork import Figure
from fieldcase.model.ids import ChangeStoryId, FigureId, GrantId, ObjectiveId, PracticeId
from fieldcase.model.results import ChangeStory, GoodPractice, Grant, Objective
from fieldcase.model.said import said_date
from fieldcase.model.text import folded
from fieldcase.rules.objectives import Shown as Shown
from fieldcase.rules.objectives import standing as standing


@dataclass(frozen=True)
class ObjectiveTold:
    """An objective with what stands behind it: how that is called, and in finished words what shows it.

    `by` is for the window alone: it has titles of evidence. `by_outside` has exhibits by their numbers.
    """

    objective: Objective
    shown: Shown
    by: tuple[str, ...]
    by_outside: tuple[str, ...]


_HEAD = (
    N_("small grant"), N_("number"), N_("objective"), N_("what became of it"), N_("result"), N_("shown by"),
    N_("how well it is shown"), N_("where it says so"),
)  # fmt: skip


def objectives(source: Sight, grant: Grant, words: Words) -> tuple[ObjectiveTold, ...]:
    """The objectives of a grant by their numbers, each with what shows its result."""
    every = found(source, Objective, Asked(Objective, equals=(("grant", grant.id),)))
    ordered = sorted(every, key=lambda one: (one.number is None, one.number or 0))
    return tuple(_told(source, one, words) for one in ordered)


def _told(source: Sight, one: Objective, words: Words) -> ObjectiveTold:
    figures = (source.get(Figure, key) for key in one.figures)
    said = tuple(said_figure(figure, words) for figure in figures if figure is not None)
    found = (source.get(Evidence, key) for key in one.evidence)
    pieces = [piece for piece in found if piece is not None]
    return ObjectiveTold(
        one, standing(one), (*said, *(called(piece, source.tables, words) for piece in pieces)),
        (*said, *(_exhibit(piece, words) for piece in pieces)),
    )  # fmt: skip


def _exhibit(piece: Evidence, words: Words) -> str:
    if not piece.number:
        return words(N_("exhibit without a number"))
    return words(N_("exhibit {number}")).format(number=piece.number)


def over_time(source: Sight, figure: Figure) -> tuple[Figure, ...]:
    """The figures that count the same thing ("what", whatever its letters), by their period; those without one last."""
    what = folded(" ".join(figure.what.split()))
    alike = [one for one in source.all(Figure) if what and folded(" ".join(one.what.split())) == what]
    return tuple(sorted(alike, key=_place))


def _place(one: Figure) -> tuple[bool, int, int]:
    when = one.period or one.reported_on
    return when is None, when.first if when is not None else 0, when.last if when is not None else 0


def _head(words: Words) -> list[str]:
    return [words(one) for one in _HEAD]


def _rows(source: Sight, words: Words) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for grant in sorted(source.all(Grant), key=lambda one: folded(one.title)):
        for told in objectives(source, grant, words):
            one = told.objective
            status = source.tables.label("objective_result", one.status, words.language) if one.status else ""
            number = str(one.number) if one.number is not None else ""
            rows.append((
                grant.title, number, one.text, status, one.result, "; ".join(told.by_outside), words(told.shown.value),
                one.source,
            ))  # fmt: skip
    return rows


def export_grants(desk: Desk, target: Path, words: Words) -> None:
    """Write objectives of grants beside results and evidence to a new file, and keep that it was done. Who carried a
    grant out and who paid is not in it, and of evidence only the numbers of exhibits. IdentityInText, FileExists,
    CannotWrite: then nothing was written."""
    head, rows = _head(words), _rows(desk, words)
    refuse(known(desk), cells(head, rows, words), target.name, words)
    write_new(desk, target, written(head, rows))


def when_of(figure: Figure, words: Words) -> str:
    """The period of a figure, or when it was reported; empty without either."""
    when = figure.period or figure.reported_on
    return said_date(when, words) if when is not None else ""


def blank_figure(desk: Desk, country: str = "") -> Figure:
    """A reported figure of the register, not yet entered; so in what follows."""
    return Figure(id=FigureId(desk.new_id()), scope=desk.register, country=country)


def blank_grant(desk: Desk, country: str = "") -> Grant:
    """A small grant."""
    return Grant(id=GrantId(desk.new_id()), scope=desk.register, country=country)


def blank_objective(desk: Desk, grant: Grant, number: int | None = None) -> Objective:
    """An objective of a grant."""
    return Objective(id=ObjectiveId(desk.new_id()), scope=grant.scope, grant=grant.id, number=number)


def blank_story(desk: Desk, country: str = "") -> ChangeStory:
    """A story of change."""
    return ChangeStory(id=ChangeStoryId(desk.new_id()), scope=desk.register, country=country)


def blank_practice(desk: Desk, country: str = "") -> GoodPractice:
    """A good practice."""
    return GoodPractice(id=PracticeId(desk.new_id()), scope=desk.register, country=country)
