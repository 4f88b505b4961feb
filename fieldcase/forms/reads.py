"""What an expression reads: which declared nodes its value hangs on, seen from where it stands.

Knows paths and declared nodes, so that the order of calculations and what an answer sets off can be worked out before
there is any answer. What it cannot follow it takes for reading more, never less.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from fieldcase.forms.spots import Spot
from fieldcase.forms.xpath.syntax import Call, Filter, Literal, Negation, Operation, Part, Path, Step, Variable

# Functions whose value hangs on chance, the moment or the language. They are asked when something else that is read
# changes, and not otherwise.
UNSTEADY = frozenset(
    {"random", "uuid", "now", "randomize", "jr:itext", "jr:choice-name", "format-date", "format-date-time"}
)


# Functions that ask nodes whether and where they are, not what is in them.
COUNTING = frozenset({"count", "position", "name", "local-name", "namespace-uri"})


# Axes that lead from each node to few.
NEAR = frozenset({"child", "parent", "self", "attribute", "following-sibling", "preceding-sibling"})

SIBLINGS = frozenset({"following-sibling", "preceding-sibling"})


@dataclass(frozen=True)
class Read:
    """A declared node that is read.

    `near`: the innermost repeat of which the reader and the node share an instance, None where any instance may be
    read. `stepped`: it was only passed or counted, so that values in it do not matter.
    """

    spot: Spot
    near: Spot | None
    stepped: bool = False


@dataclass(frozen=True)
class _At:
    """Where a step has come to: a declared node, and the highest one passed on the way."""

    spot: Spot
    highest: Spot
    apart: bool = False

    def read(self, stepped: bool = False) -> Read:
        return Read(self.spot, None if self.apart else self.highest.repeat, stepped)


class Reading:
    """Collects what one expression reads. `origin` is where current() stands."""

    def __init__(self, origin: Spot, root: Spot, main: frozenset[str]) -> None:
        self.origin = _At(origin, origin)
        self.root = root
        self.main = main
        self.found: dict[Read, None] = {}
        self.calls: set[str] = set()
        # Whether the part that comes next is only counted or asked for its place.
        self.counting = False

    def part(self, part: Part, context: tuple[_At, ...]) -> tuple[_At, ...]:
        """Take in a part that stands in `context`; what comes back is where its nodes may be."""
        if isinstance(part, Operation):
            left, right = self.part(part.left, context), self.part(part.right, context)
            return left + right if part.operator == "|" else ()
        if isinstance(part, Negation):
            self.part(part.operand, context)
        elif isinstance(part, Call):
            return self._call(part, context)
        elif isinstance(part, Path):
            return self._path(part, context)
        elif isinstance(part, Filter):
            inner = self.part(part.operand, context)
            for predicate in part.predicates:
                self.part(predicate, inner)
            return tuple(replace(at, apart=True) for at in inner)
        elif not isinstance(part, Literal | Variable):
            raise TypeError(part)
        return ()

    def _call(self, part: Call, context: tuple[_At, ...]) -> tuple[_At, ...]:
        self.calls.add(part.name)
        if part.name == "current":
            self._note(self.origin, stepped=self.counting)
            return (self.origin,)
        if part.name == "instance":
            named = part.arguments[0] if part.arguments else None
            known = isinstance(named, Literal) and named.value in self.main
            return (_At(self.root, self.root),) if known else ()
        if part.name == "position" and not part.arguments:
            for at in context:
                self._note(replace(at, apart=True), stepped=True)
        found: list[_At] = []
        for place, argument in enumerate(part.arguments):
            # A repeat that is named beside the number of its instance is not read itself.
            self.counting = part.name in COUNTING or (part.name == "indexed-repeat" and place % 2 == 1)
            given = self.part(argument, context)
            if part.name == "indexed-repeat" and place == 0:
                for at in given:
                    self._note(replace(at, apart=True), stepped=False)
            found += given
        self.counting = False
        return tuple(replace(at, apart=True) for at in found)

    def _path(self, part: Path, context: tuple[_At, ...]) -> tuple[_At, ...]:
        counting, self.counting = self.counting, False
        steps = part.steps
        if part.start == "root":
            here: tuple[_At, ...] = self._from_root(steps[0]) if steps else (_At(self.root, self.root),)
            steps = steps[1:]
        elif isinstance(part.start, str):
            here = context
        elif isinstance(part.start, Call) and part.start.name == "current":
            here = (self.origin,)
        else:
            here = self.part(part.start, context)
        for step in steps:
            for at in here:
                self._note(at, stepped=True)
            here = self._step(step, here)
        for at in here:
            self._note(at, stepped=counting)
        return here

    def _from_root(self, step: Step) -> tuple[_At, ...]:
        """The first step of an absolute path goes to the root element itself."""
        if step.axis == "child" and _named(self.root, step):
            here = (_At(self.root, self.root),)
            return self._predicates(step, here)
        return (_At(self.root, self.root), *(_At(spot, self.root, apart=True) for spot in _all_below(self.root)))

    def _step(self, step: Step, here: Iterable[_At]) -> tuple[_At, ...]:
        found: dict[_At, None] = {}
        here = tuple(here)
        if len(here) > 1 and step.axis not in NEAR:
            here = (_At(self.root, self.root, apart=True),)  # to read more is no harm, to go on from everywhere is
        for at in self._beside_many(here) if step.axis in SIBLINGS else here:
            for next_at in self._from(step, at):
                found[next_at] = None
        return self._predicates(step, tuple(found))

    def _beside_many(self, here: Iterable[_At]) -> Iterator[_At]:
        """As many of these as lead to all their siblings: of several below one node two do, for each is beside the
        other. Through all of a thousand the way would be a million steps long."""
        below: dict[Spot | None, int] = {}
        for spot, at in {at.spot: at for at in here}.items():
            below[spot.above] = below.get(spot.above, 0) + 1
            if below[spot.above] <= 2:
                yield at

    def _from(self, step: Step, at: _At) -> Iterator[_At]:
        spot = at.spot
        if step.axis == "self":
            yield at
        elif step.axis == "parent":
            if spot.above is not None:
                shared = at.highest is spot
                yield _At(spot.above, spot.above if shared else at.highest, at.apart)
        elif step.axis == "child" and step.test.kind == "name" and step.test.name != "*":
            for below in spot.called(step.test.name):
                yield _At(below, at.highest, at.apart)
        elif step.axis in ("child", "attribute"):
            attribute = step.axis == "attribute"
            for below in spot.below.values():
                if below.attribute == attribute and _named(below, step):
                    yield _At(below, at.highest, at.apart)
        else:
            for each in _along(step.axis, spot, self.root):
                if _named(each, step):
                    yield _At(each, self.root, apart=True)

    def _predicates(self, step: Step, here: tuple[_At, ...]) -> tuple[_At, ...]:
        if not step.predicates:
            return here
        chosen = tuple(replace(at, apart=True) if at.spot.repeat is not None else at for at in here)
        for predicate in step.predicates:
            self.part(predicate, chosen)
        return chosen

    def _note(self, at: _At, stepped: bool) -> None:
        self.found[at.read(stepped)] = None


def _along(axis: str, spot: Spot, root: Spot) -> Iterator[Spot]:
    """The declared nodes on an axis that leads further than to children and parents."""
    if axis.endswith("-or-self"):
        yield spot
    if axis.startswith("ancestor"):
        yield from list(spot.chain())[1:]
    elif axis.startswith("descendant"):
        yield from _all_below(spot)
    elif axis.endswith("-sibling"):
        beside = spot.above.below.values() if spot.above is not None else ()
        yield from (each for each in beside if each is not spot or spot.repeated is not None)
    else:
        yield root
        yield from _all_below(root)


def _named(spot: Spot, step: Step) -> bool:
    """Whether a step's test lets a declared node through, by its local name."""
    name = spot.path.rpartition("/")[2].lstrip("@").rpartition(":")[2]
    return step.test.kind == "node" or step.test.name in ("*", name)


def _all_below(spot: Spot) -> Iterator[Spot]:
    for below in spot.below.values():
        yield below
        yield from _all_below(below)


def reads(part: Part, origin: Spot, root: Spot, main: frozenset[str], context: Spot | None = None) -> Reading:
    """What an expression reads that stands at `origin`; `context` is where its relative paths begin, if elsewhere."""
    reading = Reading(origin, root, main)
    start = _At(context or origin, context or origin)
    reading.part(part, (start,))
    return reading
