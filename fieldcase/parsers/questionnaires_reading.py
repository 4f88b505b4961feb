"""The child's side: bytes of a stranger's workbook or Markdown table become sheets of plain words.

Knows how such a file is packed, and how much of it a questionnaire needs. Refuses formulas, macros, links to other
files, pictures and a file's name: what a file is, its bytes say.
"""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING

from fieldcase.parsers.questionnaires_sheets import SHEETS, Book, book

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

# What the largest questionnaires of the field need several times over.
MOST_UNPACKED = 64 << 20
MOST_PARTS = 2_000
MOST_ROWS = 50_000
MOST_COLUMNS = 300
# Of all lists together. Longer ones belong into a table beside the form.
MOST_CHOICES = 30_000
LONGEST_CELL = 32_767  # Excel's own
_LAST_ROW = 1 << 20  # Excel's own too; a coloured column fills a sheet down to it
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[|:\s-]+")
DAMAGES = (
    zipfile.BadZipFile, zlib.error, ArithmeticError, AttributeError, EOFError, LookupError, MemoryError,
    NotImplementedError, OSError, RecursionError, RuntimeError, SyntaxError, TypeError, ValueError,
)  # fmt: skip


class Sort(Enum):
    """What a file's bytes say that it is."""

    WORKBOOK = auto()
    OLD_WORKBOOK = auto()
    XFORM = auto()
    ASSET = auto()
    MARKDOWN = auto()


class TooLarge(Exception):
    """More than any questionnaire needs: of `what` (unpacked, rows, columns, cell, choices). It never reaches a person
    by itself."""

    def __init__(self, what: str = "unpacked") -> None:
        super().__init__(what)
        self.what = what


def sort_of(content: bytes) -> Sort:
    """What the file is. An old workbook is also what a locked one looks like."""
    if content.startswith(b"PK\x03\x04"):
        return Sort.WORKBOOK
    if content.startswith(_OLD_WORKBOOK):
        return Sort.OLD_WORKBOOK
    start = content[:200].removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    first = start.replace(b"\x00", b"").lstrip()[:1]
    if first == b"<":
        return Sort.XFORM
    if first in (b"{", b"["):
        return Sort.ASSET
    return Sort.MARKDOWN


def of_workbook(content: bytes) -> Book:
    """The sheets of an .xlsx or .xlsm file; one of DAMAGES where it cannot be read, TooLarge where it is a bomb."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = packed.infolist()
        # No more comes out of a part than it promises: zipfile stops there.
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise TooLarge
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about what it leaves out of a workbook; nobody would hear them
        workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        tables = {}
        for sheet in workbook.worksheets:
            wanted = len(workbook.worksheets) == 1 or sheet.title.strip().lower() in SHEETS
            tables[sheet.title] = list(filled_rows(_rows(sheet))) if wanted else []
    return book(tables)


def _rows(sheet: ReadOnlyWorksheet) -> Iterator[tuple[int, list[str]]]:
    """Every row with its number."""
    sheet.reset_dimensions()  # what a file claims of its size is often wrong
    for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        if number > _LAST_ROW:
            raise TooLarge("rows")
        yield number, [text_of(value) for value in values]


def filled_rows(rows: Iterable[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, with their numbers: a row far below the others is not lost. TooLarge."""
    filled = 0
    for number, texts in rows:
        while texts and not texts[-1]:
            texts.pop()
        if len(texts) > MOST_COLUMNS:
            raise TooLarge("columns")
        if texts:
            filled += 1
            if filled > MOST_ROWS:
                raise TooLarge("rows")
            yield number, texts


def text_of(value: object) -> str:
    """A cell as its author reads it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    text = str(value).replace("\xa0", " ").strip()
    if len(text) > LONGEST_CELL:
        raise TooLarge("cell")
    return text


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8 or UTF-16; UnicodeDecodeError where it is none."""
    return content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")


def of_markdown(content: bytes) -> Book:
    """The sheets of a Markdown table: a sheet's name in the first column, its rows below; rows count as lines of the
    file. UnicodeDecodeError where it is no text; a book without sheets where it is no table."""
    text = decoded(content)
    tables: dict[str, list[tuple[int, Sequence[str]]]] = {}
    lines: list[tuple[int, Sequence[str]]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        cells = _cells_of(line)
        if not cells:
            continue
        if number > MOST_ROWS:
            raise TooLarge("rows")
        if len(cells) > MOST_COLUMNS:
            raise TooLarge("columns")
        if max(map(len, cells)) > LONGEST_CELL:
            raise TooLarge("cell")
        if cells[0]:
            lines = tables.setdefault(cells[0], [])
        if any(cells[1:]):
            lines.append((number, cells[1:]))
    return book(tables)


def _cells_of(line: str) -> list[str]:
    """The cells of a table's row; none where the line is prose, a remark or a rule below headings."""
    line = line.strip()
    if not line.startswith("|") or _RULE.fullmatch(line):
        return []
    cells = _PIPE.split(line)[1:]
    # Behind the last bar there may be nothing, or a remark of the author.
    if cells and (not cells[-1].strip() or cells[-1].lstrip().startswith("#")):
        cells.pop()
    return [cell.strip().replace("\\|", "|").replace("\xa0", " ") for cell in cells]
