"""Tables: a header that repeats on each page, rows that may run over several pages, no grid but thin rules."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from fieldcase.dossier.blocks import Run, Table
from fieldcase.dossier.pdf import scale
from fieldcase.dossier.pdf.pieces import Box, Piece, Rule, keep_together, stacked
from fieldcase.dossier.pdf.scale import Face
from fieldcase.dossier.pdf.structure import Element
from fieldcase.dossier.pdf.typesetting import Typesetting

_GUTTER = 10.0
_PADDING = 3.6
_INSET = 5.0
_WHOLE = 14
_TALLEST_HEAD = 180.0


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
    head_lines = _row(header, columns, scale.CELL_HEAD, Element("TR", element), "TH", setting)
    head = _one_piece(head_lines)
    pieces += head_lines if head is None else [head]
    for piece in pieces:
        piece.keep = bool(block.rows)
    for row in block.rows:
        lines = _row(row, columns, scale.CELL, Element("TR", element), "TD", setting)
        keep_together(lines, _WHOLE)
        for piece in lines:
            piece.head = head
        pieces += lines
    pieces[-1].height += 12.0
    return pieces


def _columns(block: Table) -> list[tuple[float, float]]:
    """Where each column starts and how wide its text may be."""
    shares = list(block.widths) or [1.0] * len(block.header)
    columns, x = [], 0.0
    for share in shares:
        whole = scale.WIDTH * share / sum(shares)
        columns.append((x + _INSET, max(whole - _GUTTER, 12.0)))
        x += whole
    return columns


def _row(
    cells: Sequence[tuple[Run, ...]],
    columns: list[tuple[float, float]],
    face: Face,
    element: Element,
    kind: str,
    setting: Typesetting,
) -> list[Piece]:
    """A row as pieces of one line of each cell, with a thin rule under the last."""
    scope = "<</O/Table/Scope/Column>>" if kind == "TH" else ""
    set_cells = []
    for runs, (x, width) in zip(cells, columns, strict=True):
        cell = Element(kind, element, attributes=scope)
        set_cells.append(setting.lines(setting.spans(runs, face, cell), face.leading, x, width))
    pieces = []
    for lines in zip_longest(*set_cells):
        piece = Piece(face.leading)
        for line in lines:
            piece.ink += line.ink if line is not None else []
        pieces.append(piece)
    pieces[0] = _lowered(pieces[0], _PADDING)
    last = pieces[-1]
    last.height += _PADDING + 0.6
    last.ink.append(Rule(0, last.height - 0.3, scale.WIDTH, last.height - 0.3, 0.5, scale.HAIR))
    return pieces


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
