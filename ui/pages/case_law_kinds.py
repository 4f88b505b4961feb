"""What the parts "Acts" and "Reported figures" show: columns, groups of fields, blank records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fieldcase.casework import results
from fieldcase.casework.bearing_said import sureness
from fieldcase.casework.called import called_all
from fieldcase.errors import N_
from fieldcase.model.case import Act, Source
from fieldcase.model.fieldwork import Figure
from fieldcase.model.ids import ActId, FigureId
from fieldcase.model.people import Person
from ui.pages.act_below import ActBelow
from ui.pages.act_form import act_groups
from ui.pages.case_law_records import Kind, RecordsPart
from ui.pages.record_list import Plan
from ui.record_form import Group
from ui.widgets.rows import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_FIGURE_LONG = frozenset({"what"})


def acts_part(work: Workplace) -> RecordsPart:
    """The list of the acts of a case, and the form of one."""
    return RecordsPart(work, acts(work))


def figures_part(work: Workplace) -> RecordsPart:
    """The list of the reported figures of a case, and the form of one."""
    return RecordsPart(work, figures(work))


def acts(work: Workplace) -> Kind:
    """The acts of a case."""
    words = work.words
    plan = Plan(
        Act, words(N_("Acts")),
        (
            Column(words(N_("Type of act")), lambda one: work.term("act_type", one[0].type), "type", width=150),
            Column(words(N_("What was done")), lambda one: _what(one[0], work), "what", wide=True, least=240),
            Column(words(N_("Victims")), lambda one: one[1], width=110, spare=1),
        ),
        lambda number: words.plural("{n} act", "{n} acts", number).format(n=number),
        rows=_with_victims(work), record=lambda one: one[0], narrowed=("type",),
    )  # fmt: skip
    return Kind(
        plan, act_groups(work), lambda case: Act(id=ActId(work.desk.new_id()), scope=case.scope), words(N_("New act")),
        "scale", words(N_("An act is what was done to somebody, by whom, and against which norm.")),
        words(N_("The act is in the bin.")), markable=True, below=ActBelow,
    )  # fmt: skip


def _what(act: Act, work: Workplace) -> str:
    """What was done, behind a sign and a word where that is disputed or doubtful."""
    return " · ".join(part for part in (sureness(act, work.tables, work.words), act.what) if part)


def _with_victims(work: Workplace) -> Any:
    def rows(look: Look, found: tuple[Act, ...]) -> Sequence[tuple[Act, str]]:
        people: dict[bytes, str] = {}
        for scope in {one.scope for one in found}:
            people |= called_all(look.all(Person, scope), work.tables, work.words)
        return [(one, ", ".join(people.get(victim, "") for victim in one.victims)) for one in found]

    return rows


def figures(work: Workplace) -> Kind:
    """The reported figures of a case."""
    words = work.words
    plan = Plan(
        Figure, words(N_("Reported figures")),
        (
            Column(words(N_("What was counted")), lambda one: one[0].what, "what", wide=True, least=200),
            Column(words(N_("Count")), lambda one: _count(one[0], work), width=130),
            Column(words(N_("Source")), lambda one: one[1], width=150, spare=1),
        ),
        lambda number: words.plural("{n} number", "{n} numbers", number).format(n=number),
        rows=_with_source(work), record=lambda one: one[0],
    )  # fmt: skip
    form = (
        Group("", (("what",), ("count", "preliminary"), ("amount", "spending"), ("period", "country"), ("region",),
                   ("source",), ("describes_people",)), _FIGURE_LONG),
    )  # fmt: skip
    return Kind(
        plan, form, lambda case: Figure(id=FigureId(work.desk.new_id()), scope=case.scope, country=case.country),
        words(N_("New figure")), "list",
        words(N_("A number that somebody else reported keeps its doubt and its source. It is never spread over "
                 "invented single records.")),
        words(N_("The figure is in the bin.")),
    )  # fmt: skip


def _count(figure: Figure, work: Workplace) -> str:
    some = figure.count is not None or figure.amount is not None
    said = results.said_number(figure, work.words) if some else ""
    preliminary = work.words(N_("{count} (preliminary)"))
    return preliminary.format(count=said) if figure.preliminary and said else said


def _with_source(work: Workplace) -> Any:
    def rows(look: Look, found: tuple[Figure, ...]) -> Sequence[tuple[Figure, str]]:
        sources: dict[bytes, str] = {}
        for scope in {one.scope for one in found}:
            sources |= called_all(look.all(Source, scope), work.tables, work.words)
        return [(one, sources.get(one.source, "") if one.source else "") for one in found]

    return rows
