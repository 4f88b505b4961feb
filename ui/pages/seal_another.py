"""Another coordinator for a sealed visit under way, where the first one's laptop is believed no longer.

Knows whom one may seal to; nothing of the visit is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework import sealing
from fieldcase.casework.changes import Changes
from fieldcase.errors import N_
from fieldcase.model.sealing import SealedVisit
from ui.pages.seal_begin import checked_people, coordinator_choice, nobody
from ui.widgets.basics import button, column, label, row
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.colleagues import Colleague
    from ui.workplace import Workplace

_KEPT = N_("What was written down stays as it is. From now on the visit can be sealed to the laptop that you choose.")


def choose_another(work: Workplace, owner: QWidget, number: bytes) -> None:
    """Ask to whom the sealed visit under way with this id will be sealed instead."""

    def looked(people: tuple[Colleague, ...]) -> None:
        work.asked_for_panel.emit(AnotherPanel(work, people, number) if people else nobody(work))

    work.ask(checked_people, looked, owner, "seal to whom else")


class AnotherPanel(Panel):
    """The question."""

    def __init__(self, work: Workplace, people: tuple[Colleague, ...], number: bytes) -> None:
        words = work.words
        title = words(N_("Another coordinator for the sealed visit"))
        super().__init__(title)
        self.work, self._number = work, number
        self.to, name = coordinator_choice(words, people)
        self.go = button(words(N_("Seal it to this one")), self._go, "primary")
        last = row(button(words(N_("Cancel")), lambda: self.close_panel()), self.go)
        last.insertStretch(0, 1)
        heading = label(title, "heading", wrap=True)
        self.setLayout(column(heading, label(words(_KEPT), wrap=True), name, self.to, last, gap=12, edge=20))

    def first_focus(self) -> QWidget:
        """To whom."""
        return self.to

    def _go(self) -> None:
        work, number, device, name = self.work, self._number, bytes.fromhex(self.to.code), self.to.currentText()
        self.close_panel()

        def done(_none: None) -> None:
            work.changed.emit(Changes(frozenset({SealedVisit.KIND})))
            work.say(work.words(N_("The visit will be sealed to {name}.")).format(name=name))

        work.do(lambda desk: sealing.readdress(desk, number, device), done)
