"""Small numbers about people cannot be read from a table, nor computed from its totals: attacked both ways."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

import pytest
from gears import examples
from hypothesis import example, given
from hypothesis import strategies as st

from fieldcase.model.values import Count
from fieldcase.rules.small_numbers import THRESHOLD, SafeTable, count_table, withhold_column, withhold_small

Grid = list[list[int | None]]


def table(cells: list[list[int]]) -> SafeTable:
    return withhold_small(
        count_table([f"r{n}" for n in range(len(cells))], [f"c{n}" for n in range(len(cells[0]))], cells)
    )


def printed(safe: SafeTable) -> Grid:
    """What a reader sees: the cells with their totals, None where a number is withheld."""

    def number(count: Count | None) -> int | None:
        return None if count is None else int(count.text[1:])

    lines = [[*map(number, line), number(whole)] for line, whole in zip(safe.cells, safe.row_totals, strict=True)]
    return [*lines, [*map(number, safe.column_totals), number(safe.total)]]


def whole(cells: list[list[int]]) -> list[list[int]]:
    lines = [[*line, sum(line)] for line in cells]
    return [*lines, [sum(column) for column in zip(*lines, strict=True)]]


def equations(grid: Grid) -> Iterator[tuple[dict[tuple[int, int], int], int]]:
    """Every row and column as an equation: unknown cells with their sign, and what the known ones leave."""
    height, width = len(grid), len(grid[0])
    lines = [[(row, column) for column in range(width)] for row in range(height)]
    lines += [[(row, column) for row in range(height)] for column in range(width)]
    for line in lines:
        unknown, left = {}, 0
        for place, cell in enumerate(line):
            sign = -1 if place == len(line) - 1 else 1
            value = grid[cell[0]][cell[1]]
            if value is None:
                unknown[cell] = sign
            else:
                left -= sign * value
        yield unknown, left


def solved_by_subtraction(grid: Grid) -> set[tuple[int, int]]:
    """Cells a reader can compute exactly: those that Gauss' elimination leaves alone in an equation."""
    unknown = sorted({cell for line, _ in equations(grid) for cell in line})
    rows = [[Fraction(line.get(cell, 0)) for cell in unknown] for line, _ in equations(grid)]
    pivot = 0
    for column in range(len(unknown)):
        found = next((row for row in range(pivot, len(rows)) if rows[row][column]), None)
        if found is None:
            continue
        rows[pivot], rows[found] = rows[found], rows[pivot]
        head = rows[pivot][column]
        rows[pivot] = [value / head for value in rows[pivot]]
        for row in range(len(rows)):
            if row != pivot and rows[row][column]:
                factor = rows[row][column]
                rows[row] = [value - factor * base for value, base in zip(rows[row], rows[pivot], strict=True)]
        pivot += 1
    alone = [[cell for cell, value in zip(unknown, row, strict=True) if value] for row in rows]
    return {cells[0] for cells in alone if len(cells) == 1}


def _fits(shown: list[int | None], line: list[int]) -> bool:
    return all(seen in (None, value) for seen, value in zip(shown, line, strict=True))


CELLS = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 12) | st.integers(20, 60), min_size=width, max_size=width), min_size=1, max_size=4
    )
)


def test_the_attack_works_on_a_table_in_which_only_the_small_number_is_missing() -> None:
    grid: Grid = [[10, None, 13], [8, 9, 17], [18, 12, 30]]
    assert solved_by_subtraction(grid) == {(0, 1)}, "the control of the attack"


@given(CELLS)
def test_no_small_number_is_printed(cells: list[list[int]]) -> None:
    for line, true in zip(printed(table(cells)), whole(cells), strict=True):
        for shown, value in zip(line, true, strict=True):
            assert shown in (None, value)
            assert shown is None or shown == 0 or shown >= THRESHOLD


@given(CELLS)
def test_no_withheld_number_can_be_computed_by_subtraction(cells: list[list[int]]) -> None:
    assert solved_by_subtraction(printed(table(cells))) == set()


@example([[3, 0], [5, 0]])  # withholding the noughts beside it would not hide the 3: their column adds up to nought
@example([[0, 1], [0, 0]])
@examples(15, 160)
@given(st.lists(st.lists(st.integers(0, 7), min_size=2, max_size=2), min_size=2, max_size=2))
def test_knowing_that_nobody_is_fewer_than_nobody_does_not_help_either(cells: list[list[int]]) -> None:
    """All tables that fit what is printed are tried: every withheld cell takes at least two values."""
    grid = printed(table(cells))
    inner = [(row, column) for row in range(2) for column in range(2)]
    choices = [range(9) if grid[row][column] is None else [grid[row][column] or 0] for row, column in inner]
    tried = [whole([[a, b], [c, d]]) for a, b, c, d in product(*choices)]
    fitting = [one for one in tried if all(_fits(shown, line) for shown, line in zip(grid, one, strict=True))]
    assert fitting
    for row, column in [*inner, (0, 2), (1, 2), (2, 0), (2, 1), (2, 2)]:
        if grid[row][column] is None:
            assert len({one[row][column] for one in fitting}) > 1


@given(CELLS.filter(lambda cells: all(value == 0 or value >= THRESHOLD for line in cells for value in line)))
def test_a_table_without_small_numbers_is_printed_as_it_is(cells: list[list[int]]) -> None:
    assert printed(table(cells)) == whole(cells)


def test_as_few_numbers_as_possible_are_withheld_besides_and_totals_last() -> None:
    safe = table([[10, 3, 20], [50, 8, 9], [7, 6, 55]])
    assert [[one is None for one in line] for line in safe.cells] == [
        [True, True, False], [False, False, False], [True, True, False],
    ]  # fmt: skip
    assert None not in (*safe.row_totals, *safe.column_totals, safe.total)


def test_a_single_row_takes_its_totals_along() -> None:
    safe = table([[3, 40, 50]])
    assert safe.cells[0][0] is None
    assert safe.column_totals[0] is None


@pytest.mark.parametrize(
    ("count", "withheld"),
    [
        ("=0", False), ("=1", True), ("=4", True), ("=5", False), (">=3", True), (">=5", False), (">3", True),
        (">4", False), ("~3", True), ("~250", False), ("2..9", True), ("5..9", False), ("?", False),
    ],
)  # fmt: skip
def test_an_uncertain_number_that_may_be_small_is_withheld(count: str, withheld: bool) -> None:
    safe = withhold_small(count_table(["a", "b"], ["x", "y"], [[Count(count), 50], [60, 70]]))
    assert (safe.cells[0][0] is None) is withheld


def test_sums_of_uncertain_numbers_stay_uncertain() -> None:
    safe = withhold_small(count_table(["a"], ["x", "y"], [[Count(">=20"), 50]]))
    assert safe.row_totals == (Count(">=70"),)


def test_the_threshold_can_be_stricter() -> None:
    assert withhold_small(count_table(["a"], ["x"], [[9]]), threshold=10).cells == ((None,),)
    assert withhold_small(count_table(["a"], ["x"], [[9]])).cells == ((Count("=9"),),)


def test_an_empty_table_has_nothing_to_withhold() -> None:
    assert withhold_small(count_table([], ["x"], [])).total == Count("=0")


@pytest.mark.parametrize("cells", [[[1, 2]], [[1], [2]], []])
def test_a_table_with_cells_missing_is_an_error_of_the_program(cells: list[list[int]]) -> None:
    with pytest.raises(ValueError, match="cells are missing"):
        count_table(["a"], ["x"], cells)


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ((20, 3), (None, None)), ((20, 30, 3), (None, 30, None)), ((2, 2, 30, 9), (None, None, 30, None)),
        ((1, 1, 1, 1, 1, 30, 8), (None, None, None, None, None, 30, None)), ((2, 2), (None, None)),
        ((1,) * 8, (None,) * 8),
        ((5, 6), (5, 6)), ((0, 7), (0, 7)), ((), ()),
    ],
)  # fmt: skip
def test_of_numbers_under_one_total_neither_one_nor_all_that_is_withheld_is_small(
    numbers: tuple[int, ...], told: tuple[int | None, ...]
) -> None:
    found = withhold_column([Count(f"={one}") for one in numbers])
    assert found == tuple(Count(f"={one}") if one is not None else None for one in told)


@given(st.lists(st.integers(0, 12), max_size=8))
def test_what_is_left_of_a_total_is_never_a_small_number(numbers: list[int]) -> None:
    shown = withhold_column([Count(f"={one}") for one in numbers])
    hidden = [number for number, told in zip(numbers, shown, strict=True) if told is None]
    if hidden and sum(numbers) >= THRESHOLD and len(hidden) < len(numbers):
        assert sum(hidden) >= THRESHOLD
        assert sum(hidden) > len(hidden)
    assert all(told is None or told.text == "=0" or int(told.text[1:]) >= THRESHOLD for told in shown)
