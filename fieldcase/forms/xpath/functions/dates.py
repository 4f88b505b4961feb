"""Functions on dates and times (ODK XForms): a text that says none gives an empty text, never an error."""

from __future__ import annotations

import math
from typing import Any

from fieldcase.forms.tree import text_of
from fieldcase.forms.xpath.context import Context
from fieldcase.forms.xpath.functions.registry import declare
from fieldcase.forms.xpath.moments import Moment, day_of, from_days, read_clock, read_moment, told
from fieldcase.forms.xpath.values import is_nodes, text_number

NAN = math.nan
# Days beyond which there is no calendar: JavaRosa's limit.
MOST_DAYS = 2**31


def unpacked(value: Any) -> Any:
    """A value with the first node's text in the place of nodes."""
    return (text_of(value[0]) if value else "") if is_nodes(value) else value


def moment(context: Context, value: Any, timed: bool) -> Moment | None:
    """The day or the instant that a value says."""
    plain = unpacked(value)
    if isinstance(plain, Moment):
        return plain
    if isinstance(plain, str):
        found = read_moment(plain, context.here)
        return _from_number(context, text_number(plain), timed) if found is None else found
    return _from_number(context, float(plain), timed)


def _from_number(context: Context, number: float, timed: bool) -> Moment | None:
    if number != number or abs(number) > MOST_DAYS:
        return None
    return from_days(number, context.here, timed)


def to_date(context: Context, value: Any) -> Moment | str:
    """The day that a value says."""
    found = moment(context, value, False)
    return "" if found is None else Moment(found.instant, False)


def to_instant(context: Context, value: Any) -> Moment | str:
    """The instant that a value says; where it says no time, it is told as a day."""
    found = moment(context, value, True)
    return "" if found is None else found


def decimal_date_time(context: Context, value: Any) -> float | str:
    """Days since 1970-01-01 UTC, with their fraction; nothing of nothing."""
    plain = unpacked(value)
    if plain == "":
        return ""
    if isinstance(plain, float) and not isinstance(plain, Moment):
        return plain
    found = moment(context, plain, True)
    return NAN if found is None else found.exact


def decimal_time(context: Context, value: Any) -> float | str:
    """The part of the day that has gone by at a time of the clock, or at an instant; nothing of nothing."""
    plain = unpacked(value)
    if plain == "":
        return ""
    if isinstance(plain, Moment):
        return plain.clock
    if isinstance(plain, str):
        found = read_clock(plain, context.here, context.today())
        if found is None:
            whole = read_moment(plain, context.here)
            return NAN if whole is None else whole.clock
        return found
    number = float(plain)
    return number - math.floor(number) if math.isfinite(number) else NAN


def formatted(context: Context, value: Any, pattern: str) -> str:
    """A moment by a pattern, in the form's language; nothing where there is no moment."""
    found = moment(context, value, True)
    return "" if found is None else told(found.instant, pattern, context.language)


declare("today", "", "v", lambda context: day_of(context.today(), context.here), world=True)
declare("now", "", "v", lambda context: Moment(context.now(), True), world=True)
declare("date", "v", "v", to_date, world=True)
declare("date-time", "v", "v", to_instant, world=True)
declare("decimal-date-time", "v", "v", decimal_date_time, world=True)
declare("decimal-time", "v", "v", decimal_time, world=True)
declare("format-date", "vt", "t", formatted, world=True)
declare("format-date-time", "vt", "t", formatted, world=True)
