"""Values as people say them in a language: dates with their doubt, counts, quantities, money, moments.

Prepositions come from the catalogue, signs of numbers from Babel (CLDR), names of months from `months`, and what a
gettext catalogue cannot hold, the case forms of seasons and years, from `_GRAMMARS`. Knows no record and no document.

Babel is imported where a number is said: the first page says days alone, and would wait for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.months import month_alone, month_beside_a_day, named_day
from fieldcase.model.values import Count, Instant, Money, Quantity

# What every file says that tells of invented records, in both languages.
EXAMPLE = "Example / Пример"
_PLAIN, _GENITIVE, _ACCUSATIVE = 0, 1, 2
_POINT = re.compile(r"([\dX]{4})(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?([?~%]?)")
_DOUBT = {"": "{date}", "~": N_("about {date}"), "?": N_("possibly {date}"), "%": N_("possibly about {date}")}
_DOUBT_BEHIND = {
    "": "{date}",
    "~": N_("{date} (approximately)"),
    "?": N_("{date} (uncertain)"),
    "%": N_("{date} (approximate and uncertain)"),
}
_UNITS = {
    "g": "mass-gram", "mg": "mass-milligram", "ug": "mass-microgram", "kg": "mass-kilogram",
    "mL": "volume-milliliter", "L": "volume-liter",
}  # fmt: skip


@dataclass(frozen=True)
class _Grammar:
    """How one language bends seasons and years: each as plain, genitive and accusative form.

    `beginnings` are beginnings of a sentence that have to sound otherwise: Russian says "со 2 ноября".
    """

    seasons: Mapping[int, tuple[str, str, str]]
    year: tuple[str, str, str]
    years: tuple[str, str, str]
    decade: tuple[str, str, str]
    beginnings: Mapping[str, str]


_GRAMMARS = {
    "en": _Grammar(
        {21: ("spring",) * 3, 22: ("summer",) * 3, 23: ("autumn",) * 3, 24: ("winter",) * 3},
        ("{year}",) * 3,
        ("{first}–{last}",) * 3,
        ("the {year}s",) * 3,
        {},
    ),
    "ru": _Grammar(
        {
            21: ("весна", "весны", "весну"), 22: ("лето", "лета", "лето"),
            23: ("осень", "осени", "осень"), 24: ("зима", "зимы", "зиму"),
        },
        ("{year} год", "{year} года", "{year} год"),
        ("{first}–{last} годы", "{first}–{last} годов", "{first}–{last} годы"),
        ("{year}-е годы", "{year}-х годов", "{year}-е годы"),
        {"с 2 ": "со 2 "},
    ),
}  # fmt: skip


def said_date(when: UncertainDate, words: Words, coarse: bool = False) -> str:
    """`when` in the language of `words`: "4 December 2019", "after 25 November 2019", "about February 2020".

    With `coarse` no day is told: the month is, and an open side says "in or after" the month, so that it stays true.
    """
    told = when.coarse() if coarse else when
    start, slash, end = told.text.partition("/")
    if not slash:
        match = _parts(start)
        return _doubtful(match, words, _DOUBT, _GENITIVE if match[3] in ("~", "%") else _PLAIN)
    if end in ("", ".."):
        sentence = {".": N_("after {date}"), "": N_("from {date}, end not known")}[end[:1]]
        sentence = N_("in or after {date}") if coarse else sentence
        return words(sentence).format(date=_doubtful(_parts(start), words, _DOUBT_BEHIND, _GENITIVE))
    if start in ("", ".."):
        sentence = {".": N_("before {date}"), "": N_("until {date}, beginning not known")}[start[:1]]
        sentence = N_("in or before {date}") if coarse else sentence
        return words(sentence).format(date=_doubtful(_parts(end), words, _DOUBT_BEHIND, _GENITIVE))
    since = _doubtful(_parts(start), words, _DOUBT_BEHIND, _GENITIVE)
    until = _doubtful(_parts(end), words, _DOUBT_BEHIND, _ACCUSATIVE)
    said = words(N_("from {since} to {until}")).format(since=since, until=until)
    for before, better in _GRAMMARS[words.language].beginnings.items():
        said = better + said.removeprefix(before) if said.startswith(before) else said
    return said


def said_count(count: Count | None, words: Words) -> str:
    """A number with its doubt: "36", "at least 100", "more than 100", "about 250", "from 10 to 20", "not stated"."""
    if count is None or count.text == "?":
        return words(N_("not stated"))
    low, _, high = count.text.lstrip("=><~").partition("..")
    numbers = [said_whole(int(one), words) for one in (low, high) if one]
    sign = ".." if high else count.text[: len(count.text) - len(low)]
    sentence = {
        "=": "{0}",
        ">=": N_("at least {0}"),
        ">": N_("more than {0}"),
        "~": N_("about {0}"),
        "..": N_("from {0} to {1}"),
    }[sign]
    return words(sentence).format(*numbers)


def said_whole(number: int, words: Words) -> str:
    """A whole number with its thousands apart."""
    from babel.numbers import format_decimal

    return str(format_decimal(number, locale=words.language))


def said_quantity(quantity: Quantity, words: Words) -> str:
    """Digits as typed, with the decimal sign and the unit of the language: "0.80 g"; a unit Babel lacks as it is."""
    from babel.numbers import get_decimal_symbol
    from babel.units import format_unit

    digits = quantity.text.partition(" ")[0].replace(".", get_decimal_symbol(words.language))
    known = _UNITS.get(quantity.unit)
    said = format_unit(digits, known, length="short", locale=words.language) if known else f"{digits} {quantity.unit}"
    return said.replace(" ", "\xa0")


def said_money(money: Money, words: Words) -> str:
    """The amount as typed, thousands apart, and its ISO 4217 code: "2,000 USD"."""
    from babel.numbers import get_decimal_symbol

    whole, dot, fraction = money.text.partition(" ")[0].partition(".")
    amount = said_whole(int(whole), words)
    return f"{amount}{get_decimal_symbol(words.language) if dot else ''}{fraction}\xa0{money.currency}"


def said_instant(instant: Instant, words: Words) -> str:
    """Day and minute where it was, and how far that clock is ahead of UTC: "5 March 2026, 14:07 (UTC+06:00)"."""
    there = datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=instant.milliseconds)
    local = there.astimezone(timezone(timedelta(minutes=instant.offset)))
    hours, minutes = divmod(abs(instant.offset), 60)
    zone = f"UTC{'-' if instant.offset < 0 else '+'}{hours:02}:{minutes:02}" if instant.offset else "UTC"
    return f"{named_day(local.day, local.month, words.language)} {local.year}, {local:%H:%M} ({zone})"


def _parts(point: str) -> tuple[str, str, str, str]:
    """Year, month or season, day and mark of doubt of one EDTF point; XX counts as not there."""
    match = _POINT.fullmatch(point)
    assert match is not None  # UncertainDate has read it
    year, month, day, doubt = (one or "" for one in match.groups())
    return year, month.replace("XX", ""), day.replace("XX", ""), doubt


def _doubtful(parts: tuple[str, str, str, str], words: Words, sentences: Mapping[str, str], form: int) -> str:
    return words(sentences[parts[3]]).format(date=_point(parts, words.language, form))


def _point(parts: tuple[str, str, str, str], language: str, form: int) -> str:
    """One point without its doubt, in the case that stands behind the preposition."""
    year, month, day, _ = parts
    grammar = _GRAMMARS[language]
    if "X" in year:
        if year.endswith("XX"):
            return grammar.years[form].format(first=year.replace("X", "0"), last=year.replace("X", "9"))
        return grammar.decade[form].format(year=year.replace("X", "0"))
    if not month:
        return grammar.year[form].format(year=year)
    if int(month) in grammar.seasons:
        shown = f"{year}–{int(year) + 1}" if month == "24" else year
        return f"{grammar.seasons[int(month)][form]} {shown}"
    if day:
        return f"{named_day(int(day), int(month), language)} {int(year)}"
    name = month_beside_a_day if form == _GENITIVE else month_alone
    return f"{name(int(month), language)} {int(year)}"
