"""Who is near each record: whom it speaks of, and whom the records that belong to it speak of.

What a field gives away depends on them: a place beside a pseudonym is a name. Decides nothing about anybody.
"""

from __future__ import annotations

from collections.abc import Iterator

from fieldcase.model.case import Act, Event
from fieldcase.model.courts import Decision, Hearing
from fieldcase.model.declare import Record
from fieldcase.model.detention import Detention
from fieldcase.model.evidence import Evidence
from fieldcase.model.fieldwork import Interview, Site, Visit
from fieldcase.model.ids import PersonId
from fieldcase.model.remedies import Involvement, Remedy
from fieldcase.model.security import Harm, Incident, Relation
from fieldcase.rules.material import Material, people_of, references

# Which records a kind belongs to: its people stand around these, in this order of reaching upwards.
_UPWARDS: tuple[tuple[type[Record], type[Record]], ...] = (
    (Involvement, Act), (Decision, Act), (Act, Event), (Detention, Event), (Incident, Event), (Harm, Event),
    (Interview, Visit), (Hearing, Visit), (Decision, Visit), (Visit, Site),
)  # fmt: skip
# And which records tell more of what stands above them.
_DOWNWARDS: tuple[tuple[type[Record], type[Record]], ...] = (
    (Event, Detention), (Act, Involvement), (Act, Decision), (Visit, Hearing), (Act, Remedy), (Decision, Remedy),
    (Event, Incident), (Event, Harm),
)  # fmt: skip
# What rests on pieces of evidence.
RESTS_ON_EVIDENCE: tuple[type[Record], ...] = (
    Event, Act, Involvement, Decision, Remedy, Incident, Harm, Relation,
)  # fmt: skip
# Of these one without a person is about those whose case it is: it tells where and when something happened to them.
_OF_THE_CASE: tuple[type[Record], ...] = (Decision, Remedy, Hearing, Detention)


def people_around(material: Material) -> dict[bytes, frozenset[PersonId]]:
    """The people near each record of the material and near the case, by the record's key.

    An act's people stand around its event, an event's around its exhibits, an interview's around its visit and site; a
    court decision and a step before an authority share the people of their act, a detention those of its event.
    """
    near = {record.key: set(people_of(record)) for record in material.records}
    near[material.case.key] = set(material.everybody())
    for record in material.records:
        if isinstance(record, _OF_THE_CASE) and not near[record.key]:
            near[record.key] |= set(material.case.about)
    for into, source in _spread(material):
        if into in near and source in near:
            near[into] |= near[source]
    return {key: frozenset(people) for key, people in near.items()}


def _spread(material: Material) -> Iterator[tuple[bytes, bytes]]:
    """Pairs: into whose people those of the second record go, in an order in which nothing has to be done twice."""
    for kind, above in _UPWARDS:
        for record in material.of(kind):
            yield from ((one, record.key) for one in references(record, above))
    for above, kind in _DOWNWARDS:
        for record in material.of(kind):
            yield from ((record.key, one) for one in references(record, above))
    for kind in RESTS_ON_EVIDENCE:
        for record in material.of(kind):
            yield from ((one, record.key) for one in references(record, Evidence))
