"""A chronology as a time line: the day at the left, a rule with a dot for each event, text and sources at the right."""

from __future__ import annotations

from fieldcase.dossier.blocks import Chronology, ChronologyRow
from fieldcase.dossier.pdf import scale
from fieldcase.dossier.pdf.pieces import Dot, Piece, Rule, keep_together, moved
from fieldcase.dossier.pdf.structure import NUMBERED, Element
from fieldcase.dossier.pdf.typesetting import Typesetting

_DAY_WIDTH = 92.0
_RULE_X = 106.0
_TEXT_X = 122.0
_BETWEEN = 11.0
_WHOLE = 9
_DOT_RADIUS = 2.9


def chronology(block: Chronology, setting: Typesetting) -> list[Piece]:
    """The rows one under another; rows of up to nine lines stay on one page."""
    pieces: list[Piece] = []
    listed = Element("L", setting.root, attributes=NUMBERED)
    for number, row in enumerate(block.rows):
        pieces += _row(row, setting, listed, number == 0, number == len(block.rows) - 1)
    return pieces


def _row(row: ChronologyRow, setting: Typesetting, listed: Element, first: bool, last: bool) -> list[Piece]:
    item = Element("LI", listed)
    day_element = Element("Lbl", item)
    days = setting.text(row.when, scale.WHEN, day_element, 0.0, _DAY_WIDTH)
    body = Element("LBody", item)
    right: list[Piece] = []
    for runs, face, above in (
        (row.what, scale.WHAT, 0.0),
        (row.details, scale.DETAILS, 1.5),
        (row.sources, scale.SOURCES, 2.0),
    ):
        if runs:
            spans = setting.spans(runs, face, Element("P", body))
            lines = setting.lines(spans, face.leading, _TEXT_X, scale.WIDTH - _TEXT_X)
            if right:
                right[-1].height += above
            right += lines
    pieces = _beside(days, right or [Piece(scale.WHEN.leading)])
    pieces[-1].height += 0.0 if last else _BETWEEN
    keep_together(pieces, _WHOLE)
    pieces[0].keys += setting.keys_of(row.anchor)
    _draw_rule(pieces, first, last)
    return pieces


def _beside(days: list[Piece], right: list[Piece]) -> list[Piece]:
    """The lines of the day put into the pieces of the text at whose height they stand."""
    y = scale.WHAT.base - scale.WHEN.base
    short = y + sum(day.height for day in days) - sum(piece.height for piece in right)
    if short > 0:
        right[-1].height += short
    number, top = 0, 0.0
    for day in days:
        while number + 1 < len(right) and y >= top + right[number].height - 1.0:
            top += right[number].height
            number += 1
        right[number].ink += [moved(ink, y - top) for ink in day.ink]
        y += day.height
    return right


def _draw_rule(pieces: list[Piece], first: bool, last: bool) -> None:
    """The rule runs from the first dot to the end of the last event."""
    middle = scale.WHAT.base - 0.3 * scale.WHAT.size
    for piece in pieces:
        top = middle if first and piece is pieces[0] else 0.0
        piece.ink.insert(0, Rule(_RULE_X, top, _RULE_X, piece.height, 1.0, scale.HAIR))
    pieces[0].ink.append(Dot(_RULE_X, middle, _DOT_RADIUS, scale.ACCENT))
    if last:
        pieces[-1].height += 9.0
