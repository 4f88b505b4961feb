"""Reading the body of a form: questions, groups, repeats, and the actions that stand in them.

Knows the controls of the ODK XForms specification. What it does not know it leaves out; a question without a node
in the instance is refused later, when the parts are put together.
"""

from __future__ import annotations

from collections.abc import Mapping

from fieldcase.errors import FormIncomplete
from fieldcase.forms import paths, searched
from fieldcase.forms.declared import (
    OLDER_EVENTS,
    Action,
    Control,
    Group,
    Itemset,
    Member,
    Offer,
    Question,
    Repeat,
)
from fieldcase.forms.tree import Node, text_of
from fieldcase.forms.wording import text_of_element
from fieldcase.forms.xpath import compile_expression

CONTROLS = {control.value: control for control in Control if control is not Control.NOTE}
NAMED = frozenset({"ref", "bind", "nodeset", "appearance", "query"})
# What takes down more than was asked; the program has no such control.
IDENTIFYING_ACTIONS = frozenset({"setgeopoint", "recordaudio"})


def first(element: Node, name: str) -> Node | None:
    """The first child element of that local name, whatever its prefix."""
    return next((child for child in element.elements() if child.name == name), None)


class BodyReader:
    """Reads a body once. `binds` are the paths of binds by their id, for controls that refer to one."""

    def __init__(self, namespaces: Mapping[str, str], binds: Mapping[str, str], root: str) -> None:
        self.namespaces = namespaces
        self.binds = binds
        self.root = root
        self.actions: list[Action] = []
        self.identifying: list[str] = []
        # Tables that are searched and that the form does not declare, by name.
        self.searched: dict[str, str] = {}

    def members(self, element: Node, context: str, within: str = "") -> tuple[Member, ...]:
        """The questions, groups and repeats in an element, in order; its actions are collected on the way."""
        found: list[Member] = []
        for child in element.elements():
            if child.name in CONTROLS:
                found.append(self._question(child, context))
            elif child.name == "group":
                found.append(self._group(child, context, within))
            elif child.name == "repeat":
                found.append(self._repeat(child, context))
            else:
                self.action(child, context, within)
        return tuple(found)

    def action(self, element: Node, context: str, within: str) -> None:
        """Take in an action; anything else is left out."""
        if element.name in IDENTIFYING_ACTIONS:
            self.identifying.append(element.name)
        written = element.attribute("ref") or self.binds.get(element.attribute("bind") or "", "")
        if element.name != "setvalue" or not written:
            return
        events = (element.attribute("event") or element.attribute("event", "ev") or "").split()
        value = element.attribute("value")
        self.actions.append(
            Action(
                events=frozenset(OLDER_EVENTS.get(event, event) for event in events),
                target=compile_expression(written, self.namespaces),
                target_path=paths.resolved(written, context),
                value=compile_expression(value, self.namespaces) if value else None,
                literal=text_of(element),
                within=within,
            )
        )

    def _path(self, element: Node, context: str) -> str:
        """The declared path that an element refers to, empty where it refers to none."""
        written = element.attribute("ref") or element.attribute("nodeset")
        if written:
            return paths.resolved(written, context)
        named = element.attribute("bind")
        if named is None:
            return ""
        if named not in self.binds:
            raise FormIncomplete(what=f"bind {named}")
        return self.binds[named]

    def _question(self, element: Node, context: str) -> Question:
        path = self._path(element, context)
        if not path:
            raise FormIncomplete(what=f"{element.name} ref")
        for child in element.elements():
            self.action(child, path, path)
        query = element.attribute("query")
        offers = tuple(self._offer(each) for each in element.elements() if each.name == "item")
        found = searched.list_of(element.attribute("appearance") or "", offers, self.namespaces)
        if found is not None:
            self.searched[found[1]] = f"jr://file-csv/{found[1]}.csv"
        return Question(
            path=path,
            control=Control.SELECT_ONE if query else CONTROLS[element.name],
            label=text_of_element(first(element, "label"), self.namespaces),
            hint=text_of_element(first(element, "hint"), self.namespaces),
            appearance=element.attribute("appearance") or "",
            offers=offers if found is None else (),
            itemset=found[0] if found is not None else self._list(element),
            extras={each.name: each.value for each in element.attributes if each.name not in NAMED},
        )

    def _offer(self, element: Node) -> Offer:
        value = first(element, "value")
        return Offer(
            text_of(value).strip() if value is not None else "",
            text_of_element(first(element, "label"), self.namespaces),
        )

    def _list(self, element: Node) -> Itemset | None:
        """The list that a control takes its choices from, None where they are written out or there are none."""
        query, itemset = element.attribute("query"), first(element, "itemset")
        if itemset is not None:
            return self._itemset(itemset)
        return self._queried(query) if query else None

    def _itemset(self, element: Node) -> Itemset:
        nodes = element.attribute("nodeset")
        value = first(element, "value") or first(element, "copy")
        if not nodes or value is None:
            raise FormIncomplete(what="itemset nodeset, value")
        return Itemset(
            compile_expression(nodes, self.namespaces),
            compile_expression(value.attribute("ref") or ".", self.namespaces),
            text_of_element(first(element, "label"), self.namespaces),
        )

    def _queried(self, query: str) -> Itemset:
        """The choices of a select from an external file: by convention its columns are name and label.

        To JavaRosa it is a text that the client offers choices for, so that no answer is taken out.
        """
        return Itemset(
            compile_expression(query, self.namespaces),
            compile_expression("name", self.namespaces),
            text_of_element(_label_column(), self.namespaces),
            open=True,
        )

    def _group(self, element: Node, context: str, within: str) -> Group | Repeat:
        path = self._path(element, context)
        label = text_of_element(first(element, "label"), self.namespaces)
        appearance = element.attribute("appearance") or ""
        inner = self.members(element, path or context, within)
        only = inner[0] if len(inner) == 1 else None
        if isinstance(only, Repeat) and only.label is None and path in ("", only.path):
            return Repeat(only.path, only.members, label, only.appearance or appearance, only.count, only.fixed)
        return Group(path, inner, label, appearance)

    def _repeat(self, element: Node, context: str) -> Repeat:
        path = self._path(element, context)
        if not path or path == self.root:
            raise FormIncomplete(what="repeat nodeset")
        count = element.attribute("count", "jr")
        fixed = (element.attribute("noAddRemove", "jr") or "").strip()
        return Repeat(
            path,
            self.members(element, path, path),
            text_of_element(first(element, "label"), self.namespaces),
            element.attribute("appearance") or "",
            compile_expression(count, self.namespaces) if count else None,
            fixed in ("true()", "true", "1"),
        )


def _label_column() -> Node:
    column = Node(1, "label")
    column.set_attribute("ref", "label")
    return column
