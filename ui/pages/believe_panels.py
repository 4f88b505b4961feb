"""A laptop is believed no longer, or again: what follows is said first, and the first focus is on the way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from fieldcase.casework import colleagues
from fieldcase.errors import N_
from ui.pages.plain_export import PlainPanel

if TYPE_CHECKING:
    from fieldcase.casework.colleagues import Colleague, Outcome
    from fieldcase.casework.desk import Desk
    from ui.workplace import Workplace

_REVOKE = N_("Do this where a laptop was lost, seized or lent out: what it writes from now on may be somebody else's.")
_REVOKE_AFTER = N_(
    "Everything it brought until now stays. Whatever comes from it from now on is kept aside and shown nowhere, "
    "whatever day it bears. Nothing can be handed over to it."
)
_REVOKE_THERE = N_(
    "What it was given cannot be taken back. Think of whom that puts in danger, and tell the others: each laptop "
    "believes by itself."
)
_AGAIN = N_("Only where the laptop was found again, and you know that nobody else had it.")
_AGAIN_AFTER = N_("Whatever was kept aside of it comes in, and things can be handed over to it again.")


def revoke(work: Workplace, one: Colleague, shared: int, then: Callable[[], None] = lambda: None) -> None:
    """Ask whether a laptop is believed no longer; `shared` cases and visits were given to it."""
    words = work.words
    has = words.plural("It has {n} case or visit.", "It has {n} cases and visits.", shared).format(n=shared)
    sentences = (words(_REVOKE), words(_REVOKE_AFTER), *((has,) if shared else ()), words(_REVOKE_THERE))
    title = words(N_("Believe this laptop no longer: {name}")).format(name=one.label)
    said = words(N_("{name} is believed no longer.")).format(name=one.label)
    _ask(work, title, sentences, words(N_("Believe no longer")), said,
         lambda desk: colleagues.believe_no_longer(desk, one.device), then)  # fmt: skip


def again(work: Workplace, one: Colleague, then: Callable[[], None] = lambda: None) -> None:
    """Ask whether a laptop is believed again."""
    words = work.words
    title = words(N_("Believe this laptop again: {name}")).format(name=one.label)
    said = words(N_("{name} is believed again.")).format(name=one.label)
    _ask(work, title, (words(_AGAIN), words(_AGAIN_AFTER)), words(N_("Believe again")), said,
         lambda desk: colleagues.believe_again(desk, one.device), then)  # fmt: skip


def _ask(
    work: Workplace, title: str, sentences: tuple[str, ...], verb: str, said: str, deed: Callable[[Desk], Outcome],
    then: Callable[[], None],
) -> None:  # fmt: skip
    def run(desk: Desk) -> object:
        return colleagues.changes(desk, deed(desk))

    def done(changes: object) -> None:
        work.say(said)
        work.changed.emit(changes)
        then()

    work.asked_for_panel.emit(PlainPanel(work, title, sentences, lambda: work.do(run, done), verb=verb))
