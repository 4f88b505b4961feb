"""The steps taken before authorities in a case: how each stands today, what is overdue, the draft on exhaustion.

Looks and makes texts; writes nothing and draws no conclusion. The rules are `rules.remedies` and `rules.exhaustion`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from fieldcase.casework.sight import Sight, case_of, found
from fieldcase.i18n import Words
from fieldcase.model.asked import Asked
from fieldcase.model.case import Case
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import EvidenceId, ScopeId
from fieldcase.model.remedies import Remedy
from fieldcase.model.terms import Tables
from fieldcase.rules.exhaustion import Draft
from fieldcase.rules.remedies import Standing, days_over, in_order, receipt_shown, standing, wrong
from fieldcase.rules.remedies import Wrong as Wrong

__all__ = ["Overdue", "Standing", "Step", "Wrong", "draft", "number_of", "overdue", "receipt_shown", "said", "steps"]
_WITHOUT_ANSWER = frozenset({"pending", "no_answer"})


@dataclass(frozen=True)
class Step:
    """A step with its number, how it stands, and what cannot be in its dates."""

    remedy: Remedy
    number: int
    standing: Standing
    wrong: tuple[Wrong, ...]


@dataclass(frozen=True)
class Overdue:
    """A step whose answer is overdue: by how many days, in which case (None where it stands in none), and whether it is
    shown that it arrived."""

    remedy: Remedy
    days: int
    case: Case | None
    shown: bool


def steps(source: Sight, scope: ScopeId) -> tuple[Step, ...]:
    """The steps of a case in the order in which they are numbered."""
    today = source.world.today()
    ordered = in_order(source.all(Remedy, scope))
    return tuple(Step(one, at, standing(one, today), wrong(one, today)) for at, one in enumerate(ordered, start=1))


def number_of(source: Sight, remedy: Remedy) -> int:
    """Which step of its case it is, counted from 1."""
    others = [one for one in source.all(Remedy, remedy.scope) if one.id != remedy.id]
    return in_order([*others, remedy]).index(remedy) + 1


def overdue(source: Sight, today: datetime.date, most: int = 50) -> tuple[Overdue, ...]:
    """Steps of all cases to which no answer came by the day it was due, the longest overdue first."""
    asked = Asked(
        Remedy, sort="due", days=("due", 1, today.toordinal() - 1), equals=(("result", _WITHOUT_ANSWER),)
    )  # fmt: skip
    late = [(one, days_over(one, today)) for one in found(source, Remedy, asked)]
    longest = sorted(((one, days) for one, days in late if days), key=lambda pair: -pair[1])[:most]
    return tuple(Overdue(one, days, case_of(source, one.scope), receipt_shown(one)) for one, days in longest)


def said(remedy: Remedy, number: int, today: datetime.date, tables: Tables, words: Words) -> str:
    """One step in sentences, as the draft has it."""
    return Draft(today, words, tables).step(number, remedy)


def draft(source: Sight, case: Case, tables: Tables, words: Words) -> str:
    """The draft on domestic remedies of a case, paragraphs parted by an empty line; empty where no step is recorded."""
    numbers = {one.id: one.number for one in source.all(Evidence, case.scope)}
    made = Draft(source.world.today(), words, tables, marks=_marks(numbers))
    return "\n\n".join(made.paragraphs(source.all(Remedy, case.scope)))


def _marks(numbers: dict[EvidenceId, str]) -> Callable[[Iterable[EvidenceId]], str]:
    return lambda pieces: " ".join(f"[{numbers[one]}]" for one in pieces if numbers.get(one))
