"""How a delivery of a letter stands, in words: one line for a list, a page, a command or a report. Names nobody."""

from __future__ import annotations

import datetime

from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.letters import Delivery
from fieldcase.model.said import said_date
from fieldcase.rules.deliveries import Standing, days_left, standing, to_confirm

_PLAIN = {
    Standing.NOT_SENT: N_("not sent yet"),
    Standing.SENT: N_("sent {sent}, nothing proves receipt"),
    Standing.UNDATED: N_("received {received}, no day for the answer is known"),
    Standing.ANSWERED: N_("answer {answered}"),
    Standing.REFUSED: N_("refused {answered}"),
}


def said_standing(delivery: Delivery, on: datetime.date, words: Words) -> str:
    """How a delivery stands on a day."""
    now, left = standing(delivery, on), days_left(delivery, on)
    if left is not None and left < 0:
        late = said_late(delivery, -left, words)
        proof = N_("no answer") if now is Standing.SILENT else N_("nothing proves receipt")
        return f"{late}, {words(proof)}"
    if left is not None and delivery.due is not None:
        waits = words.plural("{n} day left, until {day}", "{n} days left, until {day}", left)
        told = waits.format(n=left, day=said_date(delivery.due, words))
        return told if now is Standing.WAITING else f"{told}, {words(N_('nothing proves receipt'))}"
    values = {name: _day(getattr(delivery, name), words) for name in ("sent", "received", "answered")}
    return words(_PLAIN.get(now, _PLAIN[Standing.SENT])).format(**values).strip()


def said_late(delivery: Delivery, days: int, words: Words) -> str:
    """For how many days the last day is over, in few words; where its rule is to be confirmed, which day it was: then
    nothing is called overdue."""
    if delivery.due is None or not to_confirm(delivery):
        return words.plural("{n} day over", "{n} days over", days).format(n=days)
    return words(N_("time to be confirmed: {day}")).format(day=_without_doubt(delivery.due, words))


def said_to_confirm(delivery: Delivery, words: Words) -> str:
    """By which day an answer was to come by a rule that is to be confirmed, as a sentence of its own; empty where the
    day is certain."""
    if delivery.due is None or not to_confirm(delivery):
        return ""
    told = words(N_("to be answered by {day} (to be confirmed)"))
    return told.format(day=_without_doubt(delivery.due, words))


def _without_doubt(due: UncertainDate, words: Words) -> str:
    """The day alone, where the words around it say the doubt."""
    return said_date(UncertainDate("".join(sign for sign in due.text if sign not in "?~%")), words)


def _day(day: UncertainDate | None, words: Words) -> str:
    return said_date(day, words) if day is not None else ""
