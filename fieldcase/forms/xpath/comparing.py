"""Whether two values are equal, or one less than the other (XPath 1.0, 3.4; docs/decisions/0038-xpath.md).

Knows node-sets, which are compared node by node, and what JavaRosa makes of a question that is not there: a path to
named nodes that leads to none is compared as an empty text. Moments are compared by their days.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fieldcase.forms.tree import Node, text_of
from fieldcase.forms.xpath.code import NODES, NUMBER, TEXT, Code, Run
from fieldcase.forms.xpath.context import Context
from fieldcase.forms.xpath.moments import Moment, read_moment
from fieldcase.forms.xpath.values import (
    NUMERIC,
    SMALL,
    is_nodes,
    node_number,
    text_number,
    to_number,
    to_order,
    to_truth,
)

# The words of a yes or no, which is kept as 1 and 0 or as true and false.
TRUTHS = {"1": "true", "0": "false"}
# Types of which two texts may say the same.
TYPED = NUMERIC | {"boolean"}
Less = Callable[[float, float], bool]


def near(left: float, right: float) -> bool:
    """Whether two numbers are equal; what is off by less than a millionth of a millionth is."""
    return left == right or abs(left - right) < SMALL


def equal(left: Any, right: Any, context: Context, wanted: bool) -> bool:
    """Whether `left = right` (wanted) or `left != right` (not wanted): for nodes, whether it is so for any of them."""
    if is_nodes(left):
        if isinstance(right, bool):
            return (to_truth(left) == right) == wanted
        if not left:
            return _equal_empty(right, context, wanted)
        return any(equal_node(node, right, context, wanted) for node in left)
    if is_nodes(right):
        return equal(right, left, context, wanted)
    if isinstance(left, bool) or isinstance(right, bool):
        return (to_truth(left) is to_truth(right)) is wanted
    if isinstance(left, Moment) or isinstance(right, Moment):
        return _equal_moment(left, right, context) == wanted
    if isinstance(left, float) or isinstance(right, float):
        return near(to_number(left, context), to_number(right, context)) == wanted
    return bool(left == right) == wanted


def _equal_empty(right: Any, context: Context, wanted: bool) -> bool:
    """A path that leads to nothing, against any other value."""
    if is_nodes(right):
        return any(equal(text_of(node), "", context, wanted) for node in right) if right else wanted
    return equal("", right, context, wanted)


def equal_node(node: Node, right: Any, context: Context, wanted: bool) -> bool:
    """Whether one node is (or is not) equal to a value that is no truth."""
    if isinstance(right, str):
        return _equal_text(node, right) == wanted
    if isinstance(right, Moment):
        return _equal_moment(text_of(node), right, context) == wanted
    if isinstance(right, float):
        return near(node_number(node, context), right) == wanted
    if not right:
        return _equal_text(node, "") == wanted
    return any(_equal_nodes(node, other) == wanted for other in right)


def _equal_text(node: Node, text: str) -> bool:
    own = text_of(node)
    if node.datatype == "boolean":
        return TRUTHS.get(own, own) == TRUTHS.get(text, text)
    if own == text or node.datatype not in NUMERIC:
        return own == text
    return near(text_number(own), text_number(text))


def _equal_nodes(left: Node, right: Node) -> bool:
    return _equal_text(left if left.datatype in TYPED else right, text_of(right if left.datatype in TYPED else left))


def _equal_moment(left: Any, right: Any, context: Context) -> bool:
    """A moment against a text, a number or another: by days where the text is a date, else as texts."""
    days = []
    for value in (left, right):
        moment = read_moment(value, context.here) if isinstance(value, str) else value
        if moment is None:
            return False
        days.append(float(moment))
    return near(days[0], days[1])


def ordered(left: Any, right: Any, context: Context, less: Less) -> bool:
    """Whether two values stand in an order; for nodes, whether any pair does."""
    if is_nodes(left):
        return any(ordered(node_number(node, context), right, context, less) for node in left)
    if is_nodes(right):
        number = to_order(left, context)
        return any(less(number, node_number(node, context)) for node in right)
    return less(to_order(left, context), to_order(right, context))


def equality(left: Code, right: Code, wanted: bool) -> Run:
    """The closure of = or !=, by what is known of both sides."""
    if left.named and isinstance(right.constant, str):
        return _nodes_and_text(left.run, right.constant, wanted)
    if right.named and isinstance(left.constant, str):
        return _nodes_and_text(right.run, left.constant, wanted)
    first, second = left.run, right.run
    if (left.kind == NODES and not left.named) or (right.kind == NODES and not right.named):
        return _strictly(left, right, wanted)
    if left.kind == right.kind == TEXT:
        return lambda node, position, size, context: (
            (first(node, position, size, context) == second(node, position, size, context)) == wanted
        )
    return lambda node, position, size, context: equal(
        first(node, position, size, context), second(node, position, size, context), context, wanted
    )


def _strictly(left: Code, right: Code, wanted: bool) -> Run:
    """Where a side asks for nodes of any name: if there are none, nothing is equal or unequal to them (XPath 1.0)."""
    first, second = left.run, right.run
    left_may_lack, right_may_lack = left.kind != NODES or left.named, right.kind != NODES or right.named

    def run(node: Node, position: int, size: int, context: Context) -> bool:
        one, other = first(node, position, size, context), second(node, position, size, context)
        if not isinstance(one, bool) and not isinstance(other, bool):
            if not left_may_lack and not one:
                return False
            if not right_may_lack and not other:
                return False
        return equal(one, other, context, wanted)

    return run


def _nodes_and_text(nodes: Run, text: str, wanted: bool) -> Run:
    """What questionnaires ask most: whether an answer is a certain word."""

    def run(node: Node, position: int, size: int, context: Context) -> bool:
        found = nodes(node, position, size, context)
        if len(found) == 1:
            only = found[0]
            if only.datatype in TYPED:
                return _equal_text(only, text) == wanted
            return (text_of(only) == text) == wanted
        return equal(found, text, context, wanted)

    return run


def ordering(left: Code, right: Code, less: Less) -> Run:
    """The closure of < <= > >=, by what is known of both sides."""
    first, second = left.run, right.run
    limit = right.constant
    if left.kind == NODES and isinstance(limit, float):

        def against(node: Node, position: int, size: int, context: Context) -> bool:
            found = first(node, position, size, context)
            if len(found) == 1:
                return less(node_number(found[0], context), limit)
            return ordered(found, limit, context, less)

        return against
    if left.kind == right.kind == NUMBER:
        return lambda node, position, size, context: less(
            first(node, position, size, context), second(node, position, size, context)
        )
    return lambda node, position, size, context: ordered(
        first(node, position, size, context), second(node, position, size, context), context, less
    )
