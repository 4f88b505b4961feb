"""What the two sides of a questionnaire say to one another, and what the asking side believes of it.

Knows the shape of each message: JSON, its keys, codes that have a sentence, and how long a word may be. Refuses
anything else, whatever it would mean: whoever answers has read a stranger's bytes.
"""

from __future__ import annotations

import json
import string
from collections.abc import Mapping, Sequence
from typing import Any

from fieldcase.parsers.questionnaires_told import FAULTS, PLAIN, REPAIRS, STRONG, Place, Remark, Repair

GIVEN, REFUSED, UNREADABLE, TOO_LARGE = "given", "refused", "unreadable", "too-large"
MOST_TOLD = 5_000
_LONGEST = 40_000
_HEAD = 4


def asked(content: bytes, repairs: Sequence[Repair]) -> bytes:
    """The message to the child: accepted repairs and the file."""
    head = json.dumps(listed(repairs), ensure_ascii=True).encode("ascii")
    return len(head).to_bytes(_HEAD, "big") + head + content


def accepted(message: bytes) -> tuple[list[Repair], bytes]:
    """The repairs and the file of a message to the child."""
    size = int.from_bytes(message[:_HEAD], "big")
    return repairs_of(json.loads(message[_HEAD : _HEAD + size])), message[_HEAD + size :]


def listed(told: Sequence[Remark | Repair]) -> list[list[Any]]:
    """Remarks or repairs as plain lists; of endless ones the first, which are a morning's work."""
    return [_listed(each) for each in told[:MOST_TOLD]]


def _listed(told: Remark | Repair) -> list[Any]:
    at = _at(told.place)
    if isinstance(told, Remark):
        return [told.code, at, dict(told.values)]
    return [told.code, at, told.before, told.after, told.group, [_at(each) for each in told.doubtful]]


def _at(place: Place) -> list[Any]:
    return [place.sheet, place.row, place.column]


def text(value: object, most: int = _LONGEST) -> str:
    """The value if it is a text that is not endless and can be written as UTF-8, else ValueError."""
    if not isinstance(value, str) or len(value) > most:
        raise ValueError("no text")
    value.encode("utf-8")
    return value


def place_of(value: object) -> Place:
    """A place; ValueError for anything else."""
    if not isinstance(value, list) or len(value) != 3 or not isinstance(value[1], int) or isinstance(value[1], bool):
        raise ValueError("no place")
    return Place(text(value[0]), value[1], text(value[2]))


def _few(value: object) -> list[Any]:
    if not isinstance(value, list) or len(value) > MOST_TOLD:
        raise ValueError("no list")
    return value


def remarks_of(value: object, known: Mapping[str, str]) -> tuple[Remark, ...]:
    """Remarks whose codes are known and whose values are those of their sentences; ValueError for anything else."""
    found = []
    for code, at, values in _few(value):
        sentence = known.get(text(code))
        if sentence is None or not isinstance(values, dict):
            raise ValueError("no remark")
        named = tuple(sorted((text(name), text(told)) for name, told in values.items()))
        if {name for name, _ in named} != {field for _, field, _, _ in string.Formatter().parse(sentence) if field}:
            raise ValueError("other values than the sentence has")
        found.append(Remark(code, place_of(at), named))
    return tuple(found)


def faults_of(value: object) -> tuple[Remark, ...]:
    """Faults; ValueError for anything else."""
    return remarks_of(value, FAULTS)


def warnings_of(value: object) -> tuple[Remark, ...]:
    """Remarks that are no faults; ValueError for anything else."""
    return remarks_of(value, {**STRONG, **PLAIN})


def repairs_of(value: object) -> list[Repair]:
    """Repairs whose codes are known; ValueError for anything else."""
    found = []
    for code, at, before, after, group, doubtful in _few(value):
        if text(code) not in REPAIRS:
            raise ValueError("no repair")
        places = tuple(place_of(each) for each in _few(doubtful))
        found.append(Repair(code, place_of(at), text(before), text(after), text(group), places))
    return found
