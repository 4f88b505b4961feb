"""What a search shows of what lies behind a cover, and of a name: that there is a hit, and not a word of it.

One place for the window and the commands. Knows hits; how they were found is the vault's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from fieldcase.model.people import Person, PersonIdentity
from fieldcase.model.security import Ally, SafetyPlan
from fieldcase.vault.searching import Found

# What is shown behind its cover alone; what was begun of it is gone on with there.
COVERED = frozenset({Ally.KIND, SafetyPlan.KIND})


def shown(hits: Iterable[Found], get: Callable[[Any, bytes], Any]) -> tuple[Found, ...]:
    """The hits as they may be shown; `get` reads a record of a kind by its id.

    A hit in an identity leads to the person and shows the pseudonym: to read a name is a deed of its own, with an entry
    in the access log.
    """
    return tuple(_shown(hit, get) for hit in hits)


def _shown(hit: Found, get: Callable[[Any, bytes], Any]) -> Found:
    if hit.kind in COVERED:
        return replace(hit, text="")
    identity = get(PersonIdentity, hit.id) if hit.kind == PersonIdentity.KIND else None
    if identity is None:
        return hit
    person = get(Person, identity.person) if identity.person is not None else None
    return replace(hit, text=person.pseudonym if person is not None else "")
