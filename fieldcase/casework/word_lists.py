"""The lists of words as rows a person sees: delivered ones, an organisation's own, and delivered ones set aside.

A delivered row is never changed: setting it aside is a record of its own with a reason, and putting that into the bin
takes it back. What the rows find in a text is `wordings`'s.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from fieldcase.casework import register_table, table_out, wordings
from fieldcase.casework.called import Looks
from fieldcase.casework.changes import Changes
from fieldcase.casework.chronology import Misfit
from fieldcase.casework.desk import Desk
from fieldcase.casework.known_identities import cells, known, refuse
from fieldcase.casework.register_table import DELIVERED, NO_CHOICE, NO_DATE, OWN, Columns, Reader, coded, dated
from fieldcase.casework.table_file import TableFile
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.delivered import DELIVERED as NOBODYS
from fieldcase.model.delivered import id_of_content, is_delivered
from fieldcase.model.ids import WordingId
from fieldcase.model.results import Wording
from fieldcase.model.terms import Tables
from fieldcase.model.text import sort_key

ASIDE = "aside"
_COLUMNS = (
    "list", "language", "avoid", "instead", "reason", "level", "country", "law", "valid_from", "valid_to", "status",
    "source", "checked_on",
)  # fmt: skip
_CODED = {"list": "wording_list", "language": "language", "level": "wording_level", "country": "country",
          "status": "law_status"}  # fmt: skip
_DATES = ("valid_from", "valid_to", "checked_on")
_UNKNOWN = N_("no delivered row begins with these words, and only such a one can be set aside")


@lru_cache
def delivered() -> tuple[Wording, ...]:
    """The rows that come with the program, as records of nobody, in the order of their file."""
    return tuple(
        Wording(id=WordingId(id_of_content(Wording, said)), scope=NOBODYS, **said) for said in wordings.delivered()
    )


def rows(source: Looks) -> tuple[Wording, ...]:
    """All rows: own ones and those set aside first, by language and words, then the delivered ones in use."""
    own = sorted(source.all(Wording), key=lambda one: (one.language, sort_key("; ".join(one.avoid))))
    aside = {one.set_aside for one in own}
    return (*own, *(one for one in delivered() if wordings.key_of(one) not in aside))


def beneath(one: Wording) -> Wording | None:
    """The delivered row that a record sets aside; None where it sets none aside, or one this version has not."""
    return next((row for row in delivered() if one.set_aside == wordings.key_of(row)), None)


def whose(one: Wording) -> str:
    """Whose row it is: OWN, DELIVERED, or ASIDE where it sets a delivered one aside."""
    return DELIVERED if is_delivered(one) else ASIDE if one.set_aside else OWN


def blank(desk: Desk) -> Wording:
    """A new own row, not yet entered."""
    return Wording(id=WordingId(desk.new_id()), scope=desk.register)


def set_aside(desk: Desk, row: Wording) -> tuple[Wording, Changes]:
    """Set a delivered row aside; its words stand in the record, the reason is asked for. ValueError for another row."""
    if not is_delivered(row):
        raise ValueError("only a delivered row is set aside")
    made = _aside(desk, row)
    return made, desk.save(None, made)


def _aside(desk: Desk, row: Wording, reason: str = "") -> Wording:
    return Wording(
        id=WordingId(desk.new_id()), scope=desk.register, list=row.list, language=row.language, avoid=row.avoid,
        reason=reason, set_aside=wordings.key_of(row),
    )  # fmt: skip


def table(source: Looks, tables: Tables, told: Words) -> str:
    """All rows as the text of a CSV file."""
    return register_table.text_of(_TABLE, ((one, whose(one)) for one in rows(source)), tables, told)


def write_table(desk: Desk, target: Path, told: Words) -> None:
    """Write all rows as a new CSV file. IdentityInText where what identifies a person known to the vault stands in an
    own row, FileExists, CannotWrite: then nothing was written."""
    head = [_TABLE.head(name, told) for name in _COLUMNS]
    own = (one for one in rows(desk) if not is_delivered(one))
    typed = ([_cell(one, name, desk.tables, told.language) for name in _COLUMNS] for one in own)
    refuse(known(desk), cells(head, typed, told), target.name, told)
    table_out.write_new(desk, target, table(desk, desk.tables, told))


def import_rows(desk: Desk, read: TableFile, told: Words) -> int:
    """Take own rows, and which delivered ones are set aside, from a table, as one deed; how many came in. Rows that are
    here already are passed over. RowsRefused, and nothing taken in, where one does not fit."""
    found = [(row, _made(desk, whose, values)) for row, whose, values in register_table.read(_TABLE, desk, read, told)]
    wrong = [Misfit(row.number, row.line, _UNKNOWN, "") for row, one in found if one is None]
    register_table.refuse(wrong, told)
    here = {(one.set_aside, *_TABLE.alike(one)) for one in desk.all(Wording)}
    aside = {one.set_aside for one in desk.all(Wording) if one.set_aside}
    number = 0
    with desk.deed():
        for one in (one for _row, one in found if one is not None):
            like = (one.set_aside, *_TABLE.alike(one))
            if like not in here and (not one.set_aside or one.set_aside not in aside):
                here.add(like)
                aside.add(one.set_aside)
                desk.save(None, one)
                number += 1
    return number


def _made(desk: Desk, whose: str, values: dict[str, Any]) -> Wording | None:
    """The record of a row; None where it sets aside what nobody delivered."""
    one = Wording(id=WordingId(desk.new_id()), scope=desk.register, **values)
    if whose != ASIDE:
        return one
    row = next((row for row in delivered() if wordings.key_of(row) == wordings.key_of(one)), None)
    return None if row is None else _aside(desk, row, one.reason)


def _readers(desk: Desk, told: Words) -> dict[str, Reader]:
    return {
        **{name: coded(desk.tables, vocabulary) for name, vocabulary in _CODED.items()},
        **dict.fromkeys(_DATES, dated(desk, told.language)),
        "avoid": lambda text: tuple(part for one in text.split(";") if (part := one.strip())),
    }


def _cell(one: Wording, name: str, tables: Tables, language: str) -> str:
    return "; ".join(one.avoid) if name == "avoid" else register_table.plain_cell(Wording, one, name, tables, language)


_TABLE = Columns(
    Wording, _COLUMNS, ("language", "avoid"), _readers,
    {**dict.fromkeys(_CODED, NO_CHOICE), **dict.fromkeys(_DATES, NO_DATE)}, _cell, {ASIDE: N_("set aside")},
)  # fmt: skip
