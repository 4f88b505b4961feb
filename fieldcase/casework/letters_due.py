"""Which letters ask for something today: answers overdue or due soon, letters not sent, letters of which nothing proves
that they arrived. Asks for few rows through an index.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from fieldcase.casework import reply_terms
from fieldcase.casework.sight import Sight, case_of, found, grouped
from fieldcase.model.asked import Asked
from fieldcase.model.case import Case
from fieldcase.model.letters import Delivery, Letter, ReplyTerm
from fieldcase.rules.deliveries import LATE, SOON_DAYS, Standing, days_left, receipt_shown, standing


@dataclass(frozen=True)
class Due:
    """A delivery that asks for something: how it stands, days left (negative: over; None: no day), its letter and the
    case of it (None where it lies in none), and whether receipt is shown. `delivery` is None for a letter to nobody
    yet."""

    delivery: Delivery | None
    letter: Letter
    standing: Standing
    days: int | None
    case: Case | None
    shown: bool

    @property
    def late(self) -> bool:
        """Whether the last day is over."""
        return self.standing in LATE


def due(source: Sight, today: datetime.date, most: int = 50) -> tuple[Due, ...]:
    """Answers that are overdue, those first of which receipt is shown, the longest first; then those due in a week."""
    # What was answered is most of all there is: it is left out by the index.
    open_ones = (("answered", None), ("result", ""))
    asked = Asked(Delivery, sort="due", days=("due", 1, today.toordinal() + SOON_DAYS), equals=open_ones)
    terms = reply_terms.rows(source)
    every = (_due(source, one, today, terms) for one in found(source, Delivery, asked))
    late = [one for one in every if one is not None and one.days is not None and one.days <= SOON_DAYS]
    return tuple(sorted(late, key=lambda one: (not one.late, not one.shown, one.days or 0))[:most])


def unsent(source: Sight, today: datetime.date, most: int = 50) -> tuple[Due, ...]:
    """Letters that were written and of which something went to nobody yet, or that have no addressee: one line a
    letter, the oldest first."""
    asked = Asked(Delivery, equals=(("sent", None), ("received", None), ("answered", None)))
    lines: dict[bytes, Due] = {}
    for one in found(source, Delivery, asked):
        line = _due(source, one, today) if one.letter not in lines else None
        if line is not None and line.standing is Standing.NOT_SENT:
            lines[line.letter.id] = line
    addressed = {letter for (letter,), _ in grouped(source, Asked(Delivery), ("letter",))}
    for letter in found(source, Letter, Asked(Letter)):
        if letter.id not in addressed:
            case = case_of(source, letter.scope)
            lines[letter.id] = Due(None, letter, Standing.NOT_SENT, None, case, shown=False)
    return tuple(sorted(lines.values(), key=lambda one: one.letter.written.first if one.letter.written else 0)[:most])


def overdue_number(source: Sight, today: datetime.date) -> int:
    """Of how many answers the last day is over: what a badge counts. One by a rule that is to be confirmed asks for a
    person too, and is never called overdue (`letters_told.said_late`)."""
    return sum(one.late for one in due(source, today, 10_000))


def _due(source: Sight, delivery: Delivery, today: datetime.date, terms: Sequence[ReplyTerm] = ()) -> Due | None:
    """The line of a delivery, its last day as the rules give it now."""
    letter = source.get(Letter, delivery.letter) if delivery.letter is not None else None
    if letter is None or letter.hidden:
        return None
    if terms:
        delivery = reply_terms.recounted(terms, letter, delivery)
    case = case_of(source, delivery.scope)
    return Due(
        delivery, letter, standing(delivery, today), days_left(delivery, today), case, receipt_shown(delivery)
    )  # fmt: skip
