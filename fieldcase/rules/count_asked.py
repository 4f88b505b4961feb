"""What a counted table is asked for: a value that is kept as text and read back strictly.

Knows names of dimensions and codes; no record. That the codes of a dimension are those of a vocabulary is for whoever
shows the table.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Self

from fieldcase.model.dates import NotADate, UncertainDate
from fieldcase.rules.count_days import Days
from fieldcase.rules.counted import DESCRIBES, DIMENSIONS, GENDER, OF_PEOPLE, PLACE, SIDE, What
from fieldcase.rules.validity import reach

_DATES = ("period", "change")


class NotAsked(ValueError):
    """The text, or the dimensions, are no question that can be counted."""


@dataclass(frozen=True)
class CountAsked:
    """One table: what is counted, by what in rows and columns ("" for none), where and when.

    `region` and `place` are codes of places (`Counts.place_names`). `change` is the day of a change of law, for SIDE.
    `questionnaire` (form id) and `question` (path) say which answers are counted. NotAsked where it makes no table.
    """

    what: What
    rows: str
    columns: str = ""
    country: str = ""
    region: str = ""
    place: str = ""
    period: UncertainDate | None = None
    change: UncertainDate | None = None
    questionnaire: str = ""
    question: str = ""

    def __post_init__(self) -> None:
        known = DIMENSIONS[self.what]
        if self.rows not in known or (self.columns and self.columns not in known) or self.rows == self.columns:
            raise NotAsked
        if SIDE in (self.rows, self.columns) and self.change is None:
            raise NotAsked
        if self.what is What.ANSWERS and not self.question:
            raise NotAsked

    @property
    def describes_people(self) -> bool:
        """Whether its numbers are of people, by what they are or by a place: small ones are withheld outside."""
        by = {self.rows, self.columns, PLACE if self.place else ""}
        return self.what in OF_PEOPLE or bool(by & DESCRIBES)

    @property
    def days(self) -> Days | None:
        """First and last day of the period, as far as it may reach; None for all days."""
        return reach(self.period) if self.period is not None else None

    def text(self) -> str:
        """As JSON, the same text for the same question; what is not asked for is not in it."""
        told = {name: value.text if isinstance(value, UncertainDate) else value for name, value in _values(self)}
        return json.dumps({name: one for name, one in told.items() if one}, ensure_ascii=False, sort_keys=True)

    @classmethod
    def read(cls, text: str) -> Self:
        """The question of a text; NotAsked for anything that `text` would not have written."""
        try:
            found: Any = json.loads(text)
            if not isinstance(found, dict) or not all(isinstance(one, str) and one for one in found.values()):
                raise NotAsked
            if set(found) - {one.name for one in fields(cls)} or not {"what", "rows"} <= set(found):
                raise NotAsked
            given: dict[str, Any] = {name: UncertainDate(one) if name in _DATES else one for name, one in found.items()}
            return cls(**{**given, "what": What(found["what"])})
        except (NotADate, ValueError, RecursionError) as wrong:
            raise NotAsked from wrong


def _values(asked: CountAsked) -> list[tuple[str, Any]]:
    return [(name, getattr(asked, name)) for name in asdict(asked)]


def with_gender(asked: CountAsked) -> tuple[CountAsked, ...]:
    """The tables to make of a question: people are always counted by gender too, in columns or in a second table."""
    known = DIMENSIONS[asked.what]
    if GENDER not in known or asked.what not in OF_PEOPLE or GENDER in (asked.rows, asked.columns):
        return (asked,)
    by_gender = replace(asked, columns=GENDER)
    return (asked, by_gender) if asked.columns else (by_gender,)
