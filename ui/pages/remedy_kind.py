"""What the part "Remedies" shows: the columns of its list, the groups of its form, a blank step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fieldcase.casework.remedies import steps
from fieldcase.errors import N_
from fieldcase.model.ids import RemedyId
from fieldcase.model.remedies import Remedy
from fieldcase.model.said import said_date
from ui.pages.case_law_records import Kind
from ui.pages.record_list import Plan
from ui.pages.remedy_course import RemedyCourse
from ui.record_form import Group
from ui.widgets.rows import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldcase.casework.look import Look
    from fieldcase.casework.remedies import Step
    from ui.workplace import Workplace

_LONG = frozenset({"what", "answer", "why_not_words", "notes"})


def remedies(work: Workplace) -> Kind:
    """The steps of a case before authorities."""
    words = work.words
    plan = Plan(
        Remedy, words(N_("Steps before authorities")),
        (
            Column(words(N_("Step")), lambda one: str(one.number), "number", width=56),
            Column(words(N_("Kind of step")), lambda one: _kind(one, work), "type", wide=True, least=230),
            Column(words(N_("Filed on")), lambda one: _filed(one, work), "filed", width=130, spare=2),
            Column(words(N_("Result")), lambda one: work.term("remedy_result", one.remedy.result), "result", width=130,
                   spare=1),
        ),
        lambda number: words.plural("{n} step", "{n} steps", number).format(n=number),
        rows=_with_numbers(work), record=lambda one: one.remedy, narrowed=("result",), sort="filed",
    )  # fmt: skip
    return Kind(
        plan, _groups(work), lambda case: Remedy(id=RemedyId(work.desk.new_id()), scope=case.scope),
        words(N_("New step")), "gavel",
        words(N_("A step is a complaint, a claim or an appeal before an authority: what came of it, or why it was not "
                 "taken. A complaint to a treaty body has to tell of each.")),
        words(N_("The step is in the bin.")), markable=True, below=RemedyCourse,
    )  # fmt: skip


def _groups(work: Workplace) -> tuple[Group, ...]:
    words = work.words
    return (
        Group("", (("type",), ("authority",), ("what",), ("acts",), ("filed_for",), ("number",)), _LONG),
        Group(
            words(N_("Filed, received, answered")),
            (("filed", "received"), ("proof",), ("due", "answered"), ("due_by",), ("result",), ("answer",),
             ("decision",), ("evidence",)),
            _LONG,
        ),
        Group(
            words(N_("Why it was not taken, or not taken further")),
            (("why_not",), ("why_not_words",), ("last",)),
            _LONG,
        ),
        Group(words(N_("In no dossier")), (("notes",),), _LONG),
    )  # fmt: skip


def _with_numbers(work: Workplace) -> Any:
    def rows(look: Look, found: tuple[Remedy, ...]) -> Sequence[Step]:
        known: dict[bytes, Step] = {}
        for scope in {one.scope for one in found}:
            known |= {one.remedy.key: one for one in steps(look, scope, work.tables, work.words)}
        return [known[one.key] for one in found]

    return rows


def _kind(one: Step, work: Workplace) -> str:
    parts = (work.term("remedy_type", one.remedy.type), one.remedy.authority)
    return ", ".join(part for part in parts if part)


def _filed(one: Step, work: Workplace) -> str:
    return said_date(one.remedy.filed, work.words) if one.remedy.filed is not None else ""
