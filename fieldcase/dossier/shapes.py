"""What a chart is drawn of: rectangles, strokes and words. Measures in points, y grows downwards.

Colours are PDF's three numbers from 0 to 1 in a text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from fieldcase.dossier.pdf import scale


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle; `fill` and `edge` are colours, empty for none."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    edge: str = ""

    def lower(self, by: float) -> Rectangle:
        """The same, `by` points lower."""
        return replace(self, y=self.y + by)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line, `thick` points."""

    x0: float
    y0: float
    x1: float
    y1: float
    thick: float
    colour: str = scale.HAIR

    def lower(self, by: float) -> Stroke:
        """The same, `by` points lower."""
        return replace(self, y0=self.y0 + by, y1=self.y1 + by)


@dataclass(frozen=True, slots=True)
class Words:
    """A text on one line; `base` is the height of its baseline."""

    x: float
    base: float
    text: str
    size: float
    bold: bool = False
    colour: str = scale.INK

    def lower(self, by: float) -> Words:
        """The same, `by` points lower."""
        return replace(self, base=self.base + by)


Shape = Rectangle | Stroke | Words
