"""How the time of a check-in is said. Light, since Today says it first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldcase.errors import N_

if TYPE_CHECKING:
    from fieldcase.i18n import Words


def said_left(minutes: int, words: Words) -> str:
    """How long there is until they are to be back, or how long the hour is over."""
    hours, rest = divmod(abs(minutes), 60)
    length = words(N_("{hours} h {minutes} min")).format(hours=hours, minutes=rest)
    if minutes < 0:
        return words(N_("Not back: the hour is over by {length}")).format(length=length)
    return words(N_("Out, to be back in {length}")).format(length=length)
