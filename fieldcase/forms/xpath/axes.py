"""The thirteen axes and the tests of a step (XPath 1.0, 2.2 and 2.3).

Knows in which order an axis goes. A name without prefix is any element without prefix of that name, whatever its
default namespace, for that is how questionnaires are written; only XHTML, the markup around them, is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from fieldcase.forms.tree import (
    ATTRIBUTE,
    COMMENT,
    ELEMENT,
    INSTRUCTION,
    NAMESPACE,
    TEXT,
    XHTML,
    Node,
    descendants,
)
from fieldcase.forms.xpath.syntax import Test

Axis = Callable[[Node], Sequence[Node]]
Lets = Callable[[Node], bool]
XML = "http://www.w3.org/XML/1998/namespace"
# Axes whose nodes come nearest first, which is against document order.
BACKWARD = frozenset(("ancestor", "ancestor-or-self", "preceding", "preceding-sibling"))
# Axes that lead from one node to nodes of one depth.
LEVEL = frozenset(("child", "attribute", "self", "following-sibling", "preceding-sibling", "namespace", "parent"))
KINDS = {"text": TEXT, "comment": COMMENT, "processing-instruction": INSTRUCTION}


def _ancestors(node: Node) -> Iterator[Node]:
    above = node.parent
    while above is not None:
        yield above
        above = above.parent


def _siblings(node: Node) -> tuple[list[Node], int]:
    """The children that `node` is one of, and its place among them; nothing for an attribute or a root."""
    if node.parent is None or node.kind in (ATTRIBUTE, NAMESPACE):
        return [], 0
    # Nodes are compared by being the same one, so that this is a search for identity.
    return node.parent.children, node.parent.children.index(node)


def _after(node: Node) -> list[Node]:
    siblings, place = _siblings(node)
    return siblings[place + 1 :]


def _before(node: Node) -> list[Node]:
    siblings, place = _siblings(node)
    return siblings[:place][::-1]


def _following(node: Node) -> Iterator[Node]:
    if node.kind in (ATTRIBUTE, NAMESPACE) and node.parent is not None:
        node = node.parent
        yield from descendants(node)
    for each in (node, *_ancestors(node)):
        for sibling in _after(each):
            yield sibling
            yield from descendants(sibling)


def _preceding(node: Node) -> Iterator[Node]:
    if node.kind in (ATTRIBUTE, NAMESPACE) and node.parent is not None:
        node = node.parent
    for each in (node, *_ancestors(node)):
        for sibling in _before(each):
            yield from list(descendants(sibling))[::-1]
            yield sibling


def _namespaces(node: Node) -> list[Node]:
    if node.kind != ELEMENT:
        return []
    scope: dict[str, str] = {}
    for each in (node, *_ancestors(node)):
        for prefix, address in (each.declared or {}).items():
            scope.setdefault(prefix, address)
    scope["xml"] = XML
    return [Node(NAMESPACE, prefix, address, parent=node) for prefix, address in scope.items() if address]


AXES: dict[str, Axis] = {
    "ancestor": lambda node: list(_ancestors(node)),
    "ancestor-or-self": lambda node: [node, *_ancestors(node)],
    "attribute": lambda node: node.attributes,
    "child": lambda node: node.children,
    "descendant": lambda node: list(descendants(node)),
    "descendant-or-self": lambda node: [node, *descendants(node)],
    "following": lambda node: list(_following(node)),
    "following-sibling": _after,
    "namespace": _namespaces,
    "parent": lambda node: [] if node.parent is None else [node.parent],
    "preceding": lambda node: list(_preceding(node)),
    "preceding-sibling": _before,
    "self": lambda node: [node],
}


def principal(axis: str) -> int:
    """The kind of node that a name means on an axis."""
    return {"attribute": ATTRIBUTE, "namespace": NAMESPACE}.get(axis, ELEMENT)


def tester(axis: str, test: Test, namespace: str | None, markup: bool) -> Lets | None:
    """What a step lets through; None where that is every node. `namespace` is the address of the test's prefix.

    `markup`: a name without prefix is one of XHTML; otherwise it never is.
    """
    if test.kind == "node":
        return None
    if test.kind != "name":
        kind, target = KINDS[test.kind], test.target
        if target is not None:
            return lambda node: node.kind == kind and node.name == target
        return lambda node: node.kind == kind
    kind, name = principal(axis), test.name
    if name == "*" and test.prefix is None:
        return lambda node: node.kind == kind
    if name == "*":
        return lambda node: node.kind == kind and node.namespace == namespace
    if test.prefix is None:
        return lambda node: (
            node.kind == kind and node.name == name and not node.prefix and (node.namespace == XHTML) == markup
        )
    return lambda node: node.kind == kind and node.name == name and node.namespace == namespace
