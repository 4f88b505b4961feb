"""The part "Norms and evidence": by norm which acts and evidence, by piece of evidence which acts and norms, what is
wanting. Every line opens the thing it names; what is wanting can become a question with its day.

Knows one case; refuses to weigh anything.
"""

from __future__ import annotations

from collections.abc import Callable, Sized
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QTabBar, QWidget

from fieldcase.casework.asked_by_checks import was_asked
from fieldcase.casework.bearing import Bearing, bearing
from fieldcase.casework.legislation import provisions
from fieldcase.errors import N_
from fieldcase.model.case import Act, Case
from fieldcase.model.law import Provision
from ui.keys import Command
from ui.pages.bearing_cards import A_CARD, BearingCards
from ui.pages.wanting_line import WantingLine
from ui.places import place_of
from ui.widgets.basics import Ground, clear, column, scrolled
from ui.widgets.empty import Empty
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_EMPTY = N_("Which norms the acts touch, and what bears them out. It is read from the acts of the case.")


@dataclass(frozen=True)
class Read:
    """A case read both ways, the provisions that are known, and which of what is wanting was asked already."""

    bearing: Bearing
    law: tuple[Provision, ...]
    asked: frozenset[int]


def starts(of: Sized) -> range:
    """Where the cards of a long list begin."""
    return range(0, len(of), A_CARD)


def read_bearing(look: Look, case: Case) -> Read:
    """Read it. Runs on the reading lane."""
    found = bearing(look, case.scope)
    asked = frozenset(
        at for at, one in enumerate(found.wanting)
        if (about := found.about(one)) is not None and was_asked(look, about, one.asked_as)
    )  # fmt: skip
    return Read(found, provisions(look), asked)


class BearingPart(QWidget):
    """Three ways to read a case, one in front. `turns_to` asks for the part that holds a kind of record."""

    turns_to = Signal(object)

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.case: Case | None = None
        self._found: Read | None = None
        self._waiting: list[Callable[[], QFrame]] = []
        self._lines: list[WantingLine] = []
        words = self.words
        self.ways = QTabBar()
        self.ways.setAccessibleName(words(N_("How to read it")))
        self.ways.setExpanding(False)
        self.ways.setUsesScrollButtons(True)
        self._titles = (words(N_("By norm")), words(N_("By evidence")), words(N_("What is wanting")))
        for title in self._titles:
            self.ways.addTab(title)
        self.ways.currentChanged.connect(lambda _place: self._show())
        sentence = words(
            N_("Which norms the acts touch, and what bears them out. It is read from the acts of the case.")
        )
        self.empty = Empty("scale", sentence, words(N_("To the acts")), self._to_acts)
        inside = Ground()
        self._cards = column(gap=12)
        self._cards.setContentsMargins(0, 0, 8, 0)
        held = column(self._cards)
        held.addStretch(1)
        inside.setLayout(held)
        self._scroll = scrolled(inside)
        self.setLayout(column(self.ways, self._scroll, self.empty))
        self.cards = BearingCards(work, self._open)
        self._feeding = delayed(self, 0, self._feed)

    def open(self, case: Case, _mark: bytes | None) -> None:
        """Show a case."""
        self.case = case
        self.read()

    def read(self) -> None:
        """Ask for all of it."""
        case = self.case
        if case is not None:
            self.work.ask(lambda look: read_bearing(look, case), self._came, self, "bearing")

    def _came(self, found: Read) -> None:
        before, self._found = self._found, found
        there = bool(found.bearing.acts)
        self.ways.setVisible(there)
        self._scroll.setVisible(there)
        self.empty.setVisible(not there)
        numbers = (len(found.bearing.by_norm), len(found.bearing.by_evidence), len(found.bearing.wanting))
        for place, number in enumerate(numbers):
            self.ways.setTabText(place, f"{self._titles[place]} ({number})")
        self.cards.law = found.law
        if before is None or (before.bearing, before.law) != (found.bearing, found.law):
            self._show()
        else:  # whoever asks one question after another keeps the place
            for at, line in enumerate(self._lines):
                line.show_asked(at in found.asked)

    @property
    def stands(self) -> bool:
        """Whether all cards are laid."""
        return self._found is not None and not self._waiting

    def _show(self) -> None:
        """Lay the cards of the way in front anew, some a turn."""
        if self._found is None:
            return
        clear(self._cards)
        self._lines = []
        found, cards = self._found.bearing, self.cards
        match self.ways.currentIndex():
            case 0:
                bare = tuple(rest for rest in found.acts if not rest.act.norms)
                self._waiting = [
                    partial(cards.of_norm, found, one, first) for one in found.by_norm for first in starts(one.acts)
                ]
                self._waiting += [partial(cards.without_norms, found, bare, first) for first in starts(bare)]
            case 1:
                self._waiting = [partial(cards.of_evidence, one) for one in found.by_evidence]
            case _:
                self._waiting = [partial(self._wanting, first) for first in starts(found.wanting) or (0,)]
        self._feed()

    def _wanting(self, first: int) -> QFrame:
        assert self._found is not None
        made, lines = self.cards.wanting(self._found.bearing, self._found.asked, first)
        self._lines += lines
        return made

    def _feed(self) -> None:
        """Lay one card and let the window live before the next."""
        if self._waiting:
            self._cards.addWidget(self._waiting.pop(0)())
        if self._waiting:
            self._feeding.start()

    def _open(self, kind: str, key: bytes) -> None:
        self.work.ask(lambda look: place_of(look, kind, key), lambda place: self.work.go(*place), self, "place")

    def _to_acts(self) -> None:
        self.turns_to.emit(Act)

    def leave(self) -> None:
        """Nothing is typed here."""

    def first_focus(self) -> QWidget:
        """The bar."""
        return self.ways

    def new(self) -> None:
        """A new act is begun where the acts are."""
        self._to_acts()

    def commands(self) -> tuple[Command, ...]:
        """None of its own."""
        return ()
