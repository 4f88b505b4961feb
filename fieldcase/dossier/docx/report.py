"""The bytes of a Word document from a report's blocks: real styles, notes, lists and tables, the language on every run.

The same document gives the same bytes: no author, no date, no thumbnail, fixed times within the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from fieldcase.dossier.anchors import anchors_of
from fieldcase.dossier.blocks import (
    Block,
    Chronology,
    Document,
    Exhibit,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Parallel,
    Table,
)
from fieldcase.dossier.chart_picture import png_of
from fieldcase.dossier.docx import edges
from fieldcase.dossier.docx.front import contents, title_page
from fieldcase.dossier.docx.front import edges as page_edges
from fieldcase.dossier.docx.marks import Mark, mark, on_new_page, paragraph, twips
from fieldcase.dossier.docx.package import new_file, region
from fieldcase.dossier.docx.package import stored as bytes_of
from fieldcase.dossier.docx.pen import Pen
from fieldcase.dossier.docx.pictures import Pictures
from fieldcase.dossier.docx.styles import DOTS, LOOKS, report_styles
from fieldcase.dossier.docx.tables import chronology, parallel, table
from fieldcase.dossier.sound import refuse_unsound

_STYLES = {"plain": "BodyText", "note": "Remark", "quote": "Quote", "label": "Label"}


def report_of(document: Document, stored: Mapping[bytes, bytes]) -> bytes:
    """The file. `stored` holds, by their SHA-256, the JPEGs of which the document knows no more than what is to be
    known; ValueError without them, ChildFailed where one tells more than pixels. PictureNotDescribed as for a PDF
    (`sound`). GlyphMissing names every sign that the PDF could not hold. TypeError for a block that belongs to no
    report."""
    refuse_unsound(document)
    file = new_file(document.title, region(document.language))
    report_styles(file)
    pen = Pen(file, document.language, anchors_of(document))
    pictures = Pictures(pen, stored, partial(png_of, language=document.language), document.annex_stamp)
    front = title_page(pen, document)
    body = _body(pen, pictures, document)
    listed = None if document.plain else contents(pen, document.contents_title)
    if listed is not None:
        front.append(listed)
    edges.footnotes(pen)
    edges.lists(pen)
    page_edges(pen, document)
    for one in (*front, *body):
        file.element.body.sectPr.addprevious(one)
    pen.refuse_missing()
    return bytes_of(file)


def _body(pen: Pen, pictures: Pictures, document: Document) -> list[Mark]:
    """The blocks one after another; an exhibit and what follows its pages begin at the head of a page."""
    body: list[Mark] = []
    before: Block | None = None
    number = ""
    for block in document.blocks:
        made = _written(pen, pictures, block, before)
        goes_on = isinstance(block, Parallel) and block.number == number
        leaves = bool(number) and not goes_on
        if made and (isinstance(block, Exhibit) or leaves or not (body or document.plain)):
            made = on_new_page(made)
        if made:
            number = block.number if isinstance(block, Exhibit | Parallel) else ""
        body += made
        before = block
    return body


def _written(pen: Pen, pictures: Pictures, block: Block, before: Block | None) -> list[Mark]:
    match block:
        case Heading():
            made = [pen.heading(block.text, block.level, block.anchor)]
            return on_new_page(made) if block.fresh else made
        case Paragraph():
            # A remark under a heading belongs to the heading.
            keep = block.style == "note" and isinstance(before, Heading)
            style = _STYLES[block.style]
            return [paragraph(style, pen.runs(block.runs, style, block.language), keep=keep)]
        case Listing():
            return _listing(pen, block)
        case Table():
            return table(pen, block)
        case Figure():
            return pictures.figure(block)
        case Chronology():
            return chronology(pen, block)
        case Exhibit():
            return pictures.exhibit(block)
        case Parallel():
            return parallel(pen, block)
        case _:
            raise TypeError("no part of a report")


def _listing(pen: Pen, block: Listing) -> list[Mark]:
    style, number = ("ListNumber", pen.new_list()) if block.ordered else ("ListBullet", DOTS)
    made = [paragraph(style, pen.runs(line, style), number=number) for line in block.lines]
    if made:
        made[-1][0].append(mark("spacing", after=twips(LOOKS["BodyText"].below)))
    return made
