"""Ways to spoil a good file, each breaking one thing that PDF/UA-1 or PDF/A-3a ask: what the checker must find."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pikepdf
import structure_tree_checker as tree
from pikepdf import Array, Dictionary, Name

Spoil = Callable[[pikepdf.Pdf], None]


def spoiled(file: bytes, spoil: Spoil) -> bytes:
    """The file with one thing broken."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(file)) as pdf:
        spoil(pdf)
        pdf.save(out, fix_metadata_version=False)
    return out.getvalue()


def _first(pdf: pikepdf.Pdf, kind: str) -> Any:
    return next(one for one in tree.elements(pdf) if tree.kind(one) == kind)


def _without(kind: str, key: str) -> Spoil:
    """Take a key from the first element of a kind."""
    return lambda pdf: _first(pdf, kind).__delitem__(key)


def _as(kind: str, other: str) -> Spoil:
    """Make the first element of a kind another kind; its content keeps its own tag."""
    return lambda pdf: _first(pdf, kind).__setitem__("/S", Name(f"/{other}"))


def _no(key: str) -> Spoil:
    return lambda pdf: pdf.Root.__delitem__(key)


def _content(pattern: bytes, instead: bytes) -> Spoil:
    """Change the first page whose content has the pattern."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        page = next(one for one in pdf.pages if re.search(pattern, one.Contents.read_bytes()))
        page.Contents.write(re.sub(pattern, instead, page.Contents.read_bytes(), count=1))

    return spoil


def _link(change: Callable[[Any], object]) -> Spoil:
    """Change the first link annotation."""
    return lambda pdf: (change(next(one for page in pdf.pages for one in page.obj.get("/Annots", []))), None)[1]


def _page_with_links(change: Callable[[Any], object]) -> Spoil:
    return lambda pdf: (change(next(page.obj for page in pdf.pages if "/Annots" in page.obj)), None)[1]


def _font(change: Callable[[Any], object]) -> Spoil:
    return lambda pdf: (change(next(font for _, font in pdf.pages[0].Resources.Font.items())), None)[1]


def _drop_kid(kind: str, place: int) -> Spoil:
    """Take a child from the first element of a kind."""
    return lambda pdf: _first(pdf, kind).K.__delitem__(place)


def _swap_kids(pdf: pikepdf.Pdf) -> None:
    """Read the second piece of a paragraph before its first."""
    element = next(one for one in tree.elements(pdf) if sum("/MCID" in kid for kid in tree.kids(one)) > 1)
    element.K = Array(list(reversed(list(element.K))))


def _same_note(pdf: pikepdf.Pdf) -> None:
    notes = [one for one in tree.elements(pdf) if tree.kind(one) == "Note"]
    notes[1].ID = notes[0].ID


def _title(pdf: pikepdf.Pdf) -> None:
    pdf.trailer.Info.Title = pikepdf.String("another")


def _parent_tree(pdf: pikepdf.Pdf) -> None:
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    row = next(row for row in list(numbers)[1::2] if isinstance(row, pikepdf.Array) and len(row) > 2)
    row[1] = row[0]


def _wrong_parent(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "LI").P = _first(pdf, "Document")


def _metadata(pattern: bytes, instead: bytes) -> Spoil:
    return lambda pdf: pdf.Root.Metadata.write(re.sub(pattern, instead, pdf.Root.Metadata.read_bytes()))


def _see_through(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Resources.ExtGState = Dictionary(G=Dictionary(ca=0.5))


def _embedded(key: str) -> Spoil:
    return lambda pdf: pdf.Root.Names.EmbeddedFiles.Names[1].__delitem__(key)


def _acting(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=pikepdf.String("1"))


def _script_link(note: Any) -> None:
    if "/Dest" in note:
        del note.Dest
    note.A = Dictionary(S=Name.Launch)


def _means_nothing(font: Any) -> None:
    listed = font.ToUnicode.read_bytes()
    font.ToUnicode.write(re.sub(rb"> <[0-9A-F]{4}>", b"> <0000>", listed, count=1))


MUTATIONS: dict[str, Spoil] = {
    "no structure": _no("/StructTreeRoot"),
    "not marked": _no("/MarkInfo"),
    "suspects": lambda pdf: pdf.Root.MarkInfo.__setitem__("/Suspects", True),
    "no language": _no("/Lang"),
    "title not shown": _no("/ViewerPreferences"),
    "no metadata": _no("/Metadata"),
    "another title": _title,
    "an author": lambda pdf: pdf.trailer.Info.__setitem__("/Author", pikepdf.String("x")),
    "another language": _metadata(rb"<rdf:li>ru</rdf:li>", b"<rdf:li>en</rdf:li>"),
    "another producer": _metadata(rb"<pdf:Producer>[^<]*", b"<pdf:Producer>x"),
    "no title in the metadata": _metadata(rb"<dc:title>.*?</dc:title>", b""),
    "no colour space": _no("/OutputIntents"),
    "no profile": lambda pdf: pdf.Root.OutputIntents[0].__delitem__("/DestOutputProfile"),
    "file without relationship": _embedded("/AFRelationship"),
    "file without name": _embedded("/UF"),
    "file not associated": _no("/AF"),
    "acts when opened": _acting,
    "mapped kinds": lambda pdf: pdf.Root.StructTreeRoot.__setitem__("/RoleMap", Dictionary(X=Name.P)),
    "unknown kind": _as("Sect", "Chapter"),
    "figure without alt": _without("Figure", "/Alt"),
    "figure with empty alt": lambda pdf: _first(pdf, "Figure").__setitem__("/Alt", pikepdf.String(" ")),
    "figure without place": _without("Figure", "/A"),
    "skipped heading": _as("H1", "H3"),
    "ragged table": _drop_kid("TR", 0),
    "header without scope": _without("TH", "/A"),
    "cell in a list": _as("LI", "TD"),
    "list without numbering": _without("L", "/A"),
    "item without body": _drop_kid("LI", 1),
    "item that knows another parent": _wrong_parent,
    "note without identity": _without("Note", "/ID"),
    "two notes of one identity": _same_note,
    "no tree of identities": lambda pdf: pdf.Root.StructTreeRoot.__delitem__("/IDTree"),
    "link without annotation": lambda pdf: _first(pdf, "Link").__setitem__("/K", Array([])),
    "link that says nothing": _link(lambda note: note.__delitem__("/Contents")),
    "hidden link": _link(lambda note: note.__setitem__("/F", 2)),
    "link that starts a program": _link(_script_link),
    "link that belongs nowhere": _link(lambda note: note.__setitem__("/StructParent", 9999)),
    "another annotation": _link(lambda note: note.__setitem__("/Subtype", Name.Text)),
    "other order of tabs": _page_with_links(lambda page: page.__delitem__("/Tabs")),
    "a group": _page_with_links(lambda page: page.__setitem__("/Group", Dictionary(S=Name.Transparency))),
    "read in another order": _swap_kids,
    "content lost from the tree": _drop_kid("P", 0),
    "content that leads elsewhere": _parent_tree,
    "page that belongs nowhere": _page_with_links(lambda page: page.__setitem__("/StructParents", 9999)),
    "untagged content": _content(rb"/Artifact BMC", b"0 0 m 9 9 l S /Artifact BMC"),
    "an artifact within content": _content(rb"(/P <</MCID \d+>> BDC)", rb"\1 /Artifact BMC EMC"),
    "content of another kind": _content(rb"/P (<</MCID \d+>> BDC)", rb"/H1 \1"),
    "content turned into decoration": _content(rb"/P <</MCID \d+>> BDC", b"/Artifact BMC"),
    "a number twice": _content(rb"(<</MCID 1>> BDC)", b"<</MCID 0>> BDC"),
    "colours of ink": _content(rb"\A", b"0 0 0 1 k "),
    "see-through": _see_through,
    "font not embedded": _font(lambda font: font.FontDescriptor.__delitem__("/FontFile2")),
    "font without Unicode": _font(lambda font: font.__delitem__("/ToUnicode")),
    "glyph that means nothing": _font(_means_nothing),
    "widths cut": _font(lambda font: font.Widths.__delitem__(0)),
    "picture with a mask": lambda pdf: next(
        thing for page in pdf.pages for _, thing in page.Resources.get("/XObject", {}).items()
    ).__setitem__("/SMask", pdf.make_stream(b"")),
}
