"""Since when somebody is held, as it is said over the telephone: "14:00", "вчера 23:30", "час назад", "в 14".

Knows the words of Russian and English, whichever the window speaks. Takes nothing for an hour that may be a day
("09.10"), no hour that is still to come, and guesses no day: an hour alone is one of today.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from fieldcase.errors import N_
from fieldcase.model import typed_words as say
from fieldcase.model.dates import UncertainDate
from fieldcase.model.typed_dates import LONGEST, Unreadable, read_date, tidy
from fieldcase.model.values import Instant

_ASKS = N_("This is not understood as an hour. Please write it such as 14:00, yesterday 23:30 or an hour ago.")
_NO_HOUR = N_("Please add the hour, such as yesterday 23:30. If it is a guess, write about before it: about 14:00.")
_NO_SUCH_HOUR = N_("A day has no such hour. Please write it such as 14:00.")
_DAY_OR_HOUR = N_("This may be a day or an hour. Please write an hour with a colon: 09:10.")
_TO_COME_TODAY = N_("This hour has not come yet today. If it was the day before, write yesterday before it.")
_TO_COME = N_("This moment is still to come. Please look at the day and the hour.")

_NUMBERS = {
    word: number
    for number, words in enumerate(
        ("один одну one an a", "два две two", "три three", "четыре four", "пять five", "шесть six", "семь seven",
         "восемь eight", "девять nine", "десять ten"), start=1)
    for word in words.split()
}  # fmt: skip
_NUMBER = rf"(?:\d{{1,3}}|{say.either(_NUMBERS)})"
_HOURS, _MINUTES = r"(?:часов|часа|час|ч|hours|hour|hrs|hr|h)", r"(?:минуты|минуту|минут|мин|minutes|minute|min|m)"
_AGO = re.compile(
    rf"(?:(?P<half>полчаса|пол часа|half an hour)|(?P<and_half>полтора часа|an hour and a half)"
    rf"|(?:(?:(?P<hours>{_NUMBER}) ?)?(?P<hour>{_HOURS})\.?)?(?: ?(?:и|and)?(?: |(?<=[a-zа-я.])))?"
    rf"(?:(?P<minutes>{_NUMBER}) ?{_MINUTES}\.?)?) ?(?:тому )?(?:назад|ago)"
)
_NOW = frozenset({"сейчас", "только что", "now", "just now"})
_ABOUT = re.compile(rf"(?<!\w)(?:{say.either(say.ABOUT)})(?!\w) ?|[~≈] ?")
_SIDE = r"утра|дня|вечера|ночи|[ap]\.?m"
_CLOCK = re.compile(
    rf"(?<![\w.:])(?:(?:в|во|к|с|со|от|at|from|since) )?(?P<h>\d{{1,2}})(?:(?P<sign>[:.])(?P<m>\d{{2}}))?(?![\d:])"
    rf"(?!\.\d)(?: ?(?:{_HOURS})(?!\w)\.?)?(?: ?(?P<side>{_SIDE})(?!\w)\.?)?"
)
_EDGES = " ,;-"
_BEFORE_A_DAY = re.compile(r"^(?:в|во|с|со|on|from|since) ")


@dataclass(frozen=True)
class Since:
    """A moment, and whether it is only about that hour."""

    at: Instant
    about: bool = False


def read_since(text: str, now: Instant, language: str) -> Since:
    """The moment that a person typed; `now` is this moment where the person is. Unreadable, with a sentence, where it
    is none, is not certain or is still to come."""
    plain = tidy(text)
    if len(plain) > LONGEST:
        raise Unreadable(_ASKS)
    bare = _ABOUT.sub("", plain).strip(_EDGES)
    about = bare != plain.strip(_EDGES)
    if bare in _NOW:
        return Since(now, about)
    gone = _ago(bare)
    if gone is not None:
        return Since(Instant(now.milliseconds - gone * 60_000, now.offset), about=True)
    return Since(_said(bare, now, language), about)


def _ago(bare: str) -> int | None:
    """How many minutes ago; None where the words say no such thing."""
    found = _AGO.fullmatch(bare)
    if found is None:
        return None
    if found["half"] or found["and_half"]:
        return 30 if found["half"] else 90
    if not found["hour"] and not found["minutes"]:
        return None
    hours = _number(found["hours"]) if found["hours"] else 1 if found["hour"] else 0
    return hours * 60 + (_number(found["minutes"]) if found["minutes"] else 0)


def _number(word: str) -> int:
    return _NUMBERS[word] if word in _NUMBERS else int(word)


def _said(bare: str, now: Instant, language: str) -> Instant:
    """A day, or none for today, and an hour of the clock."""
    zone = timezone(timedelta(minutes=now.offset))
    here = datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=now.milliseconds)
    today = here.astimezone(zone).date()
    found = list(_CLOCK.finditer(bare))
    for match in reversed(found):
        rest = " ".join((bare[: match.start()] + " " + bare[match.end() :]).strip(_EDGES).split())
        day = _day(rest, today, language)
        if day is None:
            continue
        hour, minute = _hour(match)
        at = datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)
        milliseconds = (at - datetime.fromtimestamp(0, UTC)) // timedelta(milliseconds=1)
        if milliseconds > now.milliseconds:
            raise Unreadable(_TO_COME if rest else _TO_COME_TODAY)
        return Instant(milliseconds, now.offset)
    raise Unreadable(_NO_HOUR if _day(bare, today, language) is not None and bare else _ASKS)


def _day(rest: str, today: date, language: str) -> date | None:
    """The one day that the words beside the hour name, today where there are none; None where they name none."""
    if not rest:
        return today
    try:
        day: UncertainDate = read_date(_BEFORE_A_DAY.sub("", rest), today, language)
    except Unreadable:
        return None
    exact = re.fullmatch(r"\d{4}-\d{2}-\d{2}", day.text, re.ASCII)
    return date.fromordinal(day.first) if exact else None


def _hour(match: re.Match[str]) -> tuple[int, int]:
    hour, minute, side = int(match["h"]), int(match["m"] or 0), (match["side"] or "").replace(".", "")
    if match["sign"] == "." and 1 <= int(match["m"]) <= 12 and not side:
        raise Unreadable(_DAY_OR_HOUR)
    if side and not 1 <= hour <= 12:
        raise Unreadable(_NO_SUCH_HOUR)
    if side in ("дня", "pm"):
        hour = hour % 12 + 12
    elif side == "вечера":
        hour = hour + 12 if 4 <= hour <= 11 else 24
    elif side == "ночи":
        hour = hour + 12 if hour in (10, 11) else hour % 12
    elif side:  # in the morning
        hour %= 12
    if hour > 23 or minute > 59:
        raise Unreadable(_NO_SUCH_HOUR)
    return hour, minute
