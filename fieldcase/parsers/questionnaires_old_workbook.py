"""The child's side: bytes of an .xls workbook, as programs wrote them before 2007, become sheets of plain words.

Knows which of its sheets are wanted and how a cell reads. Refuses a workbook that is locked, formulas, macros, links
and pictures: xlrd reads values alone.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING

from fieldcase.parsers.questionnaires_reading import filled_rows, text_of
from fieldcase.parsers.questionnaires_sheets import SHEETS, Book, book

if TYPE_CHECKING:
    from xlrd.sheet import Sheet

# What a workbook that is locked with a password says of itself: .xls in its own words, .xlsx as a stream in a file of
# the older kind.
_LOCKED_XLSX = "EncryptedPackage".encode("utf-16-le")
_LOCKED_XLS = "Workbook is encrypted"
_LAST_DAY = 2_958_466.0  # 31.12.9999; what lies behind it is no date


class Locked(Exception):
    """A workbook that nobody reads without its password. It never reaches a person by itself."""


def of_old_workbook(content: bytes) -> Book:
    """The sheets of an .xls file. Locked where a password is wanted, one of DAMAGES where it cannot be read, TooLarge
    where it has more in it than a questionnaire."""
    import xlrd

    if _LOCKED_XLSX in content[: 1 << 20]:
        raise Locked
    try:
        workbook = xlrd.open_workbook(
            file_contents=content, logfile=io.StringIO(), on_demand=True, ragged_rows=True, formatting_info=False
        )
        names = workbook.sheet_names()
        tables = {}
        for number, name in enumerate(names):
            wanted = len(names) == 1 or name.strip().lower() in SHEETS
            rows = _rows(workbook.sheet_by_index(number), workbook.datemode) if wanted else ()
            tables[name] = list(filled_rows(rows))
    except (xlrd.XLRDError, xlrd.compdoc.CompDocError, AssertionError, struct.error) as wrong:
        raise Locked if str(wrong) == _LOCKED_XLS else ValueError from None
    return book(tables)


def _rows(sheet: Sheet, datemode: int) -> Iterator[tuple[int, list[str]]]:
    """Every row with its number."""
    for index in range(sheet.nrows):
        kinds, values = sheet.row_types(index), sheet.row_values(index)
        yield index + 1, [_text(kind, value, datemode) for kind, value in zip(kinds, values, strict=True)]


def _text(kind: int, value: object, datemode: int) -> str:
    """A cell as its author reads it."""
    import xlrd

    if kind == xlrd.XL_CELL_ERROR and isinstance(value, int):
        return str(xlrd.error_text_from_code.get(value, ""))
    if kind == xlrd.XL_CELL_BOOLEAN:
        return text_of(bool(value))
    if kind == xlrd.XL_CELL_DATE and isinstance(value, float) and 1 <= value < _LAST_DAY:
        return text_of(xlrd.xldate_as_datetime(value, datemode))
    return text_of(value)
