"""Which records are left out whole, because they speak of somebody who is not told of.

A record speaks of those it refers to and of those whose working pseudonym stands in its words. An event goes with an
act whose victim is withheld, an act with its event, a source with the last event that rested on it, an entry of the
ledger with its exhibit. What belongs to an act, an event or a visit (involvement, detention, decision, hearing, a
step before an authority, an incident, harm) goes with it, and takes it along (all but a step and harm) where it is
itself about somebody withheld. A pattern keeps what is told of it, and is out below two events. The case itself and
the records of people stay; `redact` empties what of them may not be told. An exhibit stays as a bare number.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from fieldcase.model.case import Act, Event, Source
from fieldcase.model.courts import Decision, Hearing
from fieldcase.model.declare import Record
from fieldcase.model.detention import Detention
from fieldcase.model.evidence import Custody, Evidence
from fieldcase.model.fieldwork import Interview, Visit
from fieldcase.model.ids import PersonId
from fieldcase.model.people import Member, Person
from fieldcase.model.remedies import Involvement, Remedy
from fieldcase.model.security import Harm, Incident
from fieldcase.rules.around import RESTS_ON_EVIDENCE
from fieldcase.rules.material import Material, made_from, people_of, references, typed_texts
from fieldcase.rules.mentions import Mentions
from fieldcase.rules.security import short_patterns
from fieldcase.rules.sources import shown_by

# Never left out for what they say: a person's own record is filtered by the person, the rest by single fields.
_STAY = (Person, Member, Evidence)
# What goes with what: each kind after those that it goes with.
_BELONGS: tuple[tuple[type[Record], type[Record]], ...] = (
    (Act, Event), (Detention, Event), (Involvement, Act), (Decision, Act), (Hearing, Visit), (Remedy, Act),
    (Remedy, Decision), (Incident, Event), (Harm, Event),
)  # fmt: skip


@dataclass(frozen=True)
class Withheld:
    """The keys of records that are left out whole, and of exhibits of which only the number may be told."""

    out: frozenset[bytes]
    bare: frozenset[bytes]

    @property
    def number(self) -> int:
        """How many records there is nothing left of."""
        return len(self.out)


def withheld(
    material: Material, told: frozenset[PersonId], mentions: Mentions, beyond: Collection[bytes] = ()
) -> Withheld:
    """What is left out so that nothing is told of anybody but `told`; `beyond` is out for a reason of its own."""
    out = {one.key for one in material.records if not isinstance(one, _STAY) and speaks_of_hidden(one, told, mentions)}
    out |= {*beyond, *(one.key for one in material.of(Interview) if _of_nobody(one))}
    out |= {one.key for one in material.of(Detention) if one.person is None}
    out |= set(_whole(material, told))
    for kind, above in _BELONGS:
        for record in material.of(kind):
            if not out.isdisjoint(references(record, above)):
                out.add(record.key)
    out |= short_patterns(material, out)
    bare = _bare(material, told, mentions, out)
    out |= _orphans(material, out | bare)
    return Withheld(frozenset(out - {entry.key for entry in material.of(Custody)}), frozenset(bare))


def _whole(material: Material, told: frozenset[PersonId]) -> Iterator[bytes]:
    """Events, acts and visits in which something belongs to somebody withheld: what they tell would tell of that."""
    for act in material.of(Act):
        if act.event is not None and not told.issuperset(act.victims):
            yield act.event
    for detention in material.of(Detention):
        if detention.event is not None and not told.issuperset(people_of(detention)):
            yield detention.event
    for incident in material.of(Incident):
        if incident.event is not None and not told.issuperset(incident.victims):
            yield incident.event
    for one in material.of(Involvement):
        if one.act is not None and not told.issuperset(people_of(one)):
            yield one.act
    for decision in material.of(Decision):
        if decision.act is not None and not told.issuperset(people_of(decision)):
            yield decision.act
    for hearing in material.of(Hearing):
        if hearing.visit is not None and not told.issuperset(hearing.persons):
            yield hearing.visit


def speaks_of_hidden(record: Record, told: frozenset[PersonId], mentions: Mentions) -> bool:
    """Whether a record refers to, or mentions, somebody who is not told of."""
    return not told.issuperset(people_of(record)) or any(mentions.withheld_in(text) for _, text in typed_texts(record))


def _of_nobody(interview: Interview) -> bool:
    """An account nobody is recorded to have given: there is nobody who can have agreed. A bare refusal is kept."""
    return interview.person is None and any(True for _ in typed_texts(interview))


def _bare(material: Material, told: frozenset[PersonId], mentions: Mentions, out: set[bytes]) -> set[bytes]:
    """Exhibits that are, or whose source is, about somebody withheld, and those of records that are all left out."""
    used: dict[bytes, set[bytes]] = {}
    for kind in RESTS_ON_EVIDENCE:
        for record in material.of(kind):
            for piece in references(record, Evidence):
                used.setdefault(piece, set()).add(record.key)
    for piece, origins in made_from(material).items():
        # A copy from which something was taken out belongs to what its original does, unless it has its own.
        users = [used[one] for one in (piece, *origins) if one in used]
        used |= {piece: users[0]} if users else {}
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
