"""Sealing a visit: what stays here is shown and chosen first, and afterwards lock is offered by one key.

Knows numbers and ticks; the deed is the window's of the sealed visit.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework import visits
from fieldcase.errors import N_
from fieldcase.model.fieldwork import Visit
from ui.widgets.basics import button, column, label, row
from ui.widgets.check_line import CheckLine
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from fieldcase.casework.sealing import Sealed, UnderSeal
    from fieldcase.casework.visits import Counts
    from ui.workplace import Workplace

_AFTER = N_(
    "Afterwards nobody can open this visit on this laptop, not even with the passphrase. Only the laptop of {name} can."
)
_STAYS = N_("It stays known here that a visit was sealed, when and to whom. These numbers stay too, where ticked:")
_LOCK = N_(
    "The visit is sealed. What was on the screen is in this laptop's memory until it is locked: lock it now, then hand "
    "the sealed visit over soon."
)
_UNSETTLED = N_("The disk has not let go of the key yet; the next opening of the vault sees to it. Open it again.")

Failed = Callable[[], None]


class SealPanel(Panel):
    """The question. `seal` is called with the numbers that stay, and with what to do where it fails."""

    def __init__(
        self, work: Workplace, under: UnderSeal, visit: bytes, seal: Callable[[frozenset[str], Failed], None]
    ) -> None:
        words = work.words
        title = words(N_("Seal this visit"))
        super().__init__(title)
        self.work, self._seal = work, seal
        self.ticks: dict[str, CheckLine] = {}
        self._ticks = column(gap=6)
        self.cancel = button(words(N_("Not yet")), lambda: self.close_panel())
        self.go = button(words(N_("Seal now")), self._go, "primary", "lock")
        self.go.setEnabled(False)
        self.goes_on = label(words(N_("The visit is being sealed …")), "muted")
        self.goes_on.hide()
        last = row(self.goes_on, self.cancel, self.go)
        last.insertStretch(1, 1)
        self.setLayout(
            column(
                label(title, "heading"), label(words(_AFTER).format(name=under.peer.label), "chip-warn", wrap=True),
                label(words(_STAYS), wrap=True), self._ticks, last, gap=12, edge=20,
            )
        )  # fmt: skip
        work.ask(lambda look: _counts(look, visit), self._show, self, "counts")

    def _show(self, found: Counts | None) -> None:
        words = self.work.words
        said = {} if found is None else {
            "interviews": words.plural("{n} interview", "{n} interviews", found.interviews).format(n=found.interviews),
            "refusals": words.plural("{n} refusal", "{n} refusals", found.refusals).format(n=found.refusals),
            "people": words.plural("{n} person", "{n} people", found.people).format(n=found.people),
        }  # fmt: skip
        for name, text in said.items():
            self.ticks[name] = CheckLine(text, on=True)
            self._ticks.addWidget(self.ticks[name])
        self.go.setEnabled(True)

    def first_focus(self) -> QWidget:
        """The way back: whoever presses Enter in haste has sealed nothing."""
        return self.cancel

    def escaped(self) -> None:
        """While it is being sealed there is no way back."""
        if self.cancel.isEnabled():
            self.close_panel()

    def _go(self) -> None:
        for one in (self.go, self.cancel):
            one.setEnabled(False)
        self.goes_on.show()
        stay = frozenset(name for name, line in self.ticks.items() if line.box.isChecked())
        self._seal(stay, lambda: self.close_panel())


def _counts(look: Look, visit: bytes) -> Counts | None:
    found = look.get(Visit, visit)
    return visits.counts(look, found) if found is not None else None


class SealedPanel(Panel):
    """It is sealed: Enter locks."""

    def __init__(self, work: Workplace, sealed: Sealed, lock: Callable[[], None]) -> None:
        words = work.words
        title = words(N_("The visit is sealed"))
        super().__init__(title)
        self.lock = button(words(N_("Lock now")), lock, "primary", "lock")
        last = row(button(words(N_("Later")), lambda: self.close_panel()), self.lock)
        last.insertStretch(0, 1)
        held = column(label(title, "heading"), label(words(_LOCK), wrap=True), gap=12, edge=20)
        if not sealed.settled:
            held.addWidget(label(words(_UNSETTLED), "chip-warn", wrap=True))
        held.addLayout(last)
        self.setLayout(held)

    def first_focus(self) -> QWidget:
        """Lock."""
        return self.lock
