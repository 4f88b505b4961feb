"""Answers as people type them: a comma in a number, a day as days are written; and what to say of what cannot be read.

Knows the kinds of answers and the languages of the window; refuses to know which question is asked.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model import typed
from fieldcase.model.dates import UncertainDate
from fieldcase.model.said import said_date

_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")
_TIME = re.compile(r"(\d{1,2})[:.\-](\d\d)")
_FAULTS = {
    "int": N_("Please write a whole number, such as 3."),
    "decimal": N_("Please write a number, such as 0.8."),
    "date": N_("Please write a day, such as 2026-03-05."),
    "time": N_("Please write an hour, such as 14:00."),
    "dateTime": N_("Please write a day and an hour, such as 2026-03-05 14:00."),
    "geopoint": N_("Please write latitude and longitude with a space between them."),
}
_UNREAD = N_("This is not an answer to this question. What you wrote is kept as it is; please correct it.")
_ROUNDED = {"month-year": 7, "year": 4}


def fault_of(kind: str, words: Words) -> str:
    """What to say of words that are no answer of a kind."""
    return words(_FAULTS.get(kind, _UNREAD))


def read_answer(kind: str, appearance: str, text: str, today: date, language: str) -> str:
    """What was typed, in the form in which answers are kept; as it is where it cannot be read."""
    plain = text.strip()
    if not plain:
        return ""
    if kind in ("int", "decimal"):
        squeezed = re.sub(r"\s", "", plain)
        return squeezed.replace(",", ".") if _NUMBER.fullmatch(squeezed) else plain
    if kind == "date":
        return _day(plain, appearance, today, language) or plain
    if kind == "time":
        return _hour(plain) or plain
    if kind == "dateTime":
        day, _, hour = plain.replace("T", " ").rpartition(" ")
        read_day, read_hour = _day(day, "", today, language), _hour(hour)
        return f"{read_day}T{read_hour}" if read_day and read_hour else plain
    return text if kind == "string" else plain


def _day(text: str, appearance: str, today: date, language: str) -> str:
    """A day as XForms writes it; of a month or a year the first day, where the question asks for no more."""
    with suppress(typed.Unreadable, ValueError):
        read = typed.read_date(text, today, language)
        rounded = any(word in appearance.split() for word in _ROUNDED)
        if rounded or read.first == read.last:
            return date.fromordinal(read.first).isoformat()
    return ""


def _hour(text: str) -> str:
    found = _TIME.match(text)
    if found is None or (":" in text and not re.fullmatch(r"\d{1,2}:\d\d(:\d\d.*)?", text)):
        return ""
    hour, minute = int(found[1]), int(found[2])
    return f"{hour:02d}:{minute:02d}:00" if hour < 24 and minute < 60 else ""


def shown_answer(kind: str, appearance: str, value: str, language: str) -> str:
    """A kept answer as it is typed again."""
    with suppress(ValueError):
        if kind == "date" and value:
            length = next((cut for word, cut in _ROUNDED.items() if word in appearance.split()), 10)
            return typed.edited_date(UncertainDate(value[:length]), language)
        if kind == "time" and value:
            return value[:5]
        if kind == "dateTime" and "T" in value:
            day, _, hour = value.partition("T")
            return f"{typed.edited_date(UncertainDate(day), language)} {hour[:5]}"
        if kind == "decimal" and language == "ru":
            return value.replace(".", ",")
    return value


def said_answer(kind: str, value: str, words: Words) -> str:
    """A kept answer as it is read aloud; empty where that is no more than what stands there."""
    with suppress(ValueError):
        if kind == "date" and value:
            return said_date(UncertainDate(value), words)
    return ""
