"""How a step before an authority stands on a day, which of its dates cannot be, and in which order steps are told.

Silence is said only where it is shown that the step arrived and the day of the answer is over for certain; without
proof of receipt there is none (do-no-harm.md, Law). Knows steps; refuses to know whether a remedy was effective.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from enum import StrEnum

from fieldcase.errors import N_
from fieldcase.model.remedies import Remedy
from fieldcase.rules.ordered_days import Wrong, one_a_field, open_end, out_of_order, still_to_come

_NOT_FILED, _WITHDRAWN = "not_filed", "withdrawn"
# Results that an authority gave; the rest are no answer.
_ANSWERS = frozenset({"granted", "partly", "refused", "inadmissible"})
_LAST = 10**9


class Standing(StrEnum):
    """How a step stands: not filed, answered, withdrawn; else whether an answer is awaited (no day known, or the day is
    not over), silence is shown, or the day is over and receipt is not shown."""

    NOT_FILED = "not_filed"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"
    UNDATED = "undated"
    WAITING = "waiting"
    SILENT = "silent"
    UNSHOWN = "unshown"


# Which day cannot be before which: field, the earlier field, the sentence.
_ORDER = (
    ("received", "filed", N_("This is before the day of filing. Please check both days.")),
    ("due", "filed", N_("The answer is due before the step was filed. Please check both days.")),
    ("due", "received", N_("The answer is due before the step was received. Please check both days.")),
    ("answered", "filed", N_("The answer is dated before the day of filing. Please check both days.")),
    ("answered", "received", N_("The answer is dated before the day of receipt. Please check both days.")),
)
_FILED_ALL_THE_SAME = N_("The result says that nothing was filed, and here is a day of filing. Please check both.")
_ANSWERED_ALL_THE_SAME = N_("The result says that there is no answer, and here is one. Please check both.")


def answered(remedy: Remedy) -> bool:
    """Whether an authority answered: a day, words, or a result that only an answer gives."""
    return remedy.answered is not None or bool(remedy.answer.strip()) or remedy.result in _ANSWERS


def receipt_shown(remedy: Remedy) -> bool:
    """Whether it is shown that a step arrived: a day and a piece of evidence for it."""
    return remedy.received is not None and remedy.proof is not None


def standing(remedy: Remedy, on: datetime.date) -> Standing:
    """How a step stands on a day. An uncertain day of an answer counts by its last possible day."""
    if answered(remedy):
        return Standing.ANSWERED
    if remedy.result == _WITHDRAWN:
        return Standing.WITHDRAWN
    if remedy.filed is None and (remedy.received is None or remedy.result == _NOT_FILED):
        return Standing.NOT_FILED
    if remedy.due is None or open_end(remedy.due):
        return Standing.UNDATED
    if remedy.due.last >= on.toordinal():
        return Standing.WAITING
    return Standing.SILENT if receipt_shown(remedy) else Standing.UNSHOWN


def days_over(remedy: Remedy, on: datetime.date) -> int:
    """For how many days the answer is overdue for certain; 0 where it is not."""
    late = standing(remedy, on) in (Standing.SILENT, Standing.UNSHOWN)
    return on.toordinal() - remedy.due.last if late and remedy.due is not None else 0


def wrong(remedy: Remedy, on: datetime.date) -> tuple[Wrong, ...]:
    """What cannot be in the dates of a step, one sentence a field. Only what is certain: a month holds any of its days.

    `on` is today: nothing was filed, received or answered later than that.
    """
    return one_a_field(_wrongs(remedy, on))


def _wrongs(remedy: Remedy, on: datetime.date) -> Iterator[Wrong]:
    yield from out_of_order(remedy, _ORDER)
    yield from still_to_come(remedy, ("filed", "received", "answered"), on)
    if remedy.result == _NOT_FILED and remedy.filed is not None:
        yield Wrong("filed", _FILED_ALL_THE_SAME)
    if remedy.result == "no_answer" and remedy.answered is not None:
        yield Wrong("answered", _ANSWERED_ALL_THE_SAME)


def in_order(remedies: Iterable[Remedy]) -> tuple[Remedy, ...]:
    """Steps as they are numbered: by the number somebody gave, then by the day of filing; those without either last."""
    return tuple(sorted(remedies, key=_place))


def _place(remedy: Remedy) -> tuple[int, int, bytes]:
    number = _LAST if remedy.number is None else remedy.number
    return number, _LAST if remedy.filed is None else remedy.filed.first, remedy.key
