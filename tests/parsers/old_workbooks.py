"""Workbooks of the time before .xlsx, written here: BIFF8 records in a compound file, as few as a reader asks for."""

from __future__ import annotations

import datetime
import struct
from collections.abc import Mapping, Sequence

from fieldcase.parsers.questionnaires_reading import of_markdown

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_DATE = 1  # the second of the two formats that are written
_BEFORE = datetime.date(1899, 12, 30)


def old_workbook(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """An .xls with these sheets."""
    bodies = [_sheet(rows) for rows in sheets.values()]
    formats = [_record(0xE0, struct.pack("<HHH", 0, kind, 0) + bytes(14)) for kind in (0, 14)]
    head = _bof(5) + b"".join(formats)
    names = [name.encode("utf-16-le") for name in sheets]
    at = len(head) + sum(4 + 8 + len(name) for name in names) + 4
    for name, body in zip(names, bodies, strict=True):
        head += _record(0x85, struct.pack("<IBBBB", at, 0, 0, len(name) // 2, 1) + name)
        at += len(body)
    return compound({"Workbook": head + _record(0x0A, b"") + b"".join(bodies)})


def old_workbook_of(text: str) -> bytes:
    """The .xls that holds what a Markdown table holds."""
    return old_workbook({
        sheet.name: [list(sheet.headings), *([row.cells.get(one) for one in sheet.headings] for row in sheet.rows)]
        for sheet in of_markdown(text.encode()).sheets.values()
    })  # fmt: skip


def locked_old_workbook() -> bytes:
    """An .xls that begins by saying that it is locked, with a key of BIFF8."""
    return compound({"Workbook": _bof(5) + _record(0x2F, struct.pack("<HHH", 1, 1, 1) + bytes(48))})


def locked_workbook() -> bytes:
    """What Excel makes of an .xlsx with a password: a compound file with a stream of that name."""
    return compound({"EncryptedPackage": bytes(5000)})


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _bof(kind: int) -> bytes:
    return _record(0x809, struct.pack("<HHHHII", 0x600, kind, 0, 0, 0, 6))


def _sheet(rows: Sequence[Sequence[object]]) -> bytes:
    cells = [
        _cell(number, column, value)
        for number, row in enumerate(rows) for column, value in enumerate(row) if value is not None
    ]  # fmt: skip
    return _bof(0x10) + b"".join(cells) + _record(0x0A, b"")


def _cell(row: int, column: int, value: object) -> bytes:
    if isinstance(value, bool):
        return _record(0x205, struct.pack("<HHHBB", row, column, 0, value, 0))
    if isinstance(value, datetime.date):
        return _record(0x203, struct.pack("<HHHd", row, column, _DATE, (value - _BEFORE).days))
    if isinstance(value, int | float):
        return _record(0x203, struct.pack("<HHHd", row, column, 0, value))
    text = str(value).encode("utf-16-le")
    return _record(0x204, struct.pack("<HHHHB", row, column, 0, len(text) // 2, 1) + text)


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file of streams, each of at least the size from which it has sectors of its own."""
    sectors: list[bytes] = []
    table: list[int] = []
    entries = [_entry("Root Entry", 5, _END, 0, 1)]
    for name, content in streams.items():
        padded = content + bytes(max(4096, -(-len(content) // _SECTOR) * _SECTOR) - len(content))
        first = len(sectors)
        sectors += [padded[at : at + _SECTOR] for at in range(0, len(padded), _SECTOR)]
        table += [*range(first + 1, len(sectors)), _END]
        entries.append(_entry(name, 2, first, len(padded), _FREE))
    entries += [bytes(128)] * (4 - len(entries))
    directory = len(sectors)
    sectors.append(b"".join(entries))
    table.append(_END)
    tables = -(-(len(sectors) + 1 + len(sectors) // 128) // 128)
    here = list(range(len(sectors), len(sectors) + tables))
    table += [_FAT] * tables + [_FREE] * (tables * 128 - len(table) - tables)
    sectors.append(struct.pack(f"<{len(table)}I", *table))
    head = struct.pack("<8s16sHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE, 9, 6,
                       0, tables, directory, 0, 4096, _END, 0, _END, 0)  # fmt: skip
    return head + struct.pack("<109I", *(here + [_FREE] * (109 - len(here)))) + b"".join(sectors)


def _entry(name: str, kind: int, first: int, size: int, child: int) -> bytes:
    text = name.encode("utf-16-le")
    return struct.pack("<64sHBBIII16sI8s8sII", text, len(text) + 2, kind, 1, _FREE, _FREE, child, bytes(16), 0,
                       bytes(8), bytes(8), first, size) + bytes(4)  # fmt: skip
