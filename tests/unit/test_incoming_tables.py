"""Reading a table as people export it, and saying which rows of a chronology do not fit."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.casework.chronology import looks_like_chronology, misfits, refuse_misfits
from fieldcase.casework.evidence import sniffed
from fieldcase.casework.table_file import from_file, looked_into, read
from fieldcase.errors import ColumnTwice, FileUnreadable, RowsRefused
from fieldcase.i18n import words

HEAD = "date,date_type,what,kind"
GOOD = "2019-11-25,exact,Первые листовки,own_action"


def table(*lines: str) -> bytes:
    return "\n".join(lines).encode("utf-8")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_the_one_the_first_line_uses(separator: str) -> None:
    content = f"date{separator}what\n2019{separator}текст".encode()
    assert read(content, "t.csv").rows[0].cells == {"date": "2019", "what": "текст"}


@pytest.mark.parametrize(
    "encoded",
    ["дата".encode(), codecs.BOM_UTF8 + "дата".encode(), "дата".encode("utf-16"), "дата".encode("cp1251")],
    ids=["utf-8", "utf-8 with a mark", "utf-16", "windows-1251"],
)
def test_a_table_is_read_in_the_encodings_spreadsheets_write(encoded: bytes) -> None:
    assert read(encoded, "t.csv").columns == ("дата",)


def test_a_file_that_is_no_text_is_refused_by_its_name_alone() -> None:
    with pytest.raises(FileUnreadable) as refused:
        read(b"a,b\n\x00\x01\x02,3", "t.csv")
    assert "t.csv" in refused.value.told(words("en"))


def test_quoted_cells_keep_their_commas_and_line_breaks() -> None:
    found = read(table("date,what", '2019,"один, два\nтри"', "2020,четыре"), "t.csv")
    assert [row.cells["what"] for row in found.rows] == ["один, два\nтри", "четыре"]
    assert [(row.number, row.line) for row in found.rows] == [(1, 3), (2, 4)]


def test_empty_lines_are_no_rows() -> None:
    assert len(read(table("date,what", "", "2019,а", " , ", "2020,б"), "t.csv").rows) == 2


def test_an_open_quotation_mark_is_refused_instead_of_swallowing_rows() -> None:
    with pytest.raises(FileUnreadable):
        read(table("date,what", '2019,"а', "2020,б"), "t.csv")


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x00\r")), min_size=2, max_size=2)))
def test_what_a_spreadsheet_writes_comes_back_cell_by_cell(rows: list[list[str]]) -> None:
    quoted = ['"' + '","'.join(cell.replace('"', '""') for cell in row) + '"' for row in rows]
    found = read("\n".join(['"a","b"', *quoted]).encode(), "t.csv")
    kept = [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    assert [[row.cells["a"], row.cells["b"]] for row in found.rows] == kept


def test_a_table_whose_rows_all_fit_is_not_refused() -> None:
    refuse_misfits(read(table(HEAD, GOOD), "t.csv"), words("en"))


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (",exact,что-то,threat", "“date”"),
        ("2019-11-25,,что-то,threat", "“date_type”"),
        ("2019-11-25,exact,,threat", "“what”"),
        ("2019-11-25,exact,что-то,", "“kind”"),
        ("2019-13-25,exact,что-то,threat", "“date”"),
        ("вчера,exact,что-то,threat", "“date”"),
        ("2019-11,exact,что-то,threat", "“date”"),
        ("2019-11-25,about,что-то,threat", "“date”"),
        ("2019-11-25,exact,что-то,threat,лишнее", "more cells"),
    ],
)
def test_a_row_that_does_not_fit_is_named_by_its_number_and_the_reason(row: str, sentence: str) -> None:
    with pytest.raises(RowsRefused) as refused:
        refuse_misfits(read(table(HEAD, GOOD, row, GOOD), "t.csv"), words("en"))
    told = refused.value.told(words("en"))
    assert "row 2 (line 3 of the file)" in told
    assert sentence in told
    assert "что-то" not in told
    assert "row 1 " not in told
    assert "row 3 " not in told


@pytest.mark.parametrize("missing", ["date", "date_type", "what", "kind"])
def test_a_missing_required_column_is_named(missing: str) -> None:
    columns = [column for column in HEAD.split(",") if column != missing]
    found = misfits(read(table(",".join(columns), "1,2,3"), "t.csv"))
    assert [misfit.column for misfit in found] == [missing]


def test_every_row_that_does_not_fit_is_named_at_once() -> None:
    found = misfits(read(table(HEAD, "x,exact,а,б", GOOD, "y,exact,а,б"), "t.csv"))
    assert [misfit.row for misfit in found] == [1, 3]


@pytest.mark.parametrize(
    ("columns", "verdict"),
    [(["date", "what", "kind"], True), (["name", "phone"], False), (["date", "phone"], None), (["what"], None)],
)
def test_a_table_is_a_chronology_if_it_has_date_and_what_and_unclear_with_one_of_them(
    columns: list[str], verdict: bool | None
) -> None:
    assert looks_like_chronology(columns) is verdict


@pytest.mark.parametrize(
    ("start", "media_type", "kind"),
    [
        (b"\xff\xd8\xff\xe0rest", "image/jpeg", "photo"),
        (b"\x89PNG\r\n\x1a\nrest", "image/png", "photo"),
        (b"%PDF-1.7", "application/pdf", "document"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "audio/wav", "audio"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp", "photo"),
        (b"\x00\x00\x00\x18ftypmp42", "video/mp4", "video"),
        (b"\x00\x00\x00\x24ftypheic\x00\x00\x00\x00mif1", "image/heic", "photo"),
        (b"\x00\x00\x00\x20ftypavif\x00\x00\x00\x00", "image/avif", "photo"),
        (b"\x00\x00\x00\x18ftypM4A ", "audio/mp4", "audio"),
        ("Протокол задержания".encode(), "text/plain", "not_stated"),
        ("Протокол задержани".encode() + b"\xd1", "text/plain", "not_stated"),
        (b"\x00\x01\x02\x03", "application/octet-stream", "not_stated"),
        (b"\x9f\x8f\x00 binary", "application/octet-stream", "not_stated"),
    ],
)
def test_the_type_of_a_file_is_read_from_its_first_bytes(start: bytes, media_type: str, kind: str) -> None:
    assert sniffed(start) == (media_type, kind)


def test_two_columns_of_one_name_are_refused_by_that_name() -> None:
    with pytest.raises(ColumnTwice) as refused:
        read(table("Страна,Результат, результат ,,", "KG,первый,второй,,"), "t.csv")
    assert refused.value.told(words("ru")).startswith("В файле t.csv два столбца с одним названием: результат.")
    assert read(table("Страна,Результат,,", "KG,первый,,"), "t.csv").rows[0].cells["результат"] == "первый"


def test_a_file_with_a_column_twice_may_be_evidence_and_is_no_chronology(tmp_path: Path) -> None:
    bank = tmp_path / "bank.csv"
    bank.write_bytes(table("счёт,сумма,сумма", "1,2,3"))
    assert looked_into(bank).columns == ("счёт", "сумма", "сумма")
    with pytest.raises(ColumnTwice):
        from_file(bank)
