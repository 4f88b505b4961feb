"""A whole document as one stream of pieces: title page, contents, blocks in their order."""

from __future__ import annotations

from collections.abc import Mapping

from fieldcase.dossier.blocks import (
    Blank,
    Block,
    Chronology,
    Document,
    Exhibit,
    Figure,
    Heading,
    LetterPart,
    Listing,
    Paragraph,
    Parallel,
    Table,
)
from fieldcase.dossier.pdf.blank import blank, form_head
from fieldcase.dossier.pdf.chronology import chronology
from fieldcase.dossier.pdf.exhibit import Size, exhibit
from fieldcase.dossier.pdf.figure import figure
from fieldcase.dossier.pdf.front import contents, title_page
from fieldcase.dossier.pdf.letter import letter_part
from fieldcase.dossier.pdf.parallel import parallel
from fieldcase.dossier.pdf.pieces import Piece
from fieldcase.dossier.pdf.prose import heading, listing, paragraph
from fieldcase.dossier.pdf.structure import Element
from fieldcase.dossier.pdf.table import table
from fieldcase.dossier.pdf.typesetting import Typesetting


def flow(document: Document, sizes: Mapping[str, Size], setting: Typesetting) -> list[Piece]:
    """All pieces of the document; `sizes` gives the pixels of the pictures by their names (`picture_name`)."""
    front = _front(document, setting)
    place_of_contents = Element("Sect", setting.root)
    body: list[Piece] = []
    exhibits = 0
    before: Block | None = None
    for block in document.blocks:
        if isinstance(block, Exhibit):
            exhibits += 1
            pieces = exhibit(block, exhibits, sizes, setting)
        else:
            pieces = _set(block, setting)
        if isinstance(block, Paragraph) and block.style == "note" and isinstance(before, Heading):
            # A remark under a heading belongs to the heading.
            pieces[-1].keep = True
        # What belongs to an exhibit runs on below it; anything else leaves its pages.
        goes_on = isinstance(block, Parallel) and body and body[-1].stamp == block.number
        if pieces and ((not body and not document.plain) or (body and body[-1].stamp and not goes_on)):
            pieces[0].fresh = True
        body += pieces
        before = block
    setting.shaper.refuse_missing()
    if document.plain:
        return front + body
    return front + contents(setting.entries, setting, place_of_contents) + body


def _set(
    block: Heading | Paragraph | Listing | Table | Figure | Chronology | Parallel | Blank | LetterPart,
    setting: Typesetting,
) -> list[Piece]:
    """The pieces of any block but an exhibit."""
    match block:
        case Heading():
            return heading(block, setting)
        case Paragraph():
            return paragraph(block, setting)
        case Listing():
            return listing(block, setting)
        case Table():
            return table(block, setting)
        case Figure():
            return figure(block, setting)
        case Chronology():
            return chronology(block, setting)
        case Parallel():
            return parallel(block, setting)
        case Blank():
            return blank(block, setting)
        case LetterPart():
            return letter_part(block, setting)


def _front(document: Document, setting: Typesetting) -> list[Piece]:
    """What stands before the blocks: a letter has no title but its own head."""
    if document.letter:
        return []
    return form_head(setting) if document.plain else title_page(setting)
