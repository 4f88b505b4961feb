"""What `make bench` prints rests on: pairs taken in turn, ratios of neighbours, nothing that passes or fails."""

from __future__ import annotations

from itertools import count

import pytest
from benches.pairs import Pairs, in_turn, told


@pytest.fixture(autouse=True)
def _tidying_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """A whole test session is much to tidy between two rounds that take no time."""
    monkeypatch.setattr("gc.collect", lambda: 0)


def test_both_sides_are_warmed_once_and_then_taken_in_turn() -> None:
    called: list[str] = []

    def side(name: str, takes: float) -> float:
        called.append(name)
        return takes

    taken = in_turn("a", "b", lambda: side("ours", 2.0), lambda: side("theirs", 1.0), 3)
    assert called == ["ours", "theirs", "ours", "theirs", "theirs", "ours", "ours", "theirs"]
    assert (taken.ours, taken.theirs) == ((2.0, 2.0, 2.0), (1.0, 1.0, 1.0))


def test_a_ratio_is_that_of_neighbours_so_that_a_slow_minute_drops_out() -> None:
    slow = count(1)
    taken = in_turn("a", "b", lambda: 3.0 * (load := next(slow)) / load, lambda: 1.5, 5)
    assert taken.ratios == [2.0] * 5


@pytest.mark.parametrize(("seconds", "said"), [(0.0021, "2.10 ms"), (2.5, "2.50 s")])
def test_a_comparison_is_told_with_median_least_and_most(seconds: float, said: str) -> None:
    text = told(Pairs("reading", "cat", (seconds, seconds * 2, seconds * 4), (seconds,) * 3, "why"))
    assert text.startswith("reading\n")
    assert "2.00 times the time of cat   (least 1.00, most 4.00, 3 pairs)" in text
    assert said in text
    assert text.endswith("why")
