"""A translation beside its original: two columns whose rows begin at one height and break over pages line by line.

A table for a screen reader: a row for the place, a row for the two texts, each text in its own language.
"""

from __future__ import annotations

from fieldcase.dossier.blocks import Parallel, ParallelRow, Run
from fieldcase.dossier.pdf import scale
from fieldcase.dossier.pdf.characters import on_one_line
from fieldcase.dossier.pdf.pieces import Box, Piece, Rule, beside, keep_together, stacked
from fieldcase.dossier.pdf.scale import Face
from fieldcase.dossier.pdf.structure import COLUMN_HEAD, Element
from fieldcase.dossier.pdf.typesetting import Entry, Typesetting

_BETWEEN = 22.0
_COLUMN = (scale.WIDTH - _BETWEEN) / 2
_COLUMNS = (0.0, _COLUMN + _BETWEEN)
_MIDDLE = scale.WIDTH / 2
_WHOLE = 10
_BOTH = "<</O/Table/ColSpan 2>>"
_ROW_HEAD = "<</O/Table/ColSpan 2/Scope/Row>>"


def parallel(block: Parallel, setting: Typesetting) -> list[Piece]:
    """Title, who translated, the warning, the two columns; all on pages stamped with the exhibit's number."""
    key = setting.new_key()
    setting.entries.append(Entry(on_one_line(block.title), 3, key))
    section = Element("Sect", setting.root)
    pieces = setting.text(block.title, scale.HEADINGS[3], setting.heading(3, section))
    pieces[0].above = scale.HEADING_ABOVE[3]
    pieces[0].keys = (key,)
    pieces[-1].height += scale.HEADING_BELOW[3]
    for line in block.lines:
        element = Element("P", section)
        pieces += setting.lines(setting.spans(line, scale.EXHIBIT_LINE, element), scale.EXHIBIT_LINE.leading, 0.0,
                                scale.WIDTH)  # fmt: skip
    if block.warning:
        pieces += _warning(block.warning, section, setting)
    pieces[-1].height += 8.0
    for piece in pieces:
        piece.keep = bool(block.rows)
    if block.rows:
        pieces += _columns(block, Element("Table", section), setting)
        pieces[-1].height += 12.0
    for piece in pieces:
        piece.stamp = block.number
    return pieces


def _warning(text: str, section: Element, setting: Typesetting) -> list[Piece]:
    """A plain sentence in bold on a wash of colour."""
    face = scale.EXHIBIT_LINE.with_runs(True, False, False)
    lines = setting.text(text, face, Element("P", section), 10.0, scale.WIDTH - 20.0)
    whole = stacked([Piece(5.0), *lines, Piece(5.0)])
    whole.ink.insert(0, Box(0, 0, scale.WIDTH, whole.height, scale.WASH))
    return [Piece(4.0), whole]


def _columns(block: Parallel, table: Element, setting: Typesetting) -> list[Piece]:
    """The header, printed again on each page, and the rows."""
    head = _head(block, Element("TR", table), setting)
    pieces = [head]
    for number, row in enumerate(block.rows):
        lines = _row(row, block.languages, table, setting, first=number == 0)
        for piece in lines:
            piece.head = head
        pieces += lines
    head.keep = True
    return pieces


def _head(block: Parallel, row: Element, setting: Typesetting) -> Piece:
    face = scale.CELL_HEAD
    sides = [
        setting.text(text, face, Element("TH", row, attributes=COLUMN_HEAD), x, _COLUMN)
        for text, x in zip(block.header, _COLUMNS, strict=True)
    ]
    whole = stacked([Piece(4.0), *beside(sides, face.leading), Piece(7.0)])
    foot = Rule(0, whole.height - 4.0, scale.WIDTH, whole.height - 4.0, 0.9, scale.ACCENT)
    whole.ink.append(foot)
    return whole


def _row(
    row: ParallelRow, languages: tuple[str, str], table: Element, setting: Typesetting, *, first: bool
) -> list[Piece]:
    """Where it stands, both texts, where it goes on; a short row stays on one page, a long one breaks by lines."""
    label = _across(row.label, scale.LABEL, Element("TR", table), _ROW_HEAD, setting) if row.label else []
    texts = Element("TR", table)
    sides = [
        setting.lines(
            setting.spans(runs, scale.CELL, Element("TD", texts, language=language)), scale.CELL.leading, x, _COLUMN
        )
        for runs, language, x in zip((row.original, row.translated), languages, _COLUMNS, strict=True)
    ]
    pieces = beside(sides, scale.CELL.leading)
    for piece in pieces:
        piece.ink.insert(0, Rule(_MIDDLE, 0, _MIDDLE, piece.height, 0.5, scale.HAIR))
    after = _across(row.after, scale.NOTE, Element("TR", table), _BOTH, setting) if row.after else []
    keep_together(pieces, _WHOLE)
    if label:
        label[0] = stacked([Piece(0.0 if first else 5.0), label[0]])
    for piece in label:
        piece.keep = True
    if after:
        pieces[-1].keep = True
    pieces = [*label, *pieces, *after]
    pieces[0].keys += setting.keys_of(row.anchor)
    pieces[-1].height += 5.0
    return pieces


def _across(runs: tuple[Run, ...], face: Face, row: Element, attributes: str, setting: Typesetting) -> list[Piece]:
    """Words over the width of both columns."""
    cell = Element("TH" if attributes == _ROW_HEAD else "TD", row, attributes=attributes)
    return setting.lines(setting.spans(runs, face, cell), face.leading, 0.0, scale.WIDTH)
