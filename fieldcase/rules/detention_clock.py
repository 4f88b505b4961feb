"""How long somebody is held, and what has to have happened by when, by the rules of that country in force on that day.

Counts on the machine's clock alone: an instant carries its offset, so neither another zone nor summer time changes a
count. Knows dated rows and their status; a status gates what may be called a rule (do-no-harm.md, Law). Refuses to say
that anything was unlawful: an hour that is over asks a person to look.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from fieldcase.model.detention import Detention
from fieldcase.model.law import TimeLimit
from fieldcase.model.values import Instant

HOUR_MS = 60 * 60 * 1000
MINUTE_MS = 60 * 1000
# The statuses under which a row is called a rule; any other is told as something to be confirmed.
CONFIRMED = frozenset({"verified", "partly_verified"})
# What an hour is counted from where nothing else is said: the hour that was entered.
ACTUAL = "actual"


class Force(Enum):
    """Whether a row is in force on a day: surely, perhaps (its dates are uncertain or not stated), or not."""

    YES = "yes"
    PERHAPS = "perhaps"
    NO = "no"


@dataclass(frozen=True)
class Due:
    """One row against the clock. `left` are the milliseconds until it is over, negative where it is over already;
    `confirmed`, whether its status lets it be called a rule; `otherwise`, whether the row counts from another moment
    than actual detention, which this clock does not know."""

    limit: TimeLimit
    at: Instant
    left: int
    force: Force
    confirmed: bool
    otherwise: bool

    @property
    def over(self) -> bool:
        """Whether the time is up."""
        return self.left <= 0


@dataclass(frozen=True)
class Clock:
    """`held`: milliseconds since the hour entered, until now or until the person was free; None where nobody said since
    when. `ahead`: the hour entered lies before us on this clock, so that one of the two is wrong. `due`: the soonest
    first; none once the person is free."""

    since: Instant | None
    held: int | None
    about: bool
    ended: bool
    ahead: bool
    due: tuple[Due, ...]


def clock(detention: Detention, limits: Iterable[TimeLimit], now: Instant) -> Clock:
    """The clock of a detention at a moment. `limits` are rows of any country and day; those of this one count."""
    since, ended = detention.since, detention.until is not None
    if since is None:
        return Clock(None, None, detention.since_about, ended, ahead=False, due=())
    to = detention.until if detention.until is not None else now
    held = to.milliseconds - since.milliseconds
    due = () if ended else tuple(_due(limits, detention, since, now))
    return Clock(since, held, detention.since_about, ended, ahead=held < 0, due=due)


def _due(limits: Iterable[TimeLimit], detention: Detention, since: Instant, now: Instant) -> list[Due]:
    found = []
    for limit in limits:
        force = in_force(limit, since.day)
        if limit.country != detention.country or not limit.country or not limit.hours or force is Force.NO:
            continue
        at = Instant(since.milliseconds + limit.hours * HOUR_MS, since.offset)
        otherwise = limit.counted_from != ACTUAL
        confirmed = limit.status in CONFIRMED
        found.append(Due(limit, at, at.milliseconds - now.milliseconds, force, confirmed, otherwise))
    return sorted(found, key=lambda one: (one.at.milliseconds, one.limit.what, one.limit.key))


def in_force(limit: TimeLimit, day: int) -> Force:
    """Whether a row is in force on a day (a number as `date.toordinal` counts). Its last day is its own."""
    begins, ends = limit.valid_from, limit.valid_to
    if (begins is not None and begins.first > day) or (ends is not None and ends.last < day):
        return Force.NO
    surely = begins is not None and begins.last <= day and (ends is None or ends.first >= day)
    return Force.YES if surely else Force.PERHAPS


def hours_and_minutes(milliseconds: int) -> tuple[int, int]:
    """Whole hours and minutes of a length of time, without its sign; a begun minute does not count."""
    minutes = abs(milliseconds) // MINUTE_MS
    return minutes // 60, minutes % 60
