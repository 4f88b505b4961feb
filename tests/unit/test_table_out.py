"""A table that leaves: no program of tables runs a cell of it, whatever it takes for the end of a column."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from fieldcase.casework.table_out import guarded, unguarded, written

SIGNS = "=+-@"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize(
    "cell",
    [
        "плакат;=HYPERLINK(1)", "плакат; =1+1", "плакат;\"=1\"", "плакат\n=1", "плакат\r\n-1", "a;'=1", "a;;@b",
        "=1;=2", "плакат\t=1", "пункт\n\n+1",
    ],
)  # fmt: skip
def test_no_piece_of_a_cell_is_a_formula_by_any_separator(cell: str, separator: str) -> None:
    text = written(["a", "b", "c"], [["Казахстан", cell, cell], [cell, "x", "y"]])
    cells = [one for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) for one in row]
    assert any("1" in one or "b" in one for one in cells), "the control: the cells are there"
    assert not [one for one in cells if one.lstrip().startswith(tuple(SIGNS))]


@given(some.text(some.sampled_from("a'\"=+-@;, \t\r\n\xa0"), max_size=9))
@example("a;'=b")
@example("a;\"'=b")
@example("'\n'=b")
def test_what_is_guarded_is_read_back_the_same(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


def test_a_plain_cell_stays_as_it_is() -> None:
    for cell in ("дом; сад", "10-20 человек", "a=b; c=d", "две\nстроки"):
        assert guarded(cell) == cell
