"""The declared nodes of a form's instance, one per path however many there will be: its spots.

Knows where templates of repeats are, and what a new instance of a repeat begins with. Knows no answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldcase.errors import FormTooLarge
from fieldcase.forms.declared import SEVERAL, Bind, Group, Member, Question, Repeat, walk
from fieldcase.forms.tree import ELEMENT, Node

MOST_SPOTS = 20_000
JAVAROSA = "http://openrosa.org/javarosa"
OPENROSA = "http://openrosa.org/xforms"


class Spot:
    """One declared node. `repeat` is the innermost repeat it stands in or is, None where it stands in none.

    `leaf`: it holds a value, not other nodes. Made while a form is read, and never changed afterwards.
    """

    __slots__ = (
        "_called",
        "above",
        "attribute",
        "begin",
        "below",
        "bind",
        "group",
        "index",
        "leaf",
        "path",
        "question",
        "repeat",
        "repeated",
        "template",
    )  # fmt: skip

    def __init__(self, path: str, above: Spot | None, attribute: bool = False) -> None:
        self.path = path
        self.above = above
        self.attribute = attribute
        self.below: dict[str, Spot] = {}
        self._called: dict[str, list[Spot]] | None = None
        self.bind: Bind = Bind(path)
        self.question: Question | None = None
        self.group: Group | None = None
        self.repeated: Repeat | None = None
        self.repeat: Spot | None = above.repeat if above is not None else None
        self.leaf = True
        self.index = 0
        # What a new instance of this repeat is a copy of, and the instances that the form itself begins with.
        self.template: Node | None = None
        self.begin: tuple[Node, ...] = ()

    def __repr__(self) -> str:
        return f"<spot {self.path}>"

    def called(self, name: str) -> list[Spot]:
        """The elements below of a local name. Asked when the instance has been read."""
        if self._called is None:
            self._called = {}
            for spot in self.below.values():
                if not spot.attribute:
                    self._called.setdefault(spot.path.rpartition("/")[2].rpartition(":")[2], []).append(spot)
        return self._called.get(name, [])

    @property
    def untyped(self) -> bool:
        """Whether its value is calculated, and the form does not say of which type."""
        return self.bind.calculate is not None and self.bind.type == "string"

    @property
    def several(self) -> bool:
        """Whether its answer is a list of values."""
        return self.question is not None and self.question.control in SEVERAL

    def all(self) -> Iterator[Spot]:
        """This spot and all below it."""
        yield self
        for each in self.below.values():
            yield from each.all()

    def chain(self) -> Iterator[Spot]:
        """This spot and all above it, upwards."""
        spot: Spot | None = self
        while spot is not None:
            yield spot
            spot = spot.above


class SpotReader:
    """Reads the main instance once: where its nodes are, its templates taken out of it."""

    def __init__(self, repeats: Mapping[str, Repeat]) -> None:
        self.repeats = repeats
        self.spots: dict[str, Spot] = {}

    def read(self, root: Node) -> Spot:
        """The spot of the root; afterwards `root` is what a new interview begins as, without templates."""
        top = self._spot(root, None, "")
        for number, spot in enumerate(self.spots.values()):
            spot.index = number
        return top

    def _spot(self, node: Node, above: Spot | None, prefix: str) -> Spot:
        path = f"{prefix}/{node.qualified}"
        spot = self.spots.get(path)
        if spot is None:
            spot = self.spots[path] = Spot(path, above)
            if len(self.spots) > MOST_SPOTS:
                raise FormTooLarge(what=f"> {MOST_SPOTS}")
            if path in self.repeats:
                spot.repeat, spot.repeated = spot, self.repeats[path]
        self._attributes(node, spot, path)
        children = list(node.elements())
        spot.leaf = spot.leaf and not children and spot.repeated is None
        rows: dict[Spot, list[Node]] = {}
        for child in children:
            below = spot.below[child.qualified] = self._spot(child, spot, path)
            if below.repeated is not None:
                self._row(node, child, below, rows)
        for below, found in rows.items():
            below.begin = below.begin or tuple(found)
            below.template = below.template or _without_repeats(found[0].copy(), below)
        return spot

    def _attributes(self, node: Node, spot: Spot, path: str) -> None:
        """Attributes of a node are declared nodes too; those of the root name the form and are left alone."""
        for each in node.attributes if spot.above is not None else ():
            name = f"@{each.qualified}"
            if each.namespace != JAVAROSA and name not in spot.below:
                spot.below[name] = self.spots[f"{path}/{name}"] = Spot(f"{path}/{name}", spot, attribute=True)

    def _row(self, node: Node, child: Node, below: Spot, rows: dict[Spot, list[Node]]) -> None:
        """A node of a repeat: its template, which is taken out, or an instance that the form begins with."""
        marks = [each for each in child.attributes if each.name == "template" and each.namespace == JAVAROSA]
        if not marks:
            rows.setdefault(below, []).append(child)
            return
        node.remove(child)
        child.attributes = [each for each in child.attributes if each not in marks]
        below.template = below.template or child


def _without_repeats(node: Node, spot: Spot) -> Node:
    """`node`, copied from an instance to be a template, without the instances of the repeats in it."""
    for child in list(node.elements()):
        below = spot.below.get(child.qualified)
        if below is not None and below.repeated is not None:
            node.remove(child)
        elif below is not None:
            _without_repeats(child, below)
    return node


def ensure_instance_id(root: Node, namespaces: Mapping[str, str]) -> str:
    """Every interview has an id of its own: where the form has no node for one, it is added; its path, else ""."""
    metas = [child for child in root.elements() if child.name == "meta"]
    prefix = next((prefix for prefix, address in namespaces.items() if address == OPENROSA), "")
    meta = metas[0] if metas else Node(ELEMENT, "meta", "", OPENROSA, prefix)
    if not metas:
        meta.declared = {prefix: OPENROSA}
        root.append(meta)
    if all(child.name != "instanceID" for child in meta.elements()):
        meta.append(Node(ELEMENT, "instanceID", "", meta.namespace, meta.prefix))
        return f"/{root.qualified}/{meta.qualified}/{meta.children[-1].qualified}"
    return ""


def index(spots: Mapping[str, Spot]) -> dict[str, Spot]:
    """The spots by path, and by path without the instance's prefixes, which many forms leave out."""
    names: dict[str, Spot] = {}
    for path, spot in spots.items():
        names.setdefault(_local(path), spot)
    return {**names, **spots}


def find(names: Mapping[str, Spot], path: str) -> Spot | None:
    """The spot of a path in an `index`."""
    return names.get(path) or names.get(_local(path))


def _local(path: str) -> str:
    return "/".join(name.rpartition(":")[2] for name in path.split("/")) if ":" in path else path


def attach(names: Mapping[str, Spot], body: tuple[Member, ...]) -> tuple[str, ...]:
    """Tell each spot the control that asks for it; what comes back are the paths that lead to no node."""
    adrift: list[str] = []
    for member in walk(body):
        spot = find(names, member.path) if member.path else None
        if spot is None:
            adrift += [member.path] if member.path else []
        elif isinstance(member, Question):
            spot.question = spot.question or member
        elif isinstance(member, Group):
            spot.group = spot.group or member
            spot.leaf = False
    return tuple(adrift)
