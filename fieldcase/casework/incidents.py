"""Security incidents: an event of a chronology becomes one, or one is written down with its source in one step.

What happened, who acted, when and where stay in the event; the incident adds kinds, victims and how it was done. Knows
no rule on what may be told: that is the gate's alone.
"""

from __future__ import annotations

from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight
from fieldcase.model.case import Event
from fieldcase.model.ids import IncidentId
from fieldcase.model.security import Incident
from fieldcase.model.terms import Tables

_ON_THE_WEB = frozenset({"web", "social_network"})
_PRINTED, _ONLINE = "printed_article", "online_publication"


def offered_types(tables: Tables, kind: str, medium: str = "") -> tuple[str, ...]:
    """The kind of incident that a kind of event leads to, by the vocabulary; none where it leads to none."""
    found = tables.mark("event_kind", kind, "incident")
    if found == _PRINTED and medium in _ON_THE_WEB:
        found = _ONLINE
    return (found,) if found else ()


def incident_of(source: Sight, event: Event) -> Incident | None:
    """What makes an event an incident, where somebody said so."""
    return next((one for one in source.all(Incident, event.scope) if one.event == event.id), None)


def begun(event: Event, key: bytes, tables: Tables, medium: str = "") -> Incident:
    """An incident of an event, filled in as far as the event says it: its kind, and whom it hit."""
    return Incident(
        id=IncidentId(key), scope=event.scope, event=event.id,
        types=offered_types(tables, event.kind, medium or event.medium),
        victims=tuple(one for one in event.people if one not in event.actors),
    )  # fmt: skip


def make(desk: Desk, event: Event) -> Changes:
    """Make an event an incident, in one deed; one that is an incident already stays as it is."""
    if incident_of(desk, event) is not None:
        return Changes()
    return desk.save(None, begun(event, desk.new_id(), desk.tables))
