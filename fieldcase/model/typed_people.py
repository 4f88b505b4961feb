"""How many people a sentence speaks of: "трое", "двух женщин", "около 10 человек", "two people".

Takes only what can be nothing else: a number beside a word for people, or one of the Russian numerals that count people
alone.
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


def read_people(text: str, language: str) -> Count | None:
    """The first number of people in a sentence, with its doubt where that stands before it; None without any."""
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", " ".join(folded(text).split()))
    found = _NUMBER.search(plain)
    if found is None:
        alone = _COLLECTIVE.search(plain)
        return _with_doubt(plain[: alone.start()], str(_ALONE[alone[1]]), language) if alone is not None else None
    number = found[1] if found[1][0].isdigit() else str(_WORDS[found[1]])
    return _with_doubt(plain[: found.start()], number, language)


def _with_doubt(before: str, number: str, language: str) -> Count | None:
    """The number with the longest of the words before it that make a number of it."""
    words = before.split()
    for many in range(min(_BEFORE, len(words)), -1, -1):
        try:
            return read_count(" ".join([*words[len(words) - many :], number]), language)
        except Unreadable:
            continue
    return None
