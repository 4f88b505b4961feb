"""Which numbers of a visit may be turned towards the people of the visit: none so small that it points at somebody."""

from __future__ import annotations

from collections.abc import Sequence

from fieldcase.rules.small_numbers import THRESHOLD


def fit_to_show(rows: Sequence[tuple[str, int]]) -> bool:
    """Whether a table of people by one characteristic (code, number) can be shown: every number is large enough.

    All of it or nothing: one withheld number would come back by subtraction from the others.
    """
    return all(number >= THRESHOLD for _, number in rows)
