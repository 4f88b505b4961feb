"""The functions that expressions may call, by their names, and how one is declared.

Knows how many arguments each takes and as what it wants them. A module of functions puts its own in; `functions`
loads them all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fieldcase.forms.tree import Node
from fieldcase.forms.xpath.code import ANY, NODES, NUMBER, TEXT, TRUTH, Code, Run
from fieldcase.forms.xpath.context import Context
from fieldcase.forms.xpath.syntax import Call

if TYPE_CHECKING:
    from fieldcase.forms.xpath.compiler import Compiler

Make = Callable[["Compiler", Call], Code]
KINDS = {"t": TEXT, "n": NUMBER, "b": TRUTH, "s": NODES, "v": ANY}


@dataclass(frozen=True)
class Function:
    """How many arguments a function takes, and how its call is compiled."""

    least: int
    most: int | None
    make: Make

    def takes(self, count: int) -> bool:
        """Whether it can be called with so many arguments."""
        return self.least <= count and (self.most is None or count <= self.most)


FUNCTIONS: dict[str, Function] = {}


def special(name: str, least: int, most: int | None) -> Callable[[Make], Make]:
    """Declare a function that compiles its call itself."""

    def declare(make: Make) -> Make:
        FUNCTIONS[name] = Function(least, most, make)
        return make

    return declare


def arguments(compiler: Compiler, call: Call, wanted: str) -> list[Run]:
    """The closures of a call's arguments as what is wanted: t text, n number, b yes or no, s nodes, v anything.

    The last letter holds for all that follow.
    """
    runs: list[Run] = []
    for place, part in enumerate(call.arguments):
        letter = wanted[min(place, len(wanted) - 1)]
        if letter == "s":
            runs.append(compiler.nodes(part))
            continue
        code = compiler.part(part)
        runs.append({"t": code.text, "n": code.number, "b": code.truth}.get(letter, lambda code=code: code.run)())
    return runs


def declare(
    name: str, wanted: str, gives: str, compute: Callable[..., Any], least: int | None = None, world: bool = False
) -> None:
    """Declare a function of its arguments' values. `wanted` as in `arguments`; "t*" takes any number of them.

    `least` is how many there must be; `world` hands the context in before them.
    """
    any_number = wanted.endswith("*")
    letters = wanted.removesuffix("*")
    most = None if any_number else len(letters)
    fewest = least if least is not None else len(letters) - any_number

    def make(compiler: Compiler, call: Call) -> Code:
        return Code(KINDS[gives], applied(compute, arguments(compiler, call, letters), world))

    FUNCTIONS[name] = Function(fewest, most, make)


def applied(compute: Callable[..., Any], runs: Sequence[Run], world: bool) -> Run:
    """The closure that asks every argument and computes."""
    if world:
        return lambda node, position, size, context: compute(
            context, *[run(node, position, size, context) for run in runs]
        )
    if len(runs) == 1:
        only = runs[0]
        return lambda node, position, size, context: compute(only(node, position, size, context))
    if len(runs) == 2:
        first, second = runs
        return lambda node, position, size, context: compute(
            first(node, position, size, context), second(node, position, size, context)
        )

    def run(node: Node, position: int, size: int, context: Context) -> Any:
        return compute(*[each(node, position, size, context) for each in runs])

    return run
