"""The size of a file in the unit a person would use."""

from __future__ import annotations

from fieldcase.errors import N_
from fieldcase.i18n import Words

_UNITS = (N_("{size} bytes"), N_("{size} KB"), N_("{size} MB"), N_("{size} GB"))


def said_size(size: int | None, words: Words) -> str:
    """A number of bytes in words, by thousands; empty where there is none."""
    if size is None:
        return ""
    from babel.numbers import format_decimal

    step, number = 0, float(size)
    while number >= 1000 and step < len(_UNITS) - 1:
        step, number = step + 1, number / 1000
    rounded = round(number, 1) if step and number < 100 else round(number)
    return words(_UNITS[step]).format(size=format_decimal(rounded, locale=words.language))
