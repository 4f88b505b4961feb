"""An exhibit on pages of its own: title, lines about it, the picture or the reason why there is none, lines below."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fieldcase.dossier.blocks import Exhibit, Sheet
from fieldcase.dossier.pdf import scale
from fieldcase.dossier.pdf.characters import on_one_line
from fieldcase.dossier.pdf.pieces import Box, Picture, Piece, keep_together, stacked
from fieldcase.dossier.pdf.structure import Element
from fieldcase.dossier.pdf.typesetting import Entry, Typesetting

_LEAST_PICTURE = 250.0
_DOTS_PER_INCH = 110.0


@dataclass(frozen=True)
class Size:
    """A picture's width and height in pixels."""

    width: int
    height: int


def picture_name(number: int, page: int = 1) -> str:
    """The name under which the picture of an exhibit's page is drawn and stored; both count from 1."""
    return f"Exhibit{number}" if page == 1 else f"Exhibit{number}p{page}"


@dataclass(frozen=True)
class _Place:
    """Where a picture belongs: its name, what it shows, the section it is part of."""

    name: str
    alt: str
    section: Element


def exhibit(block: Exhibit, number: int, sizes: Mapping[str, Size], setting: Typesetting) -> list[Piece]:
    """The exhibit's pages; `number` counts exhibits from 1 and names the pictures, `sizes` gives those there are."""
    key = setting.new_key()
    setting.entries.append(Entry(on_one_line(f"{block.number}  {block.title}"), 2, key))
    section = Element("Sect", setting.root)
    pieces = _title(block, section, setting)
    pieces[0].keys = (key, *setting.keys_of(block.anchor))
    size = sizes.get(picture_name(number))
    if size is not None:
        used, whole = sum(piece.height for piece in pieces), setting.exhibit_room
        room = whole - used if whole - used >= _LEAST_PICTURE else whole
        widest = scale.SHEET_WIDTH if block.paged else scale.WIDTH
        pieces.append(_picture(_Place(picture_name(number), block.alt, section), size, widest, room, block.paged))
    elif block.reason:
        pieces += _reason(block.reason, section, setting)
    pieces += _below(block.below, section, setting)
    pieces[0].fresh = True
    for page, sheet in enumerate(block.more, start=2):
        name = picture_name(number, page)
        pieces += _sheet(sheet, _Place(name, sheet.alt, section), sizes.get(name), setting)
    for piece in pieces:
        piece.stamp = block.number
    return pieces


def _title(block: Exhibit, section: Element, setting: Typesetting) -> list[Piece]:
    """Number and title, and the lines about it; what follows stays with the title."""
    pieces = setting.text(f"{block.number}  {block.title}", scale.HEADINGS[2], setting.heading(2, section))
    pieces[-1].height += 5.0
    for piece in pieces:
        piece.keep = True
    for line in block.lines:
        set_line = setting.text(line, scale.EXHIBIT_LINE, Element("P", section))
        keep_together(set_line, 3)
        pieces += set_line
    pieces[-1].height += 10.0
    return pieces


def _below(lines: tuple[str, ...], section: Element, setting: Typesetting) -> list[Piece]:
    """The lines under it, on as many pages as they take."""
    pieces: list[Piece] = [Piece(10.0)] if lines else []
    for line in lines:
        set_line = setting.text(line, scale.EXHIBIT_LINE, Element("P", section))
        keep_together(set_line, 3)
        set_line[-1].height += 3.0
        pieces += set_line
    return pieces


def _sheet(sheet: Sheet, place: _Place, size: Size | None, setting: Typesetting) -> list[Piece]:
    """A further page: its picture as large as the paper allows, which lies where the picture does."""
    if size is None:
        pieces = _reason(sheet.reason, place.section, setting)
    elif size.width > size.height:
        pieces = [_picture(place, size, scale.LYING_WIDTH, setting.exhibit_room - scale.LOWER, True)]
        pieces[0].lying = True
    else:
        pieces = [_picture(place, size, scale.SHEET_WIDTH, setting.exhibit_room, True)]
    pieces[0].turn = True
    return pieces


def _picture(place: _Place, size: Size, widest: float, room: float, sheet: bool) -> Piece:
    """The picture as large as the place (`widest`, `room` high) and its own grain allow; a document's page in the
    middle of the paper, with a fine line where it ends."""
    shrunk = min(widest / size.width, room / size.height, 72.0 / _DOTS_PER_INCH)
    width, height = size.width * shrunk, size.height * shrunk
    figure = Element("Figure", place.section, alt=on_one_line(place.alt) or place.name)
    across = scale.LYING_WIDTH if widest == scale.LYING_WIDTH else scale.WIDTH
    left = (across - width) / 2 if sheet else 0.0
    piece = Piece(height, [Picture(place.name, left, 0.0, width, height, figure)])
    if sheet:
        piece.ink.append(Box(left, 0.0, width, height, scale.HAIR, filled=False))
    return piece


def _reason(text: str, section: Element, setting: Typesetting) -> list[Piece]:
    """Why there is no picture, on a wash of colour; a very long reason runs on without it."""
    lines = setting.text(text, scale.REASON, Element("P", section), 14.0, scale.WIDTH - 28.0)
    if len(lines) > 20:
        return lines
    whole = stacked([Piece(14.0), *lines, Piece(14.0)])
    whole.ink.insert(0, Box(0, 0, scale.WIDTH, whole.height, scale.WASH))
    return [whole]
