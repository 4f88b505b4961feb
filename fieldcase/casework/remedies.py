"""The steps taken before authorities in a case: how each stands today, what is overdue, the draft on exhaustion.

Looks and makes texts; draws no conclusion and writes nothing but questions: a day that is over or a threat opens a
question to a person (do-no-harm.md, Law). The rules are `rules.remedies` and `rules.exhaustion`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from fieldcase.casework import asked_by_checks
from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight, case_of, found
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.asked import Asked
from fieldcase.model.case import Case
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import EvidenceId, ScopeId
from fieldcase.model.remedies import Remedy
from fieldcase.model.terms import Tables
from fieldcase.rules.exhaustion import Draft
from fieldcase.rules.ordered_days import Wrong as Wrong
from fieldcase.rules.remedies import Standing, days_over, in_order, receipt_shown, standing, wrong

__all__ = ["Overdue", "Standing", "Step", "Wrong", "ask_a_lawyer", "draft", "overdue", "steps", "to_ask"]
_WITHOUT_ANSWER = frozenset({"pending", "no_answer"})
# What opens a question, by the check that asks it.
_OVERDUE, _REPRISALS = "remedy.overdue", "remedy.reprisals"
_QUESTIONS = {
    _OVERDUE: N_("Step {number}: the day of the answer is over and no answer is known. What follows, and until when?"),
    _REPRISALS: N_("Step {number}: reprisals are feared. What protects the person, and are interim measures needed?"),
}


@dataclass(frozen=True)
class Step:
    """A step with its number, how it stands and in which words, and what cannot be in its dates."""

    remedy: Remedy
    number: int
    standing: Standing
    outcome: str
    wrong: tuple[Wrong, ...]


@dataclass(frozen=True)
class Overdue:
    """A step whose answer is overdue: by how many days, in which case (None where it stands in none), and whether it is
    shown that it arrived."""

    remedy: Remedy
    days: int
    case: Case | None
    shown: bool


def steps(source: Sight, scope: ScopeId, tables: Tables, words: Words, typed: Remedy | None = None) -> tuple[Step, ...]:
    """The steps of a case in the order in which they are numbered; `typed` is one as it is in a form now."""
    today = source.world.today()
    draft = Draft(today, words, tables)
    kept = [one for one in source.all(Remedy, scope) if typed is None or one.id != typed.id]
    ordered = in_order([*kept, *((typed,) if typed is not None else ())])
    return tuple(
        Step(one, at, standing(one, today), draft.outcome(one), wrong(one, today))
        for at, one in enumerate(ordered, start=1)
    )


def overdue(source: Sight, today: datetime.date, most: int = 50) -> tuple[Overdue, ...]:
    """Steps of all cases to which no answer came by the day it was due, the longest overdue first."""
    asked = Asked(
        Remedy, sort="due", days=("due", 1, today.toordinal() - 1), equals=(("result", _WITHOUT_ANSWER),)
    )  # fmt: skip
    late = [(one, days_over(one, today)) for one in found(source, Remedy, asked)]
    longest = sorted(((one, days) for one, days in late if days), key=lambda pair: -pair[1])[:most]
    return tuple(Overdue(one, days, case_of(source, one.scope), receipt_shown(one)) for one, days in longest)


def draft(source: Sight, case: Case, tables: Tables, words: Words) -> str:
    """The draft on domestic remedies of a case, paragraphs parted by an empty line; empty where no step is recorded."""
    numbers = {one.id: one.number for one in source.all(Evidence, case.scope)}
    made = Draft(source.world.today(), words, tables, marks=_marks(numbers))
    return "\n\n".join(made.paragraphs(source.all(Remedy, case.scope)))


def _marks(numbers: dict[EvidenceId, str]) -> Callable[[Iterable[EvidenceId]], str]:
    return lambda pieces: " ".join(f"[{numbers[one]}]" for one in pieces if numbers.get(one))


def to_ask(source: Sight, remedy: Remedy) -> tuple[str, ...]:
    """The checks that open a question about a step as it is in the vault and did not ask it yet."""
    found_by = {
        _OVERDUE: days_over(remedy, source.world.today()) > 0, _REPRISALS: "reprisals" in remedy.why_not,
    }  # fmt: skip
    return tuple(
        rule for rule, asks in found_by.items() if asks and not asked_by_checks.was_asked(source, remedy, rule)
    )


def ask_a_lawyer(desk: Desk, remedy: Remedy, words: Words) -> None:
    """Ask what is open about a step, each question once."""
    ordered = in_order(desk.all(Remedy, remedy.scope))
    number = next((at for at, one in enumerate(ordered, start=1) if one.id == remedy.id), 1)
    for rule in to_ask(desk, remedy):
        asked_by_checks.ask(desk, remedy, rule, words(_QUESTIONS[rule]).format(number=number))
