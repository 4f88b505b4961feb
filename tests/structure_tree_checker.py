"""The structure tree alone: what is in what, and whether tree and pages agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name

STANDARD = {
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "P", "H1", "H2", "H3",
    "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote",
    "Note", "Reference", "Code", "Link", "Annot", "Figure", "Formula", "Form",
}  # fmt: skip
# What may stand directly in what (ISO 32000-1, 14.8.4).
INSIDE = {
    "Table": {"TR", "Caption", "THead", "TBody", "TFoot"}, "TR": {"TH", "TD"}, "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"}, "TOC": {"TOCI", "TOC", "Caption"},
}  # fmt: skip
OUTSIDE = {
    "TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"}, "LI": {"L"}, "LBody": {"LI"},
    "TOCI": {"TOC"}, "Lbl": {"LI", "Note", "TOCI"},
}  # fmt: skip
_HEADINGS = {f"H{level}": level for level in range(1, 7)}


def kind(element: Any) -> str:
    """An element's kind without the slash."""
    return str(element.get("/S"))[1:]


def kids(element: Any) -> list[Any]:
    """What stands directly in an element: elements and references to content."""
    inner = element.get("/K", [])
    return list(inner) if isinstance(inner, pikepdf.Array) else [inner]


def below(element: Any) -> list[Any]:
    """The elements directly in an element."""
    return [kid for kid in kids(element) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def walk(element: Any) -> Iterator[Any]:
    """An element and all below it, in reading order."""
    yield element
    for kid in below(element):
        yield from walk(kid)


def elements(pdf: pikepdf.Pdf) -> list[Any]:
    """Every element in reading order."""
    return [one for top in below(pdf.Root.StructTreeRoot) for one in walk(top)]


def findings(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Findings in the tree itself."""
    root = pdf.Root.StructTreeRoot
    if [kind(one) for one in below(root)] != ["Document"]:
        yield "the tree is not one document"
    if "/RoleMap" in root:
        yield "kinds are mapped (02-001)"
    listed = elements(pdf)
    for element in listed:
        yield from _element(element)
    yield from _headings(listed)
    yield from _notes(root, listed)


def _element(element: Any) -> Iterator[str]:
    name = kind(element)
    if name not in STANDARD:
        yield f"no standard kind (02-001): {name}"
    parent = kind(element.get("/P", {}))
    if name in OUTSIDE and parent not in OUTSIDE[name]:
        yield f"{name} in {parent} (09-004)"
    for kid in below(element):
        if kid.get("/P", pikepdf.Dictionary()).objgen != element.objgen:
            yield f"{kind(kid)} does not know that it is in {name}"
        if kind(kid) not in INSIDE.get(name, STANDARD):
            yield f"{kind(kid)} in {name} (09-004)"
    if name == "Figure":
        if not str(element.get("/Alt", "")).strip():
            yield "a figure without a description (13-004)"
        if len(element.get("/A", {}).get("/BBox", [])) != 4:
            yield "a figure without its place"
    elif name == "Table":
        yield from _table(element)
    elif name == "L":
        yield from _list(element)
    elif name == "Link" and not any(kid.get("/Type") == Name.OBJR for kid in _references(element)):
        yield "a link that leads nowhere (28-010)"


def _references(element: Any) -> list[Any]:
    return [kid for kid in kids(element) if isinstance(kid, pikepdf.Dictionary) and "/S" not in kid]


def _table(table: Any) -> Iterator[str]:
    places = [number for number, kid in enumerate(below(table)) if kind(kid) == "Caption"]
    if any(place not in (0, len(below(table)) - 1) for place in places) or len(places) > 1:
        yield "a caption within its table"
    rows = [kid for kid in below(table) if kind(kid) == "TR"]
    wide = {sum(int(cell.get("/A", {}).get("/ColSpan", 1)) for cell in below(row)) for row in rows}
    if len(wide) > 1:
        yield "rows of a table differ (15-003)"
    cells = [cell for row in rows for cell in below(row)]
    heads = [cell for cell in cells if kind(cell) == "TH"]
    if not heads:
        yield "a table without headers"
    if any(head.get("/A", {}).get("/Scope") not in (Name.Column, Name.Row, Name.Both) for head in heads):
        yield "a header without its scope (15-003)"


def _list(listed: Any) -> Iterator[str]:
    items = [kid for kid in below(listed) if kind(kid) == "LI"]
    inner = [[kind(kid) for kid in below(item)] for item in items]
    if not items or any(one.count("LBody") != 1 or one.count("Lbl") > 1 or one[-1] != "LBody" for one in inner):
        yield "a list that is not made of items"
    numbered = listed.get("/A", {}).get("/ListNumbering", Name("/None"))
    if any("Lbl" in one for one in inner) and numbered == Name("/None"):
        yield "labels in a list that has none"


def _headings(listed: list[Any]) -> Iterator[str]:
    before = 0
    for level in (_HEADINGS[kind(one)] for one in listed if kind(one) in _HEADINGS):
        if level > before + 1:
            yield f"a level of headings is skipped (14-003): {before}, {level}"
        before = level


def _notes(root: Any, listed: list[Any]) -> Iterator[str]:
    notes = [one for one in listed if kind(one) == "Note"]
    named = Counter(str(one.get("/ID", "")) for one in notes)
    if "" in named:
        yield "a note without an identity (19-003)"
    if any(count > 1 for name, count in named.items() if name):
        yield "two notes of one identity (19-004)"
    tree = list(root.get("/IDTree", {}).get("/Names", []))
    known = {str(tree[place]): tree[place + 1].objgen for place in range(0, len(tree), 2)}
    if known != {str(one.ID): one.objgen for one in listed if "/ID" in one}:
        yield "the tree of identities differs"
    if list(known) != sorted(known):
        yield "the tree of identities is not sorted"


def agreement(pdf: pikepdf.Pdf, drawn: dict[tuple[int, int], str]) -> Iterator[str]:
    """Findings where the tree, the way back from the pages to it, and the pages do not say the same."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    owners = _owners(pdf)
    told: Counter[tuple[int, int]] = Counter()
    annotations: Counter[tuple[int, int]] = Counter()
    for element in elements(pdf):
        order = []
        for kid in _references(element):
            if kid.get("/Type") == Name.OBJR:
                annotations[kid.Obj.objgen] += 1
                if owners.get(int(kid.Obj.get("/StructParent", -1))) != element.objgen:
                    yield "an annotation does not lead back to its element"
                continue
            at = (pages[kid.Pg.objgen], int(kid.MCID))
            told[at] += 1
            order.append(at)
            if drawn.get(at) != f"/{kind(element)}":
                yield f"content that is not there, or of another kind: {kind(element)}, page {at[0] + 1}"
            back = owners.get(int(pdf.pages[at[0]].obj.get("/StructParents", -1)), [])
            if not isinstance(back, list) or at[1] >= len(back) or back[at[1]] != element.objgen:
                yield "content does not lead back to its element"
        if order != sorted(order):
            yield f"{kind(element)} is not in reading order (09-001)"
    if set(told) != set(drawn) or any(count > 1 for count in told.values()):
        yield "content that stands in no element or in two (01-006)"
    yield from _links(pdf, annotations)


def _owners(pdf: pikepdf.Pdf) -> dict[int, Any]:
    """From the number of a page or an annotation to the elements it belongs to."""
    numbers: Any = pdf.Root.StructTreeRoot.get("/ParentTree", Dictionary()).get("/Nums", [])
    return {
        int(numbers[place]): [one.objgen for one in numbers[place + 1]]
        if isinstance(numbers[place + 1], pikepdf.Array)
        else numbers[place + 1].objgen
        for place in range(0, len(numbers), 2)
    }


def _links(pdf: pikepdf.Pdf, told: Counter[tuple[int, int]]) -> Iterator[str]:
    for page in pdf.pages:
        for note in page.obj.get("/Annots", []):
            if note.get("/Subtype") != Name.Link:
                yield "an annotation that is no link"
            if not str(note.get("/Contents", "")).strip():
                yield "a link that says nothing (28-012)"
            if told[note.objgen] != 1:
                yield "a link that is in no element (28-011)"
            if int(note.get("/F", 0)) & 0b100111 != 0b100:
                yield "a link that is hidden or not printed"
            if "/A" in note and (note.A.get("/S") != Name.URI or "/Next" in note.A):
                yield "a link that does something else"
            if ("/A" in note) == ("/Dest" in note):
                yield "a link without one place to lead to"
