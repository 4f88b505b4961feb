"""Forms and answers drawn by chance: groups and repeats within each other, texts of every kind. Written without the
engine, so that what comes out can be held against what went in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from forms.written import listed, xform
from hypothesis import strategies as st

from fieldcase.forms.markup import write
from fieldcase.forms.tree import ELEMENT, TEXT, Node

TEXTS = st.text(
    st.one_of(
        st.sampled_from("=+-@\t\r\n;,\"'＝| <&>'"),
        st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")),
    ),
    max_size=12,
)  # fmt: skip
CHOICES = ("a", "b", "other-1", "x")
ANSWERS = {
    "string": TEXTS, "int": st.integers(-99, 99).map(str), "geopoint": st.just("1.5 -2.25 0 5"),
    "select": st.lists(st.sampled_from(CHOICES), unique=True).map(" ".join),
}  # fmt: skip


@dataclass(frozen=True)
class Branch:
    """A question (its type), a group or a repeat, with what stands in it."""

    name: str
    kind: str
    below: tuple[Branch, ...] = ()


def _branches(draw: st.DrawFn, depth: int, used: Iterator[int]) -> tuple[Branch, ...]:
    kinds = [*ANSWERS, *(("group", "repeat") if depth else ())]
    found = []
    for kind in draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=4)):
        name = f"n{next(used)}"
        found.append(Branch(name, kind, _branches(draw, depth - 1, used) if kind in ("group", "repeat") else ()))
    return tuple(found)


@st.composite
def forms(draw: st.DrawFn) -> tuple[Branch, ...]:
    """A form."""
    return _branches(draw, 3, iter(range(10_000)))


def form_of(branches: tuple[Branch, ...]) -> str:
    """Its XForm."""

    def instance(one: Branch) -> str:
        inside = "".join(map(instance, one.below))
        template = ' jr:template=""' if one.kind == "repeat" else ""
        return f"<{one.name}{template}>{inside}</{one.name}>" if inside else f"<{one.name}/>"

    def body(one: Branch, above: str) -> str:
        path = f"{above}/{one.name}"
        inside = "".join(body(each, path) for each in one.below)
        if one.kind == "group":
            return f'<group ref="{path}">{inside}</group>'
        if one.kind == "repeat":
            return f'<group ref="{path}"><repeat nodeset="{path}">{inside}</repeat></group>'
        if one.kind == "select":
            return (
                f'<select ref="{path}"><label>{one.name}</label><itemset nodeset="instance(\'all\')/list/item">'
                '<value ref="name"/><label ref="label"/></itemset></select>'
            )
        return f'<input ref="{path}"><label>{one.name}</label></input>'

    def binds(one: Branch, above: str) -> Iterator[str]:
        path = f"{above}/{one.name}"
        if one.kind in ANSWERS:
            yield f'nodeset="{path}" type="{"string" if one.kind == "select" else one.kind}"'
        for each in one.below:
            yield from binds(each, path)

    return xform(
        "".join(map(instance, branches)), [bind for one in branches for bind in binds(one, "/data")],
        "".join(body(one, "/data") for one in branches), listed("all", *((one, one.upper()) for one in CHOICES)),
    )  # fmt: skip


@st.composite
def answers(draw: st.DrawFn, branches: tuple[Branch, ...]) -> tuple[str, dict[str, str]]:
    """A submission of a form, and its answers by address, written "/n1[2]/n3"."""
    told: dict[str, str] = {}

    def filled(parent: Node, one: Branch, above: str) -> None:
        times = draw(st.integers(0, 2)) if one.kind == "repeat" else 1
        for number in range(1, times + 1):
            node = Node(ELEMENT, one.name)
            parent.append(node)
            address = f"{above}/{one.name}" + (f"[{number}]" if one.kind == "repeat" else "")
            for each in one.below:
                filled(node, each, address)
            if one.kind in ANSWERS and (text := draw(ANSWERS[one.kind])):
                told[address] = text
                node.append(Node(TEXT, value=text))

    root = Node(ELEMENT, "data")
    root.set_attribute("id", "example")
    root.set_attribute("version", "1")
    for one in branches:
        filled(root, one, "")
    return write(root), told
