"""Recorded expressions: each with a document, where it stands, and the value that other engines gave.

Knows how the recording writes places and values, and says ours in the same way.
"""

from __future__ import annotations

import gzip
import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from conforming.worlds import still

from fieldcase.errors import XPathError
from fieldcase.forms import markup
from fieldcase.forms.tree import ATTRIBUTE, DOCUMENT, ELEMENT, Node, descendants, text_of
from fieldcase.forms.xpath import Context, Expression, Hooks, Nodes, compile_expression

FILE = "xpath.json.gz"
TIERS = ("both-engines", "web-forms", "xpath1", "contested")
STEP = re.compile(r"/(@?)([\w-]*\*?)(\(\))?(?:\[(?:name\(\)=\"([^\"]*)\"|(\d+))\])?")
KINDS = {"text": 3, "comment": 4, "processing-instruction": 5}
Row = dict[str, Any]


def read(folder: Path) -> dict[str, Any]:
    """The recording in a folder."""
    with gzip.open(folder / FILE, "rt", encoding="utf-8") as file:
        found: dict[str, Any] = json.load(file)
    return found


def tiers(folder: Path) -> Iterator[tuple[str, int, int]]:
    """For each tier: its name, the expressions that agree, the expressions there are."""
    recording = read(folder)
    yield from counted(recording["documents"], recording["cases"])


def counted(documents: dict[str, str], rows: list[Row]) -> Iterator[tuple[str, int, int]]:
    """As `tiers`, of these rows."""
    passed = Counter(row["tier"] for row in rows if failure(documents, row) is None)
    total = Counter(row["tier"] for row in rows)
    for tier in TIERS:
        yield tier, passed[tier], total[tier]


def failure(documents: dict[str, str], row: Row) -> str | None:
    """What our engine gave where it does not agree; None where it does."""
    # The program refuses every document type; that of these pages says nothing.
    document = markup.read(re.sub(r"^\s*<!DOCTYPE html>", "", documents[row["doc"]]))
    context = context_of(document, row)
    kind, expected = row["kind"], row["expected"]
    try:
        expression = compile_expression(row["expr"], row["ns"])
        if kind == "error":
            return f"no error but {expression(context)!r}"
        given = GIVEN[kind.partition("-")[0]](expression, context)
    except XPathError as error:
        return None if kind == "error" else f"{error} {error.values}"
    return None if AGREES.get(kind, AGREES["same"])(given, expected, row) else repr(given)


def context_of(document: Node, row: Row) -> Context:
    """What the expression is evaluated in."""
    root = place(document, row["root"])
    instances = {
        str(each.attribute("id")): each
        for each in descendants(document)
        if each.kind == ELEMENT and each.name == "instance" and each.attribute("id")
    }
    clock = row["now_ms"] if row["now_ms"] is not None else 1_795_331_256_000
    zone = ZoneInfo(row["tz"])
    return Context(
        node=place(document, row["context"]),
        root=root,
        instances=instances,
        hooks=Texts(document, row["lang"]),
        world=still(clock, row["tz"]),
        zone=zone,
    )


class Texts(Hooks):
    """The texts of a recorded form."""

    def __init__(self, document: Node, language: str | None) -> None:
        self.translations = [
            each for each in descendants(document) if each.kind == ELEMENT and each.name == "translation"
        ]
        self.language = language

    def itext(self, name: str, context: Context) -> Nodes:
        """The values of a text in the language, else in the default one, else in the first."""
        chosen = [each for each in self.translations if each.attribute("lang") == self.language]
        chosen += [each for each in self.translations if each.attribute("default") is not None]
        for text in (chosen or self.translations)[0].named("text"):
            if text.attribute("id") == name:
                return text.named("value")
        return ()


def place(document: Node, path: str) -> Node:
    """The node at a recorded place: /*[1]/@*[name()="x"]/text()[2]."""
    node = document
    at = 0
    while path != "/" and at < len(path):
        step = STEP.match(path, at)
        assert step is not None, path
        at = step.end()
        if step[1]:
            node = next(each for each in node.attributes if each.qualified == step[4])
        else:
            kind = KINDS.get(step[2], ELEMENT)
            node = [each for each in node.children if each.kind == kind][int(step[5] or 1) - 1]
    return node


def path(node: Node) -> str:
    """The recorded place of a node."""
    if node.kind == DOCUMENT:
        return "/"
    assert node.parent is not None
    above = path(node.parent).rstrip("/")
    if node.kind == ATTRIBUTE:
        return f'{above}/@*[name()="{node.qualified}"]'
    like = [each for each in node.parent.children if each.kind == node.kind]
    name = next((name for name, kind in KINDS.items() if kind == node.kind), None)
    return f"{above}/{name + '()' if name else '*'}[{like.index(node) + 1}]"


def as_nodes(expression: Expression, context: Context) -> list[list[str | None]]:
    return [[path(node), None if node.kind == DOCUMENT else text_of(node)] for node in expression.nodes(context)]


GIVEN: dict[str, Callable[[Expression, Context], Any]] = {
    "boolean": Expression.boolean,
    "number": Expression.number,
    "string": Expression.string,
    "nodeset": as_nodes,
}


def same(given: Any, expected: Any, row: Row) -> bool:
    if isinstance(given, float):
        wanted = math.nan if expected == "NaN" else math.inf if expected == "Infinity" else expected
        wanted = -math.inf if expected == "-Infinity" else wanted
        return given == wanted or (given != given and wanted != wanted)
    return bool(given == expected)


def rounded(given: float, expected: Any, row: Row) -> bool:
    factor = float(row["factor"] or 1)
    return given == given and math.floor(given * factor + 0.5) == math.floor(float(expected) * factor + 0.5)


def matches(given: str, expected: str, row: Row) -> bool:
    return re.search(expected[1:-1], given) is not None


AGREES: dict[str, Callable[[Any, Any, Row], bool]] = {
    "same": same,
    "number-rounded": rounded,
    "string-matches": matches,
    "string-length": lambda given, expected, row: len(given) == expected,
    "nodeset-unordered": lambda given, expected, row: sorted(given) == sorted(expected),
}
