"""What a page is made of: pieces that stand one under another, and the ink of each.

A piece is never split; a paragraph is one piece a line. Measures are in points; within a piece, y grows downwards from
its top. Knows no blocks, no pages and no reportlab.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from fieldcase.dossier.pdf.scale import Face
from fieldcase.dossier.pdf.structure import Element
from fieldcase.dossier.shapes import Rectangle, Stroke


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of one font, size and colour on one line; `target` is a key of this document or an https address."""

    text: str
    font: str
    face: Face
    width: float
    element: Element
    target: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: where it starts and how far its baseline lies below the piece's top."""

    x: float
    base: float
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight stroke; dotted for the leaders of the contents."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float
    colour: str
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, filled or as a thin frame."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    filled: bool = True


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled disc."""

    x: float
    y: float
    radius: float
    colour: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The place of an exhibit's picture; the picture itself is put in when the pages are drawn."""

    name: str
    x: float
    y: float
    width: float
    height: float
    element: Element


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The page on which `key` came to stand, right-aligned at `right`: known only when all pages are."""

    right: float
    base: float
    key: str
    face: Face
    element: Element


@dataclass(frozen=True, slots=True)
class Plot:
    """Rectangles and strokes of a chart, measured from its left upper corner; `y` is that corner in its piece."""

    y: float
    width: float
    height: float
    shapes: tuple[Rectangle | Stroke, ...]
    element: Element


Ink = Line | Rule | Box | Dot | Picture | PageNumber | Plot


@dataclass(slots=True)
class Piece:
    """Something that stands on one page as a whole.

    `above` is space that falls away at the top of a page; `keep` holds it on one page with the next piece; `fresh`
    starts a page; `stamp` is the number of the exhibit whose page it stands on; `head` is printed again above it where
    it starts a page (a table's header); `keys` are what links can lead to; `notes` are lines for the foot of the page,
    each with the number of its note in `order`.
    `turn` starts a page that still belongs to the exhibit before; `lying` wants its paper turned by a quarter.
    """

    height: float
    ink: list[Ink] = field(default_factory=list)
    above: float = 0.0
    keep: bool = False
    fresh: bool = False
    stamp: str = ""
    head: Piece | None = None
    keys: tuple[str, ...] = ()
    notes: tuple[Piece, ...] = ()
    turn: bool = False
    lying: bool = False
    order: int = 0


def keep_together(pieces: list[Piece], whole: int) -> None:
    """Hold `pieces` on one page if they are at most `whole`; else the first two and the last two, so that no line
    stands alone at the foot or the head of a page."""
    for number, piece in enumerate(pieces[:-1]):
        left = len(pieces) - number
        piece.keep = piece.keep or len(pieces) <= whole or number == 0 or left == 2


def moved(ink: Ink, by: float) -> Ink:
    """The same ink, `by` points lower in its piece."""
    match ink:
        case Line() | PageNumber():
            return replace(ink, base=ink.base + by)
        case Rule():
            return replace(ink, y0=ink.y0 + by, y1=ink.y1 + by)
        case Box() | Dot() | Picture() | Plot():
            return replace(ink, y=ink.y + by)


def stacked(pieces: Sequence[Piece]) -> Piece:
    """Pieces one under another as a single piece, with all their keys and notes."""
    whole = Piece(0.0)
    for piece in pieces:
        whole.ink += [moved(ink, whole.height) for ink in piece.ink]
        whole.height += piece.height
        whole.keys += piece.keys
        whole.notes += piece.notes
    return whole


def beside(sides: Sequence[Sequence[Piece]], leading: float) -> list[Piece]:
    """The lines of columns as pieces of one line of each, `leading` high, with all their keys and notes; at least
    one."""
    pieces = []
    for lines in zip_longest(*sides) if sides else [()]:
        piece = Piece(leading)
        for line in lines:
            if line is not None:
                piece.ink += line.ink
                piece.keys += line.keys
                piece.notes += line.notes
        pieces.append(piece)
    return pieces
