"""Security incidents: an event of a chronology becomes one, or one is written down with its source in one step.

What happened, who acted, when and where stay in the event; the incident adds kinds, victims and how it was done. Knows
no rule on what may be told: that is the gate's alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight
from fieldcase.model.case import Case, Event, Source
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import CampaignId, EventId, EvidenceId, IncidentId, PersonId, SourceId
from fieldcase.model.security import Incident
from fieldcase.model.terms import Tables

_ON_THE_WEB = frozenset({"web", "social_network"})
_PRINTED, _ONLINE = "printed_article", "online_publication"


@dataclass(frozen=True, kw_only=True)
class Reported:
    """An incident as it is written down in one step: the event, what makes it an incident, and where it is from."""

    what: str
    date: UncertainDate | None = None
    kind: str = "other"
    types: tuple[str, ...] = ()
    victims: tuple[PersonId, ...] = ()
    actors: tuple[PersonId, ...] = ()
    place: str = ""
    near_miss: bool = False
    how: str = ""
    campaign: CampaignId | None = None
    captures: tuple[EvidenceId, ...] = ()
    medium: str = ""
    outlet: str = ""
    title: str = ""
    pages: str = ""
    language: str = ""
    address: str = ""
    quote: str = ""
    saved: EvidenceId | None = None


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


def report(desk: Desk, case: Case, given: Reported) -> Changes:
    """Write down an incident that nobody wrote down before: event, incident and source, in one deed.

    ValueError where nothing is said of what happened.
    """
    if not given.what.strip():
        raise ValueError("an incident says what happened")
    with desk.deed():
        source = _source(desk, case, given)
        changes = desk.save(None, source) if source is not None else Changes()
        event = Event(
            id=EventId(desk.new_id()), scope=case.scope, date=given.date, what=given.what.strip(), kind=given.kind,
            country=case.country, place=given.place, people=given.victims, actors=given.actors,
            medium=given.medium, sources=(source.id,) if source is not None else (),
        )  # fmt: skip
        incident = Incident(
            id=IncidentId(desk.new_id()), scope=case.scope, event=event.id,
            types=given.types or offered_types(desk.tables, given.kind, given.medium), victims=given.victims,
            near_miss=given.near_miss, how=given.how, campaign=given.campaign, captures=given.captures,
        )  # fmt: skip
        return changes | desk.save(None, event) | desk.save(None, incident)


def _source(desk: Desk, case: Case, given: Reported) -> Source | None:
    if not any((given.outlet, given.title, given.pages, given.address, given.quote, given.saved)):
        return None
    known = given.medium in desk.tables.vocabularies["source_medium"]
    return Source(
        id=SourceId(desk.new_id()), scope=case.scope, title=given.title, outlet=given.outlet, pages=given.pages,
        medium=given.medium if known else "", medium_as_written="" if known else given.medium,
        language=given.language, address=given.address, quote=given.quote, saved=given.saved, published=given.date,
    )  # fmt: skip
