"""The map of allies and the safety plans: the highest secrecy there is. Each look at them is kept in the log of looks.

They lie in the desk's own scope, which is in no share unless asked twice (rules.sharing). Refuses to make a table or a
printed page of them, and computes no risk: threats, vulnerabilities and capacities are an order of thinking alone.
"""

from __future__ import annotations

from fieldcase.casework.desk import Desk
from fieldcase.casework.safekeeping import log_access
from fieldcase.casework.sight import Sight, found
from fieldcase.model.asked import Asked
from fieldcase.model.declare import Record
from fieldcase.model.ids import AllyId, AnyId, SafetyPlanId
from fieldcase.model.security import Ally, SafetyPlan


def blank_ally(desk: Desk, country: str = "") -> Ally:
    """Somebody new on the map, not yet kept."""
    return Ally(id=AllyId(desk.new_id()), scope=desk.own, country=country)


def blank_plan(desk: Desk, about: Record | None = None) -> SafetyPlan:
    """A plan that is not yet kept: of a campaign or a visit, or of the network where `about` is None."""
    scope = about.scope if about is not None else desk.own
    return SafetyPlan(
        id=SafetyPlanId(desk.new_id()), scope=scope, about=AnyId(about.key) if about is not None else None
    )


def plan_of(source: Sight, about: Record) -> SafetyPlan | None:
    """The plan of a campaign or a visit, None where there is none."""
    kept = found(source, SafetyPlan, Asked(SafetyPlan, equals=(("about", about.key),)))
    return kept[0] if kept else None


def uncovered(desk: Desk, about: AnyId | None = None) -> None:
    """Keep that somebody uncovered the map or the plans, or one record of them."""
    log_access(desk, "view_secret", about)
