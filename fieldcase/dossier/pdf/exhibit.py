"""An exhibit on pages of its own: title, lines about it, the picture or the reason why there is none, lines below."""

from __future__ import annotations

from dataclasses import dataclass

from fieldcase.dossier.blocks import Exhibit
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


def picture_name(number: int) -> str:
    """The name under which the picture of exhibit `number` (from 1) is drawn and stored."""
    return f"Exhibit{number}"


def exhibit(block: Exhibit, number: int, size: Size | None, setting: Typesetting) -> list[Piece]:
    """The exhibit's pages; `number` counts exhibits from 1 and names the picture, `size` is None where it has none."""
    key = setting.new_key()
    setting.entries.append(Entry(on_one_line(f"{block.number}  {block.title}"), 2, key))
    section = Element("Sect", setting.root)
    pieces = setting.text(f"{block.number}  {block.title}", scale.HEADINGS[2], Element("H2", section))
    pieces[0].keys = (key, *setting.keys_of(block.anchor))
    pieces[-1].height += 5.0
    for piece in pieces:
        piece.keep = True
    for line in block.lines:
        set_line = setting.text(line, scale.EXHIBIT_LINE, Element("P", section))
        keep_together(set_line, 3)
        pieces += set_line
    pieces[-1].height += 10.0
    if size is not None:
        pieces.append(
            _picture(block, number, size, section, sum(piece.height for piece in pieces), setting.exhibit_room)
        )
    elif block.reason:
        pieces += _reason(block.reason, section, setting)
    pieces += _below(block.below, section, setting)
    pieces[0].fresh = True
    for piece in pieces:
        piece.stamp = block.number
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


def _picture(block: Exhibit, number: int, size: Size, section: Element, used: float, whole: float) -> Piece:
    """The picture as large as the page (`whole` high), the text above it (`used`) and its own grain allow."""
    room = whole - used if whole - used >= _LEAST_PICTURE else whole
    grain = 72.0 / _DOTS_PER_INCH
    shrunk = min(scale.WIDTH / size.width, room / size.height, grain)
    width, height = size.width * shrunk, size.height * shrunk
    figure = Element(
        "Figure",
        section,
        alt=on_one_line(block.alt),
        attributes=f"<</O/Layout/Placement/Block/Width {width:.2f}/Height {height:.2f}>>",
    )
    return Piece(height, [Picture(picture_name(number), 0.0, 0.0, width, height, figure)])


def _reason(text: str, section: Element, setting: Typesetting) -> list[Piece]:
    """Why there is no picture, on a wash of colour; a very long reason runs on without it."""
    lines = setting.text(text, scale.REASON, Element("P", section), 14.0, scale.WIDTH - 28.0)
    if len(lines) > 20:
        return lines
    whole = stacked([Piece(14.0), *lines, Piece(14.0)])
    whole.ink.insert(0, Box(0, 0, scale.WIDTH, whole.height, scale.WASH))
    return [whole]
