"""The case and what happened in it: who did what to whom, when, where, by which source, against which norm."""

from dataclasses import dataclass
from typing import Annotated

from fieldcase.errors import N_
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import About, Record, Reveals, record
from fieldcase.model.ids import ActId, CaseId, EventId, EvidenceId, InterviewId, MemberId, PersonId, SourceId
from fieldcase.model.values import Count, Money, Quantity


@record("case", 10, CaseId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Case(Record):
    """A strategic case. `about` lists the people whose case it is: without them there is nothing to tell.

    `interviews` are those it took up: they stay where they were told, in the scope of their visit.
    """

    id: CaseId
    code: Annotated[str, About(N_("Code"), sort=True)] = ""
    title: Annotated[str, About(N_("Title"), sort=True, prose="own")] = ""
    stage: Annotated[str, About(N_("Stage"), vocabulary="case_stage")] = "intake"
    country: Annotated[str, About(N_("Country"), vocabulary="country")] = ""
    language: Annotated[str, About(N_("Language of the record"), vocabulary="language")] = ""
    about: Annotated[tuple[PersonId, ...], About(N_("Whose case it is"))] = ()
    lead: Annotated[MemberId | None, About(N_("Lead"))] = None
    summary: Annotated[str, About(N_("Summary"), prose="own")] = ""
    reasons: Annotated[str, About(N_("Why it is strategic"), prose="own")] = ""
    outcome: Annotated[str, About(N_("Outcome"), prose="own")] = ""
    requests: Annotated[str, About(N_("What is asked for"), prose="own")] = ""
    strategy: Annotated[str, About(N_("Strategy"), Reveals.PRIVILEGED, prose="own")] = ""
    allies: Annotated[str, About(N_("Allies"), Reveals.NETWORK, prose="own")] = ""
    example: Annotated[bool, About(N_("Example"))] = False
    interviews: Annotated[tuple[InterviewId, ...], About(N_("Interviews it took up"), Reveals.PRIVILEGED)] = ()


@record("event", 11, EventId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Event(Record):
    """One line of a chronology. `people` are all whom it speaks of; `kind_as_written` is a kind we have no code for."""

    id: EventId
    date: Annotated[UncertainDate | None, About(N_("Date"))] = None
    day_order: Annotated[int | None, About(N_("Order within the day"))] = None
    what: Annotated[str, About(N_("What happened"), prose="own")] = ""
    kind: Annotated[str, About(N_("Kind of event"), vocabulary="event_kind")] = "other"
    kind_as_written: Annotated[str, About(N_("Kind as written in the source"))] = ""
    country: Annotated[str, About(N_("Country"), vocabulary="country")] = ""
    place: Annotated[str, About(N_("Place"), Reveals.PLACE)] = ""
    people: Annotated[tuple[PersonId, ...], About(N_("People"))] = ()
    actors: Annotated[tuple[PersonId, ...], About(N_("Who acted"))] = ()
    medium: Annotated[str, About(N_("Medium"))] = ""
    sources: Annotated[tuple[SourceId, ...], About(N_("Sources"))] = ()
    evidence: Annotated[tuple[EvidenceId, ...], About(N_("Evidence"))] = ()
    disputed: Annotated[str, About(N_("Disputed: by whom and what"), prose="verbatim")] = ""
    admissions: Annotated[str, About(N_("Admissions"), Reveals.OFFENCE)] = ""
    notes: Annotated[str, About(N_("Lawyer's notes"), Reveals.PRIVILEGED, prose="own")] = ""


@record("act", 12, ActId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Act(Record):
    """An act against somebody: type, victims, alleged perpetrators and their kind, norms by reference.

    What the police said, what was charged and what was decided are three fields with three sources. `charge_check` is a
    charge check as the case's lawyer took it over: facts of the table that was asked, a line each ("status=seed"); it
    is told only where `charge_check_by` is the case's lawyer (do-no-harm.md, Law).
    """

    id: ActId
    event: Annotated[EventId | None, About(N_("Event"))] = None
    type: Annotated[str, About(N_("Type of act"), vocabulary="act_type")] = "other"
    what: Annotated[str, About(N_("What was done"), prose="own")] = ""
    victims: Annotated[tuple[PersonId, ...], About(N_("Victims"))] = ()
    perpetrators: Annotated[tuple[PersonId, ...], About(N_("Alleged perpetrators"))] = ()
    perpetrator_kind: Annotated[str, About(N_("Kind of alleged perpetrator"), vocabulary="actor_kind")] = ""
    norms: Annotated[tuple[str, ...], About(N_("Norms"), vocabulary="norm")] = ()
    harm: Annotated[str, About(N_("Harm"), prose="own")] = ""
    substance: Annotated[str, About(N_("Substance"), Reveals.HEALTH)] = ""
    weight: Annotated[Quantity | None, About(N_("Weight"))] = None
    demanded: Annotated[Money | None, About(N_("Money demanded"))] = None
    fined: Annotated[Money | None, About(N_("Fine"))] = None
    police_said: Annotated[str, About(N_("What the police said"), prose="verbatim")] = ""
    police_said_source: Annotated[SourceId | None, About(N_("Source of what the police said"))] = None
    charged: Annotated[str, About(N_("What was charged"), prose="verbatim")] = ""
    charged_source: Annotated[SourceId | None, About(N_("Source of the charge"))] = None
    decided: Annotated[str, About(N_("What was decided"), prose="verbatim")] = ""
    decided_source: Annotated[SourceId | None, About(N_("Source of the decision"))] = None
    admissions: Annotated[str, About(N_("Admissions"), Reveals.OFFENCE)] = ""
    sources: Annotated[tuple[SourceId, ...], About(N_("Sources"))] = ()
    evidence: Annotated[tuple[EvidenceId, ...], About(N_("Evidence"))] = ()
    source_reliability: Annotated[str, About(N_("How reliable the source is"), vocabulary="source_reliability")] = ""
    information_reliability: Annotated[
        str, About(N_("How well the information is borne out"), vocabulary="information_reliability")
    ] = ""
    disputed: Annotated[str, About(N_("Disputed: by whom and what"))] = ""
    counting_unit: Annotated[str, About(N_("What is counted"), vocabulary="counting_unit")] = ""
    counted: Annotated[Count | None, About(N_("How many"))] = None
    harms: Annotated[tuple[str, ...], About(N_("Kinds of harm"), vocabulary="harm")] = ()
    form: Annotated[str, About(N_("Form of the substance"), Reveals.HEALTH)] = ""
    weight_basis: Annotated[str, About(N_("What was weighed"), vocabulary="weight_basis")] = ""
    size_said: Annotated[str, About(N_("Size that the police named"), vocabulary="size")] = ""
    article_said: Annotated[str, About(N_("Article that the police named"))] = ""
    size_charged: Annotated[str, About(N_("Size charged"), vocabulary="size")] = ""
    article_charged: Annotated[str, About(N_("Article charged"))] = ""
    size_decided: Annotated[str, About(N_("Size in the decision"), vocabulary="size")] = ""
    article_decided: Annotated[str, About(N_("Article in the decision"))] = ""
    demanded_for: Annotated[str, About(N_("What the money was demanded for"))] = ""
    demanded_by: Annotated[str, About(N_("Which unit demanded it"), Reveals.PLACE)] = ""
    charge_check: Annotated[tuple[str, ...], About(N_("Charge check"), Reveals.HEALTH, search=False)] = ()
    charge_check_by: Annotated[MemberId | None, About(N_("Charge check decided by"))] = None


@record("source", 13, SourceId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Source(Record):
    """Where a statement comes from, and whom that source identifies (do-no-harm.md, Public sources re-identify)."""

    id: SourceId
    title: Annotated[str, About(N_("Title"), sort=True, prose="verbatim")] = ""
    outlet: Annotated[str, About(N_("Outlet or author"))] = ""
    medium: Annotated[str, About(N_("Kind of source"), vocabulary="source_medium")] = ""
    medium_as_written: Annotated[str, About(N_("Medium as written"))] = ""
    language: Annotated[str, About(N_("Language"), vocabulary="language")] = ""
    published: Annotated[UncertainDate | None, About(N_("Published"))] = None
    pages: Annotated[str, About(N_("Pages"))] = ""
    lines: Annotated[str, About(N_("Lines"), search=False)] = ""
    address: Annotated[str, About(N_("Web address"))] = ""
    quote: Annotated[str, About(N_("Quotation"), prose="verbatim")] = ""
    reference: Annotated[str, About(N_("Reference"))] = ""
    description: Annotated[str, About(N_("Description that identifies nobody"), prose="own")] = ""
    looked_at: Annotated[str, About(N_("Whom it identifies"), vocabulary="looked_at")] = "not_looked_at"
    identifies: Annotated[tuple[PersonId, ...], About(N_("People it identifies"))] = ()
    author: Annotated[PersonId | None, About(N_("Author"))] = None
    accessed: Annotated[UncertainDate | None, About(N_("Looked up on"))] = None
    saved: Annotated[EvidenceId | None, About(N_("Saved page or screenshot"))] = None
