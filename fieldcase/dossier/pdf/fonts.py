"""The shipped fonts and the choice among them, character by character.

Knows which font has which glyph and how wide it is. A character that no font has is collected and refused at the end,
all such characters in one sentence; it is never drawn as a box.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib import resources
from io import BytesIO
from typing import NamedTuple

from reportlab.pdfbase.ttfonts import TTFont

from fieldcase.dossier.pdf.characters import can_be_set, named
from fieldcase.errors import GlyphMissing

_UPRIGHT = ("NotoSansGeorgian-Regular", "NotoSansArmenian-Regular", "DejaVuSans")
_HEAVY = ("NotoSansGeorgian-Bold", "NotoSansArmenian-Bold", "DejaVuSans-Bold")
# Georgian, Armenian and the fallback have no italic: they stay upright in an italic run.
_CHAINS = {
    (False, False): ("NotoSans-Regular", *_UPRIGHT),
    (True, False): ("NotoSans-Bold", *_HEAVY),
    (False, True): ("NotoSans-Italic", *_UPRIGHT),
    (True, True): ("NotoSans-BoldItalic", *_HEAVY),
}
PLAIN = "NotoSans-Regular"


class Glyphs(NamedTuple):
    """A stretch of one font: the font's name, the characters, their width in thousandths of the size."""

    font: str
    text: str
    width: float


class Font:
    """One font: reportlab's object for drawing, and the widths of its glyphs in thousandths of the size."""

    def __init__(self, name: str) -> None:
        stored = resources.files("resources").joinpath("fonts", f"{name}.ttf").read_bytes()
        self.name = name
        self.drawing = TTFont(name, BytesIO(stored), asciiReadable=0, shapable=False)
        face = self.drawing.face
        self.widths: dict[int, float] = {
            code: float(face.charWidths.get(code, face.defaultWidth)) for code in face.charToGlyph if can_be_set(code)
        }
        self.space = self.widths[0x20]


@cache
def font(name: str) -> Font:
    """The font of this name, read once a process."""
    return Font(name)


class Shaper:
    """Shapes words for one document: splits each into stretches of one font, and remembers what no font has."""

    def __init__(self) -> None:
        self.missing: set[str] = set()
        self._known: dict[tuple[bool, bool], dict[str, tuple[Glyphs, ...]]] = {chain: {} for chain in _CHAINS}

    def shape(self, word: str, bold: bool, italic: bool) -> tuple[Glyphs, ...]:
        """The stretches of a word without spaces. What cannot be drawn is left out and remembered."""
        known = self._known[bold, italic]
        shaped = known.get(word)
        if shaped is None:
            shaped = known[word] = self._split(word, _CHAINS[bold, italic])
        return shaped

    def space(self, bold: bool, italic: bool) -> Glyphs:
        """A space in the chain's first font."""
        name = _CHAINS[bold, italic][0]
        return Glyphs(name, " ", font(name).space)

    def width(self, text: str, bold: bool, italic: bool) -> float:
        """The width of a short text with spaces, in thousandths of the size."""
        return sum(glyphs.width for glyphs in self.line(text, bold, italic))

    def line(self, text: str, bold: bool, italic: bool) -> list[Glyphs]:
        """The stretches of a short text with spaces, on one line."""
        shaped: list[Glyphs] = []
        for number, word in enumerate(text.split(" ")):
            shaped += ([self.space(bold, italic)] if number else []) + list(self.shape(word, bold, italic))
        return shaped

    def refuse_missing(self) -> None:
        """Raise GlyphMissing if a character was met that no font has."""
        if self.missing:
            raise GlyphMissing(characters=named(self.missing))

    def _split(self, word: str, chain: tuple[str, ...]) -> tuple[Glyphs, ...]:
        first = font(chain[0]).widths
        if all(ord(character) in first for character in word):
            return (Glyphs(chain[0], word, sum(first[ord(character)] for character in word)),) if word else ()
        found: list[tuple[str, str]] = []
        for cluster in clusters(word):
            found += self._fonts_of(cluster, chain)
        stretches: list[Glyphs] = []
        for name, character in found:
            width = font(name).widths[ord(character)]
            if stretches and stretches[-1].font == name:
                last = stretches.pop()
                stretches.append(Glyphs(name, last.text + character, last.width + width))
            else:
                stretches.append(Glyphs(name, character, width))
        return tuple(stretches)

    def _fonts_of(self, cluster: str, chain: tuple[str, ...]) -> list[tuple[str, str]]:
        for name in chain:
            if all(ord(character) in font(name).widths for character in cluster):
                return [(name, character) for character in cluster]
        chosen: list[tuple[str, str]] = []
        for character in cluster:
            name = next((name for name in chain if ord(character) in font(name).widths), "")
            if name:
                chosen.append((name, character))
            else:
                self.missing.add(character)
        return chosen


def clusters(word: str) -> list[str]:
    """Letters, each with the marks that stand on it: a mark comes from its letter's font where that has it."""
    clusters: list[str] = []
    for character in word:
        if clusters and unicodedata.combining(character):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters
