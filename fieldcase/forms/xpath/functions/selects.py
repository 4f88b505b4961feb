"""Functions on answers with several values, parted by blanks (ODK XForms)."""

from __future__ import annotations

from fieldcase.forms.xpath.functions.registry import declare


def selected(answer: str, value: str) -> bool:
    """Whether `value` is one of the answer's; an empty one is, where nothing was answered."""
    return f" {value.strip()} " in f" {answer} "


def at(answer: str, place: float) -> str:
    """The value at a place, counted from 0; nothing where there is none."""
    values = answer.split()
    return values[int(place)] if 0 <= place < len(values) else ""


declare("selected", "tt", "b", selected)
declare("is-selected", "tt", "b", selected)
declare("selected-at", "tn", "t", at)
declare("count-selected", "t", "n", lambda answer: float(len(answer.split())))
