"""Pieces onto pages: one pass, because nothing's height depends on a page number.

Keeps together what asks for it, repeats a table's header, puts footnotes at the foot and carries on what does not fit.
Knows no type and no blocks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from fieldcase.dossier.pdf.pieces import Piece

_NOTES_ABOVE = 12.0
_CARRIED_SHARE = 0.6


@dataclass
class Placed:
    """A piece and the y (from the foot of the paper) of its top; `again` for a table's header printed once more."""

    piece: Piece
    y: float
    again: bool = False


@dataclass
class Page:
    """What stands on one page. `exhibit` and `sheet` make the stamp; `notes` stand at the foot in order; `lying` is a
    page that is wider than high."""

    top: float
    exhibit: str = ""
    sheet: int = 0
    body: list[Placed] = field(default_factory=list)
    notes: list[Piece] = field(default_factory=list)
    lying: bool = False


def _begins(piece: Piece) -> bool:
    return piece.fresh or piece.turn


class Pager:
    """Places pieces on pages between `top` and `bottom`; pages of an exhibit start `stamp_band` lower, pages that lie
    `lying` lower still."""

    def __init__(self, top: float, bottom: float, stamp_band: float, lying: float = 0.0) -> None:
        self.pages: list[Page] = []
        self._top, self._bottom, self._stamp_band, self._lying = top, bottom, stamp_band, lying
        self._y = top
        self._carried: list[Piece] = []

    def paginate(self, pieces: Sequence[Piece]) -> list[Page]:
        """All pages of the document."""
        start = 0
        while start < len(pieces):
            end = start
            while pieces[end].keep and end + 1 < len(pieces) and not _begins(pieces[end + 1]):
                end += 1
            self._place_chain(pieces[start : end + 1])
            start = end + 1
        self._turn_for_carried()
        return self.pages

    def _place_chain(self, chain: Sequence[Piece]) -> None:
        first = chain[0]
        if _begins(first):
            self._turn_for_carried()
        if not self.pages or (_begins(first) and self._used):
            self._turn(first)
        needed = sum(piece.height + piece.above for piece in chain)
        noted = sum(note.height for piece in chain for note in piece.notes)
        if noted and not self.pages[-1].notes:
            noted += _NOTES_ABOVE
        head = first.head.height if first.head is not None else 0.0
        fits_alone = needed - first.above + noted + head <= self._top - self._bottom
        if self._used and fits_alone and needed + noted > self._room:
            self._turn(first)
        for piece in chain:
            self._place(piece)

    def _place(self, piece: Piece) -> None:
        noted = sum(note.height for note in piece.notes)
        if noted and not self.pages[-1].notes:
            noted += _NOTES_ABOVE
        above = piece.above if self._used else 0.0
        if self._used and above + piece.height + noted > self._room:
            self._turn(piece)
            above = 0.0
        if piece.head is not None and not self._used:
            self._put(piece.head, again=True)
        self._y -= above
        self._put(piece, again=False)
        if piece.notes:
            self._take_notes(list(piece.notes), self._room)

    def _put(self, piece: Piece, again: bool) -> None:
        self.pages[-1].body.append(Placed(piece, self._y, again))
        self._y -= piece.height

    def _take_notes(self, notes: list[Piece], room: float) -> None:
        """Put as many lines of notes at the foot as `room` allows; the rest goes to the next page."""
        page = self.pages[-1]
        notes = self._carried + notes
        while notes:
            needed = notes[0].height + (0.0 if page.notes else _NOTES_ABOVE)
            if needed > room and (page.notes or page.body):
                break
            page.notes.append(notes.pop(0))
            room -= needed
        # Two cells of a row are set side by side: the later note may be called on the higher line.
        page.notes.sort(key=lambda note: note.order)
        self._carried = notes

    def _turn(self, first: Piece | None) -> None:
        """Begin a new page on which `first` is to stand; None where only carried notes remain."""
        stamp = first.stamp if first is not None else ""
        sheet = 0
        if first is not None and stamp:
            sheet = 1 if first.fresh else self.pages[-1].sheet + 1
        lying = first is not None and first.lying
        lower = (self._stamp_band if stamp else 0.0) + (self._lying if lying else 0.0)
        page = Page(self._top - lower, stamp, sheet, lying=lying)
        self.pages.append(page)
        self._y = page.top
        self._take_notes([], (page.top - self._bottom) * _CARRIED_SHARE)

    def _turn_for_carried(self) -> None:
        """Pages of notes alone, before a page that must start fresh and at the end."""
        while self._carried:
            self._turn(None)

    @property
    def _used(self) -> bool:
        """Whether something stands on the page already; without a page there is nothing to turn."""
        return bool(self.pages) and bool(self.pages[-1].body)

    @property
    def _room(self) -> float:
        notes = self.pages[-1].notes
        foot = sum(note.height for note in notes) + _NOTES_ABOVE if notes else 0.0
        return self._y - self._bottom - foot
