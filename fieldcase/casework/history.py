"""What happened to a case, a visit, the register or this desk: deed by deed, newest first. Never the words themselves;
`history` of a desk or its reading lane tells the values of one field."""

from __future__ import annotations

from dataclasses import dataclass

from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.model.people import Member
from fieldcase.vault import deeds as journalled
from fieldcase.vault.store import Store


@dataclass(frozen=True)
class Change:
    """One record in a deed: its kind and id, the names of the fields written, and what became of it as a whole."""

    kind: str
    record: bytes
    fields: tuple[str, ...]
    made: bool = False
    hidden: bool = False
    brought_back: bool = False
    erased: bool = False


@dataclass(frozen=True)
class Deed:
    """One deed: when (milliseconds since 1970, UTC), by whom (pseudonym, empty where nobody known here), what."""

    id: bytes
    at: int
    by: str
    changes: tuple[Change, ...]


def deeds(source: Desk | Look, scope: bytes, limit: int = 50, offset: int = 0) -> tuple[Deed, ...]:
    """The deeds of a scope, newest first: `limit` of them behind the first `offset`.

    What was erased since is told by its erasure alone.
    """
    store = store_of(source)
    found = journalled.of_scope(store, scope, limit, offset)
    return tuple(
        Deed(done.deed, done.at, called(store, done.author), tuple(_change(one) for one in done.touched.values()))
        for done in found
    )


def _change(one: journalled.Touched) -> Change:
    put_away, brought_back = one.hidden is True, one.hidden is False
    return Change(one.kind, one.record, tuple(one.fields), one.made, put_away, brought_back, one.erased)


def store_of(source: Desk | Look) -> Store:
    """The records of the lane that `source` is on."""
    return source.vault.store if isinstance(source, Desk) else source.reader


def called(store: Store, author: bytes) -> str:
    """A member's pseudonym; empty where there is no such member here."""
    member = store.get(Member, author)
    return member.pseudonym if member is not None else ""
