"""A questionnaire as its author wrote it: sheets of rows, each with the number a person sees, and what a column means.

Knows the names of XLSForm's columns (https://xlsform.org), their older spellings and the languages behind them.
Refuses to know what a row asks, and from which sort of file it came.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

SURVEY, CHOICES, SETTINGS = "survey", "choices", "settings"
# The sheets that mean something; whatever else a workbook holds is its author's own.
SHEETS = (SURVEY, CHOICES, SETTINGS, "external_choices", "entities", "osm")

_OLDER = {
    "caption": "label", "command": "type", "relevance": "relevant", "calculate": "calculation",
    "constraining_message": "constraint_message", "noapperrorstring": "no_app_error_string",
    "requiredmsg": "required_message", "read_only": "readonly", "count": "repeat_count", "set_form_id": "form_id",
    "id_string": "form_id", "set_form_title": "form_title", "title": "form_title",
    "jr:constraintmsg": "constraint_message", "jr:requiredmsg": "required_message", "jr:count": "repeat_count",
}  # fmt: skip
_OLDER_BY_SHEET = {
    SURVEY: {"tag": "name", "value": "name"},
    CHOICES: {"value": "name", "list name": "list_name"},
}
# The first word of a column that only says where in the finished form it goes.
_WRAPPERS = ("bind", "control", "body", "media")


@dataclass(frozen=True)
class Column:
    """What a column means: its field, and the language it is in; no language where it is in none or in the only one."""

    field: str
    language: str = ""


def column(heading: str, sheet: str, double: bool) -> Column:
    """What the heading means on this sheet; `double` says that the sheet parts languages off with two colons."""
    parts = [part.strip() for part in heading.split("::" if double else ":")]
    if not double and "jr" in parts[:-1]:
        at = parts.index("jr")
        parts[at : at + 2] = [f"jr:{parts[at + 1]}"]
    while len(parts) > 1 and parts[0].lower() in _WRAPPERS:
        parts = parts[1:]
    name = parts[0].lower()
    known = _OLDER_BY_SHEET.get(sheet, {}) | _OLDER
    named = known.get(name) or known.get(name.replace(" ", "_")) or name.replace(" ", "_")
    return Column(named, parts[1] if len(parts) > 1 else "")


@dataclass(frozen=True)
class Row:
    """A row: its number as the author sees it, and what stands in it by the columns' headings."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Sheet:
    """A sheet: its headings in their order, where they stand, and its rows; empty ones are left out."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    heading_row: int = 1
    columns: Mapping[str, Column] = field(init=False, repr=False, compare=False)
    fields: Mapping[str, list[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        double = any("::" in heading for heading in self.headings)
        columns = {heading: column(heading, self.name, double) for heading in self.headings}
        fields: dict[str, list[str]] = {}
        for heading, each in columns.items():
            fields.setdefault(each.field, []).append(heading)
        object.__setattr__(self, "columns", columns)
        object.__setattr__(self, "fields", fields)

    def has(self, name: str) -> bool:
        """Whether there is a column of this field, in whatever language."""
        return name in self.fields

    def cell(self, row: Row, name: str) -> str:
        """What stands in the row's first filled column of this field; empty where nothing does."""
        return next((text for _, text in self.cells(row, name)), "")

    def cells(self, row: Row, name: str) -> Iterator[tuple[str, str]]:
        """The row's filled columns of this field: heading and text."""
        return ((heading, row.cells[heading]) for heading in self.fields.get(name, ()) if row.cells.get(heading))

    def told(self, row: Row, name: str) -> dict[str, str]:
        """What the row says in each language in this field."""
        return {self.columns[heading].language: text for heading, text in self.cells(row, name)}

    def languages(self) -> tuple[str, ...]:
        """The languages that have a column here, in their order."""
        return tuple(dict.fromkeys(each.language for each in self.columns.values() if each.language))

    def with_rows(self, rows: Sequence[Row]) -> Sheet:
        """The same sheet with other rows."""
        return replace(self, rows=tuple(rows))


@dataclass(frozen=True)
class Book:
    """The sheets of a questionnaire by name, and the names of all sheets that the file holds."""

    sheets: Mapping[str, Sheet]
    names: tuple[str, ...]

    def __getitem__(self, name: str) -> Sheet:
        """The sheet of this name, an empty one where the file has none."""
        return self.sheets.get(name) or Sheet(name, (), ())

    def with_sheet(self, sheet: Sheet) -> Book:
        """The same book with this sheet in place of the one of its name."""
        return replace(self, sheets={**self.sheets, sheet.name: sheet})


def book(tables: Mapping[str, Sequence[tuple[int, Sequence[str]]]]) -> Book:
    """The book of a file's tables: each row its number and its cells from the left, the first row the headings.

    A file with one sheet holds the survey, whatever the sheet is called.
    """
    sheets = {}
    for title, lines in tables.items():
        name = SURVEY if len(tables) == 1 else title.strip().lower()
        if name not in SHEETS or not lines:
            continue
        (at, first), *rest = lines
        headings = [" ".join(heading.split()) for heading in first]
        rows = []
        for number, texts in rest:
            cells = {head: text for head, text in zip(headings, texts, strict=False) if head and text}
            if cells:
                rows.append(Row(number, cells))
        sheets[name] = Sheet(name, tuple(heading for heading in headings if heading), tuple(rows), at)
    return Book(sheets, tuple(tables))
