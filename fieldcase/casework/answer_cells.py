"""Cells of an export become answers: a value or a label to its value, a day as people type it to a day of XForms.

Knows one cell and its question. Refuses to guess: what may mean two things fails its row, with the cell's words.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from fieldcase.casework.answer_words import Choices, plain
from fieldcase.casework.table_out import unguarded
from fieldcase.forms.received import Unfit, called
from fieldcase.forms.spots import Spot

# Why a row fails: a label that two choices have, words that are no choice, a choice that says neither yes nor no, two
# ways of writing one answer that differ, a formula.
TWO_CHOICES, NO_CHOICE, NO_TICK, DISAGREE, FORMULA = "two-choices", "no-choice", "no-tick", "disagree", "formula"
_YES, _NO = frozenset({"1", "1.0", "true", "yes", "да"}), frozenset({"0", "0.0", "false", "no", "нет", ""})
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(.*)", re.DOTALL)
_COMMA = re.compile(r"[+-]?\d+,\d+")
_SPACE = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d?:.*)")
# A text may be cut into labels in that many ways before it counts as doubtful.
_MOST_WAYS = 2


def ticked(cell: str, spot: Spot) -> bool:
    """Whether the column of one choice says that it was chosen. Unfit for anything but yes and no."""
    text = unguarded(cell).strip().casefold()
    if text in _YES:
        return True
    if text in _NO:
        return False
    raise Unfit(NO_TICK, called(spot), cell)


def answer(cell: str, spot: Spot, choices: Choices | None) -> str:
    """The answer that a cell holds, in the text form of its question. Unfit where it may mean two things."""
    text = unguarded(cell)
    if choices is not None:
        return _several(text, spot, choices) if spot.several else _one(text.strip(), spot, choices)
    kind = spot.bind.type
    if kind in ("string", "binary"):
        return text
    return _of_kind(text.strip(), kind)


def _of_kind(text: str, kind: str) -> str:
    if kind in ("int", "decimal") and _COMMA.fullmatch(text):
        return text.replace(",", ".")
    if kind == "int" and re.fullmatch(r"[+-]?\d+\.0+", text):
        return text.partition(".")[0]
    if kind in ("date", "dateTime"):
        match = _DAY.fullmatch(text)
        if match is not None:
            text = f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}{match[4]}"
        match = _SPACE.fullmatch(text)
        return f"{match[1]}T{match[2].strip()}" if match is not None else text
    return text.lower() if kind == "boolean" else text


def _one(text: str, spot: Spot, choices: Choices) -> str:
    if text in choices.values or not text:
        return text
    if choices.doubtful(text):
        raise Unfit(TWO_CHOICES, called(spot), text)
    value = choices.of_label(text)
    if value or not text.split()[1:]:
        return value or text  # a value of another version of the form: it is told that it is not offered
    raise Unfit(NO_CHOICE, called(spot), text)


def _several(text: str, spot: Spot, choices: Choices) -> str:
    parts = text.split()
    if not parts or all(part in choices.values for part in parts):
        return " ".join(parts)
    ways = _ways(plain(text), choices.labelled)
    if len(ways) > 1:
        raise Unfit(TWO_CHOICES, called(spot), text)
    if ways:
        values = [choices.of_label(label) for label in ways[0]]
        if not all(values):
            raise Unfit(TWO_CHOICES, called(spot), text)
        return " ".join(values)
    if any(part in choices.values for part in parts) or len(parts) == 1:
        return " ".join(parts)
    raise Unfit(NO_CHOICE, called(spot), text)


def _ways(text: str, labels: Collection[str]) -> list[tuple[str, ...]]:
    """The ways in which a text is labels one after another, with blanks, commas or semicolons between; at most two."""
    found: list[tuple[str, ...]] = []
    ordered = sorted((label for label in labels if label), key=len, reverse=True)
    # How far nothing can be read from: a text of a thousand labels is not tried in all its ways.
    dead: set[int] = set()

    def read(at: int, before: tuple[str, ...]) -> bool:
        if at >= len(text):
            found.append(before)
            return True
        if at in dead or len(before) > len(labels):
            return False
        went = False
        for label in ordered:
            end = at + len(label)
            if len(found) < _MOST_WAYS and text.startswith(label, at) and (end == len(text) or text[end] in " ,;"):
                went |= read(_after(text, end), (*before, label))
        if not went:
            dead.add(at)
        return went

    read(_after(text, 0), ())
    return found


def _after(text: str, at: int) -> int:
    while at < len(text) and text[at] in " ,;":
        at += 1
    return at
