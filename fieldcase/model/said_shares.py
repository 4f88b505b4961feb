"""A number as a share of another, as it is said: "182 of 200, 91 %". Whole percents, halves up, never nought for some.

Knows numbers and words; whether a number may be told is for others to say.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from fieldcase.errors import N_
from fieldcase.i18n import Words


def percent(number: int, of: int) -> str:
    """`number` of `of` in percent: "91", "<1" where there are some but less than half a percent, ">99" where not all
    are in it; empty where there is nothing to be a share of."""
    if not of:
        return ""
    whole = int((Decimal(100) * number / of).quantize(Decimal(1), ROUND_HALF_UP))
    if number and not whole:
        return "<1"
    return ">99" if whole == 100 and number < of else str(whole)


def said_share(number: int, of: int, words: Words) -> str:
    """Numerator, denominator and percent; the two numbers alone where there are none."""
    share = percent(number, of)
    if not share:
        return words(N_("{n} of {of}")).format(n=number, of=of)
    return words(N_("{n} of {of}, {percent} %")).format(n=number, of=of, percent=share).replace(" %", "\xa0%")
