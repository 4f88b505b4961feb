"""A charge check as lines of text, as it is kept in an act: what was asked, each row as it stood, what it gave.

"status=seed", "band=large > 1.5": facts and codes, no sentence, so that it can be told in any language and stays what
was decided when the tables change. `from_lines(to_lines(answer))` tells the same as `answer`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from fieldcase.model.dates import NotADate, UncertainDate
from fieldcase.model.delivered import DELIVERED
from fieldcase.model.ids import ThresholdId
from fieldcase.model.law import Threshold
from fieldcase.model.values import NotAValue, Quantity
from fieldcase.rules.charge import Answer, Asked, Given
from fieldcase.rules.charge_said import said as said

_ROW = "row"
_OWN = "own"
_ASKED = ("country", "substance", "form", "basis")
_TEXTS = ("country", "instrument", "substance", "form", "unit", "weight_basis", "status", "source", "notes")
_DATES = ("valid_from", "valid_to", "checked_on")
_LISTS = {"band": "bands", "consequence": "consequences"}
Pairs = list[tuple[str, str]]


def to_lines(answer: Answer) -> tuple[str, ...]:
    """The lines of an answer, each "name=value"; what is empty has no line, and each row begins with "row=…"."""
    return tuple(f"{name}={value}" for name, value in _told(answer) if value)


def from_lines(lines: Sequence[str]) -> Answer | None:
    """The answer of its lines; None where there are none. Lines that a later version wrote are passed over."""
    pairs = [(name, value) for name, sign, value in (line.partition("=") for line in lines) if sign]
    starts = [at for at, (name, _) in enumerate(pairs) if name == _ROW]
    if not pairs:
        return None
    head = dict(pairs[: starts[0]] if starts else pairs)
    blocks = [pairs[start:end] for start, end in pairwise([*starts, len(pairs)])]
    return Answer(
        _asked(head), head.get("missing", ""), tuple(_given(block) for block in blocks), head.get("part") == "yes",
        tuple(head.get("known_as", "").split()),
    )  # fmt: skip


def without_substance(answer: Answer) -> Answer:
    """The answer with no word of which substance it was: for whoever may not learn it (a field that reveals health)."""
    given = tuple(replace(one, row=replace(one.row, substance="", form="")) for one in answer.given)
    return replace(answer, asked=replace(answer.asked, substance="", form=""), given=given, substances=())


def _told(answer: Answer) -> Iterator[tuple[str, str]]:
    asked = answer.asked
    for name in _ASKED:
        yield f"asked.{name}", getattr(asked, name)
    yield "asked.on", asked.on.text if asked.on else ""
    yield "asked.weight", asked.weight.text if asked.weight else ""
    yield "missing", answer.missing
    yield "part", "yes" if answer.part else ""
    yield "known_as", " ".join(answer.substances)
    for given in answer.given:
        yield from _row_told(given)


def _row_told(given: Given) -> Iterator[tuple[str, str]]:
    row = given.row
    yield _ROW, _OWN if given.own else "delivered"
    yield "id", row.id.hex()
    for name in _TEXTS:
        yield name, getattr(row, name)
    for name in _DATES:
        when = getattr(row, name)
        yield name, when.text if when else ""
    for line, field in _LISTS.items():
        for value in getattr(row, field):
            yield line, value
    yield "result", given.result
    yield "size", given.size
    yield "whole", "" if given.whole else "no"


def _asked(head: dict[str, str]) -> Asked:
    texts = {name: head.get(f"asked.{name}", "") for name in _ASKED}
    return Asked(on=_date(head.get("asked.on", "")), weight=_weight(head.get("asked.weight", "")), **texts)


def _given(block: Pairs) -> Given:
    one = dict(block)
    said: dict[str, Any] = {name: one.get(name, "") for name in _TEXTS}
    said |= {name: _date(one.get(name, "")) for name in _DATES}
    said |= {field: tuple(_values(block, line)) for line, field in _LISTS.items()}
    row = Threshold(id=ThresholdId(_id(one.get("id", ""))), scope=DELIVERED, **said)
    return Given(row, one.get("result", ""), one.get("size", ""), one.get("whole") != "no", one[_ROW] == _OWN)


def _values(block: Iterable[tuple[str, str]], name: str) -> Iterator[str]:
    return (value for found, value in block if found == name)


def _date(text: str) -> UncertainDate | None:
    try:
        return UncertainDate(text) if text else None
    except NotADate:
        return None


def _weight(text: str) -> Quantity | None:
    try:
        return Quantity(text) if text else None
    except NotAValue:
        return None


def _id(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""
