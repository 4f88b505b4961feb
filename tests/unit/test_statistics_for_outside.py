"""Statistics of court decisions for anybody outside: what is withheld is told by no sum and by no order of lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.casework.court_statistics import (
    ARTICLE,
    COURT,
    SUBSTANCE,
    Chosen,
    Cross,
    Line,
    Number,
    Statistics,
    Table,
)
from fieldcase.casework.statistics_export import rows
from fieldcase.i18n import words

EN = words("en")


def table(by: str, numbers: list[int]) -> Table:
    """A table in the order of the window: the largest number first; labels go the other way."""
    named = sorted(enumerate(numbers), key=lambda one: -one[1])
    return Table(by, tuple(Line(f"Court {99 - at:02}", False, Number(number)) for at, number in named))


def told(numbers: list[int]) -> list[tuple[str, str]]:
    """The lines of a table by court that leave: label and number."""
    one = table(COURT, numbers)
    whole = table(ARTICLE, [sum(numbers)]), table(SUBSTANCE, [sum(numbers)])
    cross = Cross(*whole, ((Number(sum(numbers)),),))
    found = Statistics(Chosen(), sum(numbers), 0, 0, (one,), cross)
    return [(row[1], row[3]) for row in rows(found, EN, outside=True) if row[0] == "By court"]


def test_nothing_is_withheld_where_nothing_is_small() -> None:
    assert [number for _, number in told([20, 30, 40])] == ["40", "30", "20"]


@pytest.mark.parametrize("numbers", [[20, 1, 1], [20, 30, 1, 1, 1]])
def test_a_table_whose_withheld_lines_can_only_be_ones_is_left_out(numbers: list[int]) -> None:
    assert told(numbers) == []


def test_lines_stand_in_the_order_of_their_labels_and_not_of_their_numbers() -> None:
    lines = told([20, 2, 1])
    assert [label for label, _ in lines] == sorted(label for label, _ in lines)
    assert sorted(number for _, number in lines) == ["20", "withheld", "withheld"]


@given(st.lists(st.integers(1, 12), min_size=1, max_size=6))
def test_of_what_is_withheld_at_least_two_different_sharings_fit_the_sum(numbers: list[int]) -> None:
    lines = told(numbers)
    shown = [int(number) for _, number in lines if number != "withheld"]
    withheld = len(lines) - len(shown)
    left = sum(numbers) - sum(shown)
    assert withheld != 1
    assert not withheld or left > withheld
    assert all(number >= 5 for number in shown)
