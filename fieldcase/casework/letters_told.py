"""What letters wait for, in words: one line for a list, a page, Today or a command. Names nobody.

How one delivery stands is `dossier.deliveries_said`; it can be asked here too.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from fieldcase.dossier.deliveries_said import said_late as said_late
from fieldcase.dossier.deliveries_said import said_standing as said_standing
from fieldcase.dossier.deliveries_said import said_to_confirm as said_to_confirm
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.letters import Delivery, DeliveryAccount
from fieldcase.model.said import said_date
from fieldcase.model.terms import Tables
from fieldcase.rules.deliveries import DONE, LATE, Standing, days_left, most_urgent, standing


def kind_of(state: Standing) -> str:
    """How urgent a state is, as the style sheet calls it: row-bad, row-warn, row-good, row."""
    if state in LATE:
        return "row-bad"
    if state in DONE:
        return "row-good"
    return "row-warn" if state in (Standing.NOT_SENT, Standing.SENT) else "row"


def summary(deliveries: Iterable[Delivery], on: datetime.date, words: Words) -> str:
    """What asks for something first of all deliveries of a letter, and how many there are; empty without any."""
    every = tuple(deliveries)
    first = most_urgent(every, on)
    if first is None:
        return words(N_("no addressee yet"))
    left = days_left(first, on)
    if left is None:
        told = said_standing(first, on, words)
    elif left < 0:
        told = said_late(first, -left, words)
    else:
        told = words.plural("{n} day left", "{n} days left", left).format(n=left)
    done = sum(standing(one, on) in DONE for one in every)
    if len(every) == 1:
        return told
    return words(N_("{first} · answers: {done} of {n}")).format(first=told, done=done, n=len(every))


def said_account(one: DeliveryAccount | Delivery, tables: Tables, words: Words) -> str:
    """What one account says of a delivery: the way, the day, the words, where it says so."""
    day = one.sent if isinstance(one, Delivery) else one.date
    way = tables.label("delivery_way", one.way, words.language) if one.way else ""
    said = () if isinstance(one, Delivery) else (one.said, one.source_words)
    return " · ".join(part for part in (way, said_date(day, words) if day is not None else "", *said) if part)
