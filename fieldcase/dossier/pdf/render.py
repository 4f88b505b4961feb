"""A document's finished bytes."""

from __future__ import annotations

from fieldcase.dossier.blocks import Document, Exhibit
from fieldcase.dossier.pdf import scale
from fieldcase.dossier.pdf.draw import Draughtsman
from fieldcase.dossier.pdf.exhibit import picture_name
from fieldcase.dossier.pdf.finish import finished
from fieldcase.dossier.pdf.flow import flow
from fieldcase.dossier.pdf.images import image_of
from fieldcase.dossier.pdf.pager import Page, Pager
from fieldcase.dossier.pdf.pieces import Picture
from fieldcase.dossier.pdf.typesetting import Typesetting


def render(document: Document) -> bytes:
    """The PDF of a document, manifest included; the same document gives the same bytes on any machine at any time.

    Raises GlyphMissing, naming every character that no shipped font has. Writes and reads no file but the fonts.
    """
    exhibits = [block for block in document.blocks if isinstance(block, Exhibit)]
    images = {number: image_of(block.picture) for number, block in enumerate(exhibits, start=1) if block.picture}
    setting = Typesetting(document)
    draughtsman = Draughtsman(document, setting)
    setting.exhibit_room = draughtsman.top - scale.STAMP_BAND - scale.BOTTOM
    pieces = flow(document, {number: image.size for number, image in images.items()}, setting)
    pages = Pager(draughtsman.top, scale.BOTTOM, scale.STAMP_BAND).paginate(pieces)
    drawn = draughtsman.draw(pages, setting.root)
    named = {picture_name(number): image for number, image in images.items()}
    return finished(drawn, document, named, _pages_of_pictures(pages))


def _pages_of_pictures(pages: list[Page]) -> dict[str, int]:
    """The page, from 0, on which each picture's place was drawn."""
    return {
        ink.name: number
        for number, page in enumerate(pages)
        for placed in page.body
        for ink in placed.piece.ink
        if isinstance(ink, Picture)
    }
