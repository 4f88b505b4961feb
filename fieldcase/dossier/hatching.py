"""How the series of a chart are told apart, in colour and without: a shade, an edge, lines across.

Lines are cut at the rectangle's edges here, so that whoever draws needs to know of no clipping.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from fieldcase.dossier.pdf import scale
from fieldcase.dossier.shapes import Rectangle, Shape, Stroke

_MIDDLE, _LIGHT, _PAPER = "0.52 0.62 0.76", "0.86 0.90 0.95", "1 1 1"
_THICK = 0.7


@dataclass(frozen=True)
class Pattern:
    """A shade, the colour of the edge, and how many points lie between lines that rise, that fall (0 for none)."""

    fill: str
    edge: str
    rising: float = 0.0
    falling: float = 0.0


# As far apart as they can be in grey: dark, light with lines, middle, white with lines that cross ...
PATTERNS = (
    Pattern(scale.ACCENT, scale.ACCENT),
    Pattern(_LIGHT, scale.ACCENT, rising=4.2),
    Pattern(_MIDDLE, scale.ACCENT),
    Pattern(_PAPER, scale.ACCENT, rising=4.8, falling=4.8),
    Pattern(_LIGHT, scale.ACCENT),
    Pattern(_PAPER, scale.ACCENT, falling=3.0),
)


def hatched(place: Rectangle, pattern: Pattern) -> Iterator[Shape]:
    """The rectangle in this pattern: shade, lines, edge."""
    yield replace(place, fill=pattern.fill, edge="")
    if pattern.rising:
        yield from _across(place, pattern.rising, pattern.edge, rising=True)
    if pattern.falling:
        yield from _across(place, pattern.falling, pattern.edge, rising=False)
    yield replace(place, fill="", edge=pattern.edge)


def open_end(place: Rectangle, pattern: Pattern) -> Iterator[Shape]:
    """A light stretch that has no end: two edges and the point of an arrow."""
    point = place.height * 0.75
    tip, body = place.x + place.width, replace(place, width=place.width - point, fill=scale.WASH)
    yield body
    foot, middle, end = place.y + place.height, place.y + place.height / 2, body.x + body.width
    for y in (place.y, foot):
        yield Stroke(place.x, y, end, y, _THICK, pattern.edge)
    for y in (place.y - 2.0, foot + 2.0):
        yield Stroke(end, y, tip, middle, 1.1, pattern.edge)


def _across(place: Rectangle, every: float, colour: str, *, rising: bool) -> Iterator[Stroke]:
    """Lines at 45 degrees, `every` points along the longer edge, from edge to edge."""
    right = place.x + place.width
    at = every
    while at < place.width + place.height:
        # Each line begins on the upper edge or on the right one, and ends on the left edge or on the lower one.
        x0, y0 = min(at, place.width), max(at - place.width, 0.0)
        x1, y1 = max(at - place.height, 0.0), min(at, place.height)
        if rising:
            yield Stroke(place.x + x0, place.y + y0, place.x + x1, place.y + y1, _THICK, colour)
        else:
            yield Stroke(right - x0, place.y + y0, right - x1, place.y + y1, _THICK, colour)
        at += every
