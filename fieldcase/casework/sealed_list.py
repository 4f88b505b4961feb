"""Which sealed visits there are: under way, and sealed. Reads, and loads nothing of what seals and opens.

Knows rows. Today asks at each start of the window, so this stays light.
"""

from __future__ import annotations

from fieldcase.casework.desk import Desk
from fieldcase.casework.history import store_of
from fieldcase.casework.look import Look
from fieldcase.casework.sight import Sight
from fieldcase.model.sealing import SealedFile, SealedVisit
from fieldcase.vault import key_rows
from fieldcase.vault.key_rows import KeyRow


def open_visits(source: Desk | Look) -> tuple[KeyRow, ...]:
    """The sealed visits that are still under way, oldest first: a kill or a lock takes none of them away."""
    return tuple(key_rows.rows(store_of(source).connection))


def sealed(source: Sight) -> tuple[SealedVisit, ...]:
    """The visits that were sealed, newest first. `given` says when each was last handed over, `blob` is None where its
    file was let go."""
    found = source.all(SealedVisit, source.own)
    return tuple(sorted(found, key=lambda one: one.at.milliseconds if one.at is not None else 0, reverse=True))


def files_of(source: Sight, visit: SealedVisit) -> tuple[SealedFile, ...]:
    """The files of evidence that go with a sealed visit."""
    return tuple(one for one in source.all(SealedFile, source.own) if one.sealed == visit.id)
