"""References among the questions of a questionnaire: `${name}` in whatever column, and who waits for whom.

Knows how a reference is written, and that what is computed cannot wait for itself. Refuses to know what an expression
comes to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fieldcase.parsers.questionnaires_sheets import CHOICES, SETTINGS, SURVEY, Book
from fieldcase.parsers.questionnaires_told import Place

_REFERENCE = re.compile(r"\$\{([^}]*)\}?")
_NAME = re.compile(r"(?:last-saved#)?([^\W\d][\w.-]*)")
# Where the words stand in which `${name}` is no reference.
_NO_EXPRESSION = {"type", "name", "list_name", "$kuid", "kuid", "notes"}
_OF_CHOICES = {"label", "image", "big-image", "audio", "video"}
# What JavaRosa computes anew whenever one of its references changes.
_COMPUTED = ("calculation", "relevant", "readonly", "required")


@dataclass(frozen=True)
class Reference:
    """A reference, where it stands, in which field; no name where it is written wrong."""

    name: str
    place: Place
    field: str


def names_in(expression: str) -> list[str]:
    """The names that an expression refers to, in their order; an empty one for each that is written wrong."""
    found = []
    for match in _REFERENCE.finditer(expression):
        named = _NAME.fullmatch(match[1]) if match[0].endswith("}") else None
        found.append(named[1] if named else "")
    return found


def references(book: Book) -> Iterator[Reference]:
    """Every reference of the survey, of the settings, and of the choices' labels."""
    for sheet in (book[SURVEY], book[CHOICES], book[SETTINGS]):
        for row in sheet.rows:
            for heading, text in row.cells.items():
                meant = sheet.columns[heading]
                if meant.field in _NO_EXPRESSION or (sheet.name == CHOICES and meant.field not in _OF_CHOICES):
                    continue
                for name in names_in(text) if "${" in text else ():
                    yield Reference(name, Place(sheet.name, row.number, heading), meant.field)
        # A choice may also be taken from earlier answers.
        for row in sheet.rows if sheet.name == SURVEY else ():
            for name in names_in(sheet.cell(row, "type")):
                yield Reference(name, Place(SURVEY, row.number, "type"), "type")


def waiting(book: Book) -> dict[str, set[str]]:
    """Which questions each question waits for before it can be computed.

    An answer of an earlier turn of a repeat is no reason to wait, so that a look back is left out.
    """
    survey = book[SURVEY]
    found: dict[str, set[str]] = {}
    for row in survey.rows:
        name = survey.cell(row, "name")
        for field in _COMPUTED:
            for _, expression in survey.cells(row, field):
                if "indexed-repeat" not in expression and "position(" not in expression:
                    found.setdefault(name, set()).update(filter(None, names_in(expression)))
    return found


def circles(graph: Mapping[str, set[str]]) -> list[list[str]]:
    """Circles of names that wait for one another, each once, none within another; Tarjan's way, without recursion."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    held: set[str] = set()
    found: list[list[str]] = []
    for root in graph:
        if root in order:
            continue
        work = [(root, iter(sorted(graph[root])))]
        order[root] = low[root] = len(order)
        stack.append(root)
        held.add(root)
        while work:
            name, left = work[-1]
            following = next((each for each in left if each in graph), None)
            if following is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[name])
                if low[name] == order[name]:
                    at = stack.index(name)
                    circle = stack[at:]
                    del stack[at:]
                    held.difference_update(circle)
                    if len(circle) > 1 or name in graph[name]:
                        found.append(circle)
            elif following not in order:
                order[following] = low[following] = len(order)
                stack.append(following)
                held.add(following)
                work.append((following, iter(sorted(graph[following]))))
            elif following in held:
                low[name] = min(low[name], order[following])
    return found
