"""Answers as a workbook, CSV files and an archive: no formula, no file beside them, nothing lost that is too long."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from fieldcase.dossier.sheets import answers
from fieldcase.dossier.sheets.guarded import unguarded
from fieldcase.forms.flat import Grid
from fieldcase.model.said import EXAMPLE

FORMULAS = ("=1+1", "+7 900", "-1+2", "@SUM(A1)", "\t=1", "=HYPERLINK(\"https://x.example\")", "＝1")  # fmt: skip
KEYS = ("uuid:1",)


def grid(*cells: str, name: str = "", numbers: frozenset[int] = frozenset()) -> Grid:
    """A table of one row."""
    return Grid(name, (*(f"h{n}" for n in range(len(cells))), "KEY"), ((*cells, "uuid:1"),), numbers)


def opened(content: bytes) -> Any:
    """The workbook as another library reads it."""
    return openpyxl.load_workbook(BytesIO(content))


def test_no_cell_is_a_formula_in_a_workbook_and_its_words_stay_as_they_are() -> None:
    (sheet,) = opened(answers.workbook([grid(*FORMULAS)], "example")).worksheets
    cells = list(sheet[2])[: len(FORMULAS)]
    assert [one.value for one in cells] == list(FORMULAS)
    assert {one.data_type for one in cells} == {"s"}
    assert all(one.quotePrefix for one in cells), "Excel’s own mark of a text"


def test_no_cell_of_a_csv_file_begins_a_formula() -> None:
    ((name, content),) = answers.csv_files([grid(*FORMULAS)], "example")
    assert name == "example.csv"
    assert content.startswith(b"\xef\xbb\xbf")
    _, row = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert all(cell.startswith("'") for cell in row[:-1])
    assert [unguarded(cell) for cell in row] == [*FORMULAS, "uuid:1"]


def test_numbers_are_numbers_where_they_are_kept_exactly_and_text_where_not() -> None:
    given = ("5", "-12.5", "007", "12345678901234567", "1e5", "5 ", "0")
    (sheet,) = opened(answers.workbook([grid(*given, numbers=frozenset(range(7)))], "example")).worksheets
    assert [one.value for one in list(sheet[2])[:7]] == [5, -12.5, "007", "12345678901234567", "1e5", "5 ", 0]


def test_each_repeat_has_a_sheet_with_a_name_of_its_own() -> None:
    long = "a_repeat_with_a_name_that_is_long_"
    grids = [grid("1"), grid("2", name="History"), grid("3", name=f"{long}1"), grid("4", name=f"{long}2"),
             grid("5", name="EXAMPLE")]  # fmt: skip
    names = opened(answers.workbook(grids, "example")).sheetnames
    assert names == ["example", "History (2)", long[:31], f"{long[:27]} (2)", "EXAMPLE (2)"]


def test_what_is_longer_than_a_cell_goes_on_in_a_sheet_of_its_own() -> None:
    text = "слово " * 15_000
    first, rest = opened(answers.workbook([grid("a", text)], "example")).worksheets
    parts = [first["B2"].value, *(row[4].value for row in list(rest.rows)[1:])]
    assert "".join(parts) == text
    assert [cell.value for cell in list(rest.rows)[1]][:4] == ["example", "2", "h1", "2"]


def test_a_form_with_more_questions_than_a_sheet_has_columns_goes_on_in_another_with_the_key() -> None:
    (one, two) = opened(answers.workbook([grid(*(str(n) for n in range(20_000)))], "example")).worksheets
    assert (one.max_column, two.max_column) == (16_384, 20_000 - 16_383 + 1)
    assert two.cell(2, two.max_column).value == "uuid:1"


def test_what_is_invented_says_so() -> None:
    ((_, content),) = answers.csv_files([grid("a")], "example", example=True)
    assert EXAMPLE in content.decode().splitlines()[1]
    (sheet,) = opened(answers.workbook([grid("a")], "example", example=True)).worksheets
    assert (sheet["A2"].value, sheet["A3"].value) == (EXAMPLE, "a")


def test_the_same_tables_give_the_same_bytes_without_an_author_or_an_hour() -> None:
    assert answers.workbook([grid("a")], "example") == answers.workbook([grid("a")], "example")
    archive = zipfile.ZipFile(BytesIO(answers.archive([("instances/a/submission.xml", b"<data/>")])))
    assert [(one.filename, one.date_time) for one in archive.infolist()] == [
        ("instances/a/submission.xml", (1980, 1, 1, 0, 0, 0))
    ]  # fmt: skip
    properties = opened(answers.workbook([grid("a")], "example")).properties
    assert not properties.creator
    assert properties.created.year == 1980


WATCH = """
import sys
seen = []
def watch(event, values):
    if event == "open" and isinstance(values[0], str):
        flags = values[2] if isinstance(values[2], int) else 0
        if flags & 3 or (isinstance(values[1], str) and set(values[1]) & set("wax+")):
            seen.append(values[0])
    elif event.split(".")[0] in ("tempfile", "socket", "subprocess") or event in ("os.mkdir", "os.rename"):
        seen.append(event)
from fieldcase.forms.flat import Grid
from fieldcase.dossier.sheets import answers
import openpyxl, io
rows = tuple((f"ответ {n}" * 20, "uuid:1") for n in range(5000))
sys.addaudithook(watch)
made = [Grid("", ("h", "KEY"), rows), Grid("r", ("h", "KEY"), rows)]
answers.csv_files(made, "f"); answers.workbook(made, "f"); answers.archive([("a", b"b")])
print("ours", seen)
book = openpyxl.Workbook()
book.active.append(["слово"])
book.save(io.BytesIO())
print("control", bool(seen))
"""


def test_no_file_is_opened_beside_it_and_the_watch_sees_what_another_library_does(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", WATCH], capture_output=True, text=True, check=False, timeout=120,
        env={"TMPDIR": str(tmp_path), "PYTHONUTF8": "1", "PATH": ""}, cwd=Path(answers.__file__).parents[3],
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines() == ["ours []", "control True"]


@pytest.mark.parametrize("name", ["a/b", "a:b", "[x]", "a?*", "'quoted'"])
def test_a_name_that_no_sheet_may_have_becomes_one_that_it_may(name: str) -> None:
    assert len(opened(answers.workbook([grid("1", name=name)], "example")).sheetnames) == 1
