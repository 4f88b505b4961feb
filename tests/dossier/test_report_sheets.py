"""A report's tables as XLSX and CSV, the whole of it as JSON: all that is in them, numbers as numbers, no formula."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from pdf_samples import jpeg, runs
from report_samples import REPORTS, VISITS, report

from fieldcase.dossier.annexes import picture_of
from fieldcase.dossier.blocks import Document, Exhibit, Heading, Run, Table
from fieldcase.dossier.sheets.guarded import unguarded
from fieldcase.dossier.sheets.json_text import json_of
from fieldcase.dossier.sheets.rows import tables, text_of, whole_number
from fieldcase.dossier.sheets.separated import csv_of
from fieldcase.dossier.sheets.workbook import workbook_of
from fieldcase.errors import GlyphMissing

ROOT = Path(__file__).resolve().parent.parent.parent
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"https://x.example\")", "\t=1", "＝1")  # fmt: skip


def opened(file: bytes) -> Any:
    """The workbook as another library reads it."""
    return openpyxl.load_workbook(BytesIO(file))


def cells(sheet: Any, least: int = 1) -> list[list[Any]]:
    """The values of a sheet from a row on (from 1)."""
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=least)]


def table(*texts: str, name: str = "", **more: Any) -> Table:
    """A table of one row."""
    return Table("c", tuple(f"h{n}" for n in range(len(texts))), (tuple(runs(text) for text in texts),), (),
                 name=name, **more)  # fmt: skip


def rows_of(content: bytes) -> list[list[str]]:
    """A CSV file's rows."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_first_sheet_says_what_it_is_and_leads_to_each_table() -> None:
    book = opened(workbook_of(report()))
    assert book.sheetnames == ["Содержание", "visits"]
    first = [row[0] for row in cells(book["Содержание"]) if row[0]]
    assert first == ["Example / Пример", "Доклад в Комитет", "Шестой доклад Примерии",
                     "Конфиденциально: только адресату", "Представлено: Группа «Пример»", "Содержание",
                     "visits Таблица 1. Визиты"]  # fmt: skip
    (link,) = [cell.hyperlink for (cell,) in book["Содержание"].iter_rows() if cell.hyperlink]
    assert link.location == "'visits'!A1"


def test_a_table_has_its_caption_a_header_that_stays_and_its_rows() -> None:
    sheet = opened(workbook_of(report()))["visits"]
    assert cells(sheet)[:3] == [["Таблица 1. Визиты", None, None], [sheet["A2"].value, None, None],
                                ["Страна", "Визиты", "Замечание"]]  # fmt: skip
    assert sheet["A2"].value == "Example / Пример Конфиденциально: только адресату"
    assert cells(sheet, 4)[:3] == [[f"Страна {n}", n * 1234, "слово"] for n in range(3)]
    assert sheet.freeze_panes == "B4"
    assert sheet.column_dimensions["A"].width > 8


def test_the_notes_of_cells_stand_under_the_table() -> None:
    said = [row[0] for row in cells(opened(workbook_of(report()))["visits"], 7) if row[0]]
    assert said == [f"Страна {n} / Замечание: О {n}" for n in range(3)]
    (_, content), *_ = csv_of(report())
    assert rows_of(content)[-4:] == [[], *([f"Страна {n} / Замечание", f"О {n}"] for n in range(3))]


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", 0), ("12", 12), ("1\u00a0234", 1234), ("12 345 678", 12345678), ("1234", 1234), ("007", None), ("-5", None),
     ("≥ 12", None), ("1,5", None), ("12 34", None), ("", None), ("1" * 16, None), ("1٣", None), ("1\n2", None)],
)  # fmt: skip
def test_only_a_plain_whole_number_is_a_number(text: str, number: int | None) -> None:
    assert whole_number(text) == number
    for numbers in (frozenset({0}), frozenset[int]()):
        value = cells(opened(workbook_of(report(table(text, numbers=numbers))))["1"], 4)[0][0]
        assert value == (number if numbers and number is not None else text or None)


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_text_is_never_a_formula(formula: str) -> None:
    document = report(table(formula, "x", numbers=frozenset({0})), Heading(formula))
    around = replace(document, title=formula, subtitle=formula, cover=(formula,), contents_title=formula)
    file = workbook_of(around)
    with zipfile.ZipFile(BytesIO(file)) as parts:
        assert not [name for name in parts.namelist() if b"<f>" in parts.read(name) or b"<f " in parts.read(name)]
    row = next(opened(file)["1"].iter_rows(min_row=4))
    assert (row[0].data_type, row[0].number_format) == ("s", "@")
    assert row[0].value.strip() == formula.strip()
    (_, content), *_ = csv_of(document)
    written = rows_of(content)[2][0]
    assert written != formula.strip()
    assert unguarded(written).strip() == formula.strip()


def test_a_formula_would_be_found_in_a_file_that_has_one() -> None:
    from xlsxwriter import Workbook

    made = BytesIO()
    with Workbook(made, {"in_memory": True}) as book:
        book.add_worksheet("1").write_formula(0, 0, "=1+1")
    with zipfile.ZipFile(made) as parts:
        assert [name for name in parts.namelist() if b"<f>" in parts.read(name)]


def test_names_of_sheets_and_files_are_their_own_and_never_the_same() -> None:
    names = ("visits", "Visits", "", "visits-2", "a/b:c*[d]", "history", "x" * 60, "x" * 60, "3")
    document = report(*(table("x", name=name) for name in names))
    made = [name for name, _ in tables(document)]
    assert len({name.lower() for name in made}) == len(names)
    assert opened(workbook_of(document)).sheetnames[1:] == made
    assert [name for name, _ in csv_of(document)] == [f"{name}.csv" for name in made]
    assert made[0] == "visits"
    taken = replace(document, contents_title="VISITS")
    assert opened(workbook_of(taken)).sheetnames == ["0 VISITS", *made]


def test_a_csv_file_opens_as_utf8_says_of_an_example_that_it_is_one_and_has_plain_numbers() -> None:
    ((name, content),) = csv_of(report())
    assert name == "visits.csv"
    assert content.startswith(b"\xef\xbb\xbf")
    assert rows_of(content)[:3] == [["Страна", "Визиты", "Замечание"], ["Example / Пример"], ["Страна 0", "0", "слово"]]
    assert rows_of(csv_of(report(example=""))[0][1])[2] == ["Страна 1", "1234", "слово"]


def test_a_report_without_tables_has_one_sheet_and_no_csv_file() -> None:
    assert len(opened(workbook_of(report(Heading("h")))).sheetnames) == 1
    assert csv_of(report(Heading("h"))) == ()


@given(REPORTS)
@settings(max_examples=25, deadline=None)
def test_every_cell_is_in_the_workbook_and_in_the_csv_files(document: Document) -> None:
    book = opened(workbook_of(document))
    for (name, block), (_, content) in zip(tables(document), csv_of(document), strict=True):
        texts = [[text_of(cell) for cell in row] for row in block.rows]
        found = cells(book[name], 4)[: len(texts)]
        assert [[str(cell or "") for cell in row] for row in found] == texts
        assert [[unguarded(cell) for cell in row] for row in rows_of(content)[2 : 2 + len(texts)]] == texts


def test_a_text_longer_than_a_cell_holds_goes_on_below() -> None:
    long = "".join(chr(0x430 + n % 32) for n in range(70_000))
    sheet = opened(workbook_of(report(table(long, "x"))))["1"]
    assert "".join(row[0] for row in cells(sheet, 4)) == long


def test_json_has_every_text_pictures_by_their_sums_and_keys_in_order() -> None:
    photograph = jpeg(shade=9)
    known = picture_of(photograph)
    document = report(VISITS, Exhibit("A1", "t\ud800", "", "x", known), Exhibit("A2", "t", "", "x", photograph))
    stored = json_of(document)
    read = json.loads(stored)
    assert read["format"] == "fieldcase-report/1"
    visits, first, second = read["document"]["blocks"]
    assert (visits["kind"], visits["numbers"], visits["rows"][1][1][0]["text"]) == ("table", [1], "1\u00a0234")
    assert first["picture"]["sha256"] == second["picture"] == known.sha256.hex()
    assert first["title"] == "t\ud800"
    assert list(read["document"]) == sorted(read["document"])
    assert "Таблица 1. Визиты".encode() in stored


def test_nothing_tells_who_made_the_workbook_when_and_with_what() -> None:
    with zipfile.ZipFile(BytesIO(workbook_of(report()))) as parts:
        assert {one.date_time for one in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    told = opened(workbook_of(report())).properties
    assert (told.title, told.creator, told.lastModifiedBy) == ("Доклад в Комитет", None, None)
    assert told.created == told.modified
    assert str(told.created).startswith("1980-01-01")


def test_the_same_document_gives_the_same_bytes_in_another_process() -> None:
    program = (
        "import sys, hashlib; sys.path[:0] = ['tests']; from report_samples import report;"
        "from fieldcase.dossier.sheets.workbook import workbook_of;"
        "from fieldcase.dossier.sheets.json_text import json_of;"
        "print(hashlib.sha256(workbook_of(report()) + json_of(report())).hexdigest())"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, env={"PYTHONHASHSEED": seed, "TZ": zone}, capture_output=True,
            text=True, check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Bishkek"))
    }  # fmt: skip
    assert len(made) == 1


@pytest.mark.parametrize("sign", ["\ud800", "\ufffe", "\uffff"])
@pytest.mark.parametrize("write", [workbook_of, csv_of], ids=["xlsx", "csv"])
def test_what_no_file_can_hold_is_refused_and_named(write: Any, sign: str) -> None:
    with pytest.raises(GlyphMissing) as refused:
        write(report(table(f"x{sign}")))
    assert f"U+{ord(sign):04X}" in str(refused.value.values["characters"])


def test_controls_and_marks_of_direction_break_no_file() -> None:
    odd = "nul\x00bell\x07\x1b[31m\u202eright _x0041_ <b>&amp; ]]>"
    file = workbook_of(report(table(odd, name="a"), Table(odd, (odd,) * 300, ((runs(odd),) * 300,), ())))
    assert opened(file)["a"]["A4"].value == "nulbell[31mright _x0041_ <b>&amp; ]]>"
    assert opened(file)["2"].max_column == 300


def test_a_row_with_other_columns_than_its_table_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        csv_of(report(Table("", ("a", "b"), (((Run("x", footnote="n"),),),), ())))
