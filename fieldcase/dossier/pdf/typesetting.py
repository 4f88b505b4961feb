"""The desk at which one document is set: its fonts, its structure, its links and its footnotes.

Blocks become pieces here. Knows nothing of pages: where a piece comes to stand is the pager's matter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fieldcase.dossier.anchors import anchors_of
from fieldcase.dossier.blocks import Document, Run
from fieldcase.dossier.pdf import scale
from fieldcase.dossier.pdf.fonts import Shaper
from fieldcase.dossier.pdf.lines import Span, break_lines
from fieldcase.dossier.pdf.pieces import Line, Piece
from fieldcase.dossier.pdf.scale import Face
from fieldcase.dossier.pdf.structure import Element

_NOTE_INDENT, _BELOW_NOTE = 15.0, 1.5


@dataclass(frozen=True)
class Entry:
    """A line of the contents and of the bookmarks: its text, its level from 1, the key it leads to."""

    text: str
    level: int
    key: str


class Typesetting:
    """Everything that is shared while the blocks of one document are set."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.shaper = Shaper()
        self.root = Element("Document")
        self.entries: list[Entry] = []
        self.footnotes = 0
        self.contents_key = ""
        # How high an exhibit's page is; the running head, and with it this, is known before the blocks are set.
        self.exhibit_room = 0.0
        self._keys: dict[str, str] = {}
        # A document with contents begins with their heading of level 1.
        self._level = 0 if document.plain or document.leaf or document.cards else 1
        self._drawn = 0
        self._waiting: dict[str, tuple[Piece, ...]] = {}
        for anchor in anchors_of(document):
            self._keys.setdefault(anchor, f"a{len(self._keys) + 1}")

    def new_key(self) -> str:
        """A key of our own for something that has no anchor."""
        self._drawn += 1
        return f"k{self._drawn}"

    def heading(self, level: int, parent: Element, language: str = "") -> Element:
        """The element of a heading that looks like one of `level`; a reader program never meets a level more than one
        below the one before (ISO 14289-1, 7.4.2)."""
        self._level = min(level, self._level + 1)
        return Element(f"H{self._level}", parent, language=language)

    def key_of(self, anchor: str) -> str:
        """The key of an anchor of this document; empty where there is none. Keys carry nothing of the anchor's text."""
        return self._keys.get(anchor, "") if anchor else ""

    def anchors(self) -> Iterable[tuple[str, str]]:
        """Every anchor of this document with its key."""
        return self._keys.items()

    def keys_of(self, anchor: str) -> tuple[str, ...]:
        """The keys of a place with this anchor: one, or none where it has no anchor."""
        return (self._keys[anchor],) if anchor else ()

    def target(self, run: Run) -> str:
        """What a run's link leads to: a key, an https address, or nothing (an anchor that is not in this document)."""
        return run.target if run.target.startswith("https://") else self.key_of(run.target.removeprefix("#"))

    def spans(self, runs: Iterable[Run], face: Face, element: Element) -> list[Span]:
        """The runs of a text in their faces, each with the number of its footnote behind it; each link gets an element
        of its own below `element`. The notes themselves wait until `lines` knows on which line they are called."""
        spans: list[Span] = []
        called = False
        for run in runs:
            target = self.target(run)
            owner = Element("Link", element) if target else element
            spans.append(Span(run.text, face.with_runs(run.bold, run.italic, bool(target)), owner, target))
            if run.footnote:
                if called and not run.text:
                    spans.append(Span(",", scale.raised(face), element))
                spans.append(self._called(run.footnote, face, element))
            called = bool(run.footnote) or (called and not run.text)
        return spans

    def _called(self, text: str, face: Face, element: Element) -> Span:
        """The raised number of the next footnote; the note and its call lead to each other."""
        self.footnotes += 1
        number, key = self.footnotes, f"n{self.footnotes}"
        note = Element("Note", element, identity=f"note{number}")
        label = Span(str(number), scale.FOOTNOTE.with_runs(False, False, True), Element("Link", Element("Lbl", note)),
                     _home(key))  # fmt: skip
        before = self.lines([label], scale.FOOTNOTE.leading, 0.0, _NOTE_INDENT)
        lines = self.text(text, scale.FOOTNOTE, note, _NOTE_INDENT, scale.WIDTH - _NOTE_INDENT)
        lines[0].ink[:0] = before[0].ink
        lines[0].keys = (key,)
        lines[-1].height += _BELOW_NOTE
        for line in lines:
            line.order = number
        self._waiting[key] = tuple(lines)
        return Span(str(number), scale.raised(face), Element("Link", Element("Reference", element)), key)

    def lines(self, spans: Iterable[Span], leading: float, x: float, width: float) -> list[Piece]:
        """One piece a line, `leading` high, starting at `x`, each with the footnotes that are called in it."""
        pieces = []
        for stretches in break_lines(spans, width, self.shaper):
            base = max((stretch.face.base for stretch in stretches if not stretch.face.rise), default=leading * 0.75)
            called = [one.target for one in stretches if one.target in self._waiting]
            notes = tuple(note for key in called for note in self._waiting.pop(key))
            keys = tuple(_home(key) for key in called)
            pieces.append(Piece(leading, [Line(x, base, stretches)], keys=keys, notes=notes))
        return pieces

    def text(self, text: str, face: Face, element: Element, x: float = 0.0, width: float = scale.WIDTH) -> list[Piece]:
        """A text in one face, one piece a line."""
        return self.lines([Span(text, face, element)], face.leading, x, width)


def _home(key: str) -> str:
    """The key of the place in the text from which the footnote `key` is called."""
    return f"{key}-home"
