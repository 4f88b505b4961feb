"""Weights and money as people type them: digits stay as typed, the unit becomes its code.

A comma is a decimal sign, and so is a point. Where three digits behind one may be thousands ("2,000"), nothing is
guessed: the person is asked, unless the currency of an English window makes it plain.
"""

from __future__ import annotations

import re

from babel.numbers import is_currency

from fieldcase.errors import N_
from fieldcase.model.text import nfc
from fieldcase.model.typed_dates import LONGEST, Unreadable
from fieldcase.model.values import Money, NotAValue, Quantity

_ASKS_QUANTITY = N_("This is not understood as a weight. Please write the number with its unit: 0.80 g, 35 mg.")
_ASKS_MONEY = N_("This is not understood as money. Please write the amount with its currency: 2000 KGS, $50.")
_ASKS_CURRENCY = N_("This currency is not known. Please write its code of three letters, such as KGS, USD or EUR.")
_AMBIGUOUS = N_(
    "It is not clear whether the sign parts thousands or decimals. Please write thousands without it (2000) and "
    "decimals as 2.00."
)
_UNITS = {
    "g": "г гр грамм грамма граммов g gr gram grams", "mg": "мг миллиграмм миллиграмма миллиграммов mg milligrams",
    "ug": "мкг микрограмм µg μg mcg ug", "kg": "кг килограмм килограмма килограммов kg kilograms kilo",
    "mL": "мл миллилитр миллилитра миллилитров ml", "L": "л литр литра литров l litre litres liter liters",
}  # fmt: skip
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words.split()}
_UNIT_SHOWN = {"g": "г", "mg": "мг", "ug": "мкг", "kg": "кг", "mL": "мл", "L": "л"}
_CURRENCIES = {
    "KGS": "сом сома сомов сомы som soms", "KZT": "тенге тг ₸ tenge", "UZS": "сум сума сумов сумы soum sum",
    "TJS": "сомони somoni", "RUB": "рубль рубля рублей рубли руб р ₽ ruble rubles rouble roubles rub",
    "USD": "$ доллар доллара долларов доллары долл usd dollar dollars бакс баксов", "EUR": "€ евро euro euros",
    "UAH": "₴ гривна гривны гривен грн", "GEL": "₾ лари", "AMD": "֏ драм драма драмов", "GBP": "£ фунт фунта фунтов",
}  # fmt: skip
_CURRENCY_OF = {word: code for code, words in _CURRENCIES.items() for word in words.split()}
_NUMBER = "|".join(
    (
        r"\d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?",
        r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?",
        r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?",
        r"\d+(?:[.,]\d+)?",
    )
)
_AMOUNT = re.compile(rf"(?P<before>[^\d\s.,-][^\d]*?)? ?(?P<number>{_NUMBER}) ?(?P<behind>[^\d\s.,].*)?", re.ASCII)

_WITHIN = re.compile(rf"(?<![\w.,])(?P<number>{_NUMBER}) ?(?P<unit>[^\W\d_]*)")


def read_quantity(text: str, language: str) -> Quantity:
    """The weight or measure that a person typed, "0,80 г" as "0.80 g"; Unreadable where it is none.

    A unit that is not known here stays as it was typed.
    """
    plain = _tidy(text)
    if len(plain) > LONGEST:
        raise Unreadable(_ASKS_QUANTITY)
    match = _AMOUNT.fullmatch(plain)
    if match is None or match["before"] or not match["behind"]:
        if _keeps(Quantity, plain) and re.search(r"[^\W\d_]", plain):
            return Quantity(plain)
        raise Unreadable(_ASKS_QUANTITY)
    if language == "en" and re.fullmatch(r"[1-9]\d{0,2},\d{3}", match["number"]):
        raise Unreadable(_AMBIGUOUS)
    unit = match["behind"]
    return Quantity(f"{_plain(match['number'])} {_UNIT_OF.get(unit.casefold().rstrip('.'), unit)}")


def read_unit(text: str) -> str:
    """The code of a unit that a person typed, "г" as g; one that is not known here stays as it was typed."""
    plain = _tidy(text)
    return _UNIT_OF.get(plain.casefold().rstrip("."), plain)


def edited_unit(unit: str, language: str) -> str:
    """A unit as it is typed again: "г" in Russian, "g" in English."""
    return _UNIT_SHOWN.get(unit, unit) if language == "ru" else unit


def weight_in(text: str) -> Quantity | None:
    """The weight or volume that stands in a longer text, "изъято 0,8 г порошка" as 0.8 g; None where there is none, or
    where another number stands beside it: three packets of 0.5 g are not 0.5 g."""
    found = list(_WITHIN.finditer(_tidy(text)))
    unit = _UNIT_OF.get(found[0]["unit"].casefold()) if len(found) == 1 else None
    return Quantity(f"{_plain(found[0]['number'])} {unit}") if unit else None


def edited_quantity(quantity: Quantity, language: str) -> str:
    """`quantity` as it is typed: "0,80 г" in Russian, "0.80 g" in English; read_quantity gives it back."""
    digits, _, unit = quantity.text.partition(" ")
    if language != "ru":
        return quantity.text
    written = f"{digits.replace('.', ',')} {_UNIT_SHOWN.get(unit, unit)}"
    return written if _reads_back(written, quantity) else quantity.text


def _reads_back(written: str, quantity: Quantity) -> bool:
    try:
        return read_quantity(written, "ru") == quantity
    except Unreadable:
        return False


def read_money(text: str, language: str) -> Money:
    """The sum that a person typed, "2 000 сом" as "2000 KGS", "$50" as "50 USD"; Unreadable where it is none."""
    plain = _tidy(text)
    if len(plain) > LONGEST:
        raise Unreadable(_ASKS_MONEY)
    if _keeps(Money, plain):
        return Money(plain)
    match = _AMOUNT.fullmatch(plain)
    if match is None or bool(match["before"]) == bool(match["behind"]):
        raise Unreadable(_ASKS_MONEY)
    currency = _currency((match["before"] or match["behind"]).strip())
    number = match["number"]
    grouped = re.fullmatch(r"[1-9]\d{0,2}([.,])\d{3}", number)
    if grouped and (language, grouped[1]) != ("en", ","):
        raise Unreadable(_AMBIGUOUS)
    return Money(f"{number.replace(',', '') if grouped else _plain(number)} {currency}")


def edited_money(money: Money, language: str) -> str:
    """`money` as it is typed, with its code; read_money gives it back."""
    digits, _, currency = money.text.partition(" ")
    written = f"{digits.replace('.', ',')} {currency}" if language == "ru" else money.text
    try:
        return written if read_money(written, language) == money else money.text
    except Unreadable:
        return money.text


def _currency(word: str) -> str:
    known = _CURRENCY_OF.get(word.casefold().rstrip("."))
    code = word.upper()
    if known is None and re.fullmatch(r"[A-Z]{3}", code) and (word == code or is_currency(code)):
        return code
    if known is None:
        raise Unreadable(_ASKS_CURRENCY)
    return known


def _tidy(text: str) -> str:
    return " ".join(nfc(text).split())


def _plain(number: str) -> str:
    """Digits with a point as their decimal sign and nothing between the thousands."""
    joined = re.sub(r"[ ']", "", number)
    for thousands in (",", "."):
        if joined.count(thousands) > 1:
            joined = joined.replace(thousands, "")
    return joined.replace(",", ".")


def _keeps(kind: type[Quantity] | type[Money], text: str) -> bool:
    try:
        kind(text)
    except NotAValue:
        return False
    return True
