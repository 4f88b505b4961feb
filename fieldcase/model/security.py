"""Attacks and safety: incidents, the pattern they make, harm around them, relations of those who act; plans and checks.

A map of allies and of those who are hostile is itself dangerous, and so is a safety plan: all of both is NETWORK.
"""

from dataclasses import dataclass
from typing import Annotated

from fieldcase.errors import N_
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import About, Record, Reveals, record
from fieldcase.model.ids import (
    AllyId,
    AnyId,
    CampaignId,
    CheckInId,
    EventId,
    EvidenceId,
    HarmId,
    IncidentId,
    MemberId,
    OrganisationId,
    PatternId,
    PersonId,
    RelationId,
    SafetyCheckId,
    SafetyPlanId,
    SourceId,
    VisitId,
)
from fieldcase.model.values import Instant


@record("incident", 54, IncidentId, "event")
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Incident(Record):
    """What makes an event of a chronology a security incident. Near misses and small ones too: patterns matter.

    Who acted, whom it hit, when, where and by which source stand in the event. `assessment`, how big the threat is
    thought to be, is kept apart from the facts and is told to nobody outside.
    """

    id: IncidentId
    event: Annotated[EventId | None, About(N_("Event"))] = None
    types: Annotated[tuple[str, ...], About(N_("Kinds of incident"), vocabulary="incident_type")] = ()
    domains: Annotated[tuple[str, ...], About(N_("What it touches"), vocabulary="safety_domain")] = ()
    victims: Annotated[tuple[PersonId, ...], About(N_("Whom it hit"))] = ()
    near_miss: Annotated[bool, About(N_("It nearly happened"))] = False
    how: Annotated[str, About(N_("How it was done"), prose="own")] = ""
    targeted: Annotated[str, About(N_("Why it is thought to be aimed at us"))] = ""
    measures: Annotated[str, About(N_("What was done for protection"), Reveals.NETWORK, prose="own")] = ""
    reported_to: Annotated[str, About(N_("To whom it was reported"))] = ""
    campaign: Annotated[CampaignId | None, About(N_("Campaign"))] = None
    captures: Annotated[tuple[EvidenceId, ...], About(N_("Captures"))] = ()
    assessment: Annotated[str, About(N_("How the threat is judged"), Reveals.NETWORK, prose="own")] = ""
    notes: Annotated[str, About(N_("Lawyer's notes"), Reveals.PRIVILEGED, prose="own")] = ""


@record("pattern", 55, PatternId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Pattern(Record):
    """Events of a chronology that belong together: who calls for what, who follows, what comes of it."""

    id: PatternId
    title: Annotated[str, About(N_("Title"), sort=True, prose="own")] = ""
    events: Annotated[tuple[EventId, ...], About(N_("Events"))] = ()
    what: Annotated[str, About(N_("What makes them a pattern"), prose="own")] = ""
    disputed: Annotated[str, About(N_("Disputed: by whom and what"))] = ""
    notes: Annotated[str, About(N_("Lawyer's notes"), Reveals.PRIVILEGED, prose="own")] = ""


@record("relation", 56, RelationId, "person", "other")
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Relation(Record):
    """How two people of a case stand to each other: `person` is the `kind` of `other`."""

    id: RelationId
    person: Annotated[PersonId | None, About(N_("Person"))] = None
    kind: Annotated[str, About(N_("Relation"), vocabulary="relation_kind")] = ""
    other: Annotated[PersonId | None, About(N_("To whom"))] = None
    words: Annotated[str, About(N_("In words"), Reveals.NETWORK, prose="own")] = ""
    source: Annotated[SourceId | None, About(N_("Source"))] = None
    evidence: Annotated[tuple[EvidenceId, ...], About(N_("Evidence"))] = ()


@record("harm", 57, HarmId, "event", "person")
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Harm(Record):
    """What an event did to one person: to the one it was aimed at, to a child, to the family.

    It is told only where that person is told of: harm to a child or a relative stays inside by default.
    """

    id: HarmId
    event: Annotated[EventId | None, About(N_("Event"))] = None
    person: Annotated[PersonId | None, About(N_("Whom it harmed"))] = None
    kinds: Annotated[tuple[str, ...], About(N_("Kinds of harm"), vocabulary="harm")] = ()
    what: Annotated[str, About(N_("What it did"), prose="own")] = ""
    health: Annotated[str, About(N_("Health"), Reveals.HEALTH)] = ""
    since: Annotated[UncertainDate | None, About(N_("Since"))] = None
    until: Annotated[UncertainDate | None, About(N_("Until"))] = None
    support: Annotated[str, About(N_("What support there was"), prose="own")] = ""
    evidence: Annotated[tuple[EvidenceId, ...], About(N_("Evidence"))] = ()


@record("safety_check", 58, SafetyCheckId, "about")
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class SafetyCheck(Record):
    """One point of the check list before a campaign or a visit: who, by when, whether it is done, what shows it."""

    id: SafetyCheckId
    about: Annotated[AnyId | None, About(N_("Campaign or visit"))] = None
    point: Annotated[str, About(N_("Point of the check list"), vocabulary="safety_point")] = ""
    state: Annotated[str, About(N_("State"), vocabulary="check_state")] = "open"
    responsible: Annotated[MemberId | None, About(N_("Who sees to it"), Reveals.NETWORK)] = None
    who: Annotated[str, About(N_("Who else"), Reveals.NETWORK)] = ""
    date: Annotated[UncertainDate | None, About(N_("Until when, or done on"))] = None
    shown_by: Annotated[str, About(N_("What shows it"), Reveals.NETWORK)] = ""
    evidence: Annotated[tuple[EvidenceId, ...], About(N_("Evidence"), Reveals.NETWORK)] = ()
    review: Annotated[UncertainDate | None, About(N_("To be looked at again on"))] = None
    notes: Annotated[str, About(N_("Notes"), Reveals.NETWORK, prose="own")] = ""


@record("safety_plan", 59, SafetyPlanId, "about")
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class SafetyPlan(Record):
    """What may happen, what makes us weak and strong, what is done. Risk changes, so it has a day of review."""

    id: SafetyPlanId
    about: Annotated[AnyId | None, About(N_("Campaign or visit"))] = None
    title: Annotated[str, About(N_("Title"), Reveals.NETWORK, prose="own")] = ""
    threats: Annotated[str, About(N_("Threats"), Reveals.NETWORK, prose="own")] = ""
    vulnerabilities: Annotated[str, About(N_("What makes us vulnerable"), Reveals.NETWORK, prose="own")] = ""
    capacities: Annotated[str, About(N_("What makes us strong"), Reveals.NETWORK, prose="own")] = ""
    physical: Annotated[str, About(N_("Physical safety"), Reveals.NETWORK, prose="own")] = ""
    digital: Annotated[str, About(N_("Digital safety"), Reveals.NETWORK, prose="own")] = ""
    wellbeing: Annotated[str, About(N_("Well-being"), Reveals.NETWORK, prose="own")] = ""
    legal: Annotated[str, About(N_("Legal safety"), Reveals.NETWORK, prose="own")] = ""
    family: Annotated[str, About(N_("Children and family"), Reveals.NETWORK, prose="own")] = ""
    emergency: Annotated[str, About(N_("Whom to call"), Reveals.NETWORK, prose="own")] = ""
    review: Annotated[UncertainDate | None, About(N_("To be looked at again on"))] = None


@record("ally", 60, AllyId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Ally(Record):
    """Somebody on the map of allies, and how they stand to us. The highest secrecy there is."""

    id: AllyId
    name: Annotated[str, About(N_("Who"), Reveals.NETWORK, sort=True)] = ""
    organisation: Annotated[OrganisationId | None, About(N_("Organisation"), Reveals.NETWORK)] = None
    stance: Annotated[str, About(N_("How they stand to us"), Reveals.NETWORK, vocabulary="ally_stance")] = ""
    country: Annotated[str, About(N_("Country"), vocabulary="country")] = ""
    contact: Annotated[str, About(N_("How to reach them"), Reveals.CONTACT)] = ""
    ours: Annotated[str, About(N_("Who of us knows them"), Reveals.NETWORK)] = ""
    goals: Annotated[str, About(N_("What they want"), Reveals.NETWORK)] = ""
    told: Annotated[str, About(N_("What they were told and given"), Reveals.NETWORK)] = ""
    told_on: Annotated[UncertainDate | None, About(N_("Told on"))] = None
    notes: Annotated[str, About(N_("Notes"), Reveals.NETWORK, prose="own")] = ""


@record("check_in", 61, CheckInId, "visit")
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class CheckIn(Record):
    """Who goes out, by when they say that they are back, who waits for them, and what is done if they do not."""

    id: CheckInId
    visit: Annotated[VisitId | None, About(N_("Visit"))] = None
    members: Annotated[tuple[MemberId, ...], About(N_("Who goes"), Reveals.NETWORK)] = ()
    went: Annotated[Instant | None, About(N_("Went out at"))] = None
    back_by: Annotated[Instant | None, About(N_("To be back by"))] = None
    back: Annotated[Instant | None, About(N_("Back at"))] = None
    waits: Annotated[str, About(N_("Who waits for word"), Reveals.NETWORK)] = ""
    steps: Annotated[str, About(N_("What is done if no word comes"), Reveals.NETWORK)] = ""
    notes: Annotated[str, About(N_("How it went"), Reveals.NETWORK, prose="own")] = ""
