"""A CSV file as people export it: read whole, cells by column name. Knows nothing of cases."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from fieldcase.errors import ColumnTwice, FileUnreadable, RowsRefused, TableTooLarge
from fieldcase.i18n import Words

_MIB = 1 << 20
# A hundred thousand rows of some lines each; more would not fit into the memory of the machines it is for.
MOST_BYTES = 32 * _MIB
# More sentences than these nobody reads before the file is mended.
_MOST_TOLD = 500


@dataclass(frozen=True)
class Row:
    """One row: its number among the rows, the line of the file where it ends, its cells; `extra` if it has too many."""

    number: int
    line: int
    cells: Mapping[str, str]
    extra: bool


@dataclass(frozen=True)
class TableFile:
    """The columns of a file and its rows."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def text_of(content: bytes, name: str) -> str:
    """The text of a file: UTF-8 with or without a mark, UTF-16 with one, else Windows-1251 as Russian Excel has it."""
    encodings = ["utf-16"] if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "cp1251"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise FileUnreadable(name=name)


def read(content: bytes, name: str) -> TableFile:
    """The table of a CSV file. The separator (comma, semicolon or tab) is the one its first line uses most.
    FileUnreadable, ColumnTwice."""
    table = _read(content, name)
    refuse_twice(table, name)
    return table


def refuse_twice(table: TableFile, name: str) -> None:
    """ColumnTwice where two columns have one name: the cells of one of them would be lost."""
    twice = [column for column, number in Counter(table.columns).items() if column and number > 1]
    if twice:
        raise ColumnTwice(name=name, columns=", ".join(twice))


def _read(content: bytes, name: str) -> TableFile:
    text = text_of(content, name)
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        columns = tuple(cell.strip().lower() for cell in next(lines, []))
        rows: list[Row] = []
        for cells in lines:
            if any(cell.strip() for cell in cells):
                named = dict(zip(columns, (cell.strip() for cell in cells), strict=False))
                rows.append(Row(len(rows) + 1, lines.line_num, named, len(cells) > len(columns)))
    except csv.Error as wrong:
        raise FileUnreadable(name=name) from wrong
    return TableFile(columns, tuple(rows))


def from_file(path: Path) -> TableFile:
    """The table of the CSV file at a path; FileUnreadable where it is none or cannot be opened, TableTooLarge,
    ColumnTwice."""
    table = looked_into(path)
    refuse_twice(table, path.name)
    return table


def looked_into(path: Path) -> TableFile:
    """The same where it is not yet clear what the file is taken for: its columns may have one name."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)  # not its size as told: a file that grows or never ends has none
    except OSError as wrong:
        raise FileUnreadable(name=path.name) from wrong
    if len(content) > MOST_BYTES:
        raise TableTooLarge(name=path.name, most=MOST_BYTES // _MIB)
    return _read(content, path.name)


def refused(rows: Iterable[str], words: Words) -> RowsRefused:
    """The error for rows that do not fit, a sentence each: so many that a person reads them, and how many more."""
    told = list(rows)
    more = len(told) - _MOST_TOLD
    if more > 0:
        rest = words.plural("… and {n} more row", "… and {n} more rows", more).format(n=more)
        told = [*told[:_MOST_TOLD], rest]
    return RowsRefused(rows="\n".join(told))
