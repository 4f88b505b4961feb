"""Terms as courts impose them: typed ("2 года 6 месяцев"), typed again, and said. In UCUM: a (years), mo (months), d.

Years and months become months, weeks become days; months and days are never turned into one another, for a month has no
fixed number of days. Knows no record.
"""

from __future__ import annotations

import re
from decimal import Decimal

from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.text import nfc
from fieldcase.model.typed_dates import LONGEST, Unreadable
from fieldcase.model.values import NotAValue, Quantity

_ASKS = N_("This is not understood as a term. Please write it as 2 years, 2 years 6 months, or 15 days.")
_MIXED = N_("Months and days cannot be kept as one term. Please write the months, and the days in the notes.")
YEARS, MONTHS, DAYS = "a", "mo", "d"
_WORDS = {
    YEARS: "a y год года году лет г г. year years yr yrs",
    MONTHS: "mo мес мес. месяц месяца месяцев month months",
    DAYS: "d день дня дней сутки суток сут сут. дн дн. day days",
    "wk": "wk неделя недели недель нед нед. week weeks",
}
_UNIT_OF = {word: unit for unit, words in _WORDS.items() for word in words.split()}
_PARTS = re.compile(r"(\d+(?:[.,]\d+)?)\s*([^\W\d_]+\.?)(?:\s*(?:,|и|and)?\s*)")


def read_term(text: str) -> Quantity:
    """The term that a person typed, in either language; Unreadable where it is none."""
    plain = " ".join(nfc(text).casefold().split())
    parts, end = [], 0
    for match in _PARTS.finditer(plain):
        if match.start() != end or match[2] not in _UNIT_OF:
            raise Unreadable(_ASKS)
        parts.append((Decimal(match[1].replace(",", ".")), _UNIT_OF[match[2]]))
        end = match.end()
    if not parts or end != len(plain) or len(plain) > LONGEST or len({unit for _, unit in parts}) != len(parts):
        raise Unreadable(_ASKS)
    if len(parts) == 1 and parts[0][1] != "wk":
        return _quantity(parts[0][0], parts[0][1])
    months = sum((n * (12 if unit == YEARS else 1) for n, unit in parts if unit in (YEARS, MONTHS)), Decimal(0))
    days = sum((n * (7 if unit == "wk" else 1) for n, unit in parts if unit in (DAYS, "wk")), Decimal(0))
    if months and days:
        raise Unreadable(_MIXED)
    return _quantity(months, MONTHS) if months else _quantity(days, DAYS)


def _quantity(amount: Decimal, unit: str) -> Quantity:
    try:
        return Quantity(f"{amount:f} {unit}")
    except NotAValue:
        raise Unreadable(_ASKS) from None


def said_term(term: Quantity, words: Words) -> str:
    """A term as people say it: "2 years 6 months", "15 суток"; another unit as it is written."""
    amount, unit = term.amount, term.unit
    if amount != int(amount) or unit not in (YEARS, MONTHS, DAYS):
        return f"{str(amount).replace('.', ',' if words.language == 'ru' else '.')} {unit}"
    number = int(amount)
    if unit == DAYS:
        return words.plural("{n} day", "{n} days", number).format(n=number)
    years, months = divmod(number, 12) if unit == MONTHS else (number, 0)
    said = [words.plural("{n} year", "{n} years", years).format(n=years)] if years else []
    if months or not years:
        said.append(words.plural("{n} month", "{n} months", months).format(n=months))
    return " ".join(said)


def edited_term(term: Quantity, words: Words) -> str:
    """A term in the form in which it is typed; read_term gives the same length back, and the same text where it can."""
    said = said_term(term, words)
    try:
        return said if read_term(said) == term else term.text
    except Unreadable:
        return term.text


def days_of(term: Quantity) -> Decimal | None:
    """How long a term is, in days, to compare it with another: a year of 365.25 days (UCUM). None for another unit."""
    each = {YEARS: Decimal("365.25"), MONTHS: Decimal("30.4375"), DAYS: Decimal(1)}.get(term.unit)
    return term.amount * each if each is not None else None
