"""How the cells of one row of a table of actions become fields of an action, and why a cell does not.

Reads; keeps nothing. What is no number stays in words, a day that is only inferred says so, a region is no town.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any

from fieldcase.casework.action_columns import INFERRED, PRELIMINARY, SIGNS, STATUSES
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.dates import NotADate, UncertainDate
from fieldcase.model.terms import Tables
from fieldcase.model.text import folded
from fieldcase.model.typed import Unreadable, read_date
from fieldcase.model.typed_counts import read_count
from fieldcase.model.values import Count
from fieldcase.rules.action_totals import is_region

_NO_DATE = N_("“{column}” is not a date")
_BACKWARDS = N_("“{column}” is before the first day")
_NO_COUNTRY = N_("“{column}” is no country that the program knows")
_NO_COUNTRY_SAID = N_("“{column}” is empty: no country is named")
_NOWHERE = N_("the action is in no place: “{column}” and the region are empty")
_STATUS = N_("“{column}” says neither stated nor inferred nor preliminary")
_NO_NUMBER = N_("“{column}” is not a number of people")
_NUMBER_LACKS = N_("“{column}” is empty, although it is said how exact the number is")
_NUMBER_AND_NONE = N_("“{column}” has a number, although it is said that none is stated")
_PIECES = re.compile(r"\s*(?:;|,| and | и )\s*")
# Between towns; a comma in brackets parts nothing.
_BETWEEN = re.compile(r"[;,](?![^(]*\))")
_TEXTS = ("organisation", "partners", "form", "aim", "addressed", "result", "next_step")


class Unfit(Exception):
    """A cell that cannot be read: its column, and why (msgid)."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(column)
        self.column, self.reason = column, reason


class ActionCells:
    """How cells are read at a desk: by its tables, in the person's language, on this day."""

    def __init__(self, tables: Tables, words: Words, today: datetime.date) -> None:
        self._words, self._today = words, today
        self._countries = _codes(tables, "country")
        self._forms = _codes(tables, "action_form")

    def read(self, cells: Mapping[str, str]) -> tuple[dict[str, Any], tuple[Unfit, ...]]:
        """The fields of an action by its cells, and what of them does not fit."""
        values: dict[str, Any] = {name: cells[name] for name in _TEXTS if cells.get(name)}
        wrong = []
        for reading in (self._country, self._place, self._date, self._number):
            try:
                values |= reading(cells)
            except Unfit as unfit:
                wrong.append(unfit)
        values["forms"] = self._forms_of(cells.get("form", ""))
        values["source"] = self._source(cells.get("source", ""), cells.get("line", ""))
        return values, tuple(wrong)

    def _country(self, cells: Mapping[str, str]) -> dict[str, Any]:
        text = cells.get("country", "")
        if not text:
            raise Unfit("country", _NO_COUNTRY_SAID)
        if folded(text) not in self._countries:
            raise Unfit("country", _NO_COUNTRY)
        return {"country": self._countries[folded(text)]}

    def _place(self, cells: Mapping[str, str]) -> dict[str, Any]:
        """Towns, parted by semicolons or commas; one that says of itself that it is a region is kept as such, and the
        country of the row behind its town is none of them."""
        named = [" ".join(one.split()) for one in _BETWEEN.split(cells.get("cities", "")) if one.strip()]
        country = self._countries.get(folded(cells.get("country", "")), "")
        named = [*named[:1], *(one for one in named[1:] if self._countries.get(folded(one), one) != country)]
        regions = [one for one in (cells.get("region", ""), *filter(is_region, named)) if one]
        if not named and not regions:
            raise Unfit("cities", _NOWHERE)
        towns = tuple(dict.fromkeys(one for one in named if not is_region(one)))
        return {"settlements": towns, "region": "; ".join(dict.fromkeys(regions))}

    def _date(self, cells: Mapping[str, str]) -> dict[str, Any]:
        status = STATUSES.get(folded(cells.get("date_status", "")))
        if status is None:
            raise Unfit("date_status", _STATUS)
        first, last = self._day(cells, "date_from"), self._day(cells, "date_to")
        if last and "/" in f"{first}{last}":
            raise Unfit("date_to", _NO_DATE)
        if status == PRELIMINARY:
            first, last = _doubted(first), _doubted(last)
        text = first if not last or first == last else f"{first}/{last}"
        try:
            date = UncertainDate(text) if text else None
        except NotADate:
            raise Unfit("date_to", _BACKWARDS) from None
        return {"date": date, "day_inferred": status == INFERRED}

    def _day(self, cells: Mapping[str, str], name: str) -> str:
        text = cells.get(name, "")
        if not text:
            return ""
        try:
            return UncertainDate(text).text
        except NotADate:
            pass
        try:
            return read_date(text, self._today, self._words.language).text
        except Unreadable:
            raise Unfit(name, _NO_DATE) from None

    def _number(self, cells: Mapping[str, str]) -> dict[str, Any]:
        """The number and, beside it, what is said of it that is no number."""
        text, said = cells.get("participants", ""), cells.get("count_type", "")
        sign = SIGNS.get(folded(said))
        if not text:
            if sign == "?" or not said:
                return {"participants": Count("?") if sign else None}
            if sign:
                raise Unfit("participants", _NUMBER_LACKS)
            return {"participants": None, "participants_words": said}
        if not any(letter.isdigit() for letter in text):
            return {"participants": None, "participants_words": f"{said} {text}".strip()}
        try:
            count = read_count(text, self._words.language)
        except Unreadable:
            raise Unfit("participants", _NO_NUMBER) from None
        if sign == "?":
            raise Unfit("participants", _NUMBER_AND_NONE)
        if sign and not count.certain:
            raise Unfit("participants", _NO_NUMBER)
        words = said if said and sign is None else ""
        return {"participants": Count(f"{sign}{count.text[1:]}") if sign else count, "participants_words": words}

    def _forms_of(self, text: str) -> tuple[str, ...]:
        """The forms whose very names stand in the words; whatever else is said stays in the words alone."""
        named = (self._forms.get(folded(piece)) for piece in _PIECES.split(text))
        return tuple(dict.fromkeys(code for code in named if code))

    def _source(self, source: str, line: str) -> str:
        said = self._words(N_("lines {lines}")).format(lines=line) if line else ""
        return ", ".join(part for part in (source, said) if part)


def _doubted(day: str) -> str:
    return day if not day or day[-1] in "?~%." else f"{day}?"


def _codes(tables: Tables, vocabulary: str) -> dict[str, str]:
    terms = tables.vocabularies[vocabulary].values()
    return {folded(name): term.code for term in terms for name in (*term.labels.values(), term.code)}
