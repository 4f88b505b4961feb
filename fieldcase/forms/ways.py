"""From one version of a form to another: which node of the new one is which of the old one, by name.

Knows two definitions. A question is the same where it has the same name (or one that a person said it was called
before) and stands in as many repeats, each of which is the same one. Knows no answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from fieldcase.forms.definition import Definition
from fieldcase.forms.spots import Spot

_NUMBER = re.compile(r"\[(\d+)\]")


def name_of(spot: Spot) -> str:
    """The name that its author gave to a node."""
    return spot.path.rpartition("/")[2].rpartition(":")[2]


class Ways:
    """The ways from the nodes of `old` to those of `new`. `renamed`: old names of questions and their new ones."""

    def __init__(self, old: Definition, new: Definition, renamed: Mapping[str, str] | None = None) -> None:
        self.old, self.new = old, new
        self._renamed = dict(renamed or {})
        self._by_name = _named(new.spots)
        self._known: dict[str, Spot | None] = {}
        # A new node that another one leads to already is not to be had twice.
        self._taken: set[str] = set()
        alone = _named(old.spots)
        by_path = [spot for spot in old.spots if self._at_its_path(spot) is not None]
        others = [spot for spot in old.spots if self._at_its_path(spot) is None and len(alone[name_of(spot)]) == 1]
        for spot in (*by_path, *others):
            self._known[spot.path] = self._found(spot)

    def to(self, spot: Spot) -> Spot | None:
        """The node of the new form that an old one has become; None where there is none."""
        return self._known.get(spot.path)

    def reached(self) -> frozenset[str]:
        """The paths of the new form's nodes that an old one has become."""
        return frozenset(self._taken)

    def address(self, address: str) -> str:
        """Where a place of the old form is in the new one; empty where it is nowhere."""
        spot = self.old.spot(_NUMBER.sub("", address))
        target = self.to(spot) if spot is not None else None
        if spot is None or target is None:
            return ""
        return addressed(target, _NUMBER.findall(address))

    def _found(self, spot: Spot) -> Spot | None:
        target = self._at_its_path(spot)
        if target is None:
            named = self._by_name.get(self._name(spot), [])
            target = named[0] if len(named) == 1 else None
        if target is None or target.path in self._taken or not self._alike(spot, target):
            return None
        self._taken.add(target.path)
        return target

    def _name(self, spot: Spot) -> str:
        name = name_of(spot)
        return self._renamed.get(name, name)

    def _at_its_path(self, spot: Spot) -> Spot | None:
        """The node at the same path, whatever the form's own node is called."""
        if spot.above is None:
            return self.new.spots[0]
        inner = spot.path.partition("/")[2].partition("/")[2]
        found = self.new.spot(f"{self.new.spots[0].path}/{inner}")
        return found if name_of(spot) not in self._renamed else None

    def _alike(self, spot: Spot, target: Spot) -> bool:
        """Whether answers of the one can be answers of the other: both hold values or neither, in the same repeats."""
        if spot.leaf != target.leaf or (spot.repeated is None) != (target.repeated is None):
            return False
        ours, theirs = list(_repeats(spot)), list(_repeats(target))
        return len(ours) == len(theirs) and all(
            self._name(one) == name_of(other) for one, other in zip(ours, theirs, strict=True)
        )


def addressed(spot: Spot, numbers: Iterable[str]) -> str:
    """The address of a node whose repeats have these numbers, from the outside inwards; the last may have none."""
    left = list(numbers)
    steps = []
    for at in reversed(list(spot.chain())):
        name = at.path[len(at.above.path) if at.above is not None else 0 :]
        steps.append(f"{name}[{left.pop(0)}]" if at.repeated is not None and left else name)
    return "".join(steps)


def _repeats(spot: Spot) -> Iterator[Spot]:
    return (at for at in spot.chain() if at.repeated is not None)


def _named(spots: Iterable[Spot]) -> dict[str, list[Spot]]:
    found: dict[str, list[Spot]] = {}
    for spot in spots:
        found.setdefault(name_of(spot), []).append(spot)
    return found
