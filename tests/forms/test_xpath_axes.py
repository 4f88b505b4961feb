"""Paths against the words of the specification: axes, order, positions, on trees and paths made by chance."""

from __future__ import annotations

from itertools import count

import pytest
from forms.expressions import context, element
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.forms import markup
from fieldcase.forms.tree import ATTRIBUTE, COMMENT, DOCUMENT, ELEMENT, TEXT, Node, in_order
from fieldcase.forms.xpath import Context, compile_expression
from fieldcase.forms.xpath.axes import AXES, BACKWARD

NAMES = ("a", "b", "c")


def built(shape: list[object], parent: Node, numbers: count[int]) -> None:
    """Elements, texts, attributes and comments of a shape, below `parent`."""
    for below in shape:
        number = next(numbers)
        if isinstance(below, list):
            node = Node(ELEMENT, NAMES[number % 3])
            if number % 4 == 0:
                node.set_attribute("x", str(number))
            parent.append(node)
            built(below, node, numbers)
        else:
            kind = COMMENT if below == "comment" else TEXT
            parent.append(Node(kind, value=str(number)))


def tree(shape: list[object]) -> Node:
    """A document of a shape."""
    document, root = Node(DOCUMENT), Node(ELEMENT, "a")
    document.append(root)
    built(shape, root, count(1))
    return document


LEAVES = st.sampled_from(["text", "comment"])
SHAPES = st.lists(st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=4), max_leaves=25), max_size=4)


def everything(document: Node) -> list[Node]:
    """All nodes in document order, attributes after their element (XPath 1.0, 5)."""
    found = [document, *document.attributes]
    for child in document.children:
        found.extend(everything(child))
    return found


def above(node: Node) -> list[Node]:
    """The parent, its parent, and so on."""
    return [] if node.parent is None else [node.parent, *above(node.parent)]


def naive(document: Node, node: Node, axis: str) -> list[Node]:
    """The nodes of an axis in document order, from its definition (XPath 1.0, 2.2)."""
    nodes = everything(document)
    place = {each: number for number, each in enumerate(nodes)}
    plain = [each for each in nodes if each.kind != ATTRIBUTE]
    sibling = [each for each in plain if each.parent is node.parent and node.parent and node.kind != ATTRIBUTE]
    defined = {
        "self": [node],
        "child": [each for each in plain if each.parent is node],
        "parent": above(node)[:1],
        "ancestor": above(node)[::-1],
        "ancestor-or-self": [*above(node)[::-1], node],
        "descendant": [each for each in plain if node in above(each)],
        "descendant-or-self": [each for each in nodes if each is node or (each in plain and node in above(each))],
        "following-sibling": [each for each in sibling if place[each] > place[node]],
        "preceding-sibling": [each for each in sibling if place[each] < place[node]],
        "following": [each for each in plain if place[each] > place[node] and node not in above(each)],
        "preceding": [each for each in plain if place[each] < place[node] and each not in above(node)],
        "attribute": [each for each in nodes if each.kind == ATTRIBUTE and each.parent is node],
    }
    return defined[axis]


@given(SHAPES, st.integers(0, 200), st.sampled_from(sorted(AXES.keys() - {"namespace"})))
def test_an_axis_leads_where_the_specification_says(shape: list[object], which: int, axis: str) -> None:
    document = tree(shape)
    nodes = everything(document)
    node = nodes[which % len(nodes)]
    here = Context(node=node, root=document)
    wanted = naive(document, node, axis)
    assert list(compile_expression(f"{axis}::node()").nodes(here)) == wanted
    if wanted:
        nearest = wanted[-1] if axis in BACKWARD else wanted[0]
        assert list(compile_expression(f"{axis}::node()[1]").nodes(here)) == [nearest]


STEPS = st.sampled_from(
    ["a", "b", "*", "node()", "..", ".", "@x", "a[1]", "*[last()]", "*[2]", "b[@x]", "ancestor::a", "following::*",
     "self::a", "preceding-sibling::*", "descendant::b", "preceding::*[1]", "text()", "comment()", "*[. = '7']",
     "ancestor-or-self::*[2]"]
)  # fmt: skip


@given(SHAPES, st.integers(0, 200), st.lists(st.tuples(STEPS, st.sampled_from(["/", "//"])), min_size=1, max_size=5))
def test_a_path_is_its_steps_one_by_one_in_document_order(
    shape: list[object], which: int, steps: list[tuple[str, str]]
) -> None:
    document = tree(shape)
    nodes = everything(document)
    here = nodes[which % len(nodes)]
    path = "".join(step + slash for step, slash in steps).rstrip("/")
    found = [here]
    order = {each: number for number, each in enumerate(nodes)}
    for number, (step, _) in enumerate(steps):
        if number and steps[number - 1][1] == "//":
            found = [below for node in found for below in naive(document, node, "descendant-or-self")]
        reached = [end for node in found for end in compile_expression(step).nodes(Context(node=node, root=document))]
        found = sorted(dict.fromkeys(reached), key=order.__getitem__)
    assert list(compile_expression(path).nodes(Context(node=here, root=document))) == found


@given(SHAPES, st.lists(st.integers(0, 200), max_size=8))
def test_nodes_are_put_in_document_order_and_each_once_after_every_change(
    shape: list[object], places: list[int]
) -> None:
    document = tree(shape)
    for place in places:
        elements = [each for each in everything(document) if each.kind == ELEMENT]
        at = elements[place % len(elements)]
        if place % 3 == 0 and at.parent is not None and at.parent.kind == ELEMENT:
            at.parent.remove(at)
        elif place % 3 == 1:
            at.insert(place % (len(at.children) + 1), elements[place % 2 - 1].copy())
        else:
            at.set_text(str(place))
        nodes = everything(document)
        assert in_order(nodes[::-1] + nodes) == nodes
        assert all(list(each.named("a")) == [child for child in each.children if child.name == "a"] for each in nodes)


def test_nodes_of_several_trees_follow_each_other_as_they_came() -> None:
    one, other = tree([[], []]), tree([[]])
    assert in_order([*everything(other)[::-1], *everything(one)]) == [*everything(other), *everything(one)]


XML = """<f:r xmlns="http://one" xmlns:f="http://two"><a/><f:a/><b xmlns=""><a k="v" f:k="w"/></b></f:r>"""


@pytest.mark.parametrize(
    ("path", "size"),
    [("//a", 2), ("//p:a", 1), ("//p:*", 2), ("//@k", 1), ("//@p:k", 1), ("//@p:*", 1), ("//b/namespace::*", 2),
     ("//b/namespace::f", 1), ("//a/namespace::none", 0), ("/p:r/*", 3), ("//processing-instruction('x')", 0)],
)  # fmt: skip
def test_names_mean_what_their_prefixes_say(path: str, size: int) -> None:
    here = context(XML, "/*")
    assert len(compile_expression(path, {"p": "http://two"}).nodes(here)) == size


def test_a_prefix_that_nobody_declared_is_a_fault_and_is_refused() -> None:
    expression = compile_expression("/q:r")
    assert [fault.code for fault in expression.faults] == ["form.prefix-unknown"]
    with pytest.raises(type(expression.faults[0])):
        expression(context(XML, "/*"))


def test_markup_around_a_form_is_never_meant_by_a_plain_name() -> None:
    page = '<html xmlns="http://www.w3.org/1999/xhtml"><p/><d xmlns="http://own"><p/></d></html>'
    here = context(page, "/*")
    assert len(compile_expression("//p").nodes(here)) == 1
    assert len(compile_expression("//h:p").nodes(here)) == 1
    assert len(compile_expression("d/p").nodes(here)) == 1
    assert len(compile_expression("//p", {"": "http://www.w3.org/1999/xhtml"}).nodes(here)) == 1


def test_what_does_not_count_is_left_out_of_what_a_path_gives() -> None:
    here = context()
    second = compile_expression("/data/visit[2]").nodes(here)[0]
    counting = [compile_expression(text) for text in ("count(visit/site)", "count(visit)", "count(//site/text())")]
    assert [each(here) for each in counting] == [3.0, 3.0, 3.0]
    for node in [second, *second.elements()]:
        node.relevant = False
    assert [each(here) for each in counting] == [2.0, 2.0, 2.0]
    assert compile_expression("visit[2]/site").string(here) == ""
    assert compile_expression("visit[2]/site = ''")(here) is True
    here.whole = True
    assert [each(here) for each in counting] == [3.0, 3.0, 3.0]


def test_an_element_is_found_by_its_id() -> None:
    document = markup.read("<r><a id='one'/><b xml:id='two'/><c id='one two'/></r>")
    here = Context(node=document, root=document)
    assert [node.name for node in compile_expression("id('two one')").nodes(here)] == ["a", "b"]
    assert compile_expression("id(//@id)/../c/@id").string(here) == "one two"
    assert element(document, "b").attribute("id", "xml") == "two"
