"""Elements of a Word file, made in one call each, in the order that its schema asks for.

Knows names and attributes; refuses to know what a text says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from fieldcase.dossier.pdf.characters import on_one_line
from fieldcase.dossier.writable import UNWRITABLE

Mark = BaseOxmlElement
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# What of a paragraph's properties stands before a break of the page.
_BEFORE_BREAK = frozenset(qn(f"w:{name}") for name in ("pStyle", "keepNext", "keepLines"))


def mark(name: str, /, *inside: Mark | None, **said: object) -> Mark:
    """The element `name` with these attributes and, in this order, what is in it; None is left out."""
    made = OxmlElement(f"w:{name}")
    for key, value in said.items():
        made.set(qn(f"w:{key}"), str(value))
    made.extend(one for one in inside if one is not None)
    # Of an element that python-docx has no class of its own for, lxml's serves as well.
    return cast(BaseOxmlElement, made)


def text_marks(text: str) -> Iterator[Mark]:
    """A text with its line ends; every blank of it stays."""
    for number, line in enumerate(text.split("\n")):
        if number:
            yield mark("br")
        if line:
            made = mark("t")
            made.text = line
            made.set(_SPACE, "preserve")
            yield made


def unseen(text: str) -> str:
    """A text that is kept beside what is printed: on one line, without what no file can hold."""
    return UNWRITABLE.sub("\ufffd", on_one_line(text))


def twips(points: float) -> int:
    """Points as twentieths of a point."""
    return round(points * 20)


def rgb(colour: str) -> str:
    """A colour of `pdf.scale` as six hexadecimal digits."""
    return "".join(f"{round(float(part) * 255):02X}" for part in colour.split())


def paragraph(style: str, content: Iterable[Mark], *, keep: bool = False, number: int = 0, right: bool = False) -> Mark:
    """A paragraph of a style: `keep` with what follows, `number` of the list it is a line of, at the `right`."""
    about = mark(
        "pPr",
        mark("pStyle", val=style),
        mark("keepNext") if keep else None,
        mark("numPr", mark("ilvl", val=0), mark("numId", val=number)) if number else None,
        mark("jc", val="right") if right else None,
    )
    return mark("p", about, *content)


def on_new_page(blocks: list[Mark]) -> list[Mark]:
    """The same, beginning at the head of a page; a table gets a line of its own before it for that."""
    if not blocks:
        return []
    if blocks[0].tag != qn("w:p"):
        blocks = [paragraph("Spacer", ()), *blocks]
    about = blocks[0][0]
    at = sum(1 for one in about if one.tag in _BEFORE_BREAK)
    about.insert(at, mark("pageBreakBefore"))
    if blocks[0][0][0].get(qn("w:val")) == "Heading1":
        about.insert(at + 1, mark("spacing", before=0))
    return blocks


def run_mark(
    content: Iterable[Mark], language: str, *, style: str = "", bold: bool | None = None, italic: bool | None = None
) -> Mark:
    """A run of a paragraph: in which language it is, and where it differs from its paragraph's style."""
    about = mark(
        "rPr",
        mark("rStyle", val=style) if style else None,
        None if bold is None else mark("b", val=int(bold)),
        None if italic is None else mark("i", val=int(italic)),
        mark("lang", val=language),
    )
    return mark("r", about, *content)
