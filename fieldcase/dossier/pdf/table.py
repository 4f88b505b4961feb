"""Tables: a header that repeats on each page, rows that may run over several pages, no grid but thin rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fieldcase.dossier.blocks import Run, Table
from fieldcase.dossier.pdf import scale
from fieldcase.dossier.pdf.lines import seen_width
from fieldcase.dossier.pdf.pieces import Box, Line, Piece, Rule, beside, keep_together, stacked
from fieldcase.dossier.pdf.scale import Face
from fieldcase.dossier.pdf.structure import COLUMN_HEAD, ROW_HEAD, Element
from fieldcase.dossier.pdf.typesetting import Typesetting

_GUTTER = 10.0
_PADDING = 3.6
_INSET = 5.0
_WHOLE = 14
_TALLEST_HEAD = 180.0


@dataclass(frozen=True)
class _Column:
    """Where a column's text starts, how wide it may be, whether it stands at the right, what its cells are."""

    x: float
    width: float
    right: bool
    kind: str = "TD"
    attributes: str = ""

    def heading(self) -> _Column:
        """The same column for the header's row."""
        return replace(self, kind="TH", attributes=COLUMN_HEAD)


def table(block: Table, setting: Typesetting) -> list[Piece]:
    """Caption, header and rows; caption, header and the first row are never parted."""
    element = Element("Table", setting.root)
    columns = _columns(block)
    pieces: list[Piece] = []
    if block.caption:
        pieces = setting.text(block.caption, scale.CAPTION, Element("Caption", element))
        pieces[0].above = 8.0
        pieces[-1].height += 3.0
    header = [(Run(text),) for text in block.header]
    headings = [column.heading() for column in columns]
    head_lines = _row(header, headings, scale.CELL_HEAD, Element("TR", element), setting)
    head = _one_piece(head_lines)
    pieces += head_lines if head is None else [head]
    for piece in pieces:
        piece.keep = bool(block.rows)
    for row in block.rows:
        lines = _row(row, columns, scale.CELL, Element("TR", element), setting)
        keep_together(lines, _WHOLE)
        for piece in lines:
            piece.head = head
        pieces += lines
    pieces[-1].height += 12.0
    return pieces


def _columns(block: Table) -> list[_Column]:
    """The columns from left to right; the first names its row where the table says so."""
    shares = list(block.widths) or [1.0] * len(block.header)
    columns, x = [], 0.0
    for number, share in enumerate(shares):
        whole = scale.WIDTH * share / sum(shares)
        column = _Column(x + _INSET, max(whole - _GUTTER, 12.0), number in block.numbers)
        columns.append(replace(column, kind="TH", attributes=ROW_HEAD) if block.named and number == 0 else column)
        x += whole
    return columns


def _row(
    cells: Sequence[tuple[Run, ...]], columns: list[_Column], face: Face, element: Element, setting: Typesetting
) -> list[Piece]:
    """A row as pieces of one line of each cell, with a thin rule under the last."""
    set_cells = []
    for runs, column in zip(cells, columns, strict=True):
        cell = Element(column.kind, element, attributes=column.attributes)
        lines = setting.lines(setting.spans(runs, face, cell), face.leading, column.x, column.width)
        set_cells.append([_at_the_right(line, column.width) for line in lines] if column.right else lines)
    pieces = beside(set_cells, face.leading)
    pieces[0] = _lowered(pieces[0], _PADDING)
    last = pieces[-1]
    last.height += _PADDING + 0.6
    last.ink.append(Rule(0, last.height - 0.3, scale.WIDTH, last.height - 0.3, 0.5, scale.HAIR))
    return pieces


def _at_the_right(piece: Piece, width: float) -> Piece:
    """The same piece with its line moved to the right end of a column."""
    piece.ink = [
        replace(ink, x=ink.x + max(width - seen_width(ink.stretches), 0.0)) if isinstance(ink, Line) else ink
        for ink in piece.ink
    ]
    return piece


def _lowered(piece: Piece, by: float) -> Piece:
    """The same piece with room above its ink."""
    return stacked([Piece(by), piece])


def _one_piece(lines: list[Piece]) -> Piece | None:
    """The header as one piece on a wash of colour; None where it is too tall to be printed again on each page."""
    whole = stacked(lines)
    if whole.height > _TALLEST_HEAD:
        return None
    wash = Box(0, 0, scale.WIDTH, whole.height, scale.WASH)
    foot = Rule(0, whole.height, scale.WIDTH, whole.height, 0.9, scale.ACCENT)
    whole.ink = [wash, *whole.ink, foot]
    return whole
