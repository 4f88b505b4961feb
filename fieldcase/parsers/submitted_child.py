"""The child's side of answers from another program: bytes in, trees and tables of plain words out.

Knows how such files are written: XML without a document type, CSV in any of three encodings and separators, workbooks.
Refuses formulas, which are told and not reckoned, and whatever is larger than an import.
"""

from __future__ import annotations

import csv
import datetime
import io
import json
import warnings
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from fieldcase.parsers.questionnaires_reading import DAMAGES, MOST_PARTS, MOST_UNPACKED, Sort, TooLarge, sort_of
from fieldcase.parsers.submitted import (
    DEEPEST,
    ENCRYPTED,
    FORM,
    LONGEST_CELL,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_NODES,
    MOST_ROWS,
    NONE,
    OLD,
    TABLES,
    TOO_LARGE,
    TREE,
)

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_LAST_ROW = 1 << 20  # Excel's own; a coloured column fills a sheet down to it
_TIMES = 2  # a workbook of answers is larger than one of questions
_RETURN = "_x000D_"  # how workbooks write the first half of the ends of lines that browsers send
_Answer = dict[str, Any]
_Row = list[Any]


def child(message: bytes) -> bytes:
    """What the parser child answers to the bytes of a file."""
    return json.dumps(_answered(message), ensure_ascii=True).encode("ascii")


def _answered(content: bytes) -> _Answer:
    sort = sort_of(content)
    if sort is Sort.OLD_WORKBOOK:
        return {"kind": OLD}
    try:
        if sort is Sort.XFORM:
            return _tree(content)
        tables = _of_workbook(content) if sort is Sort.WORKBOOK else [["", list(_of_text(content))]]
    except TooLarge:
        return {"kind": TOO_LARGE}
    except (*DAMAGES, expat.ExpatError, csv.Error, UnicodeError):
        return {"kind": NONE}
    filled = [table for table in tables if table[1]]
    return {"kind": TABLES, "tables": filled} if filled else {"kind": NONE}


class _Grower:
    """Makes lists of what expat reports: [name, text, [below]]."""

    def __init__(self) -> None:
        self.root: _Row = []
        self.attributes: dict[str, str] = {}
        self._open: list[_Row] = []
        self._number = 0
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = lambda _: self._open.pop()
        self.parser.CharacterDataHandler = self.words
        self.parser.StartDoctypeDeclHandler = self.refuse

    def refuse(self, *_: object) -> None:
        """What is never needed is never read."""
        raise ValueError("a document type")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element opens. The attributes of the root name the form; those of others are answers."""
        self._number += 1
        if self._number > MOST_NODES or len(self._open) > DEEPEST:
            raise TooLarge
        made: _Row = [_local(name), "", []]
        told = {key: value for key, value in attributes.items() if key != "xmlns" and not key.startswith("xmlns:")}
        if self._open:
            made[2] = [[f"@{_local(key)}", value, []] for key, value in told.items()]
            self._open[-1][2].append(made)
        else:
            self.root, self.attributes = made, {_local(key): value for key, value in told.items()}
            if attributes.get("xmlns", "").endswith("/encrypted"):
                self.attributes["encrypted"] = "yes"
        self._open.append(made)

    def words(self, text: str) -> None:
        """Text of the element that is open."""
        self._open[-1][1] += text
        if len(self._open[-1][1]) > LONGEST_CELL:
            raise TooLarge


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _tree(content: bytes) -> _Answer:
    grower = _Grower()
    grower.parser.Parse(content, True)
    if grower.root[0] in ("html", "h"):
        return {"kind": FORM}
    if grower.attributes.get("encrypted") == "yes":
        return {"kind": ENCRYPTED}
    kept = _plain(grower.root)
    return {
        "kind": TREE, "id": grower.attributes.get("id", ""), "version": grower.attributes.get("version", ""),
        "root": kept,
    }  # fmt: skip


def _plain(node: _Row) -> _Row:
    """An element with words or with elements: blanks between elements are nobody's answer. Templates of repeats, which
    old programs send along, are none either."""
    elements = [one for one in node[2] if not one[0].startswith("@")]
    below = [_plain(one) for one in node[2] if not any(each[0] == "@template" for each in one[2])]
    return [node[0], "" if elements else node[1], below]


def _of_text(content: bytes) -> Iterator[_Row]:
    """The rows of a CSV file. Its separator is the one its first line uses most, or that it names, as Excel does."""
    text = _decoded(content)
    if "\x00" in text:
        raise ValueError("no text")
    first, _, rest = text.partition("\n")
    named = first.strip().lower()
    skipped = 0
    if named.startswith("sep=") and len(named) == 5:
        separator, text, skipped = named[4], rest, 1
    else:
        separator = max(",;\t", key=first.count)
    csv.field_size_limit(LONGEST_CELL)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    budget = _Budget()
    before = 0
    try:
        for cells in lines:
            number, before = before + 1 + skipped, lines.line_num
            if any(cell.strip() for cell in cells):
                yield budget.row(number, cells, [])
    except csv.Error as wrong:
        if "field larger" in str(wrong):
            raise TooLarge from None
        raise


def _decoded(content: bytes) -> str:
    """UTF-8 with or without a mark, UTF-16 with one, else Windows-1251 as Russian Excel has it."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1251")


class _Budget:
    """How much of a file was read; TooLarge where it is more than an import."""

    def __init__(self) -> None:
        self._rows = self._cells = 0

    def row(self, number: int, texts: list[str], formulas: list[int]) -> _Row:
        """A row as it is told, without the empty cells at its end."""
        while texts and not texts[-1]:
            texts.pop()
        self._rows += 1
        self._cells += len(texts)
        longest = max(map(len, texts), default=0)
        if self._rows > MOST_ROWS or self._cells > MOST_CELLS or len(texts) > MOST_COLUMNS or longest > LONGEST_CELL:
            raise TooLarge
        return [number, texts, formulas]


def _of_workbook(content: bytes) -> list[_Row]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = packed.infolist()
        # No more comes out of a part than it promises: zipfile stops there.
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED * _TIMES:
            raise TooLarge
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about what it leaves out of a workbook; nobody would hear them
        workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        budget = _Budget()
        return [[sheet.title, list(_filled(sheet, budget))] for sheet in workbook.worksheets]


def _filled(sheet: ReadOnlyWorksheet, budget: _Budget) -> Iterator[_Row]:
    """The rows of a sheet that are not empty, with their numbers."""
    sheet.reset_dimensions()  # what a file claims of its size is often wrong
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if number > _LAST_ROW:
            raise TooLarge
        formulas = [place for place, cell in enumerate(cells) if getattr(cell, "data_type", "") == "f"]
        texts = ["" if place in formulas else _said(cell.value) for place, cell in enumerate(cells)]
        if any(texts) or formulas:
            yield budget.row(number, texts, formulas)


def _said(value: object) -> str:
    """A cell as text: numbers as XForms writes them, days and moments as ISO 8601 has them."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat()
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value).replace(_RETURN, "\r")
