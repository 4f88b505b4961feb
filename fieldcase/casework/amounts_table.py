"""Tables of amounts as a CSV file: every row out, and own rows in, all of a file or none.

Knows the cells of such a row; what a line of sizes means, `model.typed_bands` reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from fieldcase.casework import amounts, register_table
from fieldcase.casework.desk import Desk
from fieldcase.casework.register_table import DELIVERED, NO_CHOICE, NO_DATE, OWN, Columns, Reader, coded, dated
from fieldcase.casework.sight import Sight
from fieldcase.casework.table_file import TableFile
from fieldcase.casework.table_out import write_new
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.delivered import is_delivered
from fieldcase.model.ids import ThresholdId
from fieldcase.model.law import Threshold
from fieldcase.model.terms import Tables
from fieldcase.model.typed import edited_unit, read_unit
from fieldcase.model.typed_bands import edited_articles, edited_sizes, read_articles, read_sizes

COLUMNS = (
    "country", "instrument", "substance", "form", "unit", "weight_basis", "bands", "consequences", "valid_from",
    "valid_to", "status", "source", "checked_on", "notes",
)  # fmt: skip
_CODED = {"country": "country", "weight_basis": "weight_basis", "status": "law_status"}
_DATES = ("valid_from", "valid_to", "checked_on")
# Texts of delivered rows are codes of these.
_CODES = {"instrument": "amounts_text", "source": "amounts_text", "notes": "amounts_text", "substance": "substance",
          "form": "substance_form"}  # fmt: skip
_REASONS = {
    "bands": N_("“{column}” is not understood as sizes with their bounds, or two sizes hold one weight"),
    "consequences": N_("“{column}” is not understood as a size, “=” and an article"),
    **dict.fromkeys(_CODED, NO_CHOICE),
    **dict.fromkeys(_DATES, NO_DATE),
}


def text_of(source: Sight, told: Words) -> str:
    """All rows, own ones first, as the text of a CSV file with a head in the language of `told`."""
    rows = ((one, DELIVERED if is_delivered(one) else OWN) for one in amounts.rows(source))
    return register_table.text_of(_TABLE, rows, source.tables, told)


def export(desk: Desk, target: Path, told: Words) -> int:
    """Write all rows to a new file; how many. FileExists, CannotWrite: then nothing was written."""
    write_new(desk, target, text_of(desk, told))
    return len(amounts.rows(desk))


def import_rows(desk: Desk, table: TableFile, told: Words) -> int:
    """Take the rows of a table that are not here yet into the register as one deed; how many came in. RowsRefused, and
    nothing taken in, where one does not fit."""
    read = register_table.read(_TABLE, desk, table, told)
    known = {_TABLE.alike(one) for one in amounts.own(desk)}
    number = 0
    with desk.deed():
        for _row, _whose, values in read:
            one = Threshold(id=ThresholdId(desk.new_id()), scope=desk.register, **values)
            if _TABLE.alike(one) not in known:
                known.add(_TABLE.alike(one))
                desk.save(None, one)
                number += 1
    return number


def _readers(desk: Desk, told: Words) -> Mapping[str, Reader]:
    """How the cells of a column are read that are not just text."""
    tables, language = desk.tables, told.language
    return {
        **{name: coded(tables, vocabulary) for name, vocabulary in _CODED.items()},
        "unit": read_unit, **dict.fromkeys(_DATES, dated(desk, language)),
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
    if name in _CODES and value:
        return tables.label(_CODES[name], value, language)
    return register_table.plain_cell(Threshold, one, name, tables, language)


_TABLE = Columns(
    Threshold, COLUMNS, ("country", "substance", "unit", "bands"), _readers, _REASONS, _cell, {}
)  # fmt: skip
