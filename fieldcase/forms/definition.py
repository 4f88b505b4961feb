"""A questionnaire as it was written: read once, then the same for every interview.

Knows all of a form: its body, its nodes, its rules in their order, its languages. Refuses what cannot be run, with
an error of its own kind and never another one. Knows no answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from fieldcase.forms import markup, reading
from fieldcase.forms.body import BodyReader, first
from fieldcase.forms.declared import Action, Bind, Control, Member, Question, Repeat, Translation, walk
from fieldcase.forms.nearer import Nearer
from fieldcase.forms.rules import RuleMaker, Rules
from fieldcase.forms.spots import Spot, SpotReader, attach, ensure_instance_id, find, index
from fieldcase.forms.tree import Node, text_of
from fieldcase.forms.values import begun
from fieldcase.forms.wording import translations


@dataclass(frozen=True, eq=False)
class Definition:
    """A form that can be run. Nothing in it is ever changed.

    `id`, `version`, `title`: as the form names itself. `languages`: the names of its translations as written there
    ("Русский (ru)"), empty where it has none. `body`: its questions, groups and repeats. `outside`: instances that lie
    beside the form, id to address, to be handed to a session. `identifying`: what the form asks the machine that would
    tell who somebody is; nothing is given. `adrift`: paths of controls and binds that lead to no node, and are left
    out.
    """

    id: str
    version: str
    title: str
    languages: tuple[str, ...]
    default_language: str
    body: tuple[Member, ...]
    spots: tuple[Spot, ...]
    names: Mapping[str, Spot]
    root: Node
    instances: Mapping[str, Node]
    outside: Mapping[str, str]
    main: frozenset[str]
    translations: Mapping[str, Translation]
    actions: tuple[Action, ...]
    rules: Rules
    near: Nearer
    identifying: tuple[str, ...]
    adrift: tuple[str, ...]

    def spot(self, path: str) -> Spot | None:
        """The declared node of a path, None where there is none."""
        return find(self.names, path)


def load(xform: str) -> Definition:
    """Read an XForm.

    Raises FormNotXml, FormIncomplete, FormTooLarge, FormCircular or one of the kinds of XPathError; no other error.
    """
    html = next(markup.read(xform).elements())
    head = reading.part(html, "head")
    model = reading.part(head, "model")
    namespaces = {**reading.scopes(model), **reading.scopes(html)}
    root, others, outside = reading.instances(model)
    path = f"/{root.qualified}"
    spoken, default = translations(first(model, "itext"), namespaces)
    bound = _bound(root, model, namespaces)
    reader = BodyReader(namespaces, {name: bind.path for name, bind in bound if name}, path)
    body = reader.members(reading.part(html, "body"), path)
    for element in model.elements():
        reader.action(element, path, "")
    names, spots, adrift = _spots(root, body, [bind for _, bind in bound])
    main = frozenset(name for name, document in others.items() if document is root.parent)
    near = Nearer(namespaces)
    return Definition(
        id=root.attribute("id") or "",
        version=root.attribute("version") or "",
        title=reading.title(head, root.attribute("id") or ""),
        languages=tuple(spoken),
        default_language=default,
        body=tuple(_with_notes(member, names) for member in body),
        spots=spots,
        names=names,
        root=root,
        instances={
            **{name: reading.empty() for name in reader.searched},
            **{name: document for name, document in others.items() if name not in main},
        },
        outside={**reader.searched, **outside},
        main=main,
        translations=spoken,
        actions=tuple(reader.actions),
        rules=RuleMaker(spots, main, spoken.values(), near).made(),
        near=near,
        identifying=_identifying(reader.identifying, bound),
        adrift=adrift,
    )


def _bound(root: Node, model: Node, namespaces: Mapping[str, str]) -> list[tuple[str, Bind]]:
    """The binds with their ids, and one for the instance's id where the form has no place for it."""
    added = ensure_instance_id(root, namespaces)
    bound = list(reading.binds(model, namespaces, f"/{root.qualified}"))
    return bound + ([("", Bind(added, preload="uid"))] if added else [])


def _spots(
    root: Node, body: tuple[Member, ...], bound: list[Bind]
) -> tuple[dict[str, Spot], tuple[Spot, ...], tuple[str, ...]]:
    """The declared nodes by name and in order, told what is bound to them and asks for them; what leads to none."""
    found = SpotReader({member.path: member for member in walk(body) if isinstance(member, Repeat)})
    found.read(root)
    names = index(found.spots)
    adrift = [bind.path for bind in bound if not _bind(names, bind)]
    adrift += attach(names, body)
    spots = tuple(found.spots.values())
    _mark_types(root, spots)
    return names, spots, tuple(dict.fromkeys(adrift))


def _bind(names: Mapping[str, Spot], bind: Bind) -> bool:
    """Tell a node what is bound to it; whether there is such a node. Several binds of one node add up."""
    spot = find(names, bind.path)
    if spot is None:
        return False
    old = spot.bind
    spot.bind = replace(
        bind,
        path=spot.path,
        relevant=bind.relevant or old.relevant,
        readonly=bind.readonly or old.readonly,
        required=bind.required or old.required,
        constraint=bind.constraint or old.constraint,
        calculate=bind.calculate or old.calculate,
        preload=bind.preload or old.preload,
        preload_with=bind.preload_with or old.preload_with,
    )
    return True


def _identifying(actions: list[str], bound: list[tuple[str, Bind]]) -> tuple[str, ...]:
    """What the form asks the machine for that tells too much, each by the name that the specification gives it."""
    asked = [bind.preload_with or bind.preload for _, bind in bound if reading.identifying(bind)]
    return tuple(dict.fromkeys([*actions, *asked]))


def _mark_types(root: Node, spots: tuple[Spot, ...]) -> None:
    """Tell every node of the instance and of the templates the type that is bound to it, and put what it begins with
    into the form of that type."""
    by_path = {spot.path: spot for spot in spots}
    pending = [(root, f"/{root.qualified}")]
    pending += [(spot.template, spot.path) for spot in spots if spot.template is not None]
    while pending:
        node, path = pending.pop()
        spot = by_path.get(path)
        if spot is None:
            continue
        node.datatype = spot.bind.type
        if spot.leaf and (text := text_of(node)):
            node.set_text(begun(text, spot.bind.type, spot.several))
        pending += [(child, f"{path}/{child.qualified}") for child in node.elements()]
        pending += [(each, f"{path}/@{each.qualified}") for each in node.attributes]


def _with_notes(member: Member, names: Mapping[str, Spot]) -> Member:
    """A member in which inputs that nobody can write into are notes, as their authors call them."""
    if not isinstance(member, Question):
        return replace(member, members=tuple(_with_notes(each, names) for each in member.members))
    spot = find(names, member.path)
    if spot is None or member.control != Control.INPUT or spot.bind.calculate is not None:
        return member
    readonly = spot.bind.readonly
    if readonly is None or readonly.text.replace(" ", "") != "true()":
        return member
    note = replace(member, control=Control.NOTE)
    if spot.question is member:
        spot.question = note
    return note
