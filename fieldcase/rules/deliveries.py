"""How a letter's delivery stands on a day, and which of its days cannot be.

Silence is said only where something proves that the letter arrived and the last day for an answer is over for certain
(do-no-harm.md, Law). Contradictory accounts of a delivery change nothing here: they stand beside it. Knows deliveries;
refuses to know what an answer is worth.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from enum import StrEnum

from fieldcase.errors import N_
from fieldcase.model.letters import Delivery
from fieldcase.rules.ordered_days import Wrong, one_a_field, open_end, out_of_order, still_to_come

REFUSED = "refused"
SOON_DAYS = 7


class Standing(StrEnum):
    """Not sent; sent and nothing proves receipt (the day, if one is known, is not over); received and waited for, with
    a day or without; the day is over: silence where receipt is shown, unshown where it is not; answered; refused."""

    NOT_SENT = "not_sent"
    SENT = "sent"
    UNDATED = "undated"
    WAITING = "waiting"
    UNSHOWN = "unshown"
    SILENT = "silent"
    ANSWERED = "answered"
    REFUSED = "refused"


# The states in which something is to be done first: what is late, then what waits.
LATE = frozenset({Standing.SILENT, Standing.UNSHOWN})
OPEN = frozenset({Standing.SENT, Standing.UNDATED, Standing.WAITING, *LATE})
DONE = frozenset({Standing.ANSWERED, Standing.REFUSED})
_ORDER = (
    ("received", "sent", N_("This is before the day of sending. Please check both days.")),
    ("due", "sent", N_("The answer would be due before the letter was sent. Please check both days.")),
    ("due", "received", N_("The answer would be due before the letter arrived. Please check both days.")),
    ("answered", "sent", N_("The answer is dated before the day of sending. Please check both days.")),
)
_PROOF_WITHOUT_DAY = N_("Something proves receipt, but the day is missing. Without it no term is counted.")


def answered(delivery: Delivery) -> bool:
    """Whether an answer is known: its day, its words or its result."""
    return bool(delivery.answered is not None or delivery.answer.strip() or delivery.result)


def receipt_shown(delivery: Delivery) -> bool:
    """Whether something proves that the letter arrived on a day: a stamp, a signature, a piece of evidence."""
    return delivery.received is not None and bool(delivery.proof or delivery.proof_evidence)


def standing(delivery: Delivery, on: datetime.date) -> Standing:
    """How a delivery stands on a day. An uncertain last day counts by its last possible one."""
    if answered(delivery):
        return Standing.REFUSED if delivery.result == REFUSED else Standing.ANSWERED
    if delivery.sent is None and delivery.received is None:
        return Standing.NOT_SENT
    shown, due = receipt_shown(delivery), delivery.due
    if due is not None and not open_end(due) and due.last < on.toordinal():
        return Standing.SILENT if shown else Standing.UNSHOWN
    if not shown:
        return Standing.SENT
    return Standing.WAITING if due is not None else Standing.UNDATED


def days_left(delivery: Delivery, on: datetime.date) -> int | None:
    """Days until the last day for an answer, negative where it is over; None where there is none or it is answered."""
    if delivery.due is None or open_end(delivery.due) or standing(delivery, on) not in OPEN:
        return None
    return delivery.due.last - on.toordinal()


def to_confirm(delivery: Delivery) -> bool:
    """Whether the last day is told with a doubt ("2026-07-26?"), as one by a rule that nobody confirmed: it still asks
    for a person when it is over, and no sentence calls it overdue."""
    return delivery.due is not None and any(mark in delivery.due.text for mark in "?~%")


def wrong(delivery: Delivery, on: datetime.date) -> tuple[Wrong, ...]:
    """What cannot be in the days of a delivery, one sentence a field; `on` is today."""
    return one_a_field(_wrongs(delivery, on))


def _wrongs(delivery: Delivery, on: datetime.date) -> Iterator[Wrong]:
    yield from out_of_order(delivery, _ORDER)
    yield from still_to_come(delivery, ("sent", "received", "answered"), on)
    if delivery.received is None and (delivery.proof or delivery.proof_evidence):
        yield Wrong("received", _PROOF_WITHOUT_DAY)


def most_urgent(deliveries: Iterable[Delivery], on: datetime.date) -> Delivery | None:
    """The delivery that asks for something first: the longest overdue, then the soonest due, then one not sent."""
    ordered = sorted(deliveries, key=lambda one: _urgency(one, on))
    return ordered[0] if ordered else None


def _urgency(delivery: Delivery, on: datetime.date) -> tuple[int, int, bytes]:
    left = days_left(delivery, on)
    if left is not None:
        return 0, left, delivery.key
    place = {Standing.NOT_SENT: 1, Standing.SENT: 2, Standing.UNDATED: 3}
    return place.get(standing(delivery, on), 4), 0, delivery.key
