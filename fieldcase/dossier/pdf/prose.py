"""Headings, paragraphs and lists as pieces."""

from __future__ import annotations

from fieldcase.dossier.blocks import Heading, Listing, Paragraph
from fieldcase.dossier.pdf import scale
from fieldcase.dossier.pdf.characters import on_one_line
from fieldcase.dossier.pdf.lines import Span
from fieldcase.dossier.pdf.pieces import Piece, Rule, keep_together
from fieldcase.dossier.pdf.scale import Face
from fieldcase.dossier.pdf.structure import Element
from fieldcase.dossier.pdf.typesetting import Entry, Typesetting

# Per style: face, indent, space above, space below.
_STYLES: dict[str, tuple[Face, float, float, float]] = {
    "plain": (scale.BODY, 0.0, 0.0, 6.5),
    "note": (scale.NOTE, 0.0, 1.0, 6.5),
    "quote": (scale.QUOTE, 18.0, 3.0, 8.0),
    "label": (scale.LABEL, 0.0, 7.0, 1.5),
}
_ITEM_INDENT, _LABEL_WIDTH = 20.0, 16.0
_BETWEEN_ITEMS, _BELOW_LIST = 2.5, 6.5
_DOT = "•"


def heading(block: Heading, setting: Typesetting) -> list[Piece]:
    """A heading, held together with what follows; it enters the contents under its own key."""
    level = min(max(block.level, 1), 3)
    key = setting.new_key()
    setting.entries.append(Entry(on_one_line(block.text), level, key))
    pieces = setting.text(block.text, scale.HEADINGS[level], setting.heading(level, setting.root))
    pieces[0].above = scale.HEADING_ABOVE[level]
    pieces[0].keys = (key, *setting.keys_of(block.anchor))
    pieces[0].fresh = block.fresh
    pieces[-1].height += scale.HEADING_BELOW[level]
    for piece in pieces:
        piece.keep = True
    return pieces


def paragraph(block: Paragraph, setting: Typesetting) -> list[Piece]:
    """A paragraph line by line; each line brings the footnotes that are called in it."""
    face, indent, above, below = _STYLES[block.style]
    kind = "BlockQuote" if block.style == "quote" else "P"
    element = Element(kind, setting.root, language=block.language)
    spans = setting.spans(block.runs, face, element)
    pieces = setting.lines(spans, face.leading, indent, scale.WIDTH - 2 * indent)
    keep_together(pieces, 3)
    pieces[0].above = above
    pieces[-1].keep = block.style == "label"
    pieces[-1].height += below
    if block.style == "quote":
        for piece in pieces:
            foot = piece.height - (below if piece is pieces[-1] else 0)
            piece.ink.append(Rule(5, 0, 5, foot, 1.6, scale.HAIR))
    return pieces


def listing(block: Listing, setting: Typesetting) -> list[Piece]:
    """The lines of a list, each behind its dot or its number; a line of up to three stays on one page."""
    numbering = "Decimal" if block.ordered else "Disc"
    listed = Element("L", setting.root, attributes=f"<</O/List/ListNumbering/{numbering}>>")
    pieces: list[Piece] = []
    for number, runs in enumerate(block.lines, start=1):
        item = Element("LI", listed)
        mark = f"{number}." if block.ordered else _DOT
        before = setting.lines(
            [Span(mark, scale.BODY, Element("Lbl", item))], scale.BODY.leading, 2.0, _LABEL_WIDTH
        )  # fmt: skip
        spans = setting.spans(runs, scale.BODY, Element("LBody", item))
        lines = setting.lines(spans, scale.BODY.leading, _ITEM_INDENT, scale.WIDTH - _ITEM_INDENT)
        lines[0].ink[:0] = before[0].ink
        keep_together(lines, 3)
        lines[-1].height += _BETWEEN_ITEMS
        pieces += lines
    if pieces:
        pieces[-1].height += _BELOW_LIST - _BETWEEN_ITEMS
    return pieces
