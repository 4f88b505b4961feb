"""How it stands with a laptop, in words: how far it is believed, what waits for it, since when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldcase.errors import N_

if TYPE_CHECKING:
    from fieldcase.casework.colleagues import Colleague
    from fieldcase.casework.exchange_overview import Shared, Standing
    from fieldcase.i18n import Words

_HOUR_MS = 60 * 60 * 1000
_DAY_HOURS = 24


def believed(one: Colleague, words: Words) -> str:
    """How far a laptop is believed, in a word or two."""
    if one.revoked is not None:
        return words(N_("believed no longer"))
    return words(N_("card compared face to face")) if one.checked else words(N_("not checked"))


def unsent(one: Standing) -> int:
    """How many entries wait that were never given to a laptop."""
    return sum(shared.waiting.unsent for shared in one.shared)


def waits(one: Standing, words: Words) -> str:
    """How many entries wait for a laptop; empty where none does."""
    number = unsent(one) if one.colleague.revoked is None else 0
    return words.plural("{n} entry waits", "{n} entries wait", number).format(n=number) if number else ""


def newer(number: int, words: Words) -> str:
    """How many entries of a laptop are kept that a newer version made."""
    return words.plural(
        "{n} entry of this laptop was made by a newer version: it is kept as it is, and shown once that is installed.",
        "{n} entries of this laptop were made by a newer version: they are kept as they are, and shown once that is "
        "installed.",
        number,
    ).format(n=number)


def age(since: int, now: int, words: Words) -> str:
    """How long something has waited: hours of the first day, then days; both moments in milliseconds."""
    hours = max(0, now - since) // _HOUR_MS
    if hours < 1:
        return words(N_("less than an hour"))
    if hours < _DAY_HOURS:
        return words.plural("{n} hour", "{n} hours", hours).format(n=hours)
    days = hours // _DAY_HOURS
    return words.plural("{n} day", "{n} days", days).format(n=days)


def arrived(shared: Shared, given: str, words: Words) -> str:
    """What of a case or a visit is there, and what is not; `given` is when something was given last, in words."""
    parts = [words(N_("given: {when}")).format(when=given)]
    new, open_ones = shared.waiting.unsent, shared.waiting.unacknowledged - shared.waiting.unsent
    if new:
        parts.append(words.plural("{n} entry not given yet", "{n} entries not given yet", new).format(n=new))
    if open_ones > 0:
        parts.append(
            words.plural(
                "{n} entry given, arrival not confirmed", "{n} entries given, arrival not confirmed", open_ones
            ).format(n=open_ones)
        )
    if not new and open_ones <= 0:
        parts.append(words(N_("all of it arrived there")))
    return " · ".join(parts)
