"""What a list is asked for: which kind of record, where, in which order, with which filters. A value; knows no SQL."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from fieldcase.model.declare import Record


@dataclass(frozen=True)
class Asked:
    """One question for a list.

    - `scope`: only records of one scope.
    - `sort`: the name of a field, empty for the order in which records came; `descending` turns it round. Records
      without a date come last either way.
    - `equals`: pairs of a field's name and a value; a field that holds many must contain it. Of a frozenset of values
      it may be any.
    - `words`: beginnings of words that must stand in the record's searched fields.
    - `hidden`: what is in the bin, and only that.
    - `days`: a date field's name and the first and last day number it may touch.
    """

    kind: type[Record]
    scope: bytes | None = None
    sort: str = ""
    descending: bool = False
    equals: tuple[tuple[str, Any], ...] = field(default=())
    words: str = ""
    hidden: bool = False
    days: tuple[str, int, int] | None = None
