"""What became of a demand, a recommendation or a promise: its state on a day, by its follow-ups.

The latest follow-up says how it stands. Where two of one day differ, or of days of which nobody knows which came first
("2019" and "10 March 2019"), both are told and none wins. A state that nothing shows is "said, not shown". A day that
is over without a follow-up is a question to a person, never "not kept" (do-no-harm.md, Law: a missed deadline opens a
question). Pure: records in, states out.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fieldcase.model.fieldwork import Recommendation
from fieldcase.model.signals import FollowUp
from fieldcase.rules.ordered_days import open_end

RECOMMENDATION, DEMAND, PLEDGE = "recommendation", "demand", "pledge"
# States after which nobody waits any more.
CLOSED = frozenset({"done", "not_kept", "refused", "taken_back"})
NOTHING_SAID = ""


@dataclass(frozen=True)
class State:
    """How an ask stands: the statuses of its latest days (several where they differ), the follow-ups that say so,
    whether something shows each of them, and whether its day is over without a word."""

    statuses: tuple[str, ...]
    latest: tuple[FollowUp, ...]
    shown: bool
    over: bool

    @property
    def disputed(self) -> bool:
        """Whether the same day is told in different ways."""
        return len(self.statuses) > 1

    @property
    def status(self) -> str:
        """The one status; empty where nothing was said, or where it is disputed."""
        return self.statuses[0] if len(self.statuses) == 1 else NOTHING_SAID

    @property
    def open(self) -> bool:
        """Whether something is still to come of it."""
        return self.disputed or self.status not in CLOSED


def kind_of(ask: Recommendation) -> str:
    """The kind of an ask; those of older vaults say none and are recommendations."""
    return ask.kind or RECOMMENDATION


def in_order(follow_ups: Iterable[FollowUp]) -> tuple[FollowUp, ...]:
    """Follow-ups by their day, those without one first: of them nobody knows that they came later."""
    return tuple(sorted(follow_ups, key=_day))


def _day(one: FollowUp) -> tuple[int, int, bytes]:
    return (one.date.first, one.date.last, one.key) if one.date is not None else (0, 0, one.key)


def state(ask: Recommendation, follow_ups: Iterable[FollowUp], on: datetime.date) -> State:
    """How an ask stands on a day. A follow-up without a status says nothing."""
    said = [one for one in in_order(follow_ups) if one.status and one.recommendation == ask.id]
    newest = _day(said[-1])[0] if said else 0
    latest = tuple(one for one in said if _day(one)[1] >= newest)
    statuses = tuple(dict.fromkeys(sorted(one.status for one in latest)))
    shown = bool(latest) and all(
        any(one.evidence for one in latest if one.status == status) for status in statuses
    )  # fmt: skip
    waits = not statuses or any(status not in CLOSED for status in statuses)
    return State(statuses, latest, shown, waits and _over(ask, latest, on))


def _over(ask: Recommendation, latest: Sequence[FollowUp], on: datetime.date) -> bool:
    """Whether the day by which it was to be done is over for certain, and nothing was said since."""
    if ask.due is None or open_end(ask.due) or ask.due.last >= on.toordinal():
        return False
    return not any(one.date is not None and one.date.first > ask.due.last for one in latest)


def counted(states: Iterable[tuple[Recommendation, State]]) -> tuple[tuple[str, int], ...]:
    """How many asks stand how: by status, those nothing was said of under "", disputed ones under "disputed"."""
    found = Counter("disputed" if one.disputed else one.status for _, one in states)
    return tuple(sorted(found.items()))


def by_category(states: Iterable[tuple[Recommendation, State]]) -> tuple[tuple[str, int, int], ...]:
    """For each category: how many asks, and of how many it is said that they were done."""
    every: Counter[str] = Counter()
    done: Counter[str] = Counter()
    for ask, one in states:
        every[ask.category] += 1
        done[ask.category] += one.status == "done"
    return tuple((category, number, done[category]) for category, number in sorted(every.items()))
