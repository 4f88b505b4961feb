"""A question of a form to be filled in by hand: its number, its words, boxes to tick, lines to write on.

As many columns of boxes as their words allow. A question stands on one page, but for one with very many choices.
"""

from __future__ import annotations

from fieldcase.dossier.blocks import Blank, Document
from fieldcase.dossier.pdf import scale
from fieldcase.dossier.pdf.lines import Span
from fieldcase.dossier.pdf.pieces import Box, Line, Piece, Rule, stacked
from fieldcase.dossier.pdf.structure import NUMBERED, Element
from fieldcase.dossier.pdf.typesetting import Typesetting

_TEXT_X = 30.0
_TEXT_WIDTH = scale.WIDTH - _TEXT_X
_BOX, _KEY_X, _LABEL_X = 8.6, 13.5, 30.0
_BETWEEN = 12.0
_MOST_COLUMNS = 4
_WRITING = 21.0
_ABOVE, _BELOW = 9.0, 3.0
# So many rows of choices stay with their question; more may run on over the page.
_WHOLE = 24
_SPACE_LEAST, _SPACE_MOST = 46.0, 200.0
# From so many choices on a list is long; so much of two lines a text surely finds room in.
_LONG_LIST, _TWO_LINES = 6, 1.7


def form_head(setting: Typesetting) -> list[Piece]:
    """The head of a form: its title, what stands under it, a bar."""
    document, root = setting.document, setting.root
    pieces = _running_mark(document, setting)
    pieces += setting.text(document.title, scale.HEADINGS[1], setting.heading(1, root))
    for text in (document.subtitle, *document.cover):
        pieces += setting.text(text, scale.NOTE, Element("P", root)) if text else []
    if document.confidentiality:
        face = scale.DETAILS.with_runs(True, False, False)
        pieces += setting.text(document.confidentiality, face, Element("P", root))
    pieces.append(Piece(14.0, [Rule(0, 7, scale.WIDTH, 7, 1.2, scale.ACCENT)]))
    for piece in pieces:
        piece.keep = True
    return pieces


def _running_mark(document: Document, setting: Typesetting) -> list[Piece]:
    mark = document.marked_example
    return setting.text(mark, scale.COVER_MARK, Element("P", setting.root)) if mark else []


def blank(block: Blank, setting: Typesetting) -> list[Piece]:
    """The question, held together where it is not too tall."""
    element = Element("Sect", setting.root, language=block.language)
    pieces = _asked(block, element, setting)
    rows = _choices(block.choices, element, setting)
    pieces += rows
    if block.spaces:
        pieces.append(_spaces(block.spaces, element, setting))
    pieces += [
        Piece(_WRITING, [Rule(_TEXT_X, _WRITING - 1, scale.WIDTH, _WRITING - 1, 0.6, scale.HAIR)])
        for _ in range(block.lines)
    ]
    for number, piece in enumerate(pieces[:-1]):
        left = len(pieces) - number
        piece.keep = len(rows) <= _WHOLE or number < len(pieces) - len(rows) or left == 2
    pieces[0].above = _ABOVE
    pieces[-1].height += _BELOW
    return pieces


def _asked(block: Blank, element: Element, setting: Typesetting) -> list[Piece]:
    """The number at the left, the words beside it, the remarks under these."""
    face = scale.BODY.with_runs(True, False, False)
    number = Element("P", element)
    lines = setting.text(block.text, face, Element("P", element), _TEXT_X, _TEXT_WIDTH)
    if block.number:
        before = setting.lines([Span(block.number, face, number)], face.leading, 0.0, _TEXT_X)[0]
        lines[0].ink += [ink for ink in before.ink if isinstance(ink, Line)]
    for remark in block.remarks:
        lines += setting.text(remark, scale.NOTE, Element("P", element), _TEXT_X, _TEXT_WIDTH)
    lines[-1].height += 2.0
    return lines


def _choices(choices: tuple[tuple[str, str], ...], element: Element, setting: Typesetting) -> list[Piece]:
    """Boxes in columns, read down one column after another; a piece is a row of them."""
    if not choices:
        return []
    listed = Element("L", element, attributes=NUMBERED)
    columns = _columns_of(choices, setting)
    width = (_TEXT_WIDTH - _BETWEEN * (columns - 1)) / columns
    tall = -(-len(choices) // columns)
    cells = [_choice(choice, listed, width, setting) for choice in choices]
    rows = []
    for number in range(tall):
        row = Piece(0.0)
        for column, cell in enumerate(cells[number::tall]):
            x = _TEXT_X + column * (width + _BETWEEN)
            row.ink += [_shifted(ink, x) for ink in cell.ink if isinstance(ink, Line | Box)]
            row.height = max(row.height, cell.height)
        rows.append(row)
    return rows


def _columns_of(choices: tuple[tuple[str, str], ...], setting: Typesetting) -> int:
    """As many columns as all labels fit into on one line each; a long list has two where two lines each are enough."""
    face = scale.DETAILS
    widest = max(setting.shaper.width(label, False, False) * face.size / 1000 for _, label in choices)
    rooms = {
        columns: (_TEXT_WIDTH - _BETWEEN * (columns - 1)) / columns - _LABEL_X
        for columns in range(min(_MOST_COLUMNS, len(choices)), 1, -1)
    }
    fitting = next((columns for columns, room in rooms.items() if widest <= room), 1)
    if fitting == 1 and len(choices) >= _LONG_LIST and widest <= _TWO_LINES * rooms[2]:
        return 2
    return fitting


def _choice(choice: tuple[str, str], listed: Element, width: float, setting: Typesetting) -> Piece:
    """A box, its key and its label, as they stand at the left edge."""
    key, label = choice
    face, entry = scale.DETAILS, Element("LI", listed)
    quiet = scale.NOTE.with_runs(True, False, False)
    keyed = setting.lines([Span(key, quiet, Element("Lbl", entry))], face.leading, _KEY_X, _LABEL_X - _KEY_X)
    lines = setting.text(label, face, Element("LBody", entry), _LABEL_X, width - _LABEL_X)
    lines[0].ink += [ink for ink in keyed[0].ink if isinstance(ink, Line)]
    whole = stacked(lines)
    whole.ink.insert(0, Box(0.4, (face.leading - _BOX) / 2, _BOX, _BOX, scale.INK, filled=False))
    whole.height += 2.6
    return whole


def _shifted(ink: Line | Box, by: float) -> Line | Box:
    """The same ink, `by` points further to the right."""
    if isinstance(ink, Line):
        return Line(ink.x + by, ink.base, ink.stretches)
    return Box(ink.x + by, ink.y, ink.width, ink.height, ink.colour, ink.filled)


def _spaces(words: tuple[str, ...], element: Element, setting: Typesetting) -> Piece:
    """Words beside one another, each with room to write behind it."""
    face, piece = scale.DETAILS, Piece(_WRITING)
    share = min((_TEXT_WIDTH - _BETWEEN * (len(words) - 1)) / len(words), _SPACE_MOST)
    for number, text in enumerate(words):
        x, room = _TEXT_X + number * (share + _BETWEEN), share - _SPACE_LEAST
        line = stacked([Piece(_WRITING - face.leading), setting.text(text, face, Element("P", element), x, room)[0]])
        piece.ink += line.ink
        told = next((ink for ink in line.ink if isinstance(ink, Line)), None)
        wide = sum(stretch.width for stretch in told.stretches) if told is not None else 0.0
        piece.ink.append(Rule(x + wide + (5 if text else 0), _WRITING - 1, x + share, _WRITING - 1, 0.6, scale.HAIR))
    return piece
