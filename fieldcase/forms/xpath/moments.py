"""Days and instants as values of an expression.

A moment is a number, the whole days since 1970-01-01 where the person is, that is told as a date; that is what JavaRosa
computes and compares with. Knows how texts say dates, and in which zone they are read where they do not say it.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache

from babel import Locale, UnknownLocaleError

EPOCH = date(1970, 1, 1).toordinal()
DAY_MS = 86_400_000
_DATE = re.compile(r"(-?\d{1,4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_TIME = re.compile(
    r"(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{0,9}))?)?(Z|[+-]\d{1,2}(?::?\d{2})?)?", re.ASCII
)  # fmt: skip


class Moment(float):
    """A day, or an instant of which the day is `float(self)`; `timed` says whether its time is told."""

    __slots__ = ("instant", "timed")

    instant: datetime
    timed: bool

    def __new__(cls, instant: datetime, timed: bool) -> Moment:
        """`instant` has the zone of the person."""
        made = super().__new__(cls, instant.date().toordinal() - EPOCH)
        made.instant = instant
        made.timed = timed
        return made

    @property
    def text(self) -> str:
        """ISO 8601: the day, or the instant with milliseconds and the offset from UTC."""
        if not self.timed:
            return self.instant.date().isoformat()
        return stamp(self.instant)

    @property
    def exact(self) -> float:
        """Days since 1970-01-01 UTC with their fraction."""
        since = self.instant - datetime(1970, 1, 1, tzinfo=UTC)
        return (since // timedelta(milliseconds=1)) / DAY_MS

    @property
    def clock(self) -> float:
        """The part of its day that has gone by where the person is."""
        there = self.instant
        passed = timedelta(hours=there.hour, minutes=there.minute, seconds=there.second, microseconds=there.microsecond)
        return passed / timedelta(days=1)


def stamp(instant: datetime) -> str:
    """An instant as XForms keeps it; UTC is told as Z."""
    text = instant.isoformat(timespec="milliseconds")
    return f"{text[:-6]}Z" if text.endswith("+00:00") else text


def read_moment(text: str, zone: tzinfo) -> Moment | None:
    """The moment that a text says (2020-1-5, 2020-01-05T10:30, with or without zone); None where it says none."""
    day, mark, clock = text.strip().partition("T")
    found = _DATE.fullmatch(day)
    if found is None:
        return None
    try:
        midnight = datetime(int(found[1]), int(found[2]), int(found[3]))
        if not mark:
            return Moment(midnight.replace(tzinfo=zone), False)
        time = _TIME.fullmatch(clock)
        if time is None:
            return None
        micros = int((time[4] or "")[:6].ljust(6, "0"))
        local = midnight.replace(hour=int(time[1]), minute=int(time[2]), second=int(time[3] or 0), microsecond=micros)
        if time[5] is None:
            return Moment(local.replace(tzinfo=zone), True)
        instant = local.replace(tzinfo=UTC) - _offset(time[5])
        return Moment(instant.astimezone(zone), True)
    except (ValueError, OverflowError):
        return None


def read_clock(text: str, zone: tzinfo, day: date) -> float | None:
    """The part of a day that a time of the clock (10:30, 10:30:00.000+02:00) says; None where it says none."""
    if "T" in text:
        found = read_moment(text, zone)
        return None if found is None else found.clock
    found = read_moment(f"{day.isoformat()}T{text.strip()}", zone)
    return None if found is None else found.clock


def _offset(text: str) -> timedelta:
    """How far ahead of UTC a zone like Z, +5, -03:30 is."""
    if text == "Z":
        return timedelta()
    hours, minutes = (text[1:3], text[-2:]) if len(text) > 3 and ":" not in text else (text[1:].partition(":")[::2])
    ahead = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return -ahead if text[0] == "-" else ahead


def from_days(days: float, zone: tzinfo, timed: bool) -> Moment | None:
    """The day that a number of days is, or the instant (days since 1970-01-01 UTC); None out of the calendar.

    An instant of whole days is told as a day, where the person is.
    """
    try:
        if timed:
            millis = timedelta(milliseconds=int(days * DAY_MS))
            return Moment((datetime(1970, 1, 1, tzinfo=UTC) + millis).astimezone(zone), days % 1 != 0)
        return day_of(date.fromordinal(int(days) + EPOCH), zone)
    except (ValueError, OverflowError):
        return None


def day_of(day: date, zone: tzinfo) -> Moment:
    """A day of the calendar as a moment."""
    return Moment(datetime(day.year, day.month, day.day, tzinfo=zone), False)


@lru_cache(maxsize=32)
def _names(language: str) -> tuple[dict[int, str], dict[int, str]]:
    """Short names of months (1 = January) and of days of the week (0 = Monday); English where none are known."""
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        locale = Locale("en")
    return dict(locale.months["format"]["abbreviated"]), dict(locale.days["format"]["abbreviated"])


def told(moment: datetime, pattern: str, language: str) -> str:
    """A moment by a pattern of format-date-time(): %Y %y %m %n %b %d %e %H %h %M %S %3 %a %W and %%.

    What follows a % and is none of these stays as it is written: a label never stops an interview.
    """
    months, days = _names(language)
    said = {
        "Y": f"{moment.year:04}",
        "y": f"{moment.year % 100:02}",
        "m": f"{moment.month:02}",
        "n": str(moment.month),
        "b": months[moment.month],
        "d": f"{moment.day:02}",
        "e": str(moment.day),
        "H": f"{moment.hour:02}",
        "h": str(moment.hour),
        "M": f"{moment.minute:02}",
        "S": f"{moment.second:02}",
        "3": f"{moment.microsecond // 1000:03}",
        "a": days[moment.weekday()],
        "W": str(moment.isocalendar().week),
        "%": "%",
    }
    return re.sub("%(.)", lambda found: said.get(found[1], found[0]), pattern, flags=re.DOTALL)
