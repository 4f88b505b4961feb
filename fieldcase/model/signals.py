"""Signals and refusals caught in a moment, the structural issue that many of them add up to, and what became of asks.

None of them has a field for who told it: a signal counts, it identifies nobody.
"""

from dataclasses import dataclass
from typing import Annotated

from fieldcase.errors import N_
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import About, Record, Reveals, record
from fieldcase.model.ids import (
    CaseId,
    EvidenceId,
    FollowUpId,
    IssueId,
    MeetingId,
    RecommendationId,
    RefusalId,
    SignalId,
    SiteId,
    SourceId,
    VisitId,
)
from fieldcase.model.values import Count


@record("follow_up", 28, FollowUpId, "recommendation")
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class FollowUp(Record):
    """What had become of a demand, a recommendation or a promise on a later day, and what shows it."""

    id: FollowUpId
    recommendation: Annotated[RecommendationId | None, About(N_("Demand, recommendation or promise"))] = None
    date: Annotated[UncertainDate | None, About(N_("Date"))] = None
    status: Annotated[str, About(N_("What became of it"), vocabulary="follow_up_status")] = ""
    what: Annotated[str, About(N_("In words"), prose="own")] = ""
    visit: Annotated[VisitId | None, About(N_("Visit"))] = None
    meeting: Annotated[MeetingId | None, About(N_("Meeting"))] = None
    evidence: Annotated[tuple[EvidenceId, ...], About(N_("Evidence"))] = ()
    source: Annotated[str, About(N_("Where it says so"))] = ""


@record("issue", 29, IssueId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Issue(Record):
    """A structural problem that many signals show, what is done about it, and its outcome with evidence."""

    id: IssueId
    title: Annotated[str, About(N_("Title"), sort=True, prose="own")] = ""
    kind: Annotated[str, About(N_("What about"), vocabulary="signal_kind")] = ""
    country: Annotated[str, About(N_("Country"), vocabulary="country")] = ""
    what: Annotated[str, About(N_("What the problem is"), prose="own")] = ""
    norms: Annotated[tuple[str, ...], About(N_("Norms"), vocabulary="norm")] = ()
    status: Annotated[str, About(N_("Where it stands"), vocabulary="issue_status")] = "open"
    outcome: Annotated[str, About(N_("Outcome"), prose="own")] = ""
    outcome_date: Annotated[UncertainDate | None, About(N_("Date of the outcome"))] = None
    evidence: Annotated[tuple[EvidenceId, ...], About(N_("Evidence"))] = ()
    source: Annotated[str, About(N_("Where it says so"))] = ""
    notes: Annotated[str, About(N_("Notes"), Reveals.PRIVILEGED, prose="own")] = ""


@record("signal", 48, SignalId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Signal(Record):
    """That something happened, told in a moment: what about, where, when, by which channel. Without identity."""

    id: SignalId
    kind: Annotated[str, About(N_("What about"), vocabulary="signal_kind")] = ""
    date: Annotated[UncertainDate | None, About(N_("Date"))] = None
    country: Annotated[str, About(N_("Country"), vocabulary="country")] = ""
    settlement: Annotated[str, About(N_("Town or village"), Reveals.PLACE)] = ""
    site: Annotated[SiteId | None, About(N_("Site"))] = None
    text: Annotated[str, About(N_("What was told"), Reveals.PRIVILEGED, prose="own")] = ""
    quote: Annotated[str, About(N_("Quotation"), Reveals.PRIVILEGED, prose="testimony")] = ""
    channel: Annotated[str, About(N_("How it reached us"), vocabulary="signal_channel")] = ""
    how_often: Annotated[str, About(N_("How often, as it was told"))] = ""
    count: Annotated[Count | None, About(N_("How many people"))] = None
    issue: Annotated[IssueId | None, About(N_("Structural problem"))] = None
    case: Annotated[CaseId | None, About(N_("Case"))] = None
    visit: Annotated[VisitId | None, About(N_("Visit"))] = None
    source: Annotated[SourceId | None, About(N_("Source"))] = None


@record("refusal", 49, RefusalId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Refusal(Record):
    """That people did not want anything recorded, and why: the reasons and how many, nothing about who."""

    id: RefusalId
    date: Annotated[UncertainDate | None, About(N_("Date"))] = None
    country: Annotated[str, About(N_("Country"), vocabulary="country")] = ""
    settlement: Annotated[str, About(N_("Town or village"), Reveals.PLACE)] = ""
    reasons: Annotated[tuple[str, ...], About(N_("Reasons"), vocabulary="refusal_reason")] = ()
    main_reasons: Annotated[tuple[str, ...], About(N_("The main ones"), vocabulary="refusal_reason")] = ()
    count: Annotated[Count | None, About(N_("How many people"))] = None
    words: Annotated[str, About(N_("In words, about nobody"), prose="verbatim")] = ""
    visit: Annotated[VisitId | None, About(N_("Visit"))] = None
    source: Annotated[str, About(N_("Where it was read"))] = ""
