"""Long lists by what stands in a column: `instance('towns')/root/item[region = /data/region]` without a look at each.

Knows which predicates ask for that, and remembers for each list and column what stands where. Decides nothing: what it
gives are the only nodes that the predicate may keep, and the predicate is still asked of each of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from fieldcase.forms.tree import Node, text_of
from fieldcase.forms.xpath.code import Run
from fieldcase.forms.xpath.comparing import TYPED
from fieldcase.forms.xpath.context import Context
from fieldcase.forms.xpath.syntax import Call, Literal, Operation, Part, Path, below

# A shorter list is gone through as it is.
SHORTEST = 32
Narrow = Callable[[Sequence[Node], Context], Sequence[Node] | None]
Columns = Sequence[tuple[str, Run]]


def narrowing(predicate: Part, compiled: Callable[[Part], Run]) -> Narrow | None:
    """What finds the nodes that a predicate may keep among the children of a list; None where none can be said.

    What it gives is None where it cannot say. The order of the list is kept.
    """
    if any(isinstance(part, Call) and part.name in ("position", "last") for part in _all(predicate)):
        return None
    columns = [(name, compiled(other)) for name, other in _columns(predicate)]
    return (lambda nodes, context: _narrowed(nodes, context, columns)) if columns else None


def _all(part: Part) -> Iterator[Part]:
    pending = [part]
    while pending:
        each = pending.pop()
        yield each
        pending += below(each)


def _columns(predicate: Part) -> Iterator[tuple[str, Part]]:
    """The columns that have to be equal to something, with what that is."""
    pending = [predicate]
    while pending:
        part = pending.pop()
        if not isinstance(part, Operation):
            continue
        if part.operator == "and":
            pending += [part.left, part.right]
        elif part.operator == "=":
            for one, other in ((part.left, part.right), (part.right, part.left)):
                name = _column(one)
                if name is not None and _elsewhere(other):
                    yield name, other
                    break


def _column(part: Part) -> str | None:
    """The name of a child, where a part is nothing but that."""
    if not isinstance(part, Path) or part.start != "context" or len(part.steps) != 1:
        return None
    step = part.steps[0]
    plain = step.axis == "child" and step.test.kind == "name" and step.test.prefix is None and not step.predicates
    return step.test.name if plain and step.test.name != "*" else None


def _elsewhere(part: Part) -> bool:
    """Whether a part is the same whichever node of the list it is asked for: a text, or a path from elsewhere."""
    if isinstance(part, Literal):
        return isinstance(part.value, str)
    if not isinstance(part, Path) or any(step.predicates for step in part.steps):
        return False
    return part.start == "root" or (isinstance(part.start, Call) and part.start.name == "current")


def _narrowed(nodes: Sequence[Node], context: Context, columns: Columns) -> Sequence[Node] | None:
    if len(nodes) < SHORTEST:
        return None
    parent = nodes[0].parent
    if parent is None or nodes is not parent.named(nodes[0].name) or parent.top() is context.node.top():
        return None  # a part of a list, or one that answers may change
    least: Sequence[Node] | None = None
    for name, run in columns:
        wanted = _text(run(context.node, 1, 1, context))
        if wanted is None:
            continue
        found = _rows(parent, nodes, name, context).get(wanted, ())
        least = found if least is None or len(found) < len(least) else least
    return least


def _text(value: object) -> str | None:
    """The text that nodes must have to be equal to a value, None where another text may do."""
    if isinstance(value, str):
        return value
    if not isinstance(value, Sequence) or len(value) > 1:
        return None
    if not value:
        return ""
    return text_of(value[0]) if value[0].datatype not in TYPED else None


def _rows(parent: Node, nodes: Sequence[Node], name: str, context: Context) -> Mapping[str, Sequence[Node]]:
    """The nodes of a list by what stands in a column; those without it by the empty text."""
    key = (parent, nodes[0].name, name)
    found = context.columns.get(key)
    if found is None:
        context.look_at(len(nodes))
        made: dict[str, list[Node]] = {}
        for node in nodes:
            for text in dict.fromkeys([text_of(child) for child in node.named(name)]) or ("",):
                made.setdefault(text, []).append(node)
        found = context.columns[key] = made
    return found
