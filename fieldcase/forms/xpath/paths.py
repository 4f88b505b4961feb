"""Location paths and filters as closures (XPath 1.0, 2 and 3.3).

Knows when nodes are in document order anyway, so that they are sorted only where they may not be. A node that is not
relevant is left out of what a path gives, as JavaRosa does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fieldcase.forms.tree import ELEMENT, Node, in_order
from fieldcase.forms.xpath.axes import AXES, BACKWARD, LEVEL, Lets
from fieldcase.forms.xpath.code import NODES, TEXT, TRUTH, Code, Run
from fieldcase.forms.xpath.context import Context, Nodes
from fieldcase.forms.xpath.lists import Narrow
from fieldcase.forms.xpath.values import to_truth

Keep = Callable[[Sequence[Node], Context], Sequence[Node]]
Walk = Callable[[Sequence[Node], Context], Sequence[Node]]
Lead = Callable[[Node, Context], Sequence[Node]]


def keeper(predicate: Code, narrow: Narrow | None = None) -> Keep:
    """What a predicate keeps of nodes that come in the order of their axis. `narrow` finds those it may keep."""
    number = predicate.constant
    if isinstance(number, float):
        place = int(number) - 1 if number == number // 1 and 0 < number < 2**31 else -1
        return lambda nodes, context: nodes[place : place + 1] if place >= 0 else ()
    run = predicate.truth() if predicate.kind in (TRUTH, TEXT, NODES) else predicate.run
    if predicate.kind in (TRUTH, TEXT, NODES):

        def by_truth(nodes: Sequence[Node], context: Context) -> Sequence[Node]:
            fewer = narrow(nodes, context) if narrow is not None else None
            nodes = nodes if fewer is None else fewer
            size = len(nodes)
            context.look_at(size)
            return [node for place, node in enumerate(nodes, 1) if run(node, place, size, context)]

        return by_truth

    def by_value(nodes: Sequence[Node], context: Context) -> Sequence[Node]:
        size = len(nodes)
        context.look_at(size)
        return [node for place, node in enumerate(nodes, 1) if _chosen(run(node, place, size, context), place)]

    return by_value


def _chosen(value: object, place: int) -> bool:
    """A number chooses by position, anything else by being yes."""
    return value == place if isinstance(value, float) else to_truth(value)


def step_walk(axis_name: str, lets: Lets | None, name: str | None, keeps: Sequence[Keep]) -> Walk:
    """From nodes to what a step leads to from each, one after the other. `name`: an unprefixed child's."""
    leads = _leading(axis_name, lets, name)
    backward = axis_name in BACKWARD
    if not keeps and not backward:

        def plain(nodes: Sequence[Node], context: Context) -> Sequence[Node]:
            if len(nodes) == 1:
                return leads(nodes[0], context)
            return [found for node in nodes for found in leads(node, context)]

        return plain

    def chosen(nodes: Sequence[Node], context: Context) -> Sequence[Node]:
        all_found: list[Node] = []
        for node in nodes:
            found = leads(node, context)
            for keep in keeps:
                found = keep(found, context)
            all_found.extend(reversed(found) if backward else found)
        return all_found

    return chosen


def _leading(axis_name: str, lets: Lets | None, name: str | None) -> Lead:
    """From one node to those of an axis that are let through; every node of the axis is one that was looked at."""
    axis = AXES[axis_name]

    def named(node: Node, context: Context) -> Sequence[Node]:
        found = node.named(name or "")
        context.look_at(len(found) + 1)
        return found

    def tested(node: Node, context: Context) -> Sequence[Node]:
        found = axis(node)
        context.look_at(len(found) + 1)
        return found if lets is None else [one for one in found if lets(one)]

    return tested if name is None else named


class Order:
    """What is known of the nodes so far: one at most, all of one depth, and whether they have to be sorted."""

    def __init__(self, single: bool) -> None:
        self.single = self.level = single
        self.sort = False

    def step(self, axis: str) -> bool:
        """Take a step into account; whether its nodes have to be sorted before the next one."""
        if axis in ("self", "attribute", "namespace"):
            return False
        kept = self.single or (self.level and axis in ("child", "descendant", "descendant-or-self"))
        self.level = axis in LEVEL and (self.single or (self.level and axis in ("child", "parent")))
        self.single = self.single and axis == "parent"
        return not kept


def standing(nodes: Sequence[Node], context: Context) -> Nodes:
    """The nodes that are relevant; an attribute or a text stands with its element."""
    if context.whole:
        return nodes
    for node in nodes:
        if not (node.relevant if node.kind == ELEMENT or node.parent is None else node.parent.relevant):
            return [each for each in nodes if (each if each.kind <= ELEMENT else each.parent or each).relevant]
    return nodes


def path_code(start: Run | None, from_root: bool, walks: Sequence[Walk], named: bool) -> Code:
    """The code of a path: from the root, from what `start` gives, or from the context node."""

    def run(node: Node, position: int, size: int, context: Context) -> Nodes:
        if from_root:
            nodes: Sequence[Node] = (context.root or node.top(),)
        else:
            nodes = (node,) if start is None else start(node, position, size, context)
        for walk in walks:
            nodes = walk(nodes, context)
        return standing(nodes, context)

    return Code(NODES, run, None, named)


def named_code(from_root: bool, up: int, names: Sequence[str]) -> Code:
    """The code of the paths that forms are made of: /a/b/c, ../../b/c, b; without predicates or wildcards."""
    last = names[-1]
    before = tuple(names[:-1])

    def run(node: Node, position: int, size: int, context: Context) -> Nodes:
        here: Node | None = (context.root or node.top()) if from_root else node
        for _ in range(up):
            if here is None:
                return ()
            here = here.parent
        if here is None:
            return ()
        for place, name in enumerate(before, 1):
            found = here.named(name)
            if len(found) != 1:
                return standing(_spread(found, names[place:], context), context)
            here = found[0]
        found = here.named(last)
        if len(found) == 1:
            return found if found[0].relevant or context.whole else ()
        return standing(found, context)

    return Code(NODES, run, None, True)


def _spread(nodes: Sequence[Node], names: Sequence[str], context: Context) -> Sequence[Node]:
    """The children's children of these names."""
    for name in names:
        context.look_at(len(nodes))
        nodes = [found for node in nodes for found in node.named(name)]
    return nodes


def filter_code(operand: Run, keeps: Sequence[Keep]) -> Code:
    """The code of a node-set with predicates behind it; they count in document order."""

    def run(node: Node, position: int, size: int, context: Context) -> Nodes:
        nodes = operand(node, position, size, context)
        for keep in keeps:
            nodes = keep(nodes, context)
        return nodes if isinstance(nodes, Sequence) else ()

    return Code(NODES, run)


def sorting(walk: Walk) -> Walk:
    """A walk whose nodes are put in document order, each once."""

    def sorted_walk(nodes: Sequence[Node], context: Context) -> Sequence[Node]:
        found = walk(nodes, context)
        return in_order(found) if len(found) > 1 else found

    return sorted_walk
