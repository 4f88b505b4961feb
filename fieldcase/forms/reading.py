"""Reading the head of a form: its title, its instances, its binds.

Knows where the ODK XForms specification puts them. Does not run anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldcase.errors import FormIncomplete
from fieldcase.forms import paths
from fieldcase.forms.body import first
from fieldcase.forms.declared import Bind
from fieldcase.forms.tree import DOCUMENT, ELEMENT, Node, text_of
from fieldcase.forms.wording import message
from fieldcase.forms.xpath import compile_expression

# Types by their older names.
TYPES = {
    "integer": "int", "short": "int", "byte": "int", "long": "int", "double": "decimal", "float": "decimal",
    "datetime": "dateTime", "select": "string", "select1": "string", "rank": "string", "text": "string",
    "odk:rank": "string",
}  # fmt: skip
EXPRESSIONS = ("relevant", "readonly", "required", "constraint", "calculate")
# What a preload would tell of a person or a machine.
HARMLESS = frozenset({("uid", ""), ("date", "today"), ("timestamp", "start"), ("timestamp", "end")})


def part(element: Node | None, name: str) -> Node:
    """A child element that has to be there. FormIncomplete where it is not."""
    found = first(element, name) if element is not None else None
    if found is None:
        raise FormIncomplete(what=name)
    return found


def scopes(node: Node) -> dict[str, str]:
    """The namespaces declared on an element and above it."""
    found: dict[str, str] = {}
    at: Node | None = node
    while at is not None:
        for prefix, address in (at.declared or {}).items():
            found.setdefault(prefix, address)
        at = at.parent
    return found


def instances(model: Node) -> tuple[Node, dict[str, Node], dict[str, str]]:
    """The main instance's root, the other instances by id, and where those lie that are not in the form.

    An instance is a document of its own, as XPath sees it. FormIncomplete where there is none with anything in it.
    """
    main: Node | None = None
    others: dict[str, Node] = {}
    outside: dict[str, str] = {}
    for element in model.elements():
        if element.name != "instance":
            continue
        root = next(element.elements(), None)
        name = element.attribute("id")
        if main is None and root is not None and element.attribute("src") is None:
            main = detached(root)
            if name is not None:
                others[name] = main
            continue
        source = element.attribute("src")
        if source is not None:
            outside[name or ""] = source
        others[name or ""] = detached(root) if root is not None else empty()
    if main is None:
        raise FormIncomplete(what="instance")
    return next(main.elements()), others, outside


def detached(root: Node) -> Node:
    """A document with `root`, cut out of the form, and the namespaces that held there."""
    declared = scopes(root)
    if root.parent is not None:
        root.parent.remove(root)
    root.declared = {**declared, **(root.declared or {})}
    document = Node(DOCUMENT)
    document.append(root)
    return document


def empty() -> Node:
    """An instance that is not there: a root without anything in it."""
    document = Node(DOCUMENT)
    document.append(Node(ELEMENT, "root"))
    return document


def binds(model: Node, namespaces: Mapping[str, str], root: str) -> Iterator[tuple[str, Bind]]:
    """Every bind with its id, empty where it has none."""
    for element in model.elements():
        if element.name != "bind":
            continue
        written = element.attribute("nodeset") or element.attribute("ref")
        if not written:
            raise FormIncomplete(what="bind nodeset")
        texts = {name: element.attribute(name) for name in EXPRESSIONS}
        rule = {name: compile_expression(text, namespaces) if text else None for name, text in texts.items()}
        kind = (element.attribute("type") or "string").rpartition(":")[2]
        yield (
            element.attribute("id") or "",
            Bind(
                path=paths.resolved(written, root),
                type=TYPES.get(kind, kind),
                relevant=rule["relevant"],
                readonly=rule["readonly"],
                required=rule["required"],
                constraint=rule["constraint"],
                calculate=rule["calculate"],
                constraint_message=message(element.attribute("constraintMsg", "jr"), namespaces),
                required_message=message(element.attribute("requiredMsg", "jr"), namespaces),
                preload=element.attribute("preload", "jr") or "",
                preload_with=element.attribute("preloadParams", "jr") or "",
                flags={each.name: each.value for each in element.attributes if each.prefix and each.prefix != "jr"},
            ),
        )


def identifying(bind: Bind) -> bool:
    """Whether a preload asks for what tells who somebody is, or whose the machine is. Unknown ones count as such."""
    if not bind.preload:
        return False
    known = bind.preload_with if bind.preload != "uid" else ""
    return (bind.preload, known) not in HARMLESS and not bind.preload_with.startswith("prevperiod-")


def title(head: Node, otherwise: str) -> str:
    """The title of the form."""
    found = first(head, "title")
    return (text_of(found).strip() if found is not None else "") or otherwise
