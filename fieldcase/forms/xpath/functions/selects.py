"""Functions on answers with several values, parted by blanks (ODK XForms)."""

from __future__ import annotations

from fieldcase.forms.xpath.functions.registry import declare


def selected(answer: str, value: str) -> bool:
    """Whether `value` is one of the answer's; an empty one is, where nothing was answered."""
    return f" {value.strip()} " in f" {answer} "


def at(answer: str, place: float) -> str:
    """The value at a place, counted from 0; nothing where there is none. What is no number is 0 (JavaRosa)."""
    values = answer.split()
    number = place if place == place else 0.0
    return values[int(number)] if 0 <= number < len(values) else ""


declare("selected", "tt", "b", selected)
declare("is-selected", "tt", "b", selected)
declare("selected-at", "tn", "t", at)
declare("count-selected", "t", "n", lambda answer: float(len(answer.split())))
