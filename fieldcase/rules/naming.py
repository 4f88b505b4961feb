"""When an official, an author or an alleged perpetrator may be named (do-no-harm.md, Four kinds of people).

Only after a recorded decision that says who decided and why, and only where the name betrays nobody who is told of
under a pseudonym or not at all: no relative of theirs, and nobody whom one and the same source identifies.
"""

from __future__ import annotations

from fieldcase.model.case import Source
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import PersonId
from fieldcase.model.security import Relation
from fieldcase.rules.material import Material, people_of


def decided(material: Material, who: PersonId) -> bool:
    """Whether a decision to name a person stands on the day: somebody decided, with a reason, not later than today."""
    return any(
        naming.decided_by is not None
        and naming.reason.strip()
        and (naming.decided_on is None or naming.decided_on.last <= material.on.toordinal())
        for naming in material.namings.get(who, ())
    )


def may_be_named(material: Material, who: PersonId, hidden: frozenset[PersonId]) -> bool:
    """Whether a person of whom consent is not asked may be named; `hidden` are those whom the name must not betray."""
    known = who in material.persons and bool(material.name(who))
    return known and decided(material, who) and not betrays(material, who, hidden)


def betrays(material: Material, who: PersonId, hidden: frozenset[PersonId]) -> bool:
    """Whether naming somebody would lead to one of `hidden`, by kinship or by a source that identifies both."""
    return not hidden.isdisjoint(kin_of(material, who)) or not hidden.isdisjoint(_beside(material, who))


def kin_of(material: Material, who: PersonId) -> frozenset[PersonId]:
    """Everybody whom parents, children and recorded kinship link to a person, over any number of steps."""
    links: dict[PersonId, set[PersonId]] = {}
    for parent in material.persons.values():
        for child in parent.children:
            links.setdefault(parent.id, set()).add(child)
            links.setdefault(child, set()).add(parent.id)
    for one in material.of(Relation):
        if one.person is not None and one.other is not None and family_tie(material, one):
            links.setdefault(one.person, set()).add(one.other)
            links.setdefault(one.other, set()).add(one.person)
    found, waiting = {who}, [who]
    while waiting:
        new = links.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return frozenset(found - {who})


def family_tie(material: Material, one: Relation) -> bool:
    """Whether a relation is one of kinship. Only what is known to be of work or acquaintance is not."""
    return material.tables.mark("relation_kind", one.kind, "tie") != "outside"


def _beside(material: Material, who: PersonId) -> frozenset[PersonId]:
    """Everybody whom a source identifies together with a person, its author and what was taken from it included."""
    together = {source.id: set(people_of(source)) for source in material.of(Source)}
    saved = {source.saved: source.id for source in material.of(Source) if source.saved is not None}
    for evidence in material.of(Evidence):
        for source in (evidence.source, saved.get(evidence.id)):
            if source in together:
                together[source].update(people_of(evidence))
    found: set[PersonId] = set()
    for group in together.values():
        found |= group if who in group else set()
    return frozenset(found - {who})
