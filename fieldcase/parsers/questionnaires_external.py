"""Lists on the sheet `external_choices`, written out as choices: `select_one_external` is an older way to ask the same.

Older programs kept long lists in a file of their own because they could not hold them; here they can be held.
"""

from __future__ import annotations

from dataclasses import replace

from fieldcase.parsers.questionnaires_sheets import CHOICES, SURVEY, Book, Row, Sheet

EXTERNAL = "external_choices"
_TYPE = "select_one_external"


def inlined(book: Book) -> Book:
    """The book with its external choices among the others; the same where it has none. A list that both sheets have
    stays as `choices` has it."""
    external = book[EXTERNAL]
    if not external.rows:
        return book
    choices = book[CHOICES]
    names = {field: next(iter(choices.fields.get(field, ())), field) for field in ("list_name", "name")}
    known = {choices.cell(row, "list_name") for row in choices.rows}
    moved = [
        Row(row.number, {_heading(external, heading, names): text for heading, text in row.cells.items()})
        for row in external.rows if external.cell(row, "list_name") not in known
    ]  # fmt: skip
    headings = dict.fromkeys((*choices.headings, *(heading for row in moved for heading in row.cells)))
    whole = Sheet(CHOICES, tuple(headings), (*choices.rows, *moved), choices.heading_row)
    survey = book[SURVEY]
    asked = survey.with_rows([_asked(survey, row) for row in survey.rows])
    kept = {name: sheet for name, sheet in book.sheets.items() if name != EXTERNAL}
    return replace(book, sheets=kept).with_sheet(whole).with_sheet(asked)


def _heading(sheet: Sheet, heading: str, names: dict[str, str]) -> str:
    return names.get(sheet.columns[heading].field, heading)


def _asked(sheet: Sheet, row: Row) -> Row:
    heading = next((head for head, text in sheet.cells(row, "type") if text.startswith(_TYPE)), None)
    if heading is None:
        return row
    kind = " ".join(row.cells[heading].split()).replace(_TYPE, "select_one", 1)
    return Row(row.number, {**row.cells, heading: kind})
