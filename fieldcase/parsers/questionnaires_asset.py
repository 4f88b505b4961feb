"""The child's side: a form as KoboToolbox keeps it, JSON with `content`, becomes the sheets of a workbook.

Knows how an asset is written (survey, choices, settings, and words in the order of `translations`) and numbers rows as
the workbook does that Kobo gives out: headings in row 1. Refuses what belongs to the project and not to the form: who
owns it, who may see it, how many answered.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fieldcase.parsers.questionnaires_reading import (
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
    TooLarge,
    decoded,
    text_of,
)
from fieldcase.parsers.questionnaires_sheets import CHOICES, SETTINGS, SHEETS, SURVEY, Book, book
from fieldcase.parsers.questionnaires_told import Remark, remark

# What the builder calls a question or a choice that its author gave no name.
_OWN_NAMES = {SURVEY: "$autoname", CHOICES: "$autovalue"}
_LIST, _FILE = "select_from_list_name", "file"
_OTHER = ("_or_other", "or_other")
_UNNAMED = "default"
_ID, _VERSION, _TITLE = ("form_id", "id_string"), ("version",), ("form_title", "title", "name")


class NotOneForm(Exception):
    """JSON that holds no form or several. Its fault goes to a person, it does not."""

    def __init__(self, fault: Remark) -> None:
        super().__init__(fault.code)
        self.fault = fault


def of_asset(content: bytes) -> Book:
    """The sheets of an asset, of a list of one, or of its content alone.

    ValueError where it is no JSON, NotOneForm where it holds another number of forms than one, TooLarge.
    """
    asset = _one(json.loads(decoded(content)))
    held = asset.get("content", asset)
    if not isinstance(held, dict) or not isinstance(held.get(SURVEY), list):
        raise NotOneForm(remark("kobo-no-content"))
    languages = _languages(held.get("translations"))
    tables: dict[str, list[tuple[int, Sequence[str]]]] = {}
    for name in SHEETS:
        rows = [_settings(asset, held, languages)] if name == SETTINGS else held.get(name)
        if isinstance(rows, list) and rows:
            tables[name] = _table([_row(name, row, languages) for row in rows if isinstance(row, dict)])
    return book(tables)


def _one(told: Any) -> dict[str, Any]:
    """The only asset of the file."""
    if isinstance(told, dict) and isinstance(told.get("results"), list):
        told = told["results"]
    if isinstance(told, list):
        if len(told) != 1:
            raise NotOneForm(remark("kobo-several", count=len(told)))
        told = told[0]
    if not isinstance(told, dict):
        raise NotOneForm(remark("kobo-no-content"))
    return told


def _languages(told: Any) -> list[str]:
    """The languages in the order in which each text has its words; an empty name where there is one and it has none.
    One without a name beside others is called as converters call it, or its words would be taken for another's."""
    if not isinstance(told, list) or not told:
        return [""]
    unnamed = _UNNAMED if len(told) > 1 else ""
    return [name if isinstance(name, str) and name else unnamed for name in told]


def _settings(asset: Mapping[str, Any], held: Mapping[str, Any], languages: Sequence[str]) -> dict[str, Any]:
    """The form's settings; of a whole asset those under which Kobo sends it out, which its submissions name."""
    told = held.get(SETTINGS)
    if isinstance(told, list):
        told = next(iter(told), None)
    found = {name: value for name, value in told.items() if value is not None} if isinstance(told, dict) else {}
    found.setdefault("default_language", languages[0])
    for names, known in ((_ID, "uid"), (_VERSION, "version_id"), (_TITLE, "name")):
        own = next((found[name] for name in names if found.get(name)), "")
        for name in names:
            found.pop(name, None)
        given = asset.get(known) if asset is not held else None
        # A title that its author wrote into the form is what people know it by.
        found[names[0]] = (own or given or "") if known == "name" else (given or own)
    return found


def _row(sheet: str, row: Mapping[str, Any], languages: Sequence[str]) -> dict[str, str]:
    """What stands in a row, by headings of XLSForm; marks of the builder are left out."""
    found: dict[str, str] = {}
    for key, value in row.items():
        if not key.startswith(("$", "_")) and key not in (_LIST, _FILE, *_OTHER):
            found.update(_cells(key, value, languages))
    if not found.get("name") and (name := row.get(_OWN_NAMES.get(sheet, ""))):
        found["name"] = text_of(name)
    if sheet == SURVEY:
        found["type"] = _type(row)
    return {heading: text for heading, text in found.items() if text}


def _type(row: Mapping[str, Any]) -> str:
    """The type with its list or file behind it, as a workbook has it."""
    kind = row.get("type")
    if isinstance(kind, dict):  # as older ones were written: {"select_one": "list"}
        kind = " ".join(text_of(each) for pair in list(kind.items())[:1] for each in pair)
    behind = row.get(_LIST) or row.get(_FILE)
    other = any(row.get(name) in (True, "true", "True") for name in _OTHER)
    parts = (text_of(kind), text_of(behind) if isinstance(behind, str) else "", "or_other" if other else "")
    return " ".join(part for part in parts if part)


def _cells(key: str, value: Any, languages: Sequence[str]) -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        for language, told in zip(languages, value, strict=False):
            if isinstance(told, str):
                yield (f"{key}::{language}" if language else key), _short(told)
    elif not isinstance(value, dict):
        yield key, _short(text_of(value))


def _short(text: str) -> str:
    if len(text) > LONGEST_CELL:
        raise TooLarge("cell")
    return text.replace("\xa0", " ").strip()


def _table(rows: Sequence[Mapping[str, str]]) -> list[tuple[int, Sequence[str]]]:
    """Headings in row 1, then the rows; the first one of the form is row 2."""
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    if len(rows) > MOST_ROWS:
        raise TooLarge("rows")
    if len(headings) > MOST_COLUMNS:
        raise TooLarge("columns")
    lines: list[tuple[int, Sequence[str]]] = [(1, headings)]
    lines += [(number, [row.get(each, "") for each in headings]) for number, row in enumerate(rows, start=2)]
    return lines
