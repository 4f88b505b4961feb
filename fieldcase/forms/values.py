"""Values as they are kept: text, in the forms that XForms gives them.

Knows the data types. An answer that is none of its type is refused; what a calculation gives is put into the form of
its node's type, as JavaRosa does (docs/decisions/0039-form-engine.md).
"""

from __future__ import annotations

import math
import re
from datetime import date, tzinfo

from fieldcase.errors import AnswerNotTaken
from fieldcase.forms.tree import text_of
from fieldcase.forms.xpath import Value
from fieldcase.forms.xpath.moments import Moment, read_moment, stamp
from fieldcase.forms.xpath.values import is_nodes, to_text, to_truth

SMALLEST_INT, LARGEST_INT = -(2**31), 2**31 - 1
LONGEST = 1_000_000
# A number with more digits stays as it was typed, for a float would not hold them; so does one that Java writes with an
# exponent.
MOST_DIGITS, LEAST_PLAIN, MOST_PLAIN = 16, 1e-3, 1e7
UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
INT = re.compile(r"[+-]?\d{1,10}")
DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?")
ZONE = r"(Z|[+-](0\d|1[0-4]):[0-5]\d)?"
TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?" + ZONE)
DATE = re.compile(r"\d{4}-\d\d-\d\d")
POINT = re.compile(r"-?\d+(\.\d+)?( -?\d+(\.\d+)?){1,3}")
BOOLEANS = frozenset({"true", "false", "1", "0"})


def taken(text: str, kind: str) -> str:
    """An answer as it is kept. AnswerNotTaken where it is not of the type `kind`; nothing is never refused."""
    if UNPRINTABLE.search(text) or len(text) > LONGEST:
        raise AnswerNotTaken(kind=kind)
    if kind in ("string", "binary") or not text.strip():
        return text if text.strip() else ""
    value = text.strip()
    fits = FITTING.get(kind)
    if fits is not None and not fits(value):
        raise AnswerNotTaken(kind=kind)
    return _typed(value, kind)


def _is_int(value: str) -> bool:
    return INT.fullmatch(value) is not None and SMALLEST_INT <= int(value) <= LARGEST_INT


def _is_date(value: str) -> bool:
    if DATE.fullmatch(value) is None:
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_moment(value: str) -> bool:
    day, _, time = value.partition("T")
    return _is_date(day) and (not time or TIME.fullmatch(time) is not None)


def _is_point(value: str) -> bool:
    if POINT.fullmatch(value) is None:
        return False
    latitude, longitude = (float(each) for each in value.split()[:2])
    return abs(latitude) <= 90 and abs(longitude) <= 180


def _is_line(value: str) -> bool:
    return all(_is_point(each.strip()) for each in value.rstrip("; ").split(";"))


FITTING = {
    "int": _is_int,
    "decimal": lambda value: DECIMAL.fullmatch(value) is not None,
    "date": _is_date,
    "dateTime": _is_moment,
    "time": lambda value: TIME.fullmatch(value) is not None,
    "boolean": lambda value: value in BOOLEANS,
    "geopoint": _is_point,
    "geotrace": _is_line,
    "geoshape": _is_line,
}


def choices(text: str) -> list[str]:
    """The values of a select with several answers."""
    return text.split()


def truncated(number: float) -> str:
    """A number for a node of type int; nothing where it is none, or too large for one."""
    if math.isnan(number) or math.isinf(number):
        return ""
    return str(int(number))


def kept(value: Value, kind: str, zone: tzinfo) -> str:
    """What a calculation gives, as it is kept in a node of the type `kind`: nothing for what is no number.

    A day in a node without a type is kept with its midnight in `zone`, as JavaRosa does.
    """
    first = value[0] if not isinstance(value, str | float | bool) and value else None
    if kind == "string" and first is not None and first.datatype == "date":
        value = read_moment(text_of(first), zone) or value
    if isinstance(value, float) and (math.isnan(value) or (kind == "int" and math.isinf(value))):
        return ""
    if kind == "boolean" and not isinstance(value, str) and not is_nodes(value):
        return to_text(to_truth(value))
    if isinstance(value, Moment) and kind == "string" and not value.timed:
        return stamp(value.instant)
    return settled(UNPRINTABLE.sub("", to_text(value)), kind)


def settled(text: str, kind: str) -> str:
    """A value in the one form of its type: whole numbers cut off, days without a time, points as decimals.

    What is not of its type stays as it is; four zeros are a place that was never taken, as JavaRosa has it.
    """
    value = text.strip()
    if kind == "int" and DECIMAL.fullmatch(value):
        return truncated(float(value))
    if kind == "date" and "T" in value and _is_moment(value):
        return value.partition("T")[0]
    if kind == "geopoint" and _is_point(value):
        parts = [float(part) for part in value.split()]
        return " ".join(map(str, parts)) if any(parts) else ""
    return text


def _typed(value: str, kind: str) -> str:
    """What somebody typed, in the one form of its type: a decimal keeps its point, as JavaRosa writes it."""
    if kind == "decimal" and len(value) < MOST_DIGITS and DECIMAL.fullmatch(value):
        number = float(value)
        return repr(number + 0.0) if number == 0 or LEAST_PLAIN <= abs(number) < MOST_PLAIN else value
    return settled(value, kind)


def begun(text: str, kind: str, several: bool) -> str:
    """What a form begins a question with, as JavaRosa reads it: nothing where it is not of the question's type."""
    value = " ".join(text.split()) if several else text.strip()
    fits = FITTING.get(kind)
    if fits is None or not value:
        return value
    value = value if kind != "date" else value.partition("T")[0]
    return _typed(value, kind) if fits(value) or (kind == "int" and DECIMAL.fullmatch(value)) else ""
