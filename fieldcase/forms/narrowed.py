"""The answers of an interview without those to some questions, and under another name: still the form's XML.

Knows what else would tell what was taken out. Refuses to decide what is taken out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from fieldcase.forms import markup
from fieldcase.forms.definition import Definition
from fieldcase.forms.reads import reads
from fieldcase.forms.spots import Spot
from fieldcase.forms.tree import ELEMENT, TEXT, Node

_NAMED, _XFORMS = "instanceID", "http://www.w3.org/2002/xforms"


def with_what_tells(definition: Definition, closed: Collection[str]) -> frozenset[str]:
    """These declared paths, what stands below them, and whatever would tell of them by any way: calculations, values
    that are set, choices that are made of answers."""
    found = {spot for spot in definition.spots if any(each.path in closed for each in spot.chain())}
    telling = list(_telling(definition))
    grew = True
    while grew:
        touched = {above for spot in found for above in spot.chain()}  # a group's text holds the answers in it
        more = {spot for spot, named in telling if spot not in found and not touched.isdisjoint(named)}
        grew = bool(more)
        found |= more
    return frozenset(spot.path for spot in found)


def _telling(definition: Definition) -> Iterator[tuple[Spot, set[Spot]]]:
    """Each node whose value comes from elsewhere, with the nodes that it is made of."""
    root, main = definition.spots[0], definition.main
    for spot in definition.spots:
        itemset = spot.question.itemset if spot.question is not None else None
        asked = [spot.bind.calculate, *((itemset.nodes, itemset.value) if itemset is not None else ())]
        for expression in (each for each in asked if each is not None):
            found = reads(expression.part, spot, root, main).found
            yield spot, {read.spot for read in found if not read.stepped and read.spot is not spot}
    for action in definition.actions:
        target = definition.spot(action.target_path)
        if target is not None and action.value is not None:
            found = reads(action.value.part, target, root, main).found
            yield target, {read.spot for read in found if not read.stepped}


def narrowed(answers: str, definition: Definition, closed: Collection[str], identity: str) -> str:
    """The same answers, empty at the closed paths (`with_what_tells`), with `identity` as the id of the interview.
    What the form does not know goes too. FormNotXml."""
    root = next(markup.read(answers).elements())
    pending = [(root, f"/{root.name}")]
    while pending:
        node, path = pending.pop()
        node.children = [each for each in node.children if not _strange(each, path, definition)]
        for child in node.elements():
            where = f"{path}/{child.name}"
            spot = definition.spot(where)
            if spot is not None and spot.path in closed and spot.leaf:
                child.set_text("")
            child.attributes = [] if spot is not None and spot.path in closed else child.attributes
            pending.append((child, where))
            if child.name == _NAMED and node.name == "meta":
                child.set_text(identity)
    return _written(root)


def collected(answers: str) -> str:
    """The same answers as ODK Collect writes them: no element says that it is of XForms. FormNotXml."""
    return _written(next(markup.read(answers).elements()))


def _written(root: Node) -> str:
    declared = root.declared or {}
    root.declared = {prefix: name for prefix, name in declared.items() if prefix or name != _XFORMS}
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{markup.write(root)}\n'


def _strange(node: Node, path: str, definition: Definition) -> bool:
    if node.kind == ELEMENT:
        return definition.spot(f"{path}/{node.name}") is None
    return node.kind != TEXT
