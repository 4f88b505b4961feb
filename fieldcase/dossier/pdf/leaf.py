"""A leaf: one page of A5 that is handed out, with everything on it.

Nothing runs over: where there is not room for all rows of a table, its last rows are left out and a sentence says how
many. Knows headings, paragraphs and tables; refuses whatever does not fit without its tables, rather than cut it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from fieldcase.dossier.blocks import Document, Heading, Paragraph, Run, Table
from fieldcase.dossier.pdf import scale
from fieldcase.dossier.pdf.pieces import Box, Line, Piece, Rule, beside
from fieldcase.dossier.pdf.scale import Face
from fieldcase.dossier.pdf.sheet import Sheets
from fieldcase.dossier.pdf.structure import ROW_HEAD, Element
from fieldcase.dossier.pdf.typesetting import Typesetting

# ISO 216: 148 x 210 mm, in points.
WIDTH, HEIGHT = 419.528, 595.276
_LEFT, _TOP, _BOTTOM = 30.0, 24.0, 20.0
_WIDE, _ROOM = WIDTH - 2 * _LEFT, HEIGHT - _TOP - _BOTTOM
_TITLE = Face(11.6, 14.6, scale.ACCENT, bold=True)
_HEADING = Face(9.0, 11.2, scale.ACCENT, bold=True)
_TEXT = Face(8.0, 9.7)
_NOTE = Face(7.2, 8.9, scale.QUIET)
_CELL = Face(7.5, 9.3)
_HEADING_ABOVE, _BELOW, _INDENT, _GUTTER = 4.0, 1.0, 8.0, 6.0


class DoesNotFit(ValueError):
    """What has to stand on the leaf has no room on it, even without the rows of its tables."""


@dataclass
class _Part:
    """What stands as it is, or a table's rows, of which the last may go; `told` by how many are left out."""

    pieces: list[Piece]
    rows: list[list[Piece]] = field(default_factory=list)
    told: list[list[Piece]] = field(default_factory=list)
    gone: int = 0

    def shown(self) -> list[Piece]:
        """Everything that is drawn of it."""
        kept = self.rows[: len(self.rows) - self.gone]
        return [
            *self.pieces,
            *(piece for one in kept for piece in one),
            *(self.told[self.gone - 1] if self.gone else []),
        ]

    @property
    def height(self) -> float:
        """How tall that is, in points."""
        return sum(piece.height + piece.above for piece in self.shown())


def leaf(document: Document) -> bytes:
    """The drawn page. GlyphMissing; DoesNotFit; TypeError for a block that a leaf does not know."""
    setting = Typesetting(document)
    parts = [_head(document, setting)]
    for block in document.blocks:
        if isinstance(block, Heading):
            parts.append(_heading(block, setting))
        elif isinstance(block, Paragraph):
            parts.append(_paragraph(block, setting))
        elif isinstance(block, Table):
            parts.append(_table(block, setting))
        else:
            raise TypeError("no block of a leaf")
    if setting.footnotes:
        raise TypeError("a leaf has no foot for notes")
    setting.shaper.refuse_missing()
    _shorten(parts)
    return _drawn([piece for part in parts for piece in part.shown()], setting)


def _shorten(parts: list[_Part]) -> None:
    """Leave out rows, of the table that shows most of them first, until everything has room."""
    while sum(part.height for part in parts) > _ROOM:
        longest = max(parts, key=lambda part: min(len(part.rows), len(part.told)) - part.gone)
        if longest.gone >= min(len(longest.rows), len(longest.told)):
            raise DoesNotFit
        longest.gone += 1


def _head(document: Document, setting: Typesetting) -> _Part:
    root = setting.root
    pieces = _text(document.title, _TITLE, setting.heading(1, root), setting)
    for text in (document.marked_example, document.subtitle, *document.cover):
        pieces += _text(text, _NOTE, Element("P", root), setting) if text else []
    if document.confidentiality:
        pieces += _text(document.confidentiality, _NOTE, Element("P", root), setting)
    pieces.append(Piece(5.0, [Rule(0, 3, _WIDE, 3, 1.0, scale.ACCENT)]))
    return _Part(pieces)


def _heading(block: Heading, setting: Typesetting) -> _Part:
    pieces = _text(block.text, _HEADING, setting.heading(2, setting.root), setting)
    pieces[0].above = _HEADING_ABOVE
    return _Part(pieces)


def _paragraph(block: Paragraph, setting: Typesetting) -> _Part:
    """A paragraph; one of the style label begins with a dot and stands in."""
    face = _NOTE if block.style == "note" else _TEXT
    element = Element("P", setting.root, language=block.language)
    indent = _INDENT if block.style == "label" else 0.0
    pieces = setting.lines(setting.spans(block.runs, face, element), face.leading, indent, _WIDE - indent)
    if indent:
        pieces[0].ink.append(Box(1.5, face.base - 3.6, 2.4, 2.4, scale.ACCENT))
    pieces[-1].height += _BELOW
    return _Part(pieces)


def _table(block: Table, setting: Typesetting) -> _Part:
    element = Element("Table", setting.root)
    columns, x = [], 0.0
    for share in block.widths:
        wide = _WIDE * share / sum(block.widths)
        columns.append((x, max(wide - _GUTTER, 12.0)))
        x += wide
    caption = _text(block.caption, _CELL, Element("Caption", element), setting) if block.caption else []
    rows = [_row(row, columns, Element("TR", element), setting) for row in block.rows]
    told = [_text(text, _NOTE, Element("P", setting.root), setting) for text in block.left_out[: len(rows)]]
    return _Part(caption, rows, told)


def _row(
    cells: tuple[tuple[Run, ...], ...], columns: list[tuple[float, float]], element: Element, setting: Typesetting
) -> list[Piece]:
    """A row, line by line of its cells, with a thin rule under it."""
    laid = []
    for number, (runs, (x, width)) in enumerate(zip(cells, columns, strict=True)):
        # The header has no room on a leaf, so each row is known by its first cell.
        cell = Element("TD", element) if number else Element("TH", element, attributes=ROW_HEAD)
        laid.append(setting.lines(setting.spans(runs, _CELL, cell), _CELL.leading, x, width))
    pieces = beside(laid, _CELL.leading)
    last = pieces[-1]
    last.height += 1.4
    last.ink.append(Rule(0, last.height - 0.4, _WIDE, last.height - 0.4, 0.4, scale.HAIR))
    return pieces


def _text(text: str, face: Face, element: Element, setting: Typesetting) -> list[Piece]:
    return setting.text(text, face, element, 0.0, _WIDE)


def _drawn(pieces: list[Piece], setting: Typesetting) -> bytes:
    sheets, y = Sheets((WIDTH, HEIGHT)), HEIGHT - _TOP
    for piece in pieces:
        y -= piece.above
        for ink in piece.ink:
            if isinstance(ink, Line):
                sheets.text(_LEFT + ink.x, y - ink.base, ink.stretches)
            elif isinstance(ink, Rule):
                sheets.rule(_LEFT, y, ink)
            elif isinstance(ink, Box):
                sheets.box(_LEFT, y, ink)
        y -= piece.height
    sheets.end_page()
    return sheets.finish(setting.root)
