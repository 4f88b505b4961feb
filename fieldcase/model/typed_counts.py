"""Counts as people type them, with their doubt, and whole numbers with their thousands apart."""

from __future__ import annotations

import re

from fieldcase.errors import N_
from fieldcase.model import typed_words as say
from fieldcase.model.text import folded, nfc
from fieldcase.model.typed_dates import LONGEST, Unreadable
from fieldcase.model.values import Count, NotAValue

_ASKS = N_(
    "This is not understood as a number. Please write it as 36, about 250, more than 100, at least 10, 10–20, or "
    "unknown."
)
_TURNED_ROUND = N_("The second number is smaller than the first. Please check both.")
_UNKNOWN = frozenset(
    ("неизвестно", "не известно", "не указано", "нет данных", "не знаю", "unknown", "not known", "not stated")
)
_LEAST = ("не менее", "не меньше", "не меньше чем", "минимум", "как минимум", "от", ">=", "≥", "at least",
          "no fewer than", "no less than", "not less than", "from")  # fmt: skip
_MORE = ("более", "более чем", "больше", "больше чем", "свыше", ">", "more than", "over", "above")
_MOST = ("не более", "не больше", "до", "максимум", "<=", "≤", "at most", "up to", "no more than", "not more than")
_FEWER = ("менее", "менее чем", "меньше", "меньше чем", "<", "less than", "fewer than", "under", "below")
_ABOUT = (*say.ABOUT, "порядка", "approx.", "approx", "roughly", "some")
_NUMBER = r"(?:\d{1,3}(?: \d{3})+|\d+)"
_SIDED = {
    sign: re.compile(rf"(?:{say.either(words)}) ?({_NUMBER})", re.ASCII)
    for sign, words in {">=": _LEAST, ">": _MORE, "<=": _MOST, "<": _FEWER, "~": _ABOUT, "=": ("=", "ровно", "exactly")}
    .items()
}  # fmt: skip
_RANGES = (
    re.compile(rf"(?:от|from|between|с) ({_NUMBER}) (?:до|по|to|and) ({_NUMBER})", re.ASCII),
    re.compile(rf"({_NUMBER}) ?(?:-|\.\.\.?|до|to) ?({_NUMBER})", re.ASCII),
)
_WRITTEN = {
    "ru": {"=": "{0}", ">=": "не менее {0}", ">": "более {0}", "~": "около {0}", "..": "{0}–{1}", "?": "неизвестно"},
    "en": {"=": "{0}", ">=": "at least {0}", ">": "more than {0}", "~": "about {0}", "..": "{0}–{1}", "?": "unknown"},
}


def read_count(text: str, language: str) -> Count:
    """The count that a person typed, in either language; Unreadable where it is none. Digits stay as typed."""
    assert language in _WRITTEN
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", folded(" ".join(nfc(text).split())))
    if len(plain) > LONGEST:
        raise Unreadable(_ASKS)
    try:
        return Count(plain)
    except NotAValue:
        found = _read(plain)
    if found is None:
        raise Unreadable(_ASKS)
    try:
        return Count(found)
    except NotAValue:
        raise Unreadable(_TURNED_ROUND) from None


def _read(plain: str) -> str | None:
    if plain in _UNKNOWN:
        return "?"
    if re.fullmatch(_NUMBER, plain, re.ASCII):
        return f"={digits(plain)}"
    open_above = re.fullmatch(rf"({_NUMBER}) ?\+", plain, re.ASCII)
    if open_above:
        return f">={digits(open_above[1])}"
    for pattern in _RANGES:
        match = pattern.fullmatch(plain)
        if match:
            return f"{digits(match[1])}..{digits(match[2])}"
    for sign, pattern in _SIDED.items():
        match = pattern.fullmatch(plain)
        if match:
            return _sided(sign, digits(match[1]))
    return None


def _sided(sign: str, number: str) -> str:
    """A bound above is a range from nothing: "at most 10" is 0..10."""
    if sign == "<=":
        return f"0..{number}"
    if sign == "<":
        return f"0..{int(number) - 1}"
    return f"{sign}{number}"


def digits(number: str) -> str:
    """A whole number without the spaces between its thousands."""
    return number.replace(" ", "")


def edited_count(count: Count, language: str) -> str:
    """`count` as it is typed: "36", "не менее 10", "10–20"; read_count gives it back."""
    low, _, high = count.text.lstrip("=><~").partition("..")
    sign = "?" if count.text == "?" else ".." if high else count.text[: len(count.text) - len(low)]
    return _WRITTEN[language][sign].format(low, high)
