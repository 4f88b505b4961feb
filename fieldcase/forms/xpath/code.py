"""A compiled part of an expression: a closure, and what is known of its value before it is asked.

A closure takes the context node, its position, how many nodes there are, and the context; so nothing has to be made
for each node that a predicate looks at.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fieldcase.forms.tree import Node, text_of
from fieldcase.forms.xpath.context import Context, Value
from fieldcase.forms.xpath.values import node_number, text_number, to_number, to_text, to_truth

Run = Callable[[Node, int, int, Context], Any]
NUMBER, TEXT, TRUTH, NODES, ANY = "number", "text", "truth", "nodes", "any"


@dataclass(frozen=True, slots=True)
class Code:
    """`kind` says what `run` always gives; `constant` its value, where it is always the same.

    `named`: it is a path to nodes of a name, as a question is asked for.
    """

    kind: str
    run: Run
    constant: Value | None = None
    named: bool = False

    def text(self) -> Run:
        """The closure that gives the value as text."""
        run = self.run
        if self.kind == TEXT:
            return run
        if self.constant is not None:
            return _always(to_text(self.constant))
        if self.kind == NODES:

            def first_text(node: Node, position: int, size: int, context: Context) -> str:
                found = run(node, position, size, context)
                return text_of(found[0]) if found else ""

            return first_text
        return lambda node, position, size, context: to_text(run(node, position, size, context))

    def number(self) -> Run:
        """The closure that gives the value as a number."""
        run = self.run
        if self.kind == NUMBER:
            return run
        if isinstance(self.constant, str):
            return _always(text_number(self.constant))
        if self.kind == NODES:

            def first_number(node: Node, position: int, size: int, context: Context) -> float:
                found = run(node, position, size, context)
                return node_number(found[0], context) if found else _NAN

            return first_number
        return lambda node, position, size, context: to_number(run(node, position, size, context), context)

    def truth(self) -> Run:
        """The closure that gives the value as yes or no."""
        run = self.run
        if self.kind == TRUTH:
            return run
        if self.constant is not None:
            return _always(to_truth(self.constant))
        return lambda node, position, size, context: to_truth(run(node, position, size, context))


_NAN = float("nan")


def _always(value: Value) -> Run:
    return lambda node, position, size, context: value


def constant(value: float | str) -> Code:
    """The code of a literal."""
    return Code(TEXT if isinstance(value, str) else NUMBER, _always(value), value)
