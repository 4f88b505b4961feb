"""What to say, what the police may and may not do, what a fine is and what a bribe: our own words, delivered as data.

They tell international standards and no law of a country, and say with which status. Whom to call is the
organisation's own text, kept in the note on a country; none is delivered.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from fieldcase.casework import country_notes
from fieldcase.casework.sight import Sight

# What is shown on the screen beside the clock, and what is printed for peer workers.
ON_SCREEN = ("say", "fine", "bribe")
ON_PAPER = ("say", "may", "may_not", "fine", "bribe")


@dataclass(frozen=True)
class Section:
    """A part of the memo: its code, its heading and its lines in one language."""

    code: str
    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Memo:
    """All parts in one language, in their order, and how well they were checked (a code of law_status)."""

    status: str
    sections: tuple[Section, ...]

    def of(self, codes: tuple[str, ...]) -> tuple[Section, ...]:
        """The parts of these codes, in the order of the memo."""
        return tuple(one for one in self.sections if one.code in codes)


@lru_cache
def _delivered() -> Any:
    return json.loads(resources.files("resources").joinpath("memos", "detention.json").read_text("utf-8"))


def memo(language: str) -> Memo:
    """The delivered memo in a language of the program; ValueError for another."""
    read = _delivered()
    if any(language not in one for one in read["sections"]):
        raise ValueError("the memo does not speak this language")
    sections = tuple(
        Section(one["code"], one[language], tuple(line[language] for line in one["lines"])) for one in read["sections"]
    )
    return Memo(read["status"], sections)


def norms() -> frozenset[str]:
    """The norms that the memo's sentences rest on, by their codes."""
    return frozenset(norm for one in _delivered()["sections"] for line in one["lines"] for norm in line["norms"])


def whom_to_call(source: Sight, country: str) -> str:
    """The organisation's own text on whom to call in a country; "" where nobody wrote it."""
    note = country_notes.note_of(source, country)
    return note.detained.strip() if note is not None else ""
