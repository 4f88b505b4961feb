"""A report's tables as CSV files, one each."""

from __future__ import annotations

from fieldcase.dossier.blocks import Document, Table
from fieldcase.dossier.sheets.guarded import guarded, written
from fieldcase.dossier.sheets.rows import notes, tables, text_of, whole_number
from fieldcase.dossier.writable import writable


def csv_of(document: Document) -> tuple[tuple[str, bytes], ...]:
    """The name of each file and its bytes, which programs of tables open as UTF-8: the header, the rows, and behind an
    empty row the notes of its cells. The same document gives the same bytes. GlyphMissing for what no file can hold."""
    example = bool(document.marked_example)
    return tuple(
        (f"{name}.csv", _text(block, example=example).encode("utf-8-sig")) for name, block in tables(document)
    )  # fmt: skip


def _text(block: Table, *, example: bool) -> str:
    rows: list[tuple[str, ...]] = [
        tuple(_cell(text_of(cell), column in block.numbers) for column, cell in enumerate(row)) for row in block.rows
    ]
    said = list(notes(block))
    if said:
        rows += [(), *said]
    return written([guarded(writable(text)) for text in block.header], rows, example=example)


def _cell(text: str, counts: bool) -> str:
    """A plain number without the blanks between its thousands, which programs take for letters."""
    number = whole_number(text) if counts else None
    return text if number is None else str(number)
