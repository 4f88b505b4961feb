"""What rests on a piece of evidence: the acts, each of which it opens, and the norms they touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from fieldcase.casework.bearing import Bears
from fieldcase.errors import N_
from ui.pages.bearing_cards import BearingCards
from ui.places import place_of
from ui.widgets.basics import WIDE_GAP, clear, column, label

if TYPE_CHECKING:
    from ui.workplace import Workplace


class BearsCard(QFrame):
    """The card."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work = work
        self.setProperty("kind", "card")
        self._cards = BearingCards(work, self._open)
        self._shown: Bears | None = None
        self._lines = column(gap=4)
        heading = label(work.words(N_("What rests on it")), "heading", wrap=True)
        self.setLayout(column(heading, self._lines, edge=WIDE_GAP))

    def show_bears(self, found: Bears) -> None:
        """Show it; where nothing has changed, the lines stay."""
        if found == self._shown:
            return
        self._shown = found
        clear(self._lines)
        for one in self._cards.rests(found):
            self._lines.addWidget(one)

    def _open(self, kind: str, key: bytes) -> None:
        self.work.ask(lambda look: place_of(look, kind, key), lambda place: self.work.go(*place), self, "place")
