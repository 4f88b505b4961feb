"""What a visit recommends, and to whom: numbered, so that a later visit can ask what became of number 3."""

from __future__ import annotations

from dataclasses import replace

from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight, everything, found
from fieldcase.model.asked import Asked
from fieldcase.model.fieldwork import Recommendation, Visit
from fieldcase.model.ids import RecommendationId


def of_visit(source: Sight, visit: Visit) -> tuple[Recommendation, ...]:
    """What a visit recommends, by number."""
    asked = Asked(Recommendation, scope=visit.scope, equals=(("visit", visit.key),))
    return tuple(sorted(found(source, Recommendation, asked), key=lambda one: (one.number or 0, one.key)))


def blank(desk: Desk, visit: Visit) -> Recommendation:
    """A recommendation of a visit that is not yet kept and has no number."""
    return Recommendation(id=RecommendationId(desk.new_id()), scope=visit.scope, visit=visit.id)


def recommend(desk: Desk, visit: Visit, text: str, addressed: str = "") -> Recommendation:
    """Keep a new recommendation of a visit under the next number; one in the bin keeps its own. ValueError without a
    text."""
    if not text.strip():
        raise ValueError("a recommendation says something")
    with desk.deed():
        bare = blank(desk, visit)
        made = replace(bare, number=next_number(desk, bare), text=text.strip(), addressed=addressed.strip())
        desk.save(None, made)
    return made


def enter(desk: Desk, before: Recommendation | None, record: Recommendation) -> Changes:
    """Make an entry of the drafts of a recommendation; a new one gets the next number."""
    with desk.deed():
        if before is not None:
            return desk.enter_drafts(before, record)
        return desk.enter_drafts(None, replace(record, number=next_number(desk, record)))


def next_number(desk: Desk, record: Recommendation) -> int:
    """The next number of what a recommendation comes from; one in the bin keeps its own."""
    given = everything(desk, Recommendation, record.scope)
    alike = (one.number or 0 for one in given if (one.visit, one.origin) == (record.visit, record.origin))
    return max(alike, default=0) + 1
