"""What of incidents, patterns, relations and harm may be told (do-no-harm.md, Four kinds of people; decision 55).

Harm to a child or a relative is told only where that child or relative is told of, also where it is written down at
the parent: nobody recorded as the family means that nobody of it was asked. A relation is told only where it leads to
nobody who hides. What one of several withheld events makes of a pattern is in its words, so the words go with it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from fieldcase.model.case import Event, Source
from fieldcase.model.declare import Record
from fieldcase.model.ids import PersonId
from fieldcase.model.security import Harm, Incident, Pattern, Relation
from fieldcase.rules.material import Material, people_of
from fieldcase.rules.naming import betrays, family_tie
from fieldcase.rules.people import PROTECTED, Row, Standing
from fieldcase.rules.released import How

AnyRecord = TypeVar("AnyRecord", bound=Record)
_FEWEST = 2
_HIDES = frozenset({How.PSEUDONYM, How.WITHHELD})


def left_out(material: Material, standings: Mapping[PersonId, Standing]) -> frozenset[bytes]:
    """Relations and harms that are not told, whatever else is: those of nobody, those that lead to somebody."""
    found = {one.key for one in material.of(Relation) if not _relation_told(material, one, standings)}
    found |= {one.key for one in material.of(Harm) if not _harm_told(material, one, standings)}
    return frozenset(found)


def _relation_told(material: Material, one: Relation, standings: Mapping[PersonId, Standing]) -> bool:
    """Between officials, authors and alleged perpetrators by function; inside also between others, but no kinship of
    a client or a child. Where anybody may read it, only if no way leads from it to somebody who hides."""
    both = [standings.get(who) for who in (one.person, one.other) if who is not None]
    known = [standing for standing in both if standing is not None and standing.told]
    if len(known) != _FEWEST:
        return False
    officials = all(standing.row is Row.OFFICIAL for standing in known)
    if material.use.external and not officials:
        return False
    if family_tie(material, one) and any(standing.row in PROTECTED for standing in known):
        return False
    return not (material.use.public and _leads_to(material, one, standings))


def _leads_to(material: Material, one: Relation, standings: Mapping[PersonId, Standing]) -> bool:
    """Whether the two, or the source of their relation, lead to somebody protected who is not named."""
    hidden = frozenset(
        who for who, standing in standings.items() if standing.row in PROTECTED and standing.how in _HIDES
    )
    sources = [source for source in material.of(Source) if source.id == one.source]
    if any(not hidden.isdisjoint(people_of(source)) for source in sources):
        return True
    return any(betrays(material, who, hidden) for who in people_of(one))


def _harm_told(material: Material, one: Harm, standings: Mapping[PersonId, Standing]) -> bool:
    """Of nobody, nobody can have agreed. Harm to the family is theirs, at whomever it is written down."""
    if one.person is None:
        return False
    if not any(material.tables.mark("harm", kind, "near") for kind in one.kinds):
        return True
    return _family_told(material, (one.person,), standings)


def _family_told(material: Material, people: Iterable[PersonId], standings: Mapping[PersonId, Standing]) -> bool:
    """Whether everybody recorded as the family of some people is told of, and somebody is recorded."""
    family: set[PersonId] = set()
    for one in people:
        family |= {one} if standings[one].row is Row.CHILD else set(_family(material, one))
    return bool(family) and all(who in standings and standings[who].told for who in family)


def _family(material: Material, who: PersonId) -> Iterator[PersonId]:
    """Children and parents, and whom a recorded kinship links."""
    for parent in material.persons.values():
        if parent.id == who:
            yield from parent.children
        elif who in parent.children:
            yield parent.id
    for one in material.of(Relation):
        if family_tie(material, one) and who in people_of(one):
            yield from (other for other in people_of(one) if other != who)


def short_patterns(material: Material, out: Collection[bytes]) -> frozenset[bytes]:
    """Patterns of which fewer than two events are told: one event is none."""
    kept = {one.id for one in material.of(Event) if one.key not in out}
    return frozenset(one.key for one in material.of(Pattern) if len(kept.intersection(one.events)) < _FEWEST)


def narrowed(
    material: Material, record: AnyRecord, standings: Mapping[PersonId, Standing], kept: Collection[bytes]
) -> AnyRecord:
    """An incident without the kinds that tell of a family which is not told of, nor its words then; a pattern without
    its words where one of its events is left out."""
    if isinstance(record, Incident):
        near = {one.id: people_of(one) for one in material.of(Event)}
        people = {*record.victims, *(near.get(record.event, ()) if record.event is not None else ())}
        if not _family_told(material, people, standings):
            types = tuple(one for one in record.types if not material.tables.mark("incident_type", one, "near"))
            # Its words say how the child or the family was touched, and at which school: they go with the kind.
            return (
                record if types == record.types else replace(record, types=types, how="", targeted="", reported_to="")
            )
    if isinstance(record, Pattern) and not set(record.events) <= set(kept):
        return replace(record, title="", what="", disputed="")
    return record
