"""Tables of amounts: the rows delivered with the program, and an organisation's own in the network's register.

Delivered rows are data in resources/thresholds and are never changed; an own row stands before them and overwrites
nothing: which of them held on a day, their dates say.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import lru_cache
from importlib import resources
from typing import Any

from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight
from fieldcase.i18n import Words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.delivered import DELIVERED, id_of_content
from fieldcase.model.ids import ThresholdId
from fieldcase.model.law import Threshold
from fieldcase.rules.charge import Answer, Asked, check
from fieldcase.rules.charge_said import said_bounds as said_bounds

_DATES = ("valid_from", "valid_to", "checked_on")
_TEXTS = ("instrument", "unit", "weight_basis", "status", "source", "notes")


def rows(source: Sight) -> tuple[Threshold, ...]:
    """All rows: own ones first, by country, substance and date, then the delivered ones in their files' order."""
    return (*own(source), *delivered())


def own(source: Sight) -> tuple[Threshold, ...]:
    """The organisation's own rows, without those in the bin."""
    return tuple(sorted(source.all(Threshold), key=_place))


def answer(source: Sight, asked: Asked) -> Answer:
    """What all tables give to what is asked (rules.charge)."""
    return check(rows(source), asked, source.tables)


def blank(desk: Desk) -> Threshold:
    """A new row of the organisation's own, not yet entered."""
    return Threshold(id=ThresholdId(desk.new_id()), scope=desk.register, unit="g", weight_basis="whole_mixture")


def make_own(desk: Desk, row: Threshold, words: Words) -> tuple[Threshold, Changes]:
    """Copy a delivered row into the register, codes as words of a language; status, source and dates stay as they
    were, so that a copy is no better than what it was copied from."""

    def text(vocabulary: str, code: str) -> str:
        return desk.tables.label(vocabulary, code, words.language) if code else ""

    made = replace(
        row, id=ThresholdId(desk.new_id()), scope=desk.register, substance=text("substance", row.substance),
        form=text("substance_form", row.form), instrument=text("amounts_text", row.instrument),
        source=text("amounts_text", row.source), notes=text("amounts_text", row.notes),
    )  # fmt: skip
    return made, desk.save(None, made)


@lru_cache
def delivered() -> tuple[Threshold, ...]:
    """The rows that come with the program, read once. Their texts are codes of the vocabulary "amounts_text", or an
    address; their substances and forms are codes as well."""
    folder = resources.files("resources").joinpath("thresholds")
    files = sorted((one for one in folder.iterdir() if one.name.endswith(".json")), key=lambda one: one.name)
    read = [json.loads(one.read_text("utf-8")) for one in files]
    return tuple(
        _row(file["country"], table, row) for file in read for table in file["tables"] for row in table["rows"]
    )


def _row(country: str, table: dict[str, Any], row: dict[str, Any]) -> Threshold:
    said: dict[str, Any] = {
        "country": country, "substance": row["substance"], "form": row.get("form", ""), "bands": tuple(row["bands"]),
        "consequences": tuple(row.get("consequences", ())),
    }  # fmt: skip
    said |= {name: table.get(name, "") for name in _TEXTS}
    said |= {name: UncertainDate(table[name]) for name in _DATES if table.get(name)}
    return Threshold(id=ThresholdId(id_of_content(Threshold, said)), scope=DELIVERED, **said)


def _place(row: Threshold) -> tuple[str, str, int]:
    return row.country, row.substance, row.valid_from.first if row.valid_from else 0
