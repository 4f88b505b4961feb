"""The short form of tests that take long: of how many of their cases `make test` is content, and which these are.

A test that is asked for many cases, each of which makes a file or a vault, is run for a few of them in `make test` and
for all in `make torture`. The one table is tests/long_forms.csv (file, test, how many are kept; none: only in torture).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

import pytest

TABLE = Path(__file__).resolve().with_suffix(".csv")
ROOT = TABLE.parent.parent


def kept() -> dict[tuple[str, str], int]:
    """By file (from the repository's own folder) and name of a test, how many of its cases `make test` runs."""
    with TABLE.open(encoding="utf-8", newline="") as table:
        return {(row["file"], row["test"]): int(row["kept"]) for row in csv.DictReader(table)}


def leave_to_torture(items: Iterable[pytest.Item]) -> None:
    """Mark what is not of the short form; of several cases, those kept are spread evenly over all, the first among
    them."""
    cases: dict[tuple[str, str], list[pytest.Item]] = {}
    for item in items:
        file = item.path.relative_to(ROOT).as_posix() if item.path.is_relative_to(ROOT) else ""
        cases.setdefault((file, getattr(item, "originalname", item.name)), []).append(item)
    for key, number in kept().items():
        of_test = [one for one in cases.get(key, []) if one.get_closest_marker("torture") is None]
        stay = {at * len(of_test) // number for at in range(number)}
        for place, item in enumerate(of_test):
            if place not in stay:
                item.add_marker(pytest.mark.torture)
