"""Answers that came from another program: a stranger's XML, CSV or workbook in, plain words in trees and tables out.

Each file is opened in a parser child that has no keys and writes nothing; one child serves the files of one import,
which are one stranger's. Knows shapes; refuses to know which form the answers are of, and what any of them means.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from fieldcase import sandbox
from fieldcase.errors import N_, ChildFailed

TIMEOUT = 30.0
# A year of interviews of a country's network; more is taken in parts.
MOST_BYTES = 48 << 20
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 50_000, 5_000, 3_000_000
LONGEST_CELL = 1 << 20
DEEPEST, MOST_NODES = 100, 300_000
TREE, FORM, ENCRYPTED, TABLES, OLD, NONE, TOO_LARGE = (
    "tree", "form", "encrypted", "tables", "old", "none", "too-large"
)  # fmt: skip
_WHY = {
    FORM: N_("it is a questionnaire, not answers to one"),
    ENCRYPTED: N_("it is encrypted: decrypt it with ODK Briefcase or Central first"),
    OLD: N_("it is a workbook in the old .xls format, or locked with a password: save it as .xlsx without one"),
    NONE: N_("it holds no answers that can be read here (XML, CSV, XLSX), or is damaged"),
    TOO_LARGE: N_("it holds more than one import takes (48 MiB, 50,000 rows, 5,000 columns): take it in parts"),
}
_LIMITS = N_("it could not be read within safe limits")


class NotRead(Exception):
    """A file that holds no answers, and why (msgid). It never reaches a person by itself."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Branch:
    """One element: its name without a prefix, its text, what stands below it. Attributes stand first, `@name`."""

    name: str
    text: str
    below: tuple[Branch, ...] = ()


@dataclass(frozen=True)
class Tree:
    """One submission: the id and version of the form as it names them, its root."""

    form_id: str
    version: str
    root: Branch


@dataclass(frozen=True)
class Line:
    """One row: its number as a person sees it, its cells from the left, the places (from 0) of formulas in it."""

    number: int
    cells: tuple[str, ...]
    formulas: tuple[int, ...] = ()


@dataclass(frozen=True)
class Table:
    """One sheet or CSV file: its name, its headings, its rows; empty rows are left out."""

    name: str
    headings: tuple[str, ...]
    lines: tuple[Line, ...] = field(default=())


Read = Tree | tuple[Table, ...]


class Reader:
    """Reads the files of one import. For one thread at a time."""

    def __init__(self, child: sandbox.Warm) -> None:
        self._child = child

    def read(self, content: bytes, name: str) -> Read:
        """What a file holds; `name` is that of a table that has none. NotRead where that is nothing."""
        if len(content) > MOST_BYTES:
            raise NotRead(_WHY[TOO_LARGE])
        try:
            return _believed(json.loads(self._child.ask(content, TIMEOUT)), name)
        except (ChildFailed, ValueError, TypeError, LookupError, AttributeError, RecursionError):
            raise NotRead(_LIMITS) from None


@contextmanager
def reader() -> Iterator[Reader]:
    """A reader whose child lives as long as the import."""
    with sandbox.Warm(sandbox.PARSER, "answers") as child:
        yield Reader(child)


def _believed(answer: dict[str, Any], name: str) -> Read:
    """The answer of the child, as far as its shape goes."""
    kind = answer["kind"]
    if kind == TREE:
        return Tree(_text(answer["id"]), _text(answer["version"]), _branch(answer["root"], 0))
    if kind == TABLES:
        return tuple(_table(_text(title) or name, rows) for title, rows in answer["tables"])
    raise NotRead(_WHY.get(kind, _LIMITS))


def _branch(told: list[Any], depth: int) -> Branch:
    if depth > DEEPEST:
        raise ValueError("too deep")
    name, text, below = told
    return Branch(_text(name), _text(text), tuple(_branch(one, depth + 1) for one in below))


def _table(title: str, rows: list[Any]) -> Table:
    lines = [Line(int(number), tuple(map(_text, cells)), tuple(map(int, found))) for number, cells, found in rows]
    if not lines:
        return Table(title, ())
    return Table(title, lines[0].cells, tuple(lines[1:]))


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_CELL:
        raise ValueError("no text")
    value.encode("utf-8")
    return value
