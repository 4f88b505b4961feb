"""The logical structure of the document: what a screen reader follows instead of the look (ISO 32000, 14.7 and 14.8).

Elements are made in reading order while the blocks are set; drawing tells each which marked content on which page is
its own. Knows no reportlab: `written` yields the objects' text, the sheet numbers and stores them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

# The name under which the tree's own root is stored.
ROOT = "structure"
# A list whose items have labels says so (ISO 14289-1, 7.6); a day or a key is nearest to a number.
NUMBERED = "<</O/List/ListNumbering/Decimal>>"
# Of what a header cell is the header (ISO 14289-1, 7.5).
COLUMN_HEAD, ROW_HEAD = "<</O/Table/Scope/Column>>", "<</O/Table/Scope/Row>>"
# What stays in the tree without a word in it: a row without one of its cells would no longer fit its table.
_EVEN_EMPTY = frozenset({"TR", "TH", "TD", "LBody"})


class Marked(NamedTuple):
    """Marked content number `number` on page `page` (from 0)."""

    page: int
    number: int


class Annotation(NamedTuple):
    """A link's clickable place: the name under which the sheet stored it, and its page (from 0)."""

    name: str
    page: int


class Element:
    """One element of the tree: a standard kind (P, H1, Table, Figure ...), its children, alternate text, language, and
    an `identity` of its own (latin letters and digits), which a note must have."""

    __slots__ = ("alt", "attributes", "identity", "kids", "kind", "language", "name", "parent")

    def __init__(
        self,
        kind: str,
        parent: Element | None = None,
        *,
        alt: str = "",
        language: str = "",
        attributes: str = "",
        identity: str = "",
    ) -> None:
        self.kind = kind
        self.parent = parent
        self.alt = alt
        self.language = language
        self.attributes = attributes
        self.identity = identity
        self.kids: list[Marked | Annotation | Element] = []
        self.name = ""
        if parent is not None:
            parent.kids.append(self)

    @property
    def drawn(self) -> bool:
        """Whether anything of it came to stand on a page."""
        return any(not isinstance(kid, Element) or kid.drawn for kid in self.kids)

    @property
    def begins(self) -> tuple[int, int]:
        """The page and the number of the first of it that was drawn."""
        return min(
            (kid.begins if isinstance(kid, Element) else (kid.page, kid.number))
            for kid in self.kids
            if isinstance(kid, Marked) or (isinstance(kid, Element) and kid.drawn)
        )

    def in_order(self) -> list[Marked | Annotation | Element]:
        """Its children as they are read. Where text stands between elements (links in a paragraph) both come in the
        order in which they were drawn, and notes last: they are drawn at the foot of the page."""
        kids = [kid for kid in self.kids if not isinstance(kid, Element) or kid.drawn or kid.kind in _EVEN_EMPTY]
        if not any(isinstance(kid, Element) for kid in kids) or all(isinstance(kid, Element) for kid in kids):
            return kids
        annotations = [kid for kid in kids if isinstance(kid, Annotation)]
        notes = [kid for kid in kids if isinstance(kid, Element) and kid.kind == "Note"]
        placed = [
            (kid.begins if isinstance(kid, Element) else (kid.page, kid.number), kid)
            for kid in kids
            if isinstance(kid, Marked) or (isinstance(kid, Element) and kid.kind != "Note")
        ]
        return [kid for _, kid in sorted(placed, key=lambda one: one[0])] + annotations + notes

    def walk(self) -> Iterator[Element]:
        """This element and all below it that stand on a page, in reading order."""
        yield self
        for kid in self.in_order():
            if isinstance(kid, Element):
                yield from kid.walk()


def text_string(text: str) -> str:
    """A PDF text string in UTF-16, as hexadecimal: no text of the document can end it early."""
    return "<FEFF" + text.encode("utf-16-be").hex().upper() + ">"


def placed(corners: tuple[float, float, float, float]) -> str:
    """The attributes of a figure that stands alone: its place on the page (left, foot, right, top)."""
    left, foot, right, top = corners
    return (
        f"<</O/Layout/Placement/Block/BBox[{left:.2f} {foot:.2f} {right:.2f} {top:.2f}]"
        f"/Width {right - left:.2f}/Height {top - foot:.2f}>>"
    )


def written(element: Element, number: Callable[[str], int], page: Callable[[int], int]) -> str:
    """The element's dictionary; `number` and `page` give the object numbers of a stored name and of a page."""
    kids: list[str] = []
    for kid in element.in_order():
        if isinstance(kid, Marked):
            kids.append(f"<</Type/MCR/Pg {page(kid.page)} 0 R/MCID {kid.number}>>")
        elif isinstance(kid, Annotation):
            kids.append(f"<</Type/OBJR/Pg {page(kid.page)} 0 R/Obj {number(kid.name)} 0 R>>")
        else:
            kids.append(f"{number(kid.name)} 0 R")
    parent = element.parent.name if element.parent is not None else ROOT
    parts = [f"/Type/StructElem/S/{element.kind}/P {number(parent)} 0 R/K[{' '.join(kids)}]"]
    if element.alt:
        parts.append(f"/Alt{text_string(element.alt)}")
    if element.language:
        parts.append(f"/Lang{text_string(element.language)}")
    if element.identity:
        parts.append(f"/ID({element.identity})")
    if element.attributes:
        parts.append(f"/A{element.attributes}")
    return "<<" + "".join(parts) + ">>"
