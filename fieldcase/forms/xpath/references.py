"""Which paths an expression follows, and what else its value hangs on.

Knows the steps by name only; whoever knows the form resolves them against where the expression stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fieldcase.forms.xpath.syntax import Call, Filter, Literal, Operation, Part, Path, Step, below

# Functions whose value may be another one though no node has changed.
VOLATILE = frozenset(("now", "today", "random", "uuid", "randomize"))


@dataclass(frozen=True, slots=True)
class Reference:
    """One path. `anchor` is "root", "context", "current", or "instance" with its id.

    Steps are names, "@name", "*", "@*", ".." for one up, "//" before a step at any depth; "**" is a step that may lead
    anywhere. Predicates are left out here: the paths in them are references of their own.
    """

    anchor: str
    steps: tuple[str, ...]
    instance: str = ""

    def absolute(self, context: Sequence[str]) -> tuple[str, ...] | None:
        """The names from the root, seen from the names that lead to where it stands; None where that is unknown."""
        if self.anchor == "instance" or "**" in self.steps:
            return None
        found = [] if self.anchor == "root" else list(context)
        for step in self.steps:
            if step == "..":
                if not found or found[-1] == "//":
                    return None
                found.pop()
            else:
                found.append(step)
        return tuple(found)


def references(part: Part) -> tuple[Reference, ...]:
    """Every path of an expression, each once."""
    here = (Reference("context", ()),)
    return tuple(dict.fromkeys([*_inner(part, here), *_nodes(part, here)]))


def calls(part: Part) -> Iterator[Call]:
    """Every call of a function, at any depth."""
    pending: list[Part] = [part]
    while pending:
        each = pending.pop()
        if isinstance(each, Call):
            yield each
        pending.extend(below(each))


def _nodes(part: Part, here: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """Where the nodes may be that a part gives, seen from `here`; what only counts as a value gives none."""
    if isinstance(part, Path):
        if isinstance(part.start, str):
            starts = (Reference("root", ()),) if part.start == "root" else here
        else:
            starts = _nodes(part.start, here)
        for step in part.steps:
            starts = tuple(_stepped(start, step) for start in starts)
        return starts
    if isinstance(part, Filter):
        return _nodes(part.operand, here)
    if isinstance(part, Operation) and part.operator == "|":
        return _nodes(part.left, here) + _nodes(part.right, here)
    if not isinstance(part, Call):
        return ()
    if part.name == "current":
        return (Reference("current", ()),)
    if part.name == "instance":
        name = part.arguments[0] if part.arguments else None
        if isinstance(name, Literal):
            return (Reference("instance", (), str(name.value)),)
        return (Reference("root", ("**",)),)
    return tuple(found for argument in part.arguments for found in _nodes(argument, here))


def _stepped(start: Reference, step: Step) -> Reference:
    """A reference with one step more."""
    test = step.test
    if step.axis == "self":
        return start
    if step.axis == "parent":
        return Reference(start.anchor, (*start.steps, ".."), start.instance)
    name = (f"{test.prefix}:{test.name}" if test.prefix else test.name) if test.kind == "name" else "*"
    if test.kind != "name" and step.axis == "child" and test.kind != "node":
        return start
    leads: dict[str, tuple[str, ...]] = {
        "child": (name,),
        "attribute": (f"@{name}",),
        "descendant": ("//", name),
        "descendant-or-self": ("//",),
    }
    return Reference(start.anchor, start.steps + leads.get(step.axis, ("**",)), start.instance)


def _inner(part: Part, here: tuple[Reference, ...]) -> Iterator[Reference]:
    """The paths inside a part: operands, arguments, and predicates as seen from the step they stand behind."""
    if isinstance(part, Path):
        starts = here
        if part.start == "root":
            starts = (Reference("root", ()),)
        elif not isinstance(part.start, str):
            yield from _inner(part.start, here)
            starts = _nodes(part.start, here)
        for step in part.steps:
            starts = tuple(_stepped(start, step) for start in starts)
            yield from _predicates(step.predicates, starts)
    elif isinstance(part, Filter):
        yield from _inner(part.operand, here)
        yield from _predicates(part.predicates, _nodes(part.operand, here))
    else:
        union = isinstance(part, Operation) and part.operator == "|"
        for each in below(part):
            yield from _inner(each, here)
            # What a union gives is asked of the whole.
            if not union:
                yield from _nodes(each, here)


def _predicates(predicates: Sequence[Part], here: tuple[Reference, ...]) -> Iterator[Reference]:
    for predicate in predicates:
        yield from _inner(predicate, here)
        yield from _nodes(predicate, here)
