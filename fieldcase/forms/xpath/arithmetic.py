"""Numbers added, divided, and the rest that is left (XPath 1.0, 3.5: IEEE 754, no exception ever)."""

from __future__ import annotations

import math
from collections.abc import Callable


def divide(left: float, right: float) -> float:
    """`left div right`; by nothing it is infinite, or no number."""
    if right:
        return left / right
    if not left or left != left or right != right:
        return math.nan
    return math.copysign(math.inf, left) * math.copysign(1, right)


def remainder(left: float, right: float) -> float:
    """`left mod right`, with the sign of `left`."""
    if not right or math.isinf(left) or left != left or right != right:
        return math.nan
    return math.fmod(left, right)


OPERATORS: dict[str, Callable[[float, float], float]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "div": divide,
    "mod": remainder,
}
