"""Small cards to be printed and cut: eight of 85 x 54 mm on a page of A4, each with everything on it.

Each heading of level 1 begins a face; where there are fewer faces than cards they come again, so that the faces of a
row stand side by side. Knows headings and paragraphs; refuses a face that has no room on its card, rather than cut it.
"""

from __future__ import annotations

from fieldcase.dossier.blocks import Block, Document, Heading, Paragraph
from fieldcase.dossier.pdf import scale
from fieldcase.dossier.pdf.leaf import DoesNotFit
from fieldcase.dossier.pdf.pieces import Line, Piece, Rule
from fieldcase.dossier.pdf.scale import Face
from fieldcase.dossier.pdf.sheet import Sheets
from fieldcase.dossier.pdf.structure import Element
from fieldcase.dossier.pdf.typesetting import Typesetting

# A card of ISO/IEC 7810 trimmed to 85 x 54 mm, on a page of A4 (ISO 216); in points.
MM = 72 / 25.4
CARD = (85 * MM, 54 * MM)
PAGE = (595.276, 841.89)
COLUMNS, ROWS = 2, 4
_LEFT = (PAGE[0] - COLUMNS * CARD[0]) / 2
_TOP = (PAGE[1] - ROWS * CARD[1]) / 2
_EDGE = 10.0
_WIDE, _ROOM = CARD[0] - 2 * _EDGE, CARD[1] - 2 * _EDGE
_TITLE = Face(8.2, 10.4, scale.ACCENT, bold=True)
_TEXT = Face(6.8, 8.1)
_LARGE = Face(9.0, 11.4)
_FACES = {"note": Face(6.4, 8.0, scale.QUIET), "label": _LARGE}
_BELOW = 1.2


def cards(document: Document) -> bytes:
    """The drawn page. GlyphMissing; DoesNotFit; TypeError for a block that a card does not know."""
    setting = Typesetting(document)
    faces = _faces(document.blocks)
    if not 1 <= len(faces) <= COLUMNS * ROWS:
        raise DoesNotFit
    sheets = Sheets(PAGE)
    for place in range(COLUMNS * ROWS):
        pieces = _set(faces[place % len(faces)], setting)
        if sum(piece.height for piece in pieces) > _ROOM:
            raise DoesNotFit
        row, column = divmod(place, COLUMNS)
        _draw(sheets, pieces, _LEFT + column * CARD[0], PAGE[1] - _TOP - row * CARD[1])
    if setting.footnotes:
        raise TypeError("a card has no foot for notes")
    setting.shaper.refuse_missing()
    sheets.end_page()
    return sheets.finish(setting.root)


def _faces(blocks: tuple[Block, ...]) -> list[list[Block]]:
    found: list[list[Block]] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            found.append([])
        if not found:
            raise TypeError("a card begins with its heading")
        found[-1].append(block)
    return found


def _set(blocks: list[Block], setting: Typesetting) -> list[Piece]:
    pieces: list[Piece] = []
    language = next((one.language for one in blocks if isinstance(one, Paragraph)), "")
    for block in blocks:
        if isinstance(block, Heading):
            element = setting.heading(1, setting.root, language)
            made = setting.text(block.text, _TITLE, element, _EDGE, _WIDE)
        elif isinstance(block, Paragraph):
            face = _FACES.get(block.style, _TEXT)
            element = Element("P", setting.root, language=block.language)
            made = setting.lines(setting.spans(block.runs, face, element), face.leading, _EDGE, _WIDE)
        else:
            raise TypeError("no block of a card")
        made[-1].height += _BELOW
        pieces += made
    return pieces


def _draw(sheets: Sheets, pieces: list[Piece], left: float, top: float) -> None:
    wide, tall = CARD
    for x0, y0, x1, y1 in ((0, 0, wide, 0), (0, tall, wide, tall), (0, 0, 0, tall), (wide, 0, wide, tall)):
        sheets.rule(left, top, Rule(x0, y0, x1, y1, 0.4, scale.HAIR))
    y = top - _EDGE
    for piece in pieces:
        for ink in piece.ink:
            if isinstance(ink, Line):
                sheets.text(left + ink.x, y - ink.base, ink.stretches)
        y -= piece.height
