"""Small numbers in tables that describe people are withheld, and enough others with them (do-no-harm.md, Numbers).

A number below the threshold in a table by age, place or the like points at people. Withholding it alone is not enough:
row and column totals give it back by subtraction. So further cells are withheld until no withheld one can be computed
(primary and complementary suppression; A. Hundepool et al., Statistical Disclosure Control, Wiley 2012, 4.2-4.4).

A table with its totals is seen as a grid whose last row and column hold the totals; each of its rows and columns is one
equation. From what is printed a withheld cell can be computed exactly when no other table of numbers from nought up
fits. Another one fits when one person can be moved round a cycle of withheld cells, adding one here and taking one
there along rows and columns by turns (the residual graph of a flow). Knows no records; whether a table describes people
is for its maker to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from fieldcase.model.values import Count

THRESHOLD = 5

Cell = tuple[int, int]
Node = tuple[str, int]


@dataclass(frozen=True)
class CountTable:
    """Counts by row and column, without totals."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Count, ...], ...]


@dataclass(frozen=True)
class SafeTable:
    """The same with totals, None for whatever is withheld."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Count | None, ...], ...]
    row_totals: tuple[Count | None, ...]
    column_totals: tuple[Count | None, ...]
    total: Count | None


def count_table(rows: Sequence[str], columns: Sequence[str], cells: Sequence[Sequence[int | Count]]) -> CountTable:
    """A table of whole numbers or counts; ValueError where cells are missing."""
    if len(cells) != len(rows) or any(len(line) != len(columns) for line in cells):
        raise ValueError("cells are missing")
    lines = (tuple(one if isinstance(one, Count) else Count(f"={one}") for one in line) for line in cells)
    return CountTable(tuple(rows), tuple(columns), tuple(lines))


def withhold_small(table: CountTable, threshold: int = THRESHOLD) -> SafeTable:
    """The table with its totals, in which no number from 1 to `threshold` - 1 can be read or computed.

    A number that may be that small, such as "at least 3", is withheld like one that is. "Not stated" tells nothing.
    """
    grid = _with_totals(table)
    values = [[_least(one) for one in line] for line in grid]
    hidden = {cell for cell in _cells(values) if _is_small(grid[cell[0]][cell[1]], threshold)}
    while exposed := _exposed(values, hidden):
        hidden |= _cover(values, hidden, exposed)
    shown = [
        [None if (row, column) in hidden else one for column, one in enumerate(line)] for row, line in enumerate(grid)
    ]
    body = tuple(tuple(line[:-1]) for line in shown[:-1])
    return SafeTable(
        table.rows, table.columns, body, tuple(line[-1] for line in shown[:-1]), tuple(shown[-1][:-1]), shown[-1][-1]
    )


def withhold_column(counts: Sequence[Count]) -> tuple[Count | None, ...]:
    """Numbers of people under one total that is told, None for what is withheld: all of them where the total is small.

    Besides, what is withheld adds up to no small number, and to more than one for each of its lines: else they were
    known together, or each was known to be one.
    """
    if not counts:
        return ()
    safe = withhold_small(count_table([str(at) for at in range(len(counts))], [""], [[one] for one in counts]))
    shown = [cells[0] for cells in safe.cells]
    if safe.total is None:
        return (None,) * len(counts)
    while hidden := [one for one, told in zip(counts, shown, strict=True) if told is None]:
        together = sum(_least(one) for one in hidden)
        if together >= THRESHOLD and together > len(hidden):
            break
        left = [at for at, told in enumerate(shown) if told is not None]
        if not left:
            return (None,) * len(counts)
        shown[min(left, key=lambda at: (_least(counts[at]) == 0, _least(counts[at]), at))] = None
    return tuple(shown)


def if_large(count: Count) -> Count | None:
    """A number of people that may be told; None for one that is, or may be, small."""
    return None if _is_small(count, THRESHOLD) else count


def _with_totals(table: CountTable) -> list[list[Count]]:
    """The grid: rows with their totals, and a last row of column totals."""
    nought = Count("=0")
    lines = [[*line, sum(line, nought)] for line in table.cells]
    width = len(table.columns) + 1
    return [*lines, [sum((line[column] for line in lines), nought) for column in range(width)]]


def _least(count: Count) -> int:
    """The number to reckon with: the smallest it can be, the middle of "about", nought where nothing is stated."""
    return int(count.text[1:]) if count.text.startswith("~") else (count.least or 0)


def _is_small(count: Count, threshold: int) -> bool:
    return count.text not in ("?", "=0") and _least(count) < threshold


def _cells(values: list[list[int]]) -> Iterator[Cell]:
    return product(range(len(values)), range(len(values[0])))


def _exposed(values: list[list[int]], hidden: set[Cell]) -> Cell | None:
    """The first withheld cell that can be computed; None where there is none."""
    return next((cell for cell in sorted(hidden) if not _free(values, hidden, cell)), None)


def _steps(values: list[list[int]], cell: Cell) -> tuple[bool, bool]:
    """Whether a cell can take one more, and one less, as its equations see it: there a total counts negative."""
    row, column = cell
    less = values[row][column] > 0
    total = (row == len(values) - 1) != (column == len(values[0]) - 1)
    return (less, True) if total else (True, less)


def _free(values: list[list[int]], hidden: set[Cell], cell: Cell) -> bool:
    """Whether a cell lies on a cycle of withheld cells round which one person can be moved, one way or the other."""
    more, less = _steps(values, cell)
    onward: dict[Node, set[Node]] = {}
    for row, column in hidden - {cell}:
        up, down = _steps(values, (row, column))
        if up:
            onward.setdefault(("row", row), set()).add(("column", column))
        if down:
            onward.setdefault(("column", column), set()).add(("row", row))
    row_node, column_node = ("row", cell[0]), ("column", cell[1])
    return (more and _reaches(onward, column_node, row_node)) or (less and _reaches(onward, row_node, column_node))


def _reaches(onward: Mapping[Node, set[Node]], start: Node, goal: Node) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        new = onward.get(waiting.pop(), set()) - seen
        seen |= new
        waiting += new
    return goal in seen


def _cover(values: list[list[int]], hidden: set[Cell], exposed: Cell) -> set[Cell]:
    """The cells to withhold besides, so that an exposed one lies on a cycle of four.

    As few totals as possible, then the smallest numbers. There is always one: by way of two totals and the grand total.
    """
    row, column = exposed
    bottom, right = len(values) - 1, len(values[0]) - 1
    found: list[tuple[int, int, set[Cell]]] = []
    for other, across in _cells(values):
        if other == row or across == column:
            continue
        new = {(row, across), (other, column), (other, across)} - hidden
        if _free(values, hidden | new, exposed):
            totals = sum(one[0] == bottom or one[1] == right for one in new)
            found.append((totals, sum(values[one[0]][one[1]] for one in new), new))
    return min(found, key=lambda one: (one[0], one[1], sorted(one[2])))[2]
