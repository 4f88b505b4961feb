"""Functions of XPath 1.0 on nodes and truths (4.1 and 4.3), and ODK's if(), coalesce(), once(), position(node)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from fieldcase.forms.tree import ATTRIBUTE, ELEMENT, INSTRUCTION, NAMESPACE, Node, descendants, text_of
from fieldcase.forms.xpath.code import ANY, NODES, NUMBER, TEXT, TRUTH, Code
from fieldcase.forms.xpath.context import Context, Nodes, Value
from fieldcase.forms.xpath.functions.registry import declare, special
from fieldcase.forms.xpath.syntax import Call
from fieldcase.forms.xpath.values import is_nodes, to_text, to_truth

if TYPE_CHECKING:
    from fieldcase.forms.xpath.compiler import Compiler

NAMED = frozenset((ELEMENT, ATTRIBUTE, INSTRUCTION, NAMESPACE))


@special("last", 0, 0)
def last(compiler: Compiler, call: Call) -> Code:
    """How many nodes the predicate looks at."""
    return Code(NUMBER, lambda node, position, size, context: float(size))


@special("position", 0, 1)
def position_of(compiler: Compiler, call: Call) -> Code:
    """The place among the nodes the predicate looks at; with a node, its place among its like (ODK)."""
    if not call.arguments:
        return Code(NUMBER, lambda node, position, size, context: float(position))
    nodes = compiler.nodes(call.arguments[0])

    def run(node: Node, position: int, size: int, context: Context) -> float:
        found = nodes(node, position, size, context)
        if not found:
            return 0.0
        first = found[0]
        like = [] if first.parent is None else [
            each for each in first.parent.children if each.kind == ELEMENT and each.qualified == first.qualified
        ]  # fmt: skip
        return float(like.index(first) + 1) if first in like else 1.0

    return Code(NUMBER, run)


declare("count", "s", "n", lambda nodes: float(len(nodes)))
declare("count-non-empty", "s", "n", lambda nodes: float(sum(1 for node in nodes if text_of(node))))


@special("id", 1, 1)
def by_id(compiler: Compiler, call: Call) -> Code:
    """The elements with these ids, in document order; an id is an attribute `id` or `xml:id`."""
    value = compiler.part(call.arguments[0]).run

    def run(node: Node, position: int, size: int, context: Context) -> Nodes:
        found = value(node, position, size, context)
        texts = [text_of(each) for each in found] if is_nodes(found) else [to_text(found)]
        wanted = {word for text in texts for word in text.split()}
        below = descendants(node.top())
        return [each for each in below if wanted & {each.attribute("id"), each.attribute("id", "xml")}]

    return Code(NODES, run)


def _name(node: Node) -> str:
    return node.qualified if node.kind in NAMED else ""


def _local(node: Node) -> str:
    return node.name if node.kind in NAMED else ""


def _address(node: Node) -> str:
    return node.namespace if node.kind in (ELEMENT, ATTRIBUTE) else ""


def _of_node(name: str, told: Any) -> None:
    """Declare a function that tells something of the first node, or of the context node."""

    def make(compiler: Compiler, call: Call) -> Code:
        if not call.arguments:
            return Code(TEXT, lambda node, position, size, context: told(node))
        nodes = compiler.nodes(call.arguments[0])

        def run(node: Node, position: int, size: int, context: Context) -> str:
            found = nodes(node, position, size, context)
            return str(told(found[0])) if found else ""

        return Code(TEXT, run)

    special(name, 0, 1)(make)


_of_node("name", _name)
_of_node("local-name", _local)
_of_node("namespace-uri", _address)

declare("boolean", "b", "b", lambda truth: truth)
declare("not", "b", "b", lambda truth: not truth)
declare("true", "", "b", lambda: True)
declare("false", "", "b", lambda: False)


@special("lang", 1, 1)
def lang(compiler: Compiler, call: Call) -> Code:
    """Whether the context node is in a language, by the nearest xml:lang."""
    wanted = compiler.part(call.arguments[0]).text()

    def run(node: Node, position: int, size: int, context: Context) -> bool:
        at: Node | None = node
        while at is not None:
            said = at.attribute("lang", "xml")
            if said is not None:
                asked = wanted(node, position, size, context).lower()
                return said.lower() == asked or said.lower().startswith(f"{asked}-")
            at = at.parent
        return False

    return Code(TRUTH, run)


@special("if", 3, 3)
def choose(compiler: Compiler, call: Call) -> Code:
    """The second argument where the first is yes, else the third; the other one is not asked."""
    asked = compiler.part(call.arguments[0]).truth()
    yes, no = compiler.part(call.arguments[1]), compiler.part(call.arguments[2])
    first, second = yes.run, no.run

    def run(node: Node, position: int, size: int, context: Context) -> Value:
        chosen = first if asked(node, position, size, context) else second
        value: Value = chosen(node, position, size, context)
        return value

    return Code(yes.kind if yes.kind == no.kind else ANY, run)


@special("coalesce", 1, None)
def coalesce(compiler: Compiler, call: Call) -> Code:
    """The first value that is not empty and no missing number, else the last."""
    runs = [compiler.part(each).run for each in call.arguments]

    def run(node: Node, position: int, size: int, context: Context) -> Value:
        value: Value = ""
        for each in runs:
            value = each(node, position, size, context)
            if to_text(value) not in ("", "NaN"):
                break
        return value

    return Code(ANY, run)


@special("once", 1, 1)
def once(compiler: Compiler, call: Call) -> Code:
    """What the context node holds; where it holds nothing or does not count, the argument; nothing for no number."""
    value = compiler.part(call.arguments[0]).run

    def run(node: Node, position: int, size: int, context: Context) -> Value:
        if (node.relevant or context.whole) and text_of(node):
            return (node,)
        given: Value = value(node, position, size, context)
        return "" if given != given else given

    return Code(ANY, run)


@special("depend", 1, None)
def depend(compiler: Compiler, call: Call) -> Code:
    """The first argument; the others only say what it hangs on."""
    codes = [compiler.part(each) for each in call.arguments]
    return codes[0]


def truths(values: Sequence[Value]) -> list[bool]:
    """Every value as yes or no; a node is yes where its text is not empty (JavaRosa)."""
    found: list[bool] = []
    for value in values:
        if isinstance(value, str | float | bool):
            found.append(to_truth(value))
        else:
            found.extend(text_of(node) != "" for node in value)
    return found
