"""What follows when a card is met: another laptop of somebody known, words that do not match, what came in with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.errors import N_
from ui.pages.plain_export import PlainPanel
from ui.widgets.basics import button, column, label, row
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.colleagues import Colleague, Outcome
    from ui.workplace import Workplace

_ANOTHER = N_(
    "This card names a person whose other laptop is known here. Whoever holds a laptop of theirs can have their "
    "records erased everywhere."
)
_ASK_ANOTHER = N_("Did {name} tell you, in another way than by this card, that this laptop is theirs too?")
_MISMATCH = N_("The words differ: the card that came here is not the card that was sent. Nothing was taken in.")
_MISMATCH_KNOWN = N_(
    "The words differ: the laptop that is known here is not the one in front of you. What was handed over may have "
    "gone to somebody else."
)
_MEANS = N_(
    "Somebody may have put another card on the way, to read what you hand over. Or one of you looks at the words of "
    "another pair of laptops: see that both have opened the other's card."
)
_DO = N_(
    "Do not hand anything over. Show one another the QR picture face to face and compare again; if the words differ "
    "once more, tell your coordinator, in another way than the card came."
)


class AnotherPanel(PlainPanel):
    """Whether a card is that of another laptop of somebody who is known."""

    def __init__(self, work: Workplace, name: str, yes: Callable[[], None]) -> None:
        words = work.words
        super().__init__(
            work, words(N_("Another laptop of the same person?")),
            (words(_ANOTHER), words(_ASK_ANOTHER).format(name=name)), yes,
            verb=words(N_("Yes, it is another laptop of theirs")),
        )  # fmt: skip


class MismatchPanel(Panel):
    """What it means that the words differ, and what to do."""

    WIDTH = 580

    def __init__(self, work: Workplace, name: str, known: Colleague | None) -> None:
        words = work.words
        super().__init__(words(N_("The words do not match")))
        self.understood = button(words(N_("Understood")), lambda: self.close_panel(), "primary")
        last = row(self.understood)
        last.insertStretch(0, 1)
        if known is not None and known.revoked is None:
            last.insertWidget(1, button(words(N_("Believe this laptop no longer…")), self._revoke, "danger"))
        self._work, self._known = work, known
        self.setLayout(
            column(
                label(words(N_("The words do not match")), "heading"), label(name, "strong", wrap=True),
                label(words(_MISMATCH if known is None else _MISMATCH_KNOWN), "chip-bad", wrap=True),
                label(words(_MEANS), wrap=True), label(words(_DO), wrap=True), last, gap=12, edge=20,
            )
        )  # fmt: skip

    def first_focus(self) -> QWidget:
        """The button."""
        return self.understood

    def _revoke(self) -> None:
        from ui.pages.believe_panels import revoke

        self.close_panel()
        if self._known is not None:
            revoke(self._work, self._known, 0)


def tell_met(work: Workplace, name: str, outcome: Outcome, *, checked: bool) -> None:
    """Say that a card was taken in, and how much of what was kept aside came in with it."""
    words = work.words
    said = N_("{name}: the words were compared, and the card is here.") if checked else N_(
        "{name}: the card is here, not compared yet."
    )  # fmt: skip
    told = [words(said).format(name=name)]
    number = len(outcome.taken) + len(outcome.filled)
    if number:
        told.append(
            words.plural(
                "{n} entry that was kept aside came in.", "{n} entries that were kept aside came in.", number
            ).format(n=number)
        )
    work.say(" ".join(told))
