"""A report's tables as one XLSX workbook: a first sheet that says what it is, then a sheet for each table.

Numbers are numbers where their column says so; everything else is text and stays text, so that no cell is ever a
formula. The same document gives the same bytes: no author, a fixed date, no file beside it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import zip_longest
from textwrap import shorten
from typing import Any, NamedTuple

from xlsxwriter import Workbook

from fieldcase.dossier.blocks import Document, Table
from fieldcase.dossier.sheets.rows import notes, tables, text_of, whole_number
from fieldcase.dossier.writable import writable

_A4 = 9
# A cell holds so many letters, a sheet's name so many; a running head is shortened to what finds room.
_MOST_LETTERS, _MOST_NAME, _MOST_HEAD = 32_767, 31, 100
_NARROW, _WIDE, _FIRST = 8, 60, 84
_CREATED = datetime.datetime(1980, 1, 1)
_HAIR, _WASH, _ACCENT = "#BDC7D1", "#EDF1F6", "#1A3B6E"
_RULED: dict[str, object] = {"bottom": 1, "bottom_color": _HAIR}
_HEAD: dict[str, object] = {
    "bold": True, "font_color": _ACCENT, "bg_color": _WASH, "bottom": 1, "bottom_color": _ACCENT,
}  # fmt: skip
# The height of a line in points, that of the title, and the most that a row may have.
_LINE, _TITLE_LINE, _TALLEST = 15.0, 22.0, 405.0
_LOOKS: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 16, "font_color": _ACCENT}, "strong": {"bold": True}, "text": {},
    "head": {**_HEAD, "indent": 1}, "head of numbers": {**_HEAD, "align": "right"},
    "cell": {**_RULED, "indent": 1}, "right": {**_RULED, "align": "right"},
    "link": {"font_color": _ACCENT, "underline": 1},
    "caption": {"bold": True, "text_wrap": False}, "note": {"text_wrap": False},
}  # fmt: skip
_NUMBER = {**_RULED, "align": "right", "valign": "top", "num_format": "#,##0"}


class _Book(NamedTuple):
    """The workbook while it is written, its looks by name, and the words that stand on each sheet."""

    book: Any
    looks: dict[str, Any]
    document: Document


def workbook_of(document: Document) -> bytes:
    """The file. GlyphMissing for what no file can hold."""
    made = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(made, options)
    book.set_properties({"title": writable(document.title), "created": _CREATED})
    # The look "@" is that of text: it stays text when somebody changes it.
    looks = {
        name: book.add_format({"text_wrap": True, "valign": "top", "num_format": "@", **look})
        for name, look in _LOOKS.items()
    }
    looks["number"] = book.add_format(_NUMBER)
    whole = _Book(book, looks, document)
    named = list(tables(document))
    _first_sheet(whole, [(name, writable(block.caption)) for name, block in named])
    for name, block in named:
        _sheet(whole, name, block)
    book.close()
    return made.getvalue()


def _first_sheet(whole: _Book, listed: Sequence[tuple[str, str]]) -> None:
    """Title, what it is, whom it is for, and the list of the tables, each a link to its sheet."""
    document, looks = whole.document, whole.looks
    sheet = _new_sheet(whole, _name(document, [name for name, _ in listed]))
    sheet.set_column(0, 0, _FIRST)
    lines = [("strong", document.marked_example), ("title", document.title), ("text", document.subtitle),
             ("strong", document.confidentiality), *(("text", line) for line in document.cover)]  # fmt: skip
    row = 0
    for look, text in lines:
        for part in _pieces(writable(text)) if text else ():
            sheet.write_string(row, 0, part, looks[look])
            title = look == "title"
            _tall(sheet, row, [part], [_FIRST * 2 // 3 if title else _FIRST], _TITLE_LINE if title else _LINE)
            row += 1
    if listed:
        sheet.write_string(row + 1, 0, writable(document.contents_title), looks["strong"])
    for at, (name, caption) in enumerate(listed, start=row + 2):
        said = shorten(f"{name}  {caption}", _MOST_HEAD * 2, placeholder=" …")
        sheet.write_url(at, 0, f"internal:'{name}'!A1", looks["link"], said)


def _name(document: Document, taken: Sequence[str]) -> str:
    """The first sheet's name: what the document calls its contents, in signs that a name may hold."""
    plain = "".join(letter for letter in writable(document.contents_title) if letter not in "[]:*?/\\'\n")
    name = plain.strip()[:_MOST_NAME] or "0"
    while name.lower() in {one.lower() for one in taken} | {"history"}:
        name = f"0 {name}"[:_MOST_NAME]
    return name


def _new_sheet(whole: _Book, name: str) -> Any:
    """A sheet that prints on A4 with the confidentiality line and the mark of an example above."""
    sheet = whole.book.add_worksheet(name)
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    left, right = (
        shorten(writable(text), _MOST_HEAD, placeholder=" …").replace("&", "&&")
        for text in (whole.document.confidentiality, whole.document.marked_example)
    )
    if left or right:
        sheet.set_header(f"&L{left}&R{right}")
    return sheet


def _sheet(whole: _Book, name: str, block: Table) -> None:
    """Caption, what stands on every page, the header, the rows, the notes of the cells."""
    looks, document = whole.looks, whole.document
    sheet = _new_sheet(whole, name)
    sheet.set_landscape()
    sheet.write_string(0, 0, shorten(writable(block.caption), _MOST_LETTERS, placeholder=" …"), looks["caption"])
    marks = "   ".join(text for text in (document.marked_example, document.confidentiality) if text)
    sheet.write_string(1, 0, shorten(writable(marks), _MOST_LETTERS, placeholder=" …"), looks["caption"])
    header = [writable(text) for text in block.header]
    for column, text in enumerate(header):
        look = looks["head of numbers" if column in block.numbers else "head"]
        sheet.write_string(2, column, text[:_MOST_LETTERS], look)
    rows = [[text_of(cell) for cell in row] for row in block.rows]
    widths = [_width([text, *(row[column] for row in rows)]) for column, text in enumerate(header)]
    _tall(sheet, 2, header, widths)
    at = 3
    for row in rows:
        for part in zip_longest(*(list(_pieces(text)) for text in row), fillvalue=""):
            _write_row(sheet, looks, at, part, block.numbers)
            _tall(sheet, at, part, widths)
            at += 1
    for place, note in notes(block):
        for piece in _pieces(f"{place}: {note}"):
            at += 1
            sheet.write_string(at, 0, piece, looks["note"])
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(3, 1 if block.named else 0)
    sheet.repeat_rows(2)


def _write_row(sheet: Any, looks: dict[str, Any], at: int, row: Sequence[str], numbers: frozenset[int]) -> None:
    for column, text in enumerate(row):
        number = whole_number(text) if column in numbers else None
        if number is not None:
            sheet.write_number(at, column, number, looks["number"])
        elif text:
            sheet.write_string(at, column, text, looks["right" if column in numbers else "cell"])
        else:
            sheet.write_blank(at, column, None, looks["cell"])


def _pieces(text: str) -> Iterator[str]:
    """A text longer than a cell holds in several, one under another; at least one."""
    for at in range(0, max(len(text), 1), _MOST_LETTERS):
        yield text[at : at + _MOST_LETTERS]


def _tall(sheet: Any, at: int, texts: Sequence[str], widths: Sequence[int], line: float = _LINE) -> None:
    """Make a row as high as its texts are when they are broken; programs do not all do so themselves."""
    lines = max(sum(1 + (len(part) - 1) // max(width - 2, 1) for part in text.split("\n"))
                for text, width in zip(texts, widths, strict=True))  # fmt: skip
    if lines > 1 or line != _LINE:
        sheet.set_row(at, min(lines * line, _TALLEST))


def _width(texts: Sequence[str]) -> int:
    longest = max((len(line) for text in texts for line in text.split("\n")), default=0)
    return min(max(longest + 2, _NARROW), _WIDE)
