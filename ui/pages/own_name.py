"""What a person wants to be called on the card of this laptop: asked once, before the first card is shown or used.

Knows the one question; the card itself is casework's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from fieldcase.casework import colleagues
from fieldcase.casework.laptop_cards import LABEL_LIMIT
from fieldcase.errors import N_, CardLabelRefused
from ui.widgets.basics import button, column, label, row
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.laptop_cards import Card
    from ui.workplace import Workplace

ABOUT = N_("Others see this name on their laptops. A pseudonym is enough; it need not be the one you work under.")


class NamePanel(Panel):
    """The line and the button. `then` is called with the card, after the panel is gone."""

    WIDTH = 560

    def __init__(self, work: Workplace, offered: str, then: Callable[[Card], None]) -> None:
        words = work.words
        super().__init__(words(N_("Your first card")))
        self.work, self._then = work, then
        self.line = QLineEdit(offered)
        self.line.setMaxLength(LABEL_LIMIT)
        self.line.setAccessibleName(words(N_("What you are called on the card")))
        self.line.returnPressed.connect(self.go)
        name = label(self.line.accessibleName(), "label")
        name.setBuddy(self.line)
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        last = row(button(words(N_("Cancel")), lambda: self.close_panel()))
        last.addWidget(button(words(N_("Make the card")), self.go, "primary"))
        last.insertStretch(0, 1)
        said = words(N_("By its card another laptop knows this one, and writes files that only this one can open."))
        self.setLayout(
            column(
                label(words(N_("Your first card")), "heading"), label(said, wrap=True), name, self.line,
                label(words(ABOUT), "muted", wrap=True), self.wrong, last, gap=10, edge=20,
            )
        )  # fmt: skip

    def first_focus(self) -> QWidget:
        """The line."""
        return self.line

    def go(self) -> None:
        """Make the card, and go on."""
        typed = self.line.text()
        self.work.do(lambda desk: colleagues.own_card(desk, typed or " "), self._made, failed=self._refused)

    def _made(self, card: Card) -> None:
        self.close_panel()
        self._then(card)

    def _refused(self, error: CardLabelRefused) -> None:
        self.wrong.setText(error.told(self.work.words))
        self.wrong.show()
        self.line.setFocus()


def with_own_card(work: Workplace, owner: QWidget, then: Callable[[], None]) -> None:
    """Go on at once where this laptop has a card, else once its person said what to be called on it."""

    def looked(found: tuple[str, str]) -> None:
        label_now, offered = found
        if label_now:
            then()
        else:
            work.asked_for_panel.emit(NamePanel(work, offered, lambda _card: then()))

    work.ask(lambda look: (colleagues.own_label(look), colleagues.offered_label(look)), looked, owner, "own name")
