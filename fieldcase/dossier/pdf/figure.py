"""A chart of our own on the page: its caption, then the bars, one figure for whoever has it read aloud."""

from __future__ import annotations

from fieldcase.dossier.blocks import Figure
from fieldcase.dossier.charts import Drawing, drawings
from fieldcase.dossier.pdf import scale
from fieldcase.dossier.pdf.characters import on_one_line
from fieldcase.dossier.pdf.lines import Span
from fieldcase.dossier.pdf.pieces import Line, Piece, Plot
from fieldcase.dossier.pdf.scale import Face
from fieldcase.dossier.pdf.structure import Element
from fieldcase.dossier.pdf.typesetting import Typesetting
from fieldcase.dossier.shapes import Words

_ABOVE, _UNDER_CAPTION, _BELOW = 8.0, 6.0, 14.0


def figure(block: Figure, setting: Typesetting) -> list[Piece]:
    """The caption and the chart, never parted; a chart higher than a page goes on on the next, as a figure of its own
    with the same description. A decorative one is decoration to whoever has it read aloud."""
    owner = _owner(block, setting)
    pieces: list[Piece] = []
    if block.caption:
        caption = Element("P", setting.root) if block.decorative else Element("Caption", owner)
        pieces = setting.text(block.caption, scale.CAPTION, caption)
        pieces[-1].height += _UNDER_CAPTION
        for piece in pieces:
            piece.keep = True
    room = setting.exhibit_room - sum(piece.height for piece in pieces) - _BELOW

    def measured(text: str, size: float, bold: bool) -> float:
        return setting.shaper.width(text, bold, False) * size / 1000

    for number, drawing in enumerate(drawings(block.chart, scale.WIDTH, room, measured)):
        pieces.append(_piece(drawing, owner if number == 0 else _owner(block, setting), setting))
    pieces[0].above = _ABOVE
    pieces[-1].height += _BELOW
    return pieces


def _owner(block: Figure, setting: Typesetting) -> Element:
    return Element("Artifact") if block.decorative else Element("Figure", setting.root, alt=on_one_line(block.alt))


def _piece(drawing: Drawing, owner: Element, setting: Typesetting) -> Piece:
    """The shapes and, on them, the words."""
    shapes = tuple(shape for shape in drawing.shapes if not isinstance(shape, Words))
    piece = Piece(drawing.height, [Plot(0.0, drawing.width, drawing.height, shapes, owner)])
    for shape in drawing.shapes:
        if isinstance(shape, Words):
            span = Span(shape.text, Face(shape.size, shape.size, shape.colour, shape.bold), owner)
            (line,) = setting.lines([span], shape.size, shape.x, float("inf"))
            piece.ink += [Line(ink.x, shape.base, ink.stretches) for ink in line.ink if isinstance(ink, Line)]
    return piece
