"""The living instance of one interview: its nodes, each with what holds for it now, and the way back.

Knows which node stands where and under which address. Every change goes through `Ledger`, so that a step can be taken
back bit by bit. Decides nothing: what a node's value or relevance should be is worked out elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from fieldcase.forms.spots import Spot
from fieldcase.forms.tree import Node, text_of

# A moment as a calculation gives it.
DATED = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)")
# A day as JavaRosa keeps it where the form gives no type.
MIDNIGHT = re.compile(r"(\d{4}-\d\d-\d\d)T00:00:00\.000(Z|[+-]\d\d:\d\d)")
Shown = tuple[tuple[str, str], ...]


class Place:
    """One node of the instance.

    `number` counts the instances of a repeat from 1, and is 0 for everything else. `typed`: a person wrote over what
    a calculation said. `valid`: the constraint holds, or there is nothing to hold it against. `mark` is "", "unknown"
    or "refused". `offered`: the values that may be chosen, None where that is not restricted. `words`: the texts with
    outputs, as they were last shown.
    """

    __slots__ = (
        "above", "below", "mark", "node", "number", "offered", "own_readonly", "own_relevant", "readonly", "required",
        "spot", "typed", "valid", "value", "words",
    )  # fmt: skip

    def __init__(self, spot: Spot, node: Node, above: Place | None, number: int = 0) -> None:
        self.spot = spot
        self.node = node
        self.above = above
        self.number = number
        self.below: list[Place] = []
        self.own_relevant = True
        self.own_readonly = False
        self.readonly = False
        self.required = False
        self.valid = True
        self.typed = False
        self.mark = ""
        self.offered: tuple[str, ...] | None = None
        self.words: Shown = ()
        self.value = text_of(node) if spot.leaf else ""
        if self.value and spot.bind.type == "decimal":
            show(self)

    def __repr__(self) -> str:
        return f"<place {self.spot.path}>"

    @property
    def relevant(self) -> bool:
        """Whether the node counts, after the nodes above had their say."""
        return self.node.relevant

    @property
    def address(self) -> str:
        """The path with the place of each repeat instance: `/data/visit[2]/age`."""
        above = self.above.address if self.above is not None else ""
        name = self.spot.path[len(self.spot.above.path) if self.spot.above is not None else 0 :]
        return f"{above}{name}[{self.number}]" if self.number else above + name

    def walk(self) -> Iterator[Place]:
        """This place and all below it, in document order."""
        yield self
        for each in self.below:
            yield from each.walk()

    def instances(self) -> Iterator[Place]:
        """The instances of repeats that it stands in, itself too where it is one, from the inside outwards."""
        at: Place | None = self
        while at is not None:
            if at.number:
                yield at
            at = at.above

    def rows(self, spot: Spot) -> list[Place]:
        """The places of one declared node among those right below."""
        return [each for each in self.below if each.spot is spot]


def grown(spot: Spot, node: Node, above: Place | None, number: int = 0) -> Place:
    """The places of a node and of everything declared below it."""
    place = Place(spot, node, above, number)
    counted: dict[Spot, int] = {}
    for child in (*node.attributes, *node.elements()) if spot.below else ():
        below = spot.below.get(f"@{child.qualified}" if child.kind != node.kind else child.qualified)
        if below is None:
            continue
        if below.repeated is not None:
            counted[below] = counted.get(below, 0) + 1
        place.below.append(grown(below, child, place, counted.get(below, 0)))
    return place


class Ledger:
    """Changes the living instance and remembers how it was. `entries` are the changes since they were last taken."""

    def __init__(self) -> None:
        self.entries: list[tuple[Any, ...]] = []

    def put(self, place: Place, name: str, value: object) -> None:
        """Change one attribute of a place."""
        self.entries.append((place, name, getattr(place, name)))
        setattr(place, name, value)

    def write(self, place: Place, text: str) -> None:
        """Change the value of a leaf."""
        self.entries.append((place, "value", place.value))
        _tell(place, text)

    def judge(self, place: Place, relevant: bool) -> None:
        """Change whether a node counts."""
        self.entries.append((place, "relevant", place.node.relevant))
        place.node.relevant = relevant

    def add(self, place: Place, at: int, node_at: int) -> None:
        """Put a repeat instance among the places below its parent, and its node among the nodes there."""
        above = place.above
        assert above is not None
        above.below.insert(at, place)
        above.node.insert(node_at, place.node)
        self.entries.append((place, "added", at))
        self._count(above, place.spot)

    def remove(self, place: Place) -> None:
        """Take a repeat instance out."""
        above = place.above
        assert above is not None
        at, node_at = above.below.index(place), above.node.children.index(place.node)
        del above.below[at]
        above.node.remove(place.node)
        self.entries.append((place, "removed", (at, node_at)))
        self._count(above, place.spot)

    def taken(self) -> list[tuple[Any, ...]]:
        """The changes so far, which are no longer the ledger's."""
        entries, self.entries = self.entries, []
        return entries

    def back(self, entries: list[tuple[Any, ...]]) -> None:
        """Undo changes, the last one first. What comes of it is not remembered."""
        for place, name, old in reversed(entries):
            if name == "value":
                _tell(place, old)
            elif name == "relevant":
                place.node.relevant = old
            elif name == "added":
                place.above.below.remove(place)
                place.above.node.remove(place.node)
                self._count(place.above, place.spot)
            elif name == "removed":
                place.above.below.insert(old[0], place)
                place.above.node.insert(old[1], place.node)
                self._count(place.above, place.spot)
            else:
                setattr(place, name, old)

    @staticmethod
    def _count(above: Place, spot: Spot) -> None:
        for number, each in enumerate(above.rows(spot), 1):
            each.number = number


def _tell(place: Place, text: str) -> None:
    """Put a text into a place and its node."""
    place.value = text
    show(place)


def show(place: Place) -> None:
    """Let expressions see a value as JavaRosa lets them: a decimal without the point that it is kept with, a day that
    is kept with its midnight as the day. A calculation of no type that gives a date gives one to calculate with."""
    text, kind = place.value, place.spot.bind.type
    if kind == "decimal" and text.endswith(".0"):
        text = text[:-2]
    elif kind == "string" and "T00:00:00.000" in text and (day := MIDNIGHT.fullmatch(text)) is not None:
        text = day[1]
    place.node.set_text(text)
    if kind == "string" and (place.spot.untyped or text is not place.value):
        place.node.datatype = "date" if DATED.fullmatch(place.value) else "string"
