"""Answers that a new version of a questionnaire has no place for: kept beside the draft, readable, told at the end.

Each is a row of the draft behind the place where it stood and the version in which it stood there. Knows how such a row
is written; refuses to decide what has a place.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

MARK = "!former:"
# What is kept beside an answer: a worker's note on the question, and what was typed and is no answer yet.
NOTE, WORDS = "!note", "!words"


@dataclass(frozen=True)
class Former:
    """One answer: in which version of the form it was given, where it stood, the question's words, the value, the same
    in words, and what was beside it: a mark in place of an answer, or a worker's note."""

    version: str
    address: str
    question: str
    value: str
    said: str
    beside: str = ""

    @property
    def line(self) -> str:
        """What is read: version, question, answer, and what was noted."""
        told = " · ".join(each for each in (self.said or self.value, self.beside) if each)
        return f"{self.version or '—'} · {self.question}: {told}"


def is_beside(key: str) -> bool:
    """Whether a row stands beside the rows of the form's own draft."""
    return key.endswith((NOTE, WORDS)) or MARK in key


def rows_of(kept: Iterable[Former]) -> dict[str, str]:
    """The rows that keep these answers."""
    return {
        f"{one.address}{MARK}{one.version}": json.dumps(
            [one.question, one.value, one.said, one.beside], ensure_ascii=False, separators=(",", ":")
        )
        for one in kept
    }  # fmt: skip


def read(rows: Mapping[str, str]) -> tuple[Former, ...]:
    """The former answers among the rows of a draft; one that cannot be read is told as it stands."""
    found = []
    for key, text in sorted(rows.items()):
        address, mark, version = key.partition(MARK)
        if mark:
            try:
                question, value, said, beside = (str(each) for each in json.loads(text))
            except (ValueError, TypeError):
                question, value, said, beside = address.rpartition("/")[2], text, text, ""
            found.append(Former(version, address, question, value, said, beside))
    return tuple(found)
