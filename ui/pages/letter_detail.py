"""One letter: its text and head in a form, and to whom it goes, each in a view of its own.

Knows both views and which is in front; the deeds on a letter are those of the part that holds it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldcase.casework import letters
from fieldcase.errors import N_
from fieldcase.model.letters import Letter
from ui.pages.letter_deliveries import Deliveries
from ui.record_form import Group, RecordForm
from ui.widgets.basics import WIDE_GAP, card, column, label, scrolling
from ui.widgets.chips import Chips
from ui.widgets.flow import flowing

if TYPE_CHECKING:
    from ui.workplace import Workplace

TEXT, ADDRESSEES = "text", "addressees"
_NOBODY = N_(
    "A letter speaks on behalf of many and names nobody: whoever receives it may keep a register. Write “patients of "
    "the site”, not who."
)


class LetterDetail(QWidget):
    """The letter."""

    turned = Signal(str)
    # A delivery was entered.
    entered = Signal()

    def __init__(self, work: Workplace, buttons: tuple[QWidget, ...]) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        words = self.words
        self.letter: Letter | None = None
        self.view = Chips(
            words(N_("What of the letter")), ((TEXT, words(N_("Letter"))), (ADDRESSEES, words(N_("Addressees"))))
        )  # fmt: skip
        self.view.changed.connect(self.turn)
        self.form = RecordForm(work, _groups(work), name=words(N_("Letter")), entering=letters.enter)
        self._deliveries: Deliveries | None = None
        hint = label(words(_NOBODY), "muted", wrap=True)
        self.stack = QStackedWidget()
        self.stack.addWidget(scrolling(column(hint, card(self.form), gap=WIDE_GAP - 4)))
        layout = column(self.view, self.stack, flowing(*buttons))
        layout.setStretch(1, 1)
        self.setLayout(layout)

    @property
    def deliveries(self) -> Deliveries:
        """To whom it goes: made when it is first looked at, so that the letter is there sooner."""
        if self._deliveries is None:
            self._deliveries = Deliveries(self.work)
            self._deliveries.numbered.connect(self._number)
            self._deliveries.form.left.connect(self.entered)
            self.stack.addWidget(self._deliveries)
        return self._deliveries

    def open(self, letter: Letter, then: Callable[[], None] | None = None, delivery: bytes | None = None) -> None:
        """Show a letter; with a delivery, to whom it goes, that one marked."""
        self.letter = letter
        self.form.open(letter, then)
        if delivery is not None:
            self.turn(ADDRESSEES, delivery)
        elif self.view.code == ADDRESSEES:
            self.deliveries.open(letter)
        else:
            self._count(letter)

    def _count(self, letter: Letter) -> None:
        self.work.ask(lambda look: len(letters.of_letter(look, letter)), self._number, self, "count")

    def _number(self, number: int) -> None:
        self.view.buttons[ADDRESSEES].setText(self.words(N_("Addressees ({n})")).format(n=number))

    def turn(self, name: str, mark: bytes | None = None) -> None:
        """Bring a view to the front."""
        self.leave()
        self.view.choose(name)
        if name == ADDRESSEES:
            self.stack.setCurrentWidget(self.deliveries)
        else:
            self.stack.setCurrentIndex(0)
        if name == ADDRESSEES and self.letter is not None:
            letter = self.letter
            self.form.enter(lambda: self.deliveries.open(letter, mark))
        self.turned.emit(name)

    def again(self) -> None:
        """Read what is shown anew."""
        self.form.again()
        if self.stack.currentIndex() == 1:
            self.deliveries.read()
        elif self.letter is not None:
            self._count(self.letter)

    def leave(self) -> None:
        """Enter what was typed."""
        self.form.enter()
        if self._deliveries is not None:
            self._deliveries.leave()

    def first_focus(self) -> QWidget:
        """The first field of the form, or the addressees."""
        return self.deliveries.first_focus() if self.stack.currentIndex() == 1 else self.form.first_field()


def _groups(work: Workplace) -> tuple[Group, ...]:
    words = work.words
    return (
        Group("", (("kind", "country"), ("subject",), ("on_behalf",), ("text",)), frozenset({"text"})),
        Group(
            words(N_("Day, signature, where the answer goes")),
            (("written", "number"), ("language", "signatories"), ("sender",), ("reply_to",), ("enclosures",)),
            frozenset({"sender", "reply_to"}),
        ),
        Group(
            words(N_("People, campaign, files, notes")),
            (("people",), ("campaign",), ("reminder_of",), ("evidence",), ("notes",)),
            frozenset({"notes"}), folded=True,
        ),
    )  # fmt: skip
