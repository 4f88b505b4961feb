"""What takes a deed back: for each field the values that stood before it, and what the new entries stand on.

Knows the entries of records. Refuses to write, and to take back what somebody else has built upon.
"""

from __future__ import annotations

from dataclasses import dataclass

from fieldcase.errors import NotUndoable
from fieldcase.model.declare import Wire
from fieldcase.vault import projection
from fieldcase.vault.database import Connection
from fieldcase.vault.entry import ERASURE, body_of
from fieldcase.vault.journal import Journal
from fieldcase.vault.projection import Known, Slot, Written

Plan = tuple[Known, dict[str, Wire], dict[str, list[bytes]]]
"""A record, wire values by wire name, and the basis of each."""


@dataclass(repr=False)
class _Taken:
    """One field of a deed: its entries (`ours`), what its own desk wrote upon them, and the field without all that."""

    ours: list[Written]
    upon: set[bytes]
    slot: Slot

    def without(self) -> Slot:
        """The field as if the deed had not been."""
        gone = {one.entry for one in self.ours} | self.upon
        return Slot([one for one in self.slot.written if one.entry not in gone], whole=self.slot.whole)

    def still_shows_it(self) -> bool:
        """Whether what was written upon the deed has been taken back itself: its values are those shown."""
        gone = {one.entry for one in self.ours} | self.upon
        heads = self.slot.speaking(self.slot.heads())
        shown = {repr(one.value) for one in heads if one.entry in gone}
        return shown == {repr(one.value) for one in Slot(self.ours).values()}

    def heads(self) -> list[bytes]:
        """The newest entries of the deed and of what was written upon it."""
        gone = {one.entry for one in self.ours} | self.upon
        return [one.entry for one in self.slot.heads() if one.entry in gone]


def planned(connection: Connection, journal: Journal, deed: frozenset[bytes]) -> list[Plan]:
    """What to write to take the entries of a deed back, record by record; NotUndoable where that is not possible.

    A field that was in conflict before gets one plan for each version, so that it is in conflict again.
    """
    headers = [entry.header for entry in map(journal.entry, sorted(deed)) if entry is not None]
    if not headers or any(header.kind == ERASURE for header in headers):
        raise NotUndoable
    plans: list[Plan] = []
    for tag in dict.fromkeys(header.record for header in headers):
        found = projection.known(connection, journal, tag)
        if found is None or found.whole:
            raise NotUndoable
        taken = [_taken(slot, deed, journal.device) for slot in found.slots.values()]
        touched = [one for one in taken if one is not None]
        if _made_by(found, deed):
            plans.append(_hiding(found, deed, journal))
        else:
            plans += [(found, values, basis) for values, basis in _returning(touched)]
    return plans


def _taken(slot: Slot, deed: frozenset[bytes], device: bytes) -> _Taken | None:
    ours = [one for one in slot.written if one.entry in deed]
    if not ours:
        return None
    upon = slot.later([one.entry for one in ours]) - deed
    taken = _Taken(ours, upon, slot)
    foreign = any(one.entry in upon and one.device != device for one in slot.written)
    if foreign or slot.speaking(ours) != ours or not taken.still_shows_it():
        raise NotUndoable
    return taken


def _made_by(found: Known, deed: frozenset[bytes]) -> bool:
    """Whether a record was made by the deed: its first entry here is the deed's."""
    return min((one.n, one.entry) for slot in found.slots.values() for one in slot.written)[1] in deed


def _hiding(found: Known, deed: frozenset[bytes], journal: Journal) -> Plan:
    """A record that a deed made is hidden, unless somebody else has written to it or later words of our own stand."""
    for slot in found.slots.values():
        if any(one.device != journal.device for one in slot.written):
            raise NotUndoable
        untouched = all(one.entry not in deed for one in slot.written)
        if untouched and any(one.value is not None for one in slot.values()):
            raise NotUndoable
    slot = found.slots.get(journal.slot_tag(found.scope, found.id, "hidden"), Slot())
    return found, {"hidden": True}, {"hidden": slot.beneath(one.entry for one in slot.heads())}


def _returning(touched: list[_Taken]) -> list[tuple[dict[str, Wire], dict[str, list[bytes]]]]:
    rounds: list[tuple[dict[str, Wire], dict[str, list[bytes]]]] = []
    for taken in touched:
        name = body_of(taken.ours[0].body or b"")["name"]
        assert isinstance(name, str)
        for at, (value, stood_on) in enumerate(_before(taken)):
            if at == len(rounds):
                rounds.append(({}, {}))
            rounds[at][0][name] = value
            rounds[at][1][name] = stood_on
    return rounds


def _before(taken: _Taken) -> list[tuple[Wire, list[bytes]]]:
    """The values a field had before the deed, each with what its return supersedes."""
    before = taken.without()
    heads, dead = before.heads(), before.dead()
    if any(one.body is None and one.entry not in dead for one in heads):
        raise NotUndoable  # words that were withheld here stood there
    speaking, values = before.speaking(heads), before.values()
    if heads and not values:
        raise NotUndoable  # what it replaced was erased
    if not values:
        return [(None, taken.slot.beneath(taken.heads()))]
    return [
        (one.value, taken.slot.beneath([*taken.heads(), *(head.entry for head in speaking if head.value == one.value)]))
        for one in values
    ]
