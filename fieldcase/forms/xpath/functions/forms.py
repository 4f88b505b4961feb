"""Functions that need the form: instances, current(), repeats by number, names of choices, translated texts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from fieldcase.forms.tree import Node, text_of
from fieldcase.forms.xpath.code import ANY, NODES, TEXT, Code, Run
from fieldcase.forms.xpath.context import Context, Nodes, Value
from fieldcase.forms.xpath.functions.registry import declare, special
from fieldcase.forms.xpath.syntax import Call, Part, Path

if TYPE_CHECKING:
    from fieldcase.forms.xpath.compiler import Compiler


@special("instance", 1, 1)
def instance(compiler: Compiler, call: Call) -> Code:
    """What the instance of that id stands in; nothing where there is none."""
    name = compiler.part(call.arguments[0]).text()

    def run(node: Node, position: int, size: int, context: Context) -> Nodes:
        found = context.instances.get(name(node, position, size, context))
        return () if found is None else (found,)

    return Code(NODES, run)


@special("current", 0, 0)
def current(compiler: Compiler, call: Call) -> Code:
    """The node that the whole expression stands at."""
    return Code(NODES, lambda node, position, size, context: (context.current or context.node,))


@special("indexed-repeat", 3, 11)
def indexed_repeat(compiler: Compiler, call: Call) -> Code:
    """A question in the instances of its repeats that are chosen by number: a path, then repeats and numbers in turn.

    It is the same path with a predicate at each repeat; a number below 1 is 1 (JavaRosa).
    """
    target, *pairs = call.arguments
    if not isinstance(target, Path) or len(pairs) % 2:
        return compiler.fault(compiler.wrong(call, call.name))
    chosen: dict[int, Part] = {}
    for repeat, number in zip(pairs[::2], pairs[1::2], strict=True):
        place = _place(target, repeat)
        if place is None:
            return _searched(compiler, call)
        chosen[place] = number
    return _walked(compiler, target, chosen)


def _place(target: Path, repeat: Part) -> int | None:
    """Which step of the target leads to a repeat; None where that cannot be seen from their texts."""
    if not isinstance(repeat, Path) or repeat.start != target.start or len(repeat.steps) > len(target.steps):
        return None
    mine, its = (
        [(step.axis, step.test) for step in path.steps if step.axis != "self"] for path in (target, repeat)
    )  # fmt: skip
    if mine[: len(its)] != its:
        return None
    passed = [place for place, step in enumerate(target.steps) if step.axis != "self"]
    return passed[len(its) - 1]


def _walked(compiler: Compiler, target: Path, chosen: dict[int, Part]) -> Code:
    """The target's steps, and at the chosen ones the node of that number."""
    numbers = {place: compiler.part(number).number() for place, number in chosen.items()}
    pieces: list[tuple[Run, Run | None]] = []
    begin = 0
    for place in [*sorted(numbers), len(target.steps) - 1]:
        steps = target.steps[begin : place + 1]
        if steps:
            start = target.start if begin == 0 else "context"
            pieces.append((compiler.part(Path(target.place, start, steps)).run, numbers.get(place)))
        begin = place + 1

    def run(node: Node, position: int, size: int, context: Context) -> Nodes:
        here: Nodes = (node,)
        for path, number in pieces:
            found = [each for at in here for each in path(at, position, size, context)]
            if number is not None:
                wanted = number(node, position, size, context)
                place = int(wanted) - 1 if wanted > 1 else 0
                found = found[place : place + 1]
            here = found
        return here

    return Code(NODES, run)


def _searched(compiler: Compiler, call: Call) -> Code:
    """The target's nodes that lie below the chosen instance of each repeat, whatever way their paths go."""
    target, *rest = (
        compiler.nodes(part) if place % 2 or place == 0 else compiler.part(part).number()
        for place, part in enumerate(call.arguments)
    )
    pairs = list(zip(rest[::2], rest[1::2], strict=True))

    def run(node: Node, position: int, size: int, context: Context) -> Nodes:
        found = list(target(node, position, size, context))
        for repeat, number in pairs:
            wanted = number(node, position, size, context)
            place = int(wanted) if wanted > 1 else 1
            instances = {each for each in repeat(node, position, size, context) if _number(each) == place}
            found = [each for each in found if any(above in instances for above in _line(each))]
        return found

    return Code(NODES, run)


def _line(node: Node) -> list[Node]:
    """A node and all above it."""
    found = [node]
    while found[-1].parent is not None:
        found.append(found[-1].parent)
    return found


def _number(node: Node) -> int:
    """The place of an element among its like, from 1."""
    like = node.parent.named(node.name) if node.parent is not None and not node.prefix else (node,)
    return list(like).index(node) + 1


@special("jr:choice-name", 2, 2)
def choice_name(compiler: Compiler, call: Call) -> Code:
    """The label of a value among the choices of a question, whose path is a text."""
    value, path = (compiler.part(part).text() for part in call.arguments)

    def run(node: Node, position: int, size: int, context: Context) -> str:
        chosen = value(node, position, size, context)
        return context.hooks.choice_label(chosen, path(node, position, size, context).strip(), context)

    return Code(TEXT, run)


@special("jr:itext", 1, 1)
def itext(compiler: Compiler, call: Call) -> Code:
    """The text of an id in the form's language."""
    name = compiler.part(call.arguments[0]).text()

    def run(node: Node, position: int, size: int, context: Context) -> Value:
        return context.hooks.itext(name(node, position, size, context), context)

    return Code(ANY, run)


def pulldata(context: Context, table: str, column: str, key: str, value: str) -> str:
    """The `column` of the first row of an attached table whose `key` is `value`."""
    document = context.instances.get(table)
    for root in document.elements() if document is not None else ():
        found = by_column(root, key, context).get(value)
        if found:
            return _cell(found[0], column) or ""
    return ""


def by_column(root: Node, key: str, context: Context) -> Mapping[str, Nodes]:
    """The rows below a root by what they have in a column; those without it are not among them."""
    known = context.columns.get((root, "", key))
    if known is None:
        made: dict[str, list[Node]] = {}
        for row in root.elements():
            text = _cell(row, key)
            if text is not None:
                made.setdefault(text, []).append(row)
        known = context.columns[root, "", key] = made
    return known


def _cell(row: Node, column: str) -> str | None:
    """What a row has in a column, which is a child or, as "@name", an attribute; None where there is none."""
    if column.startswith("@"):
        return row.attribute(column[1:])
    found = row.child(column)
    return None if found is None else text_of(found)


declare("pulldata", "tttt", "t", pulldata, world=True)
declare("version", "", "t", lambda context: context.hooks.version(), world=True)
declare("property", "t", "t", lambda context, name: context.hooks.property(name), world=True)
