"""Which records are left out whole, because they speak of somebody who is not told of.

A record speaks of those it refers to and of those whose working pseudonym stands in its words. An event goes with an
act whose victim is withheld, an act with its event, a source with the last event that rested on it, an entry of the
ledger with its exhibit. The case itself and the records of people stay; `redact` empties what of them may not be told.
An exhibit stays as a bare number (`exhibits`).
"""

from __future__ import annotations

from dataclasses import dataclass

from fieldcase.model.case import Act, Event, Source
from fieldcase.model.declare import Record
from fieldcase.model.evidence import Custody, Evidence
from fieldcase.model.fieldwork import Interview
from fieldcase.model.ids import PersonId
from fieldcase.model.people import Member, Person
from fieldcase.rules.material import Material, made_from, people_of, references, typed_texts
from fieldcase.rules.mentions import Mentions
from fieldcase.rules.sources import shown_by

# Never left out for what they say: a person's own record is filtered by the person, the rest by single fields.
_STAY = (Person, Member, Evidence)


@dataclass(frozen=True)
class Withheld:
    """The keys of records that are left out whole, and of exhibits of which only the number may be told."""

    out: frozenset[bytes]
    bare: frozenset[bytes]

    @property
    def number(self) -> int:
        """How many records there is nothing left of."""
        return len(self.out)


def withheld(material: Material, told: frozenset[PersonId], mentions: Mentions) -> Withheld:
    """What is left out so that nothing is told of anybody but `told`."""
    out = {one.key for one in material.records if not isinstance(one, _STAY) and speaks_of_hidden(one, told, mentions)}
    out |= {one.key for one in material.of(Interview) if _of_nobody(one)}
    for act in material.of(Act):
        if act.event is not None and not told.issuperset(act.victims):
            out.add(act.event)
    out |= {act.key for act in material.of(Act) if act.event in out}
    bare = _bare(material, told, mentions, out)
    out |= _orphans(material, out | bare)
    return Withheld(frozenset(out - {entry.key for entry in material.of(Custody)}), frozenset(bare))


def speaks_of_hidden(record: Record, told: frozenset[PersonId], mentions: Mentions) -> bool:
    """Whether a record refers to, or mentions, somebody who is not told of."""
    return not told.issuperset(people_of(record)) or any(mentions.withheld_in(text) for _, text in typed_texts(record))


def _of_nobody(interview: Interview) -> bool:
    """An account nobody is recorded to have given: there is nobody who can have agreed. A bare refusal is kept."""
    return interview.person is None and any(True for _ in typed_texts(interview))


def _bare(material: Material, told: frozenset[PersonId], mentions: Mentions, out: set[bytes]) -> set[bytes]:
    """Exhibits that are, or whose source is, about somebody withheld, and those of events that are all left out."""
    used: dict[bytes, set[bytes]] = {}
    for event in material.of(Event):
        for piece in event.evidence:
            used.setdefault(piece, set()).add(event.key)
    for piece, origins in made_from(material).items():
        # A copy from which something was taken out belongs to the events of its original, unless it has its own.
        events = [used[one] for one in (piece, *origins) if one in used]
        used |= {piece: events[0]} if events else {}
    shows = shown_by(material)
    return {
        one.key
        for one in material.of(Evidence)
        if speaks_of_hidden(one, told, mentions)
        or not out.isdisjoint(shows[one.id])
        or (one.key in used and used[one.key] <= out)
    }


def _orphans(material: Material, gone: set[bytes]) -> set[bytes]:
    """Sources that only records speak from of which nothing is told: what they say is told by nobody else."""
    used: dict[bytes, set[bytes]] = {}
    for record in material.records:
        for source in references(record, Source):
            used.setdefault(source, set()).add(record.key)
    return {source for source, users in used.items() if users <= gone}
