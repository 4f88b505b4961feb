"""A count as two numbers to reckon with: how many for certain, and how many at most."""

from __future__ import annotations

from fieldcase.model.values import Count


def bounds(count: Count) -> tuple[int, int | None]:
    """The smallest it can be (of "about" the number that is said, of "not stated" nought) and the largest, None where
    nobody knows it."""
    if count.text == "?":
        return 0, None
    low, _, high = count.text.lstrip("=>~").partition("..")
    if high:
        return int(low), int(high)
    if count.text.startswith(">"):
        return count.least or 0, None
    return int(low), int(low)
