"""Values as they are kept: text, in the forms that XForms gives them.

Knows the data types. An answer that is none of its type is refused; what a calculation gives is put into the form of
its node's type, as JavaRosa does (docs/decisions/0039-form-engine.md).
"""

from __future__ import annotations

import math
import re
from datetime import date

from fieldcase.errors import AnswerNotTaken
from fieldcase.forms.xpath import Value
from fieldcase.forms.xpath.values import to_text

SMALLEST_INT, LARGEST_INT = -(2**31), 2**31 - 1
LONGEST = 1_000_000
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
    return settled(value, kind)


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


def kept(value: Value, kind: str) -> str:
    """What a calculation gives, as it is kept in a node of the type `kind`: nothing for what is no number."""
    if isinstance(value, float) and math.isnan(value):
        return ""
    return settled(UNPRINTABLE.sub("", to_text(value)), kind)


def settled(text: str, kind: str) -> str:
    """A value in the one form of its type: whole numbers cut off, days without a time, points as decimals.

    What is not of its type stays as it is: a form may begin with anything.
    """
    value = text.strip()
    if kind == "int" and DECIMAL.fullmatch(value):
        return truncated(float(value))
    if kind == "date" and "T" in value and _is_moment(value):
        return value.partition("T")[0]
    if kind == "geopoint" and _is_point(value):
        return " ".join(str(float(part)) for part in value.split())
    return text
