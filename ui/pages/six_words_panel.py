"""The six words of two laptops, large: two people read them to one another, and say whether they are the same.

What follows from the answer is done here: a card is taken in as compared, or not at all. The words are made on the lane
of long work, for that takes a second.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtWidgets import QGridLayout, QWidget

from fieldcase.casework import colleagues, laptop_cards
from fieldcase.errors import N_, FieldcaseError, MemberKnown
from ui.pages.met_panels import AnotherPanel, MismatchPanel, tell_met
from ui.widgets.basics import button, clear, column, label, row
from ui.widgets.chips import Chips
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.colleagues import Colleague, Outcome
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.laptop_cards import Card, Pair
    from ui.workplace import Workplace

_ABOUT = N_(
    "The other laptop shows six words too. Read them to one another, face to face or in a call in which you know the "
    "voice; never in the message that the card came by. All six must be the same, in the same order."
)
_LANGUAGES = (("ru", "Русский"), ("en", "English"))
_ACROSS = 3


class WordsPanel(Panel):
    """The words of this laptop and of a card, or of a laptop that is known. `then` is called once it was taken in."""

    WIDTH = 700

    def __init__(
        self, work: Workplace, card: Card | None, known: Colleague | None, then: Callable[[], None] = lambda: None
    ) -> None:
        told = work.words
        super().__init__(told(N_("Compare six words")))
        self.work, self.card, self.known, self._then = work, card, known, then
        self._pair: Pair | None = None
        self.name = card.label if card is not None else known.label if known is not None else ""
        self.languages = Chips(told(N_("Language of the words")), _LANGUAGES, work.language)
        self.languages.changed.connect(lambda _code: self._make())
        self.words = QWidget()
        self._grid = QGridLayout(self.words)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self.waits = label(told(N_("The words are being made. This takes a second or two.")), "muted", wrap=True)
        self.cancel = button(told(N_("Cancel")), lambda: self.close_panel())
        self.later = button(told(N_("Compare later")), lambda: self._meet(checked=False))
        self.differ = button(told(N_("They do not match")), self._mismatch, "danger")
        self.match = button(told(N_("The words match")), lambda: self._meet(checked=True), "primary")
        self._lay()
        self._set_ready(False)
        work.ask(self._look, self._paired, self, "pair", self._failed)

    def _lay(self) -> None:
        told = self.work.words
        last = row(self.cancel, self.later)
        last.addStretch(1)
        last.addWidget(self.differ)
        last.addWidget(self.match)
        lines: list[QWidget] = [
            label(told(N_("Compare six words")), "heading"),
            label(told(N_("The card says: {name}")).format(name=self.name), "strong", wrap=True),
        ]
        if self.known is not None and self.card is not None:
            here = N_("This laptop is known here already, as {name}; the card only brings its newer name and key.")
            lines.append(label(told(here).format(name=self.known.label), "muted", wrap=True))
        held = column(*lines, label(told(_ABOUT), wrap=True), self.waits, self.words, self.languages, last, gap=12,
                      edge=20)  # fmt: skip
        self.setLayout(held)
        self.later.setVisible(self.known is None)  # by now it has a parent, without one it would be a window

    def first_focus(self) -> QWidget:
        """The way back: whoever presses Enter in haste has compared nothing."""
        return self.cancel

    def _look(self, look: object) -> Pair:
        theirs = self.card if self.card is not None else self.known
        assert theirs is not None
        return laptop_cards.pair(look, theirs)  # type: ignore[arg-type]

    def _paired(self, pair: Pair) -> None:
        self._pair = pair
        self._make()

    def _make(self) -> None:
        pair, language = self._pair, self.languages.code
        if pair is not None:
            self.work.lanes.work(lambda: laptop_cards.words(pair, language), self._made, self._failed)

    def _made(self, found: tuple[str, ...]) -> None:
        if not shiboken6.isValid(self):
            return
        clear(self._grid)
        for at, word in enumerate(found):
            self._grid.addWidget(label(f"{at + 1}. {word}", "code"), at // _ACROSS, at % _ACROSS)
        self.words.setAccessibleName(" ".join(found))
        self.cancel.setAccessibleDescription(" ".join(found))
        self._set_ready(True)

    def _set_ready(self, ready: bool) -> None:
        self.waits.setVisible(not ready)
        self.words.setVisible(ready)
        for one in (self.languages, self.differ, self.match):
            one.setEnabled(ready)

    def _failed(self, error: FieldcaseError) -> None:
        if shiboken6.isValid(self):
            self.close_panel()
        self.work.tell(error)

    def _meet(self, *, checked: bool, another: bool = False) -> None:
        card, known = self.card, self.known

        def deed(desk: Desk) -> tuple[Outcome, object]:
            if card is not None:
                outcome = colleagues.meet(desk, card, checked=checked, another_of_theirs=another)
            else:
                assert known is not None
                outcome = colleagues.compared(desk, known.device)
            return outcome, colleagues.changes(desk, outcome)

        def refused(error: FieldcaseError) -> None:
            if isinstance(error, MemberKnown) and not another:
                self.work.asked_for_panel.emit(
                    AnotherPanel(self.work, self.name, lambda: self._meet(checked=checked, another=True))
                )
                return
            self._failed(error)

        self.work.do(deed, lambda came: self._done(came, checked=checked), failed=refused)

    def _done(self, came: tuple[Outcome, object], *, checked: bool) -> None:
        outcome, changes = came
        self.close_panel()
        tell_met(self.work, self.name, outcome, checked=checked)
        self.work.changed.emit(changes)
        self._then()

    def _mismatch(self) -> None:
        self.close_panel()
        self.work.asked_for_panel.emit(MismatchPanel(self.work, self.name, self.known))
