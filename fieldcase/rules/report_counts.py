"""The counted tables of one report, small numbers withheld in all of them together (do-no-harm.md, Numbers).

A report may count the answers to several questions; each has a `Counts` of its own, because that is what its gate made.
The tables that all of them share are protected beside the tables of each question; whatever is withheld in one of these
is withheld. Knows tables; no record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fieldcase.model.ids import ReportPartId
from fieldcase.model.reports import ReportPart
from fieldcase.model.terms import Tables
from fieldcase.rules.count_asked import CountAsked, NotAsked, with_gender
from fieldcase.rules.counted import Counts, What
from fieldcase.rules.crosstabs import Cell, Crosstab, crosstab
from fieldcase.rules.joint_small import protect

Question = tuple[str, str]
# The question of all tables that count no answers.
NONE: Question = ("", "")
Labels = Mapping[Question, tuple[str, Mapping[str, str]]]


@dataclass(frozen=True, repr=False)
class ReportCounts:
    """What a report may count: for each question whose answers are counted, and for all else under `NONE`. `labels`:
    how questions and their answers are called."""

    counts: Mapping[Question, Counts] = field(default_factory=dict)
    labels: Labels = field(default_factory=dict)


def asked_in(part: ReportPart) -> tuple[CountAsked, ...]:
    """The tables a section asks for, people by gender too; what is no question of ours (any more) is passed over."""
    found: list[CountAsked] = []
    for text in part.counts:
        try:
            found += with_gender(CountAsked.read(text))
        except NotAsked:
            continue
    return tuple(dict.fromkeys(found))


def question_of(asked: CountAsked) -> Question:
    """The question whose answers a table counts; NONE for any other table."""
    return (asked.questionnaire, asked.question) if asked.what is What.ANSWERS else NONE


def questions_of(parts: Iterable[ReportPart]) -> tuple[Question, ...]:
    """The questions that the sections of a report need to be counted, NONE first; none where nothing is counted."""
    found = {question_of(asked) for part in parts if not part.left_out for asked in asked_in(part)}
    return (NONE, *sorted(found - {NONE})) if found else ()


def tables_of(
    made: ReportCounts, parts: Sequence[ReportPart], tables: Tables
) -> Mapping[ReportPartId, tuple[Crosstab, ...]]:
    """The tables of each section in its order; a table whose question was not counted is passed over."""
    asked = list(dict.fromkeys(one for part in parts for one in asked_in(part)))
    shared = [one for one in asked if question_of(one) == NONE]
    found: dict[CountAsked, Crosstab] = {}
    for question, counts in made.counts.items():
        own = [one for one in asked if question != NONE and question_of(one) == question]
        for one in protect(counts, [crosstab(counts, each, tables) for each in (*shared, *own)]):
            found[one.asked] = _with_less(one, found.get(one.asked))
    return {part.id: tuple(found[one] for one in asked_in(part) if one in found) for part in parts}


def _with_less(one: Crosstab, other: Crosstab | None) -> Crosstab:
    """A table without every number that is withheld in the same table made beside other tables."""
    if other is None:
        return one

    def less(these: tuple[Cell, ...], those: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return tuple(each if that.count is not None else that for each, that in zip(these, those, strict=True))

    return replace(
        one, cells=tuple(less(line, that) for line, that in zip(one.cells, other.cells, strict=True)),
        row_totals=less(one.row_totals, other.row_totals), column_totals=less(one.column_totals, other.column_totals),
        total=less((one.total,), (other.total,))[0],
    )  # fmt: skip
