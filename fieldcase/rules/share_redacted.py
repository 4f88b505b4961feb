"""A redacted version of a case: what of it says already what a file for one use would say.

A signed field cannot be cut, so of what `release` would change nothing travels: a text with a pseudonym in it, a day
that is told as a month. What is left is what may be read by whoever the use is for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fieldcase.model.case import Case
from fieldcase.model.declare import Record, Reveals, declared
from fieldcase.model.people import Person
from fieldcase.rules.released import Release

# A label in place of a working pseudonym is drawn for the use: beside the real one it would lead from one to the other.
_NEVER = {Person.KIND: frozenset({"pseudonym"})}


def unchanged(released: Release, records: Iterable[Record]) -> Mapping[bytes, frozenset[str]]:
    """By id of a record the wire names of the fields that `released` tells as they are."""
    now = {one.key: one for one in records}
    found: dict[bytes, frozenset[str]] = {}
    told: tuple[Case | Record, ...] = (released.case, *released.records)
    for one in told:
        there = now.get(one.key)
        if there is None or one.key in released.coarse:
            continue
        names = frozenset(
            field.wire
            for field in declared(type(one))
            if field.about.reveals is not Reveals.KEY
            and field.name not in _NEVER.get(one.KIND, ())
            and getattr(one, field.name) == getattr(there, field.name) != field.empty
        )
        if names:
            found[one.key] = names
    return found
