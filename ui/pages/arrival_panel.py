"""What a file from another laptop says, before anything of it is taken in.

Of somebody whose card was compared it is read, and one button takes it in. Of anybody else a person says first that
they know from whom it is, or compares the six words. Nothing of the file is shown but numbers and the sender's name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework import taken_said
from fieldcase.casework.colleagues import with_device
from fieldcase.errors import N_, NoSuchPeer
from ui.pages.six_words_panel import WordsPanel
from ui.widgets.basics import button, column, label, row
from ui.widgets.check_line import CheckLine
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.colleagues import Colleague
    from fieldcase.casework.look import Look
    from fieldcase.casework.taking import Arrival, Summary
    from ui.workplace import Workplace

_NEW = N_(
    "This laptop is new here. Its name is what its owner typed: anybody can type it. Whoever is taken in can add to "
    "the cases that are shared with them."
)
_UNCHECKED = N_("Nobody compared the words of this card face to face: the file may come from somebody else's laptop.")
_REVOKED = N_("This laptop is believed no longer: what is new in the file is kept aside and shown nowhere.")
_STRANGER = N_("No card came with the file, and none is here: what is in it is kept aside until the card is.")
_SURE = N_("I expected this file, and I know from whom it is")


class ArrivalPanel(Panel):
    """The summary and the way on: `accept` and `skip` are called after the panel is gone."""

    WIDTH = 600

    def __init__(
        self, work: Workplace, arrival: Arrival, summary: Summary, title: str, accept: Callable[[], None],
        skip: Callable[[], None],
    ) -> None:  # fmt: skip
        super().__init__(title)
        words = work.words
        self.work, self.arrival, self.summary = work, arrival, summary
        self._accept, self._skip, self._over = accept, skip, False
        self.lines = label("", wrap=True, select=True)
        self.warning = label("", "chip-warn", wrap=True)
        self.sure = CheckLine(words(_SURE), lambda _on: self._able())
        self.compare = button(words(N_("Compare six words…")), self._compare)
        self.refuse = button(words(N_("Do not take in")), self.escaped)
        self.go = button(words(N_("Take in")), self._go, "primary", "inbox")
        last = row(self.compare)
        last.addStretch(1)
        last.addWidget(self.refuse)
        last.addWidget(self.go)
        self.setLayout(
            column(label(title, "heading", wrap=True), self.lines, self.warning, self.sure, last, gap=12, edge=20)
        )
        self._show()

    def _show(self) -> None:
        words, found = self.work.words, self.summary
        self.lines.setText("\n".join(taken_said.summary(found, words)))
        trusted = found.known and found.checked and not found.revoked
        told = _REVOKED if found.revoked else _UNCHECKED if found.known else _NEW
        if not found.known and self.arrival.card is None:
            told = _STRANGER
        self.warning.setText(words(told))
        self.warning.setVisible(not trusted)
        self.sure.setVisible(not trusted)
        can = not found.checked and not found.revoked and (found.known or self.arrival.card is not None)
        self.compare.setVisible(can)
        self._able()

    def _able(self) -> None:
        found = self.summary
        self.go.setEnabled(self.sure.box.isChecked() or (found.known and found.checked and not found.revoked))

    def first_focus(self) -> QWidget:
        """The way on where the sender is known and checked, else the way back."""
        return self.go if self.go.isEnabled() else self.refuse

    def escaped(self) -> None:
        """Nothing is taken in; the next file has its turn."""
        self._leave(self._skip)

    def _go(self) -> None:
        self._leave(self._accept)

    def _leave(self, then: Callable[[], None]) -> None:
        if not self._over:
            self._over = True
            self.close_panel()
            then()

    def _compare(self) -> None:
        sender, card = self.summary.sender, self.arrival.card

        def look(look: Look) -> Colleague | None:
            try:
                return with_device(look, sender)
            except NoSuchPeer:
                return None

        def found(known: Colleague | None) -> None:
            shown = None if known is not None else card
            self.work.asked_for_panel.emit(WordsPanel(self.work, shown, known, self._met))

        self.work.ask(look, found, self, "known")

    def _met(self) -> None:
        """The card was compared, or at least taken in: read anew how far it is believed."""
        sender = self.summary.sender
        self.work.ask(lambda look: with_device(look, sender), self._known, self, "known")

    def _known(self, one: Colleague) -> None:
        self.summary = replace(self.summary, known=True, checked=one.checked, label=one.label)
        self._show()
        self.first_focus().setFocus()
