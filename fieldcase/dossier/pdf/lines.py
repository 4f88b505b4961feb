"""Breaking text into lines: greedy, ragged right, at spaces; a word wider than the line is cut where it must be.

Knows widths; refuses to know pages. Nothing is hyphenated and nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from fieldcase.dossier.pdf.characters import drawn
from fieldcase.dossier.pdf.fonts import Glyphs, Shaper, clusters, font
from fieldcase.dossier.pdf.pieces import Stretch
from fieldcase.dossier.pdf.scale import Face
from fieldcase.dossier.pdf.structure import Element

_TOKENS = re.compile(r"\n| +|[^\n ]+")
_ADDRESS_PARTS = re.compile(r"[^/_.?&=,;]*[/_.?&=,;]|[^/_.?&=,;]+")


class Span(NamedTuple):
    """Text of one face that belongs to one element and, where it is a link, leads to `target`."""

    text: str
    face: Face
    element: Element
    target: str = ""


class _Part(NamedTuple):
    """Glyphs of one font in one span, and how wide they come out in points."""

    span: Span
    glyphs: Glyphs
    width: float


class _Word(NamedTuple):
    """Parts with no space between them, the space before (None at the start), whether a new line begins here."""

    parts: list[_Part]
    space: _Part | None
    new_line: bool


def _part(span: Span, glyphs: Glyphs) -> _Part:
    return _Part(span, glyphs, glyphs.width * span.face.size / 1000)


def _words(spans: Iterable[Span], shaper: Shaper) -> Iterator[_Word]:
    parts: list[_Part] = []
    space: _Part | None = None
    new_line = False
    for span in spans:
        bold, italic = span.face.bold, span.face.italic
        for token in _TOKENS.findall(drawn(span.text)):
            if token[0] == "\n":
                yield _Word(parts, space, new_line)
                parts, space, new_line = [], None, True
            elif token[0] == " ":
                if parts:
                    yield _Word(parts, space, new_line)
                    parts, new_line = [], False
                space = _part(span, shaper.space(bold, italic))
            else:
                parts += [_part(span, glyphs) for glyphs in shaper.shape(token, bold, italic)]
    yield _Word(parts, space, new_line)


def _cut(word: list[_Part], width: float, shaper: Shaper) -> list[list[_Part]]:
    """A word too wide for a line, cut into as few chunks as fit; in an address rather after a sign than in a name."""
    chunks: list[list[_Part]] = [[]]
    filled = 0.0
    for span, glyphs, _ in word:
        for piece in _ADDRESS_PARTS.findall(glyphs.text):
            for text in _fitting(piece, span, width, shaper):
                parts = [_part(span, shaped) for shaped in shaper.shape(text, span.face.bold, span.face.italic)]
                wide = sum(part.width for part in parts)
                if chunks[-1] and filled + wide > width:
                    chunks.append([])
                    filled = 0.0
                chunks[-1] += parts
                filled += wide
    return chunks


def _fitting(text: str, span: Span, width: float, shaper: Shaper) -> list[str]:
    """`text` as it is if it fits a line, else its single letters."""
    whole = shaper.width(text, span.face.bold, span.face.italic) * span.face.size / 1000
    return [text] if whole <= width else clusters(text)


def _joined(parts: list[_Part]) -> tuple[Stretch, ...]:
    """Neighbours of one span and one font become one stretch."""
    stretches: list[Stretch] = []
    texts: list[str] = []
    width = 0.0
    for number, (span, glyphs, wide) in enumerate(parts):
        texts.append(glyphs.text)
        width += wide
        after = parts[number + 1] if number + 1 < len(parts) else None
        if after is None or after.span is not span or after.glyphs.font != glyphs.font:
            stretches.append(Stretch("".join(texts), glyphs.font, span.face, width, span.element, span.target))
            texts, width = [], 0.0
    return tuple(stretches)


def _end(line: list[_Part], shaper: Shaper) -> None:
    """A space at the end of a line that another follows: unseen, but it parts the words for a screen reader."""
    if line:
        span = line[-1].span
        line.append(_part(span, shaper.space(span.face.bold, span.face.italic)))


def break_lines(spans: Iterable[Span], width: float, shaper: Shaper) -> list[tuple[Stretch, ...]]:
    """The lines of a text set `width` points wide; at least one, which may be empty."""
    lines: list[list[_Part]] = [[]]
    filled = 0.0
    for parts, space, new_line in _words(spans, shaper):
        if new_line:
            _end(lines[-1], shaper)
            lines.append([])
            filled = 0.0
        if not parts:
            continue
        wide = sum(part.width for part in parts)
        gap = space.width if space is not None and lines[-1] else 0.0
        if lines[-1] and filled + gap + wide > width:
            _end(lines[-1], shaper)
            lines.append([])
            filled = gap = 0.0
        if wide > width:
            first, *rest = _cut(parts, width, shaper)
            lines[-1] += first
            lines += rest
            filled = sum(part.width for part in lines[-1])
            continue
        if gap and space is not None:
            lines[-1].append(space)
        lines[-1] += parts
        filled += gap + wide
    return [_joined(line) for line in lines]


def width_of(stretches: tuple[Stretch, ...]) -> float:
    """How wide a line came out, in points."""
    return sum(stretch.width for stretch in stretches)


def seen_width(stretches: tuple[Stretch, ...]) -> float:
    """How wide a line looks: without the space that ends it where another line follows."""
    if not stretches or not stretches[-1].text.endswith(" "):
        return width_of(stretches)
    last = stretches[-1]
    return width_of(stretches) - font(last.font).space * last.face.size / 1000
