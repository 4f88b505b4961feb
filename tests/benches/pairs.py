"""Two ways of doing the same thing, timed in turn within one run, and said as a ratio.

Knows seconds only to divide them: a machine's speed drops out, and a load that comes and goes meets both. Refuses to
judge: nothing here passes or fails.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Pairs:
    """What was compared, and the seconds of each round: ours and the other's, taken right after one another."""

    what: str
    other: str
    ours: tuple[float, ...]
    theirs: tuple[float, ...]
    remark: str = ""

    @property
    def ratios(self) -> list[float]:
        """Our time in times of the other's, round by round, smallest first."""
        return sorted(ours / theirs for ours, theirs in zip(self.ours, self.theirs, strict=True))


def in_turn(
    what: str, other: str, ours: Callable[[], float], theirs: Callable[[], float], rounds: int, remark: str = ""
) -> Pairs:
    """Run both `rounds` times, each first in every second round, after one round of each that is not counted.

    Both return the seconds of the part that is to be compared.
    """
    ours(), theirs()
    taken: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds):
        for side in (0, 1) if number % 2 == 0 else (1, 0):
            gc.collect()
            taken[side].append((ours, theirs)[side]())
    return Pairs(what, other, tuple(taken[0]), tuple(taken[1]), remark)


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def told(pairs: Pairs) -> str:
    """One comparison as lines of plain text."""
    ratios = pairs.ratios
    lines = [
        f"{pairs.what}",
        f"    {_ratio(median(ratios)):>8} times the time of {pairs.other}   (least {_ratio(ratios[0])}, most "
        f"{_ratio(ratios[-1])}, {len(ratios)} pairs)",
        f"    here {_plain(median(pairs.ours))}, the other {_plain(median(pairs.theirs))}",
    ]
    if pairs.remark:
        lines.append(f"    {pairs.remark}")
    return "\n".join(lines)


def _ratio(ratio: float) -> str:
    return f"{ratio:.2f}" if ratio >= 0.1 else f"{ratio:.4f}"


def _plain(length: float) -> str:
    return f"{length:.2f} s" if length >= 1 else f"{length * 1000:.2f} ms"
