"""An expression as a tree of its parts, each with the place in the text where it begins."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Literal:
    """A number or a text that stands there."""

    place: int
    value: float | str


@dataclass(frozen=True, slots=True)
class Negation:
    """Minus something."""

    place: int
    operand: Part


@dataclass(frozen=True, slots=True)
class Operation:
    """Two parts and what stands between: or and = != < <= > >= + - * div mod |."""

    place: int
    operator: str
    left: Part
    right: Part


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments."""

    place: int
    name: str
    arguments: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Variable:
    """$name: XForms has none, so it is refused when it is asked for."""

    place: int
    name: str


@dataclass(frozen=True, slots=True)
class Test:
    """What a step lets through: a name ("*" for any), or a kind of node ("node", "text", ...).

    `prefix` is None where none was written; `target` the literal of processing-instruction('x').
    """

    kind: str
    prefix: str | None = None
    name: str = "*"
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path."""

    place: int
    axis: str
    test: Test
    predicates: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """A location path. `start` is "root", "context", or the part whose nodes the first step begins at."""

    place: int
    start: str | Part
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """Something in brackets or a call, with predicates behind it."""

    place: int
    operand: Part
    predicates: tuple[Part, ...]


Part = Literal | Negation | Operation | Call | Variable | Path | Filter


def below(part: Part) -> list[Part]:
    """The parts that a part is made of."""
    if isinstance(part, Operation):
        return [part.left, part.right]
    if isinstance(part, Negation):
        return [part.operand]
    if isinstance(part, Call):
        return list(part.arguments)
    if isinstance(part, Filter):
        return [part.operand, *part.predicates]
    if isinstance(part, Path):
        start = [] if isinstance(part.start, str) else [part.start]
        return [*start, *(each for step in part.steps for each in step.predicates)]
    return []


def depth(whole: Part) -> int:
    """How many parts stand within each other at most."""
    deepest = 0
    pending = [(whole, 1)]
    while pending:
        part, here = pending.pop()
        deepest = max(deepest, here)
        pending.extend((each, here + 1) for each in below(part))
    return deepest
