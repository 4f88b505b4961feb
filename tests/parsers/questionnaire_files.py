"""Questionnaires for tests: Markdown, the same as a workbook, and workbooks that mean harm."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence

from openpyxl import Workbook

from fieldcase.parsers.questionnaires_reading import of_markdown
from fieldcase.parsers.questionnaires_sheets import Book

Rows = Sequence[Sequence[object]]
SHEET = "xl/worksheets/sheet1.xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SMALL = """
| survey |
| | type | name | label::Русский (ru) | label::English (en) | relevant |
| | select_one yes_no | seen | Видели ли Вы это? | Did you see it? | |
| | text | told | Что Вы видели? | What did you see? | ${seen} = 'yes' |
| choices |
| | list_name | name | label::Русский (ru) | label::English (en) |
| | yes_no | yes | Да | Yes |
| | yes_no | no | Нет | No |
| settings |
| | form_title | form_id | version | default_language |
| | Пример | example | 3 | Русский (ru) |
"""


def markdown(survey: Rows, choices: Rows = (), settings: Rows = (("form_id", "version"), ("example", "1"))) -> str:
    """A questionnaire's sheets as a Markdown table; the first row of each holds its headings."""
    lines = []
    for name, rows in (("survey", survey), ("choices", choices), ("settings", settings)):
        if rows:
            lines += [f"| {name} |", *("| | " + " | ".join(map(str, row)) + " |" for row in rows)]
    return "\n".join(lines) + "\n"


def book(survey: Rows, choices: Rows = (), settings: Rows = (("form_id", "version"), ("example", "1"))) -> Book:
    """The same as sheets. Rows count as lines of the table: the survey's first question stands in row 3."""
    return of_markdown(markdown(survey, choices, settings).encode())


def workbook(sheets: Mapping[str, Rows]) -> bytes:
    """A workbook with these sheets."""
    made = Workbook()
    made.remove(made["Sheet"])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def workbook_of(text: str) -> bytes:
    """The workbook that holds what a Markdown table holds."""
    sheets: dict[str, Rows] = {}
    for sheet in of_markdown(text.encode()).sheets.values():
        rows = [[row.cells.get(heading) for heading in sheet.headings] for row in sheet.rows]
        sheets[sheet.name] = [list(sheet.headings), *rows]
    return workbook(sheets)


def changed(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook with one of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.infolist():
            new.writestr(one.filename, change(old.read(one)) if one.filename == part else old.read(one))
    return out.getvalue()


def with_rows(rows: bytes, before: bytes = b"") -> bytes:
    """A workbook whose survey is this XML, with `before` in front of it."""
    xml = before + f'<worksheet xmlns="{_MAIN}"><sheetData>'.encode() + rows + b"</sheetData></worksheet>"
    return changed(workbook_of(SMALL), SHEET, lambda _: xml)


def cell(place: str, text: str) -> bytes:
    """A cell with a text of its own."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'.encode()


def laughs() -> bytes:
    """Entities within entities: a few hundred bytes that would become gigabytes."""
    nested = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{nested}]>'.encode()


def xform(
    inner: str = "<told/>", binds: str = "", body: str = "<input ref='/x/told'><label>Что?</label></input>"
) -> bytes:
    """An XForm with these nodes, binds and controls."""
    return (
        '<?xml version="1.0"?><h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
        'xmlns:jr="http://openrosa.org/javarosa" xmlns:odk="http://www.opendatakit.org/xforms" '
        'xmlns:orx="http://openrosa.org/xforms"><h:head><h:title>Пример</h:title>'
        f'<model><instance><x id="made" version="7">{inner}</x></instance>{binds}</model></h:head>'
        f"<h:body>{body}</h:body></h:html>"
    ).encode()
