"""What a visit recommends, and to whom: numbered, so that a later visit can ask what became of number 3."""

from __future__ import annotations

from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight, found
from fieldcase.model.asked import Asked
from fieldcase.model.fieldwork import Recommendation, Visit
from fieldcase.model.ids import RecommendationId


def of_visit(source: Sight, visit: Visit) -> tuple[Recommendation, ...]:
    """What a visit recommends, by number."""
    asked = Asked(Recommendation, scope=visit.scope, equals=(("visit", visit.key),))
    return tuple(sorted(found(source, Recommendation, asked), key=lambda one: (one.number or 0, one.key)))


def recommend(desk: Desk, visit: Visit, text: str, addressed: str = "") -> Recommendation:
    """Keep a new recommendation of a visit under the next number; one in the bin keeps its own. ValueError without a
    text."""
    if not text.strip():
        raise ValueError("a recommendation says something")
    with desk.deed():
        given = desk.vault.store.all(Recommendation, visit.scope, hidden=True)
        number = max((one.number or 0 for one in given if one.visit == visit.id), default=0) + 1
        made = Recommendation(
            id=RecommendationId(desk.new_id()), scope=visit.scope, visit=visit.id, number=number, text=text.strip(),
            addressed=addressed.strip(),
        )  # fmt: skip
        desk.save(None, made)
    return made
