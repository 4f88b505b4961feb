"""Headings, paragraphs and footnotes as pieces."""

from __future__ import annotations

from fieldcase.dossier.blocks import Heading, Paragraph
from fieldcase.dossier.pdf import scale
from fieldcase.dossier.pdf.characters import on_one_line
from fieldcase.dossier.pdf.lines import Span
from fieldcase.dossier.pdf.pieces import Line, Piece, Rule, keep_together
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
_FOOTNOTE_INDENT = 15.0


def heading(block: Heading, setting: Typesetting) -> list[Piece]:
    """A heading, held together with what follows; it enters the contents under its own key."""
    level = min(max(block.level, 1), 3)
    key = setting.new_key()
    setting.entries.append(Entry(on_one_line(block.text), level, key))
    pieces = setting.text(block.text, scale.HEADINGS[level], Element(f"H{level}", setting.root))
    pieces[0].above = scale.HEADING_ABOVE[level]
    pieces[0].keys = (key, *setting.keys_of(block.anchor))
    pieces[-1].height += scale.HEADING_BELOW[level]
    for piece in pieces:
        piece.keep = True
    return pieces


def paragraph(block: Paragraph, setting: Typesetting) -> list[Piece]:
    """A paragraph line by line; its footnotes go to the foot of the page on which its last line stands."""
    face, indent, above, below = _STYLES[block.style]
    kind = "BlockQuote" if block.style == "quote" else "P"
    element = Element(kind, setting.root, language=block.language)
    spans = setting.spans(block.runs, face, element)
    marks, notes = _footnotes(block, face, element, setting)
    pieces = setting.lines(spans + marks, face.leading, indent, scale.WIDTH - 2 * indent)
    keep_together(pieces, 3)
    pieces[0].above = above
    pieces[-1].notes = tuple(notes)
    pieces[-1].keep = block.style == "label"
    pieces[-1].height += below
    if block.style == "quote":
        for piece in pieces:
            foot = piece.height - (below if piece is pieces[-1] else 0)
            piece.ink.append(Rule(5, 0, 5, foot, 1.6, scale.HAIR))
    for mark in marks:
        pieces[-1].keys += (_home(mark.target),) if mark.target else ()
    return pieces


def _home(target: str) -> str:
    """The key of the place in the text from which the footnote `target` is called."""
    return f"{target}-home"


def _footnotes(block: Paragraph, face: Face, element: Element, setting: Typesetting) -> tuple[list[Span], list[Piece]]:
    """The raised numbers that end the paragraph, and the lines of the notes, each linked to the other."""
    marks: list[Span] = []
    notes: list[Piece] = []
    raised = scale.raised(face)
    for text in block.footnotes:
        setting.footnotes += 1
        number, key = str(setting.footnotes), f"n{setting.footnotes}"
        if marks:
            marks.append(Span(",", raised, element))
        marks.append(Span(number, raised, Element("Link", Element("Reference", element)), key))
        note = Element("Note", setting.root)
        label = setting.lines(
            [Span(number, scale.FOOTNOTE.with_runs(False, False, True), Element("Link", note), _home(key))],
            scale.FOOTNOTE.leading,
            0.0,
            _FOOTNOTE_INDENT,
        )[0]
        lines = setting.text(text, scale.FOOTNOTE, note, _FOOTNOTE_INDENT, scale.WIDTH - _FOOTNOTE_INDENT)
        lines[0].ink += [ink for ink in label.ink if isinstance(ink, Line)]
        lines[0].keys = (key,)
        lines[-1].height += 1.5
        notes += lines
    return marks, notes
