"""The answers to a questionnaire for programs: CSV files, one workbook, the submissions side by side in an archive.

All is made in memory, with nothing of the machine, the user or the clock in it; the same tables give the same bytes.
No cell is ever a formula. Knows tables of text; refuses to know who answered.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Protocol
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from xlsxwriter import Workbook

from fieldcase.dossier.sheets.guarded import guarded, written
from fieldcase.model.said import EXAMPLE

# What a sheet of a workbook can hold, and a cell of it.
_MOST_ROWS, _MOST_COLUMNS, _MOST_LETTERS, _MOST_NAME = 1_048_576, 16_384, 32_767, 31
_CREATED, _ENTERED = datetime.datetime(1980, 1, 1), (1980, 1, 1, 0, 0, 0)
# What counts with fifteen digits keeps exactly.
_NUMBER = re.compile(r"-?(?=[0-9.]{1,15}$)(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
_REST_HEAD = ("SHEET", "ROW", "COLUMN", "PART", "TEXT")
_WIDTH = 18


class Grid(Protocol):
    """A table: its name ("" for that of the form itself), its head, its rows, the columns that hold numbers. The keys
    of a row stand in its last cells."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def head(self) -> tuple[str, ...]:
        """What stands above the columns."""

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The cells."""

    @property
    def numbers(self) -> frozenset[int]:
        """Which columns (from 0) hold numbers."""


@dataclass(frozen=True)
class _Piece:
    """As much of a table as finds room on one sheet."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int]


def csv_files(grids: Iterable[Grid], stem: str, *, example: bool = False) -> tuple[tuple[str, bytes], ...]:
    """Each file's name and bytes, as programs of tables open them: UTF-8 with its mark, every cell neutralised."""
    return tuple(
        (f"{stem}-{one.name}.csv" if one.name else f"{stem}.csv",
         written([guarded(head) for head in one.head], one.rows, example=example).encode("utf-8-sig"))
        for one in grids
    )  # fmt: skip


def workbook(grids: Iterable[Grid], title: str, *, example: bool = False) -> bytes:
    """A workbook with a sheet for each table; no file is written beside it. What is longer than a cell can be goes on
    in a sheet of its own."""
    made = BytesIO()
    book = Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                           "strings_to_numbers": False})  # fmt: skip
    book.set_properties({"title": title, "created": _CREATED})
    # Excel's own mark of a cell that is text whatever it begins with.
    looks = {
        "text": book.add_format({"num_format": "@", "quote_prefix": True}), "number": book.add_format(),
        "head": book.add_format({"num_format": "@", "quote_prefix": True, "bold": True}),
    }  # fmt: skip
    rest: list[tuple[str, ...]] = []
    taken = {"history"}  # Excel keeps this name for itself
    for piece in (piece for one in grids for piece in _pieces(one, title)):
        _sheet(book, looks, piece, rest, taken, example=example)
    if rest:
        _sheet(book, looks, _Piece("TEXT", _REST_HEAD, tuple(rest), frozenset()), [], taken, example=example)
    book.close()
    return made.getvalue()


def archive(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Files under their names in one archive, without the hour."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as whole:
        for name, content in files:
            entry = ZipInfo(name, _ENTERED)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o600 << 16
            whole.writestr(entry, content)
    return made.getvalue()


def _pieces(grid: Grid, title: str) -> Iterator[_Piece]:
    """A table in pieces for which a sheet is large enough, each with the last column, the key."""
    last, at_once = len(grid.head) - 1, _MOST_COLUMNS - 1
    for first in range(0, max(last, 1), at_once):
        chosen = [*range(first, min(first + at_once, last)), last]
        numbers = frozenset(place for place, column in enumerate(chosen) if column in grid.numbers)
        for begin in range(0, max(len(grid.rows), 1), _MOST_ROWS - 2):
            rows = grid.rows[begin : begin + _MOST_ROWS - 2]
            yield _Piece(
                grid.name or title, tuple(grid.head[one] for one in chosen),
                tuple(tuple(row[one] for one in chosen) for row in rows), numbers,
            )  # fmt: skip


def _sheet(
    book: Any, looks: dict[str, Any], piece: _Piece, rest: list[tuple[str, ...]], taken: set[str], *, example: bool
) -> None:
    name = _free_name(piece.name, taken)
    sheet = book.add_worksheet(name)
    for column, head in enumerate(piece.head):
        sheet.write_string(0, column, head[:_MOST_LETTERS], looks["head"])
    sheet.set_column(0, len(piece.head) - 1, _WIDTH)
    sheet.freeze_panes(1, 0)
    if example:
        sheet.write_string(1, 0, EXAMPLE, looks["text"])
    for at, row in enumerate(piece.rows, start=2 if example else 1):
        _row(sheet, looks, at, row, piece.numbers)
        rest += [
            (name, str(at + 1), piece.head[column], str(part + 1), text)
            for column, cell in enumerate(row) for part, text in enumerate(_parts(cell)) if part
        ]  # fmt: skip


def _row(sheet: Any, looks: dict[str, Any], at: int, row: Sequence[str], numbers: frozenset[int]) -> None:
    for column, cell in enumerate(row):
        if column in numbers and _NUMBER.fullmatch(cell):
            sheet.write_number(at, column, float(cell), looks["number"])
        elif cell:
            sheet.write_string(at, column, _parts(cell)[0], looks["text"])


def _parts(cell: str) -> list[str]:
    return [cell[at : at + _MOST_LETTERS] for at in range(0, len(cell), _MOST_LETTERS)]


def _free_name(wanted: str, taken: set[str]) -> str:
    """A name that a sheet may have and none has yet."""
    plain = _NOT_IN_A_NAME.sub("-", wanted)[:_MOST_NAME] or "0"
    name, number = plain, 2
    while name.casefold() in taken:
        mark = f" ({number})"
        name, number = plain[: _MOST_NAME - len(mark)] + mark, number + 1
    taken.add(name.casefold())
    return name
