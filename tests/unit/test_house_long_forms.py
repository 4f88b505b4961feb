"""The table of short forms names tests that there are, and leaves each of them at least a case, but for a named few."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from long_forms import kept, leave_to_torture

# Nothing of these is in `make test`: what they measure, `make bench` measures too.
TORTURE_ALONE = {"test_a_photograph_more_costs_each_process_little_more_than_itself"}


def test_every_row_names_a_test_that_is_there(root: Path) -> None:
    names: dict[str, set[str]] = {}
    for file, test in kept():
        if file not in names:
            tree = ast.parse((root / file).read_text("utf-8"))
            names[file] = {one.name for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)}
        assert test in names[file], (file, test)


def test_of_every_test_something_stays_in_the_quick_run() -> None:
    assert {test for (_, test), number in kept().items() if number < 1} == TORTURE_ALONE


def test_the_cases_that_stay_are_spread_over_all_of_them(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("long_forms.kept", lambda: {("tests/unit/test_x.py", "test_x"): 3})

    class Case:
        originalname, name, path = "test_x", "test_x[]", root / "tests/unit/test_x.py"

        def __init__(self) -> None:
            self.marks: list[object] = []

        def get_closest_marker(self, _name: str) -> None:
            return None

        def add_marker(self, mark: object) -> None:
            self.marks.append(mark)

    cases = [Case() for _ in range(9)]
    leave_to_torture(cases)  # type: ignore[arg-type]
    assert [bool(one.marks) for one in cases] == [False, True, True, False, True, True, False, True, True]
