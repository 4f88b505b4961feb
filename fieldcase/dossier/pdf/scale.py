"""The type scale, the colours and the page: every measure of the dossier's look, in points.

One accent of dark blue, legible in black-and-white print; the rest is ink and grey. Knows no blocks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

INK = "0.09 0.10 0.12"
QUIET = "0.34 0.37 0.41"
ACCENT = "0.10 0.23 0.43"
HAIR = "0.74 0.78 0.82"
WASH = "0.93 0.945 0.965"

PAGE_WIDTH = 595.276
PAGE_HEIGHT = 841.89
LEFT = 68.0
RIGHT = 68.0
WIDTH = PAGE_WIDTH - LEFT - RIGHT
HEADER_TOP = 806.0
FOOTER_BASE = 36.0
FOOTER_RULE = 50.0
BOTTOM = 66.0
STAMP_BAND = 30.0
# A page of a document may be wider than text, to be as large as the page is high.
SHEET_WIDTH = PAGE_WIDTH - 2 * 42.0
# A document's page that is wider than high stands on paper that lies; so much lower is its upper edge.
LYING_WIDTH = PAGE_HEIGHT - LEFT - RIGHT
LOWER = PAGE_HEIGHT - PAGE_WIDTH


@dataclass(frozen=True)
class Face:
    """How a text is set: size and leading in points, colour as PDF's three numbers, its rise above the line."""

    size: float
    leading: float
    colour: str = INK
    bold: bool = False
    italic: bool = False
    rise: float = 0.0

    @property
    def base(self) -> float:
        """How far the baseline lies below the top of the line: capitals stand in its middle."""
        return self.leading / 2 + 0.357 * self.size

    def with_runs(self, bold: bool, italic: bool, linked: bool) -> Face:
        """This face for a run of its own weight, slant and link."""
        colour = ACCENT if linked else self.colour
        return replace(self, bold=self.bold or bold, italic=self.italic != italic, colour=colour)


TITLE = Face(27, 34, ACCENT, bold=True)
SUBTITLE = Face(13.5, 19, QUIET)
COVER = Face(10.5, 16)
COVER_MARK = Face(11, 16, INK, bold=True)
HEADINGS = {
    1: Face(17, 22, ACCENT, bold=True),
    2: Face(12.8, 17.5, ACCENT, bold=True),
    3: Face(10.6, 15, INK, bold=True),
}
HEADING_ABOVE = {1: 24.0, 2: 17.0, 3: 12.0}
HEADING_BELOW = {1: 8.0, 2: 5.0, 3: 3.0}
BODY = Face(10, 14.6)
NOTE = Face(8.8, 12.4, QUIET)
QUOTE = Face(9.8, 14.2, INK, italic=True)
LABEL = Face(9.2, 13.4, ACCENT, bold=True)
FOOTNOTE = Face(8, 11)
CAPTION = Face(9.2, 13.4, INK, bold=True)
CELL = Face(8.8, 12.2)
CELL_HEAD = Face(8.4, 11.8, ACCENT, bold=True)
WHEN = Face(9, 12.6, ACCENT, bold=True)
WHAT = Face(9.8, 14.2)
DETAILS = Face(8.8, 12.4)
SOURCES = Face(7.9, 11, QUIET)
CONTENTS = {1: Face(10.4, 16.4, INK, bold=True), 2: Face(9.8, 15, INK), 3: Face(9.2, 14, QUIET)}
RUNNING = Face(7.6, 10, QUIET)
RUNNING_MARK = Face(8.2, 10, ACCENT, bold=True)
STAMP = Face(10, 14, ACCENT, bold=True)
EXHIBIT_LINE = Face(9, 13)
REASON = Face(10, 14.6, INK, italic=True)


def raised(face: Face) -> Face:
    """The face of a footnote's number standing in a text of this face."""
    return replace(face, size=round(face.size * 0.66, 2), rise=round(face.size * 0.36, 2), colour=ACCENT, italic=False)
