"""A tree of XML nodes as XPath 1.0 sees them, small enough to be changed at every answer.

Knows elements, attributes, texts, and in which order they stand. Knows nothing of questions: a session marks nodes
as relevant or not, and with the type that their question was given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

DOCUMENT, ELEMENT, ATTRIBUTE, TEXT, COMMENT, INSTRUCTION, NAMESPACE = range(7)
XHTML = "http://www.w3.org/1999/xhtml"


class Node:
    """One node. Elements change through their methods alone, so that order and index stay true.

    `name` is the local name (of a processing instruction its target), `value` the own text of everything that has
    no children. `relevant` is what holds for this node after its ancestors had their say. `datatype` is the type of
    the question bound to the node ("int", "string", ...; "" where none is), without prefix.
    """

    __slots__ = (
        "_named",
        "attributes",
        "children",
        "datatype",
        "declared",
        "kind",
        "name",
        "namespace",
        "order",
        "parent",
        "prefix",
        "relevant",
        "value",
    )

    def __init__(
        self, kind: int, name: str = "", value: str = "", namespace: str = "", prefix: str = "",
        parent: Node | None = None,
    ) -> None:  # fmt: skip
        self.kind = kind
        self.name = name
        self.value = value
        self.namespace = namespace
        self.prefix = prefix
        self.parent = parent
        self.children: list[Node] = []
        self.attributes: list[Node] = []
        # Namespaces declared on this element, prefix to address; None where there are none.
        self.declared: dict[str, str] | None = None
        self.relevant = True
        self.datatype = ""
        self.order: float = -1
        self._named: dict[str, list[Node]] | None = None

    def __repr__(self) -> str:
        return f"<node {self.kind} {self.qualified}>"

    @property
    def qualified(self) -> str:
        """The name with its prefix."""
        return f"{self.prefix}:{self.name}" if self.prefix else self.name

    def named(self, name: str) -> Sequence[Node]:
        """The child elements without prefix of that name, in document order; no XHTML. Never to be changed."""
        index = self._named
        if index is None:
            index = {}
            for child in self.children:
                if child.kind == ELEMENT and not child.prefix and child.namespace != XHTML:
                    index.setdefault(child.name, []).append(child)
            self._named = index
        return index.get(name, ())

    def child(self, name: str) -> Node | None:
        """The first child element without prefix of that name."""
        found = self.named(name)
        return found[0] if found else None

    def attribute(self, name: str, prefix: str = "") -> str | None:
        """The value of an attribute, None where the element does not have it."""
        for each in self.attributes:
            if each.name == name and each.prefix == prefix:
                return each.value
        return None

    def elements(self) -> Iterator[Node]:
        """The child elements, in document order."""
        return (child for child in self.children if child.kind == ELEMENT)

    def insert(self, place: int, node: Node) -> None:
        """Put `node`, which stands nowhere, before the child at `place`."""
        node.parent = self
        self.children.insert(place, node)
        self._changed()

    def append(self, node: Node) -> None:
        """Put `node`, which stands nowhere, after the last child."""
        self.insert(len(self.children), node)

    def remove(self, node: Node) -> None:
        """Take a child away; it keeps what is below it."""
        self.children.remove(node)
        node.parent = None
        self._named = None

    def set_attribute(self, name: str, value: str, namespace: str = "", prefix: str = "") -> None:
        """Give an attribute a value, anew or for the first time."""
        for each in self.attributes:
            if each.name == name and each.namespace == namespace:
                each.value = value
                return
        self.attributes.append(Node(ATTRIBUTE, name, value, namespace, prefix, self))
        self._changed()

    def set_text(self, text: str) -> None:
        """Make `text` the whole content of this element; of any other node, its value."""
        if self.kind != ELEMENT:
            self.value = text
            return
        children = self.children
        if len(children) == 1 and children[0].kind == TEXT and text:
            children[0].value = text
            return
        self.children = [Node(TEXT, value=text, parent=self)] if text else []
        self._named = None
        if text:
            # It comes right after its element, so that the order of all others still holds.
            self.children[0].order = (self.attributes[-1] if self.attributes else self).order + 0.5

    def copy(self) -> Node:
        """This node and everything below it, standing nowhere."""
        twin = Node(self.kind, self.name, self.value, self.namespace, self.prefix)
        twin.declared, twin.relevant, twin.datatype = self.declared, self.relevant, self.datatype
        pending = [(self, twin)]
        while pending:
            old, new = pending.pop()
            for source, target in ((old.attributes, new.attributes), (old.children, new.children)):
                for each in source:
                    made = Node(each.kind, each.name, each.value, each.namespace, each.prefix, new)
                    made.declared, made.relevant, made.datatype = each.declared, each.relevant, each.datatype
                    target.append(made)
                    if each.children or each.attributes:
                        pending.append((each, made))
        return twin

    def top(self) -> Node:
        """The node above all others of this tree."""
        node = self
        while node.parent is not None:
            node = node.parent
        return node

    def _changed(self) -> None:
        """The index and the numbers of the order are no longer true; they are made when next asked for."""
        self._named = None
        self.top().order = -1


def text_of(node: Node) -> str:
    """The string-value of a node (XPath 1.0, 5): of an element, all text below it."""
    if node.kind > ELEMENT:
        return node.value
    children = node.children
    if not children:
        return ""
    if len(children) == 1 and children[0].kind == TEXT:
        return children[0].value
    return "".join(below.value for below in descendants(node) if below.kind == TEXT)


def descendants(node: Node) -> Iterator[Node]:
    """Every node below, without attributes, in document order."""
    pending = node.children[::-1]
    while pending:
        below = pending.pop()
        yield below
        if below.children:
            pending.extend(below.children[::-1])


def _number(top: Node) -> None:
    """Give every node of a tree its number in document order: an element, its attributes, its children."""
    numbers = count()
    pending = [top]
    while pending:
        node = pending.pop()
        node.order = next(numbers)
        for each in node.attributes:
            each.order = next(numbers)
        pending.extend(node.children[::-1])


def in_order(nodes: Sequence[Node]) -> list[Node]:
    """These nodes in document order and each once; trees follow each other as they first appear in `nodes`."""
    trees: dict[Node, list[Node]] = {}
    for node in dict.fromkeys(nodes):
        trees.setdefault(node.top(), []).append(node)
    found: list[Node] = []
    for top, members in trees.items():
        if top.order < 0:
            _number(top)
        found.extend(sorted(members, key=lambda node: node.order))
    return found
