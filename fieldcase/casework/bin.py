"""The bin: what was put away and can be brought back (`Desk.bring_back`). Nothing in it is erased."""

from __future__ import annotations

from dataclasses import dataclass

from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.history import called, store_of
from fieldcase.casework.look import Look
from fieldcase.model.declare import Record, kinds
from fieldcase.vault import deeds


@dataclass(frozen=True, repr=False)
class Binned:
    """A record in the bin: since when (milliseconds since 1970, UTC) and by whom (pseudonym, empty where unknown)."""

    kind: str
    record: Record
    at: int
    by: str


def put_in(desk: Desk, kind: type[Record], record_id: bytes) -> Changes:
    """Put a record into the bin as it stands now; where it is gone nothing is changed."""
    now = desk.get(kind, record_id)
    return desk.hide(now) if now is not None else Changes()


def binned(source: Desk | Look, limit: int = 500) -> tuple[Binned, ...]:
    """What is in the bin, newest first, `limit` records at the most."""
    store = store_of(source)
    found = [one for kind in kinds() for one in deeds.hidden(store, kind, limit)]
    found.sort(key=lambda one: (-one[0], one[2].key))
    return tuple(Binned(record.KIND, record, at, called(store, author)) for at, author, record in found[:limit])
