"""The parts of a letter as pieces: where each role stands on the page, and in which face.

Knows roles of `blocks.LetterPart`; what they say was decided before.
"""

from __future__ import annotations

from dataclasses import dataclass

from fieldcase.dossier.blocks import LetterPart
from fieldcase.dossier.pdf import scale
from fieldcase.dossier.pdf.pieces import Line, Piece, keep_together
from fieldcase.dossier.pdf.scale import Face
from fieldcase.dossier.pdf.structure import Element
from fieldcase.dossier.pdf.typesetting import Typesetting

_FACE = Face(11, 15.6)
_HALF = scale.WIDTH * 0.46
_NUMBER = 24.0


@dataclass(frozen=True)
class _Place:
    """Where the lines of a role begin, and the space above and below them, in points."""

    x: float = 0.0
    above: float = 0.0
    below: float = 7.0


_PLACES = {
    "mark": _Place(below=12.0), "right": _Place(x=_HALF, below=3.0), "left": _Place(above=6.0, below=2.0),
    "date": _Place(above=16.0, below=10.0), "subject": _Place(above=2.0, below=12.0), "text": _Place(),
    "numbered": _Place(x=_NUMBER, below=5.0), "heading": _Place(above=6.0, below=3.0), "sign": _Place(above=26.0),
}  # fmt: skip


def letter_part(block: LetterPart, setting: Typesetting) -> list[Piece]:
    """A paragraph line by line, its number before it; heads and lines to sign on stay with what follows or precedes."""
    place = _PLACES[block.role]
    element = Element("P", setting.root)
    pieces: list[Piece] = []
    spans = setting.spans(block.runs, _FACE, element)
    if block.mark:
        pieces = setting.text(block.mark, _FACE, element, 0.0, _NUMBER)
        words = setting.lines(spans, _FACE.leading, place.x, scale.WIDTH - place.x)
        words[0].ink = [*(ink for ink in pieces[0].ink if isinstance(ink, Line)), *words[0].ink]
        pieces = words
    else:
        pieces = setting.lines(spans, _FACE.leading, place.x, scale.WIDTH - place.x)
    keep_together(pieces, 3)
    pieces[0].above = place.above
    pieces[-1].height += place.below
    pieces[-1].keep = block.role in ("heading", "subject", "date")
    return pieces
