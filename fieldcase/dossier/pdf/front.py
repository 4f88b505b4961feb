"""The title page and the contents."""

from __future__ import annotations

from fieldcase.dossier.pdf import scale
from fieldcase.dossier.pdf.lines import Span, width_of
from fieldcase.dossier.pdf.pieces import Line, PageNumber, Piece, Rule, keep_together
from fieldcase.dossier.pdf.structure import Element
from fieldcase.dossier.pdf.typesetting import Entry, Typesetting

_TOP_OF_TITLE = 150.0
_BAR = 64.0
_NUMBER_WIDTH = 42.0
_INDENT = 16.0
# So many lines at the end of the contents stay on one page: a single line on a page of its own looks like a mistake.
_LAST_TOGETHER = 6


def title_page(setting: Typesetting) -> list[Piece]:
    """Mark, title, subtitle, a bar, the confidentiality line and the cover's lines; longer ones run on."""
    document, root = setting.document, setting.root
    pieces = [Piece(_TOP_OF_TITLE - (scale.COVER_MARK.leading + 14 if document.marked_example else 0))]
    if document.marked_example:
        pieces += setting.text(document.marked_example, scale.COVER_MARK, Element("P", root))
        pieces[-1].height += 14.0
    pieces += setting.text(document.title, scale.TITLE, Element("P", root))
    if document.subtitle:
        pieces[-1].height += 6.0
        pieces += setting.text(document.subtitle, scale.SUBTITLE, Element("P", root))
    pieces.append(Piece(44.0, [Rule(0, 20, _BAR, 20, 3.0, scale.ACCENT)]))
    if document.confidentiality:
        pieces += setting.text(document.confidentiality, scale.COVER_MARK, Element("P", root))
        pieces[-1].height += 16.0
    for text in document.cover:
        pieces += setting.text(text, scale.COVER, Element("P", root))
        pieces[-1].height += 3.0
    return pieces


def contents(entries: list[Entry], setting: Typesetting, before: Element) -> list[Piece]:
    """A line for each entry with a dotted leader and the page it stands on, the whole line a link.

    `before` is an element made where the contents belong in reading order: entries are known only when all is set.
    """
    if not entries:
        return []
    key = setting.new_key()
    heading = setting.text(setting.document.contents_title, scale.HEADINGS[1], Element("H1", before))
    heading[0].fresh = True
    heading[0].keys = (key,)
    heading[-1].height += 10.0
    for piece in heading:
        piece.keep = True
    setting.contents_key = key
    listed = Element("TOC", before)
    pieces: list[Piece] = []
    for entry in entries:
        pieces += _entry(entry, setting, listed)
    for piece in pieces[-_LAST_TOGETHER:-1]:
        piece.keep = True
    return heading + pieces


def _entry(entry: Entry, setting: Typesetting, listed: Element) -> list[Piece]:
    face = scale.CONTENTS[entry.level]
    link = Element("Link", Element("Reference", Element("TOCI", listed)))
    indent = _INDENT * (entry.level - 1)
    span = Span(entry.text, face, link, entry.key)
    pieces = setting.lines([span], face.leading, indent, scale.WIDTH - indent - _NUMBER_WIDTH)
    keep_together(pieces, 4)
    pieces[0].above = 5.0 if entry.level == 1 else 0.0
    last = pieces[-1]
    line = last.ink[0]
    end = indent + width_of(line.stretches) if isinstance(line, Line) else indent
    if end + 8 < scale.WIDTH - _NUMBER_WIDTH + 14:
        leader = face.base - 1.0
        last.ink.append(Rule(end + 6, leader, scale.WIDTH - _NUMBER_WIDTH + 16, leader, 0.8, scale.QUIET, dotted=True))
    last.ink.append(PageNumber(scale.WIDTH, face.base, entry.key, face, link))
    return pieces
