"""Tables of amounts as a CSV file: every row out, and own rows in, all of a file or none.

A file that was written out comes in again as it was: rows that came with the program and rows that are here already
are passed over. They tell of nobody. Knows columns and cells; what a line of sizes means, `model.typed_bands` reads.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from fieldcase.casework import amounts
from fieldcase.casework.chronology import Misfit
from fieldcase.casework.decision_table import mapped
from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight
from fieldcase.casework.table_file import Row, TableFile
from fieldcase.casework.table_out import write_new, written
from fieldcase.errors import N_, RowsRefused
from fieldcase.i18n import LANGUAGES, Words, words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import field_named
from fieldcase.model.delivered import is_delivered
from fieldcase.model.ids import ThresholdId
from fieldcase.model.law import Threshold
from fieldcase.model.terms import Tables
from fieldcase.model.text import folded
from fieldcase.model.typed import Unreadable, edited_unit, read_date, read_unit
from fieldcase.model.typed_bands import edited_articles, edited_sizes, read_articles, read_sizes

COLUMNS = (
    "country", "instrument", "substance", "form", "unit", "weight_basis", "bands", "consequences", "valid_from",
    "valid_to", "status", "source", "checked_on", "notes",
)  # fmt: skip
REQUIRED = ("country", "substance", "unit", "bands")
WHOSE = "whose"
_WHOSE_HEAD = N_("Whose row")
_FROM_PROGRAM = N_("delivered")
_CODED = ("country", "weight_basis", "status")
_DATES = ("valid_from", "valid_to", "checked_on")
# Texts of delivered rows are codes of these.
_CODES = {"instrument": "amounts_text", "source": "amounts_text", "notes": "amounts_text", "substance": "substance",
          "form": "substance_form"}  # fmt: skip
_LACKING = N_("the column “{column}” is missing")
_EMPTY = N_("“{column}” is empty")
_REASONS = {
    "bands": N_("“{column}” is not understood as sizes with their bounds, or two sizes hold one weight"),
    "consequences": N_("“{column}” is not understood as a size, “=” and an article"),
    **dict.fromkeys(_CODED, N_("“{column}” is none of the choices that this field has")),
    **dict.fromkeys(_DATES, N_("“{column}” is not a date")),
}
_TOO_MANY = N_("it has more cells than the first line has columns")


def text_of(source: Sight, told: Words) -> str:
    """All rows, own ones first, as the text of a CSV file with a head in the language of `told`."""
    rows = [
        [
            *(_cell(one, name, source.tables, told.language) for name in COLUMNS),
            told(_FROM_PROGRAM if is_delivered(one) else N_("own")),
        ]
        for one in amounts.rows(source)
    ]
    return written([_head(name, told) for name in (*COLUMNS, WHOSE)], rows)


def export(desk: Desk, target: Path, told: Words) -> int:
    """Write all rows to a new file; how many. FileExists, CannotWrite: then nothing was written."""
    write_new(desk, target, text_of(desk, told))
    return len(amounts.rows(desk))


def import_rows(desk: Desk, table: TableFile, told: Words) -> int:
    """Take the rows of a table that are not here yet into the register as one deed; how many came in. RowsRefused, and
    nothing taken in, where one does not fit."""
    fitting = mapped(table, _suggested(table.columns))
    read, wrong = _read(desk, fitting, told)
    if wrong:
        raise RowsRefused(rows="\n".join(one.told(told) for one in wrong))
    known = {_alike(one) for one in amounts.own(desk)}
    number = 0
    with desk.deed():
        for one in read:
            if _alike(one) not in known:
                known.add(_alike(one))
                desk.save(None, replace(one, id=ThresholdId(desk.new_id())))
                number += 1
    return number


def _read(desk: Desk, table: TableFile, told: Words) -> tuple[list[Threshold], list[Misfit]]:
    lacking = [name for name in REQUIRED if name not in table.columns]
    if lacking:
        return [], [Misfit(0, 1, _LACKING, _head(name, told)) for name in lacking]
    found, wrong = list[Threshold](), list[Misfit]()
    from_program = {folded(words(language)(_FROM_PROGRAM)) for language in LANGUAGES}
    reading = _readers(desk, told)
    for row in table.rows:
        if folded(row.cells.get(WHOSE, "")) not in from_program:
            values, faults = _values(row, reading, told)
            wrong += faults
            found.append(Threshold(id=ThresholdId(bytes(16)), scope=desk.register, **values))
    return found, wrong


def _values(row: Row, reading: Mapping[str, Callable[[str], Any]], told: Words) -> tuple[dict[str, Any], list[Misfit]]:
    values: dict[str, Any] = {}
    wrong = [Misfit(row.number, row.line, _TOO_MANY, "")] if row.extra else []
    for name in COLUMNS:
        text = row.cells.get(name, "").strip()
        if not text:
            if name in REQUIRED:
                wrong.append(Misfit(row.number, row.line, _EMPTY, _head(name, told)))
            continue
        try:
            values[name] = reading[name](text) if name in reading else text
        except Unreadable:
            wrong.append(Misfit(row.number, row.line, _REASONS[name], _head(name, told)))
    return values, wrong


def _readers(desk: Desk, told: Words) -> dict[str, Callable[[str], Any]]:
    """How the cells of a column are read that are not just text."""
    tables, language, today = desk.tables, told.language, desk.world.today()

    def coded(vocabulary: str) -> Callable[[str], str]:
        terms = tables.vocabularies[vocabulary].values()
        known = {folded(text): one.code for one in terms for text in (one.code, *one.labels.values())}

        def read(text: str) -> str:
            if folded(text) not in known:
                raise Unreadable(_REASONS["status"])
            return known[folded(text)]

        return read

    def dated(text: str) -> UncertainDate:
        return read_date(text, today, language)

    return {
        "country": coded("country"), "weight_basis": coded("weight_basis"), "status": coded("law_status"),
        "unit": read_unit, **dict.fromkeys(_DATES, dated),
        "bands": lambda text: read_sizes(text, tables, language),
        "consequences": lambda text: read_articles(text, tables, language),
    }  # fmt: skip


def _cell(one: Threshold, name: str, tables: Tables, language: str) -> str:
    value = getattr(one, name)
    if name == "bands":
        return edited_sizes(value, tables, language).replace("\n", "; ")
    if name == "consequences":
        return edited_articles(value, tables, language).replace("\n", "; ")
    if name == "unit":
        return edited_unit(value, language)
    if isinstance(value, UncertainDate):
        return value.text  # EDTF reads back whatever the language of the window and the day
    vocabulary = field_named(Threshold, name).about.vocabulary or _CODES.get(name, "")
    return tables.label(vocabulary, value, language) if vocabulary and value else value or ""


def _head(name: str, told: Words) -> str:
    return told(_WHOSE_HEAD if name == WHOSE else field_named(Threshold, name).about.label)


def _suggested(columns: tuple[str, ...]) -> dict[str, str]:
    """Which of our columns each column of a file is, by its name or label in either language."""
    known = {folded(name): name for name in (*COLUMNS, WHOSE)}
    for language in LANGUAGES:
        known |= {folded(_head(name, words(language))): name for name in (*COLUMNS, WHOSE)}
    return {column: known.get(folded(column), "") for column in columns}


def _alike(one: Threshold) -> tuple[Any, ...]:
    return tuple(getattr(one, name) for name in COLUMNS)
