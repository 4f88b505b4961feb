"""How it stands between this vault and every laptop it knows: what was given, what arrived, what waits.

Knows titles of cases and places of visits as their owners see them. Changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from fieldcase.casework.colleagues import Colleague, known
from fieldcase.casework.desk import Desk
from fieldcase.casework.history import store_of
from fieldcase.casework.look import Look
from fieldcase.model.case import Case
from fieldcase.model.declare import kinds
from fieldcase.model.fieldwork import Visit
from fieldcase.vault import quarantine
from fieldcase.vault.unsent import Waiting, of_newer_versions, unsent, waiting

NAG = 24 * 60 * 60 * 1000
"""Milliseconds after which unsent work is told of (exchange.md: a nag after 24 hours)."""


@dataclass(frozen=True)
class Shared:
    """A case or a visit that is shared with somebody, and how it stands; `holder` None where it is gone or is what the
    others refer to."""

    holder: Case | Visit | None
    waiting: Waiting


@dataclass(frozen=True)
class Standing:
    """One colleague's laptop, what is shared with it, how many of its entries are kept aside here, and how many are
    kept of kinds that a newer version made."""

    colleague: Colleague
    shared: tuple[Shared, ...]
    aside: int
    newer: int = 0

    @property
    def oldest_unsent(self) -> int | None:
        """Since when something waits that was never sent, in milliseconds since 1970 (UTC)."""
        return min((one.waiting.oldest for one in self.shared if one.waiting.oldest is not None), default=None)


def standings(source: Desk | Look) -> tuple[Standing, ...]:
    """How it stands with everybody whose card is here, by name."""
    connection = store_of(source).connection
    holders: dict[bytes, Case | Visit] = {one.scope: one for one in source.all(Visit)}
    holders |= {one.scope: one for one in source.all(Case)}
    aside: dict[bytes, int] = {}
    for kept in quarantine.listed(connection):
        aside[kept.device] = aside.get(kept.device, 0) + 1
    newer = of_newer_versions(connection, (kind.NUMBER for kind in kinds()))
    return tuple(
        Standing(
            one,
            tuple(Shared(holders.get(wait.scope), wait) for wait in waiting(connection, one.device)),
            aside.get(one.device, 0),
            newer.get(one.device, 0),
        )
        for one in known(source)
    )


@dataclass(frozen=True)
class Overdue:
    """Work of this vault that was not given to a colleague for more than a day: how many entries, the oldest of them in
    milliseconds since 1970 (UTC)."""

    colleague: Colleague
    unsent: int
    oldest: int


def overdue(source: Desk | Look, now: int) -> tuple[Overdue, ...]:
    """The colleagues for whom work has waited for more than a day, whose waits longest first; `now` in milliseconds."""
    people = {one.device: one for one in known(source) if one.revoked is None}
    listed = unsent(store_of(source).connection) if people else []
    found = [
        Overdue(people[device], number, oldest)
        for device, number, oldest in listed
        if device in people and now - oldest > NAG
    ]
    return tuple(sorted(found, key=lambda one: one.oldest))
