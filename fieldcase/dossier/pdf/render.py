"""A document's finished bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fieldcase.dossier.annexes import Picture
from fieldcase.dossier.blocks import Document, Exhibit
from fieldcase.dossier.manifest import seal
from fieldcase.dossier.parts import Part
from fieldcase.dossier.pdf import scale
from fieldcase.dossier.pdf.cards import cards
from fieldcase.dossier.pdf.draw import Draughtsman
from fieldcase.dossier.pdf.exhibit import picture_name
from fieldcase.dossier.pdf.finish import finished
from fieldcase.dossier.pdf.flow import flow
from fieldcase.dossier.pdf.images import Image, image_of
from fieldcase.dossier.pdf.leaf import leaf
from fieldcase.dossier.pdf.pager import Page, Pager
from fieldcase.dossier.pdf.pieces import Picture as Place
from fieldcase.dossier.pdf.typesetting import Typesetting
from fieldcase.dossier.sound import located, refuse_unsound
from fieldcase.errors import GlyphMissing


def render(document: Document, stored: Mapping[bytes, bytes] | None = None) -> bytes:
    """The PDF of a document, manifest included; the same document gives the same bytes on any machine at any time.

    `stored` holds, by their SHA-256, the JPEGs of which the document knows no more than what is to be known; without
    them, ValueError. Raises GlyphMissing, naming every character that no shipped font has and where it stands, and
    PictureNotDescribed.
    Writes and reads no file but the fonts.
    """
    images = _images(document)
    kept = {image.sha256: image.stored for image in images.values() if image.stored}
    return b"".join(seal(_drawn(document, images).parts, {**(stored or {}), **kept}))


@dataclass(frozen=True)
class LaidOut:
    """The same file in parts, its pictures still to be put in and its sum to be taken (`manifest.seal`); how many pages
    it has, and on which of them, from 0, each anchor stands (none of a leaf or of cards)."""

    parts: tuple[Part, ...]
    pages: int = 0
    anchors: Mapping[str, int] = field(default_factory=dict)


def laid_out(document: Document) -> LaidOut:
    """The document on its pages. Raises as `render`."""
    return _drawn(document, _images(document))


def _images(document: Document) -> dict[str, Image]:
    """Every picture by the name its place is drawn with."""
    exhibits = (block for block in document.blocks if isinstance(block, Exhibit))
    found: dict[str, bytes | Picture] = {}
    for number, block in enumerate(exhibits, start=1):
        for page, picture in enumerate((block.picture, *(sheet.picture for sheet in block.more)), start=1):
            found[picture_name(number, page)] = picture
    return {name: image_of(picture) for name, picture in found.items() if picture}


def _drawn(document: Document, images: Mapping[str, Image]) -> LaidOut:
    refuse_unsound(document)
    try:
        return _set(document, images)
    except GlyphMissing as missing:
        raise located(missing, document) from None


def _set(document: Document, images: Mapping[str, Image]) -> LaidOut:
    if document.leaf:
        return LaidOut(finished(leaf(document), document, {}, {}))
    if document.cards:
        return LaidOut(finished(cards(document), document, {}, {}))
    setting = Typesetting(document)
    draughtsman = Draughtsman(document, setting)
    setting.exhibit_room = draughtsman.top - scale.STAMP_BAND - scale.BOTTOM
    pieces = flow(document, {name: image.size for name, image in images.items()}, setting)
    pages = Pager(draughtsman.top, scale.BOTTOM, scale.STAMP_BAND, scale.LOWER).paginate(pieces)
    places = _pages_of_keys(pages)
    drawn = draughtsman.draw(pages, setting.root)
    anchors = {anchor: place for anchor, key in setting.anchors() if (place := places.get(key)) is not None}
    return LaidOut(finished(drawn, document, images, _pages_of_pictures(pages)), len(pages), anchors)


def _pages_of_keys(pages: list[Page]) -> dict[str, int]:
    """The page, from 0, on which what links lead to first stands."""
    found: dict[str, int] = {}
    for number, page in enumerate(pages):
        for placed in page.body:
            for key in placed.piece.keys:
                found.setdefault(key, number)
    return found


def _pages_of_pictures(pages: list[Page]) -> dict[str, int]:
    """The page, from 0, on which each picture's place was drawn."""
    return {
        ink.name: number
        for number, page in enumerate(pages)
        for placed in page.body
        for ink in placed.piece.ink
        if isinstance(ink, Place)
    }
