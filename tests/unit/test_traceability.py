"""docs/traceability.md: every thing of the field has one row, and what a row names is there."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

import pytest

from fieldcase import cli

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = (ROOT / "docs" / "traceability.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines() if re.match(r"\| T\d", line)
]  # fmt: skip
TESTS = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)))
MACHINE = re.compile(r"/(?:root|home|Users|tmp|work)/\w|[A-Z]:\\")
MAKING = "(in the making: "
MOST_WITHOUT = 6


@lru_cache
def names_in(path: str) -> frozenset[str]:
    return frozenset(re.findall(r"^def (test_\w+)", (ROOT / path).read_text("utf-8"), re.MULTILINE))


def test_every_thing_of_the_field_has_one_row_in_order_and_all_cells_but_the_last_are_filled() -> None:
    assert [row[0] for row in ROWS] == [f"T{number:03}" for number in range(1, 113)]
    assert {len(row) for row in ROWS} == {4}
    assert all(row[1] and row[2] for row in ROWS)


def test_every_named_test_is_there() -> None:
    assert [f"{path}::{name}" for path, name in TESTS if name not in names_in(path)] == []


def test_a_test_that_is_not_there_would_be_found() -> None:
    assert "test_of_nothing" not in names_in(TESTS[0][0])
    assert len(TESTS) > 100


def test_few_rows_have_no_test_and_none_is_silent_about_it() -> None:
    without = [row[0] for row in ROWS if "::" not in row[3]]
    assert len(without) <= MOST_WITHOUT
    assert [row[0] for row in ROWS if "::" not in row[3] and MAKING not in row[3] and row[0] not in _open()] == []


def _open() -> str:
    return PAGE.partition("What is still open")[2].partition("\n| id")[0]


def test_every_page_panel_and_table_that_is_named_is_there() -> None:
    named = sorted(set(re.findall(r"`((?:ui|resources|fieldcase|docs)/[\w./-]+)`", PAGE)))
    assert len(named) > 50
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_every_command_that_is_named_is_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    known = set(re.findall(r"^ +([a-z-]+) ", capsys.readouterr().out, re.MULTILINE))
    named = set(re.findall(r"`fieldcase ([a-z-]+)`", PAGE))
    assert len(named) > 12
    assert named - known == set()
    assert "no-such-command" not in known, "the control"


def test_every_section_and_preset_of_a_report_that_is_named_is_known() -> None:
    terms = json.loads((ROOT / "resources" / "vocabularies" / "report_part.json").read_text("utf-8"))["terms"]
    presets = json.loads((ROOT / "resources" / "submissions" / "presets.json").read_text("utf-8"))["rows"]
    for word, rows in (("section", terms), ("preset", presets)):
        named = set(re.findall(rf"{word} `(\w+)`", PAGE))
        assert named
        assert named <= {row["code"] for row in rows}


def test_no_path_of_a_machine_stands_in_it() -> None:
    assert MACHINE.search(PAGE) is None
    assert MACHINE.search("see /tm" + "p/x"), "the control"
