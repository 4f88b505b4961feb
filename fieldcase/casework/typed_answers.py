"""Answers as they are typed in from a paper form: "1" or "1 3" for choices, numbers, days, words; "?" and "-" for none.

Knows what may be typed for each kind of question and how an answer looks when it is typed again. Refuses to guess: what
it does not understand it says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from fieldcase.errors import N_
from fieldcase.forms.declared import CHOOSING, SEVERAL, Control
from fieldcase.model.typed_dates import Unreadable, read_date

UNKNOWN, REFUSED = "unknown", "refused"
# The dash of the keyboard, and those that are typed for it.
SIGNS = {"?": UNKNOWN, "-": REFUSED, "–": REFUSED, "—": REFUSED}
NOTED = "OK"
_NO_SUCH = N_("There is no choice {number} here.")
_ONE_ONLY = N_("Only one can be chosen here.")
_NUMBERS = N_("Type the number of a choice, ? or -.")
_NUMBER = N_("Type a number, ? or -.")
_DAY = N_("Type a whole day, as 05.03.2026, ? or -.")
_HOUR = N_("Type hours and minutes, as 14:30, ? or -.")
_ON_PAPER = N_("A picture or a recording is taken in with the evidence; go on with Enter.")
_DIGITS = re.compile(r"[\s,;.]+")
_INT, _DECIMAL = re.compile(r"[+-]?\d{1,10}"), re.compile(r"[+-]?\d+([.,]\d+)?")
_CLOCK = re.compile(r"(\d{1,2})[:. ]?(\d{2})")
_COMPACT = re.compile(r"(\d{1,2})[ ](\d{1,2})[ ](\d{4})|(\d{2})(\d{2})(\d{4})")
# Among so few choices every digit is a choice of its own: "13" is the first and the third.
_ONE_DIGIT = 9


class NotTyped(ValueError):
    """What was typed is no answer to this question. `sentence` is a msgid, `values` what stands in it."""

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__("no answer")
        self.sentence, self.values = sentence, values


@dataclass(frozen=True)
class Typed:
    """What was typed: an answer in the text form of its question's type, or a mark that says why there is none."""

    value: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Kind:
    """What can be typed for one question: its control, its type, its choices' values in the order of their numbers."""

    control: Control
    type: str
    choices: tuple[str, ...] = ()


def read(typed: str, kind: Kind, today: date, language: str) -> Typed:
    """The answer that was typed; nothing for an empty line. NotTyped where it cannot be understood."""
    text = typed.strip()
    if text in SIGNS:
        return Typed(mark=SIGNS[text])
    if not text:
        return Typed()
    if kind.control is Control.UPLOAD:
        raise NotTyped(_ON_PAPER)
    if kind.control is Control.TRIGGER:
        return Typed(_chosen(text, (NOTED,), several=False))
    if kind.control in CHOOSING and kind.choices:
        return Typed(_chosen(text, kind.choices, several=kind.control in SEVERAL))
    return Typed(_of_type(text, kind.type, today, language))


def shown(value: str, mark: str, kind: Kind) -> str:
    """An answer as it would be typed."""
    if mark:
        return next(sign for sign, meant in SIGNS.items() if meant == mark)
    if kind.control is Control.TRIGGER:
        return "1" if value else ""
    if kind.control in CHOOSING and kind.choices:
        numbers = {choice: str(number) for number, choice in enumerate(kind.choices, start=1)}
        return " ".join(numbers.get(one, one) for one in (value.split() if kind.control in SEVERAL else [value]) if one)
    if kind.type == "date" and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return ".".join(reversed(value.split("-")))
    return value


def _chosen(text: str, choices: tuple[str, ...], *, several: bool) -> str:
    parts = [part for part in _DIGITS.split(text) if part]
    if several and len(parts) == 1 and len(choices) <= _ONE_DIGIT:
        parts = list(parts[0])
    if not all(part.isascii() and part.isdigit() for part in parts):
        raise NotTyped(_NUMBERS)
    if len(parts) > 1 and not several:
        raise NotTyped(_ONE_ONLY)
    found = []
    for part in parts:
        if not 1 <= int(part) <= len(choices):
            raise NotTyped(_NO_SUCH, number=part)
        found.append(choices[int(part) - 1])
    return " ".join(dict.fromkeys(found))


def _of_type(text: str, kind: str, today: date, language: str) -> str:
    if kind in ("int", "decimal"):
        pattern = _INT if kind == "int" else _DECIMAL
        if not pattern.fullmatch(text):
            raise NotTyped(_NUMBER)
        return text.replace(",", ".")
    if kind == "date":
        return _day(text, today, language)
    if kind == "time":
        return _hour(text)
    if kind == "dateTime":
        day, _, hour = text.rpartition(" ")
        return f"{_day(day, today, language)}T{_hour(hour)}"
    return text


def _day(text: str, today: date, language: str) -> str:
    """A day, typed with dots, with blanks or with nothing between its numbers."""
    match = _COMPACT.fullmatch(text)
    if match:
        text = ".".join(part for part in match.groups() if part)
    try:
        found = read_date(text, today, language).text
    except Unreadable as wrong:
        raise NotTyped(wrong.sentence) from None
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", found):
        raise NotTyped(_DAY)
    return found


def _hour(text: str) -> str:
    match = _CLOCK.fullmatch(text.strip())
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        raise NotTyped(_HOUR)
    return f"{int(match[1]):02}:{match[2]}:00.000"
