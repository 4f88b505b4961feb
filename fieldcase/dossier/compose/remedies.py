"""What was tried before authorities, step by step, and the draft on domestic remedies for a lawyer to write on.

Silence is said only where the release shows that the step arrived. Concludes nothing: the draft says so of itself.
"""

from __future__ import annotations

from collections.abc import Iterable

from fieldcase.dossier.blocks import Block, Chronology, ChronologyRow, Paragraph, Run
from fieldcase.dossier.compose.runs import capital, ended, joined, one_line
from fieldcase.dossier.compose.telling import Telling
from fieldcase.errors import N_
from fieldcase.model.ids import ActId, EvidenceId
from fieldcase.model.remedies import Remedy
from fieldcase.rules.exhaustion import Draft
from fieldcase.rules.remedies import Standing, in_order, standing

# Who examines whether remedies are exhausted, or prepares it; for nobody else the draft is of use.
_EXAMINES = frozenset({"complaint", "un_confidential", "court", "internal"})
_ABOUT = ("what", "filed_for")
_DAYS = ("filed", "received", "due", "due_by", "answered", "result", "why_not")


def remedies(telling: Telling) -> list[Block]:
    """The steps as rows, numbered; without a word on whether they were enough."""
    steps = in_order(telling.release.of(Remedy))
    rows = tuple(_row(telling, number, one) for number, one in enumerate(steps, start=1))
    return [Chronology(rows)] if rows else []


def exhaustion(telling: Telling) -> list[Block]:
    """The draft, in the uses whose reader asks for it."""
    if telling.release.use not in _EXAMINES:
        return []
    told = _draft(telling).paragraphs(telling.release.of(Remedy))
    first = [Paragraph((Run(one),), style="note") for one in told[:2]]
    return [*first, *(Paragraph((Run(one),)) for one in told[2:])]


def _draft(telling: Telling) -> Draft:
    def marks(pieces: Iterable[EvidenceId]) -> str:
        return "".join(run.text for run in telling.exhibit_marks(pieces))

    return Draft(telling.release.on, telling.words, telling.tables, telling.release.coarse, marks)


def _row(telling: Telling, number: int, one: Remedy) -> ChronologyRow:
    authority = one_line(one.authority)
    what = ", ".join(part for part in (capital(telling.value(one, "type")), authority) if part)
    pieces = (*((one.proof,) if one.proof is not None else ()), *one.evidence)
    return ChronologyRow(
        when=telling.say(N_("Step {number}"), number=number),
        what=(Run(ended(what), bold=True),),
        details=joined(
            (
                telling.labelled(one, *_ABOUT), _acts(telling, one.acts),
                telling.labelled(one, *(name for name in _DAYS if name != "result" or _told_result(one))),
                telling.labelled(one, "why_not_words", "answer"), _outcome(telling, one),
            )
        ),
        sources=telling.exhibit_marks(pieces),
        anchor=f"step-{number}",
    )  # fmt: skip


def _told_result(one: Remedy) -> bool:
    """A result that an authority gave; that there is none says the sentence at the end."""
    return one.result not in ("pending", "no_answer", "not_filed")


def _acts(telling: Telling, acts: Iterable[ActId]) -> tuple[Run, ...]:
    numbers = [
        telling.say(N_("Act {number}"), number=telling.order.acts[one]) for one in acts if one in telling.order.acts
    ]
    return telling.line(telling.label(Remedy, "acts"), ", ".join(numbers)) if telling.has("acts") else ()


def _outcome(telling: Telling, one: Remedy) -> tuple[Run, ...]:
    """How a step without an answer stands."""
    stands = standing(one, telling.release.on)
    return () if stands is Standing.ANSWERED else (Run(_draft(telling).outcome(one), bold=True),)
