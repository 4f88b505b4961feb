"""A finished interview as XML: what ODK and Kobo servers take.

Knows what is left out (all that is not relevant) and what is put in at the end (the time of finishing). Changes
nothing in the interview.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from fieldcase.forms import markup
from fieldcase.forms.living import Living
from fieldcase.forms.places import Place
from fieldcase.forms.tree import ELEMENT, Node, descendants, text_of


def submission(living: Living) -> str:
    """The XML of an interview, with its declaration."""
    kept = {place.node: place.value for place in living.top.walk() if place.spot.leaf}
    root = _without_irrelevant(living.top.node, kept)
    ends = {
        place.spot.path
        for place in living.top.walk()
        if (place.spot.bind.preload, place.spot.bind.preload_with) == ("timestamp", "end")
    }
    for place in living.top.walk():
        if place.spot.path.rpartition("/")[2].rpartition(":")[2] == "instanceID" and not place.value:
            for node in _nodes(root, place.spot.path):
                node.set_text(living.identity)
    moment = timestamp(living.evaluation.context.now())
    for path in ends:
        for node in _nodes(root, path):
            node.set_text(moment)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{markup.write(root)}\n'


def timestamp(moment: datetime) -> str:
    """An instant as XForms writes it: to the millisecond, with its zone."""
    return moment.isoformat(timespec="milliseconds")


def values(living: Living) -> dict[str, str]:
    """The relevant answers by address, as the submission holds them."""
    return {place.address: place.value for place in _relevant(living.top) if place.spot.leaf and place.value}


def _relevant(place: Place) -> list[Place]:
    found = [place] if place.relevant else []
    for below in place.below if place.relevant else ():
        found += _relevant(below)
    return found


def _without_irrelevant(node: Node, kept: Mapping[Node, str]) -> Node:
    """A copy of a node without what is not relevant below it. `kept`: what stands in a node, where expressions see it
    in another form."""
    twin = node.copy()
    for old, new in list(zip(descendants(node), descendants(twin), strict=True)):
        if old in kept and text_of(old) != kept[old]:
            new.set_text(kept[old])
    pending = [twin]
    while pending:
        each = pending.pop()
        for child in [child for child in each.children if not child.relevant]:
            each.remove(child)
        each.attributes = [attribute for attribute in each.attributes if attribute.relevant]
        pending += each.elements()
    return twin


def _nodes(root: Node, path: str) -> list[Node]:
    """The nodes of a declared path below a root, in every instance of a repeat."""
    found = [root]
    for name in path.split("/")[2:]:
        if name.startswith("@"):
            found = [each for node in found for each in node.attributes if each.qualified == name[1:]]
        else:
            found = [
                each for node in found for each in node.children if each.kind == ELEMENT and each.qualified == name
            ]
    return found
