"""How many people a sentence speaks of: "трое", "двух женщин", "около 10 человек", "two people".

Takes only what can be nothing else: a number beside a word for people, or one of the Russian numerals that count people
alone. Of "two out of ten people" and "ten people, two of them women" takes the one that is told; where more than one
number is left, none.
"""

from __future__ import annotations

import re

from fieldcase.model.text import folded
from fieldcase.model.typed_counts import read_count
from fieldcase.model.typed_dates import Unreadable
from fieldcase.model.values import Count

_TOGETHER = (
    "двое двоих двоим", "трое троих троим", "четверо четверых четверым", "пятеро пятерых пятерым",
    "шестеро шестерых шестерым", "семеро семерых семерым", "восьмеро восьмерых", "девятеро девятерых",
    "десятеро десятерых",
)  # fmt: skip
_SPOKEN = (
    "один одного одному одна одну одной one", "два две двух двум two", "три трех трем three",
    "четыре четырех четырем four", "пять пяти five", "шесть шести six", "семь семи seven", "восемь восьми eight",
    "девять девяти nine", "десять десяти ten",
)  # fmt: skip
_ALONE = {form: number for number, forms in enumerate(_TOGETHER, 2) for form in forms.split()}
_WORDS = {form: number for number, forms in enumerate(_SPOKEN, 1) for form in forms.split()}
_PEOPLE = (
    r"(?:чел(?:\.|овек[а-я]*)?|люд[а-я]+|женщин[а-я]*|мужчин[а-я]*|клиент[а-я]*|пациент[а-я]*|парн[а-я]+|девуш[а-я]+"
    r"|persons?|people|wom[ae]n|m[ae]n|clients?|patients?)(?!\w)"
)
_NUMBER = re.compile(rf"(?<![\w.,:])((?:\d+ ?- ?)?\d+|{'|'.join(_WORDS)}) (?:\w+ )?{_PEOPLE}")
_COLLECTIVE = re.compile(rf"(?<!\w)({'|'.join(_ALONE)})(?!\w)")
_BEFORE = 3
# Before a number that is not the one told: a whole of which a part is told ("nobody out of ten" tells of ten), a part
# of what was told before, and nobody at all.
_NOT_TOLD = re.compile(
    r"(?<!\w)(?:(?<!никто )(?<!никого )(?<!none )(?:из|out of|of)(?: (?:около|почти|about))?"
    r"|(?:из|среди) них(?: только)?|в том числе|of them|including|ни|not) $"
)


def read_people(text: str, language: str) -> Count | None:
    """The number of people of which a sentence tells, with its doubt where that stands before it; None without any, and
    where it tells of several."""
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", " ".join(folded(text).split()))
    found = [(one.start(), one[1] if one[1][0].isdigit() else str(_WORDS[one[1]])) for one in _NUMBER.finditer(plain)]
    found += [(one.start(), str(_ALONE[one[1]])) for one in _COLLECTIVE.finditer(plain)]
    told = {_with_doubt(plain[:at], number, language) for at, number in found if not _NOT_TOLD.search(plain[:at])}
    return told.pop() if len(told) == 1 else None


def _with_doubt(before: str, number: str, language: str) -> Count | None:
    """The number with the longest of the words before it that make a number of it."""
    words = before.split()
    for many in range(min(_BEFORE, len(words)), -1, -1):
        try:
            return read_count(" ".join([*words[len(words) - many :], number]), language)
        except Unreadable:
            continue
    return None
