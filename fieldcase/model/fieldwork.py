"""Work in the field: organisations and sites, visits and interviews, tasks, and numbers that others reported."""

from dataclasses import dataclass
from typing import Annotated

from fieldcase.errors import N_
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import About, Record, Reveals, record
from fieldcase.model.ids import (
    AnyId,
    CampaignId,
    EvidenceId,
    FigureId,
    GrantId,
    InterviewId,
    IssueId,
    MemberId,
    OrganisationId,
    PersonId,
    QuestionnaireId,
    RecommendationId,
    SiteId,
    SourceId,
    TaskId,
    VisitId,
)
from fieldcase.model.values import Count, Money


@record("organisation", 30, OrganisationId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Organisation(Record):
    """An organisation of the register, under its name and its other names."""

    id: OrganisationId
    name: Annotated[str, About(N_("Name"), Reveals.NETWORK, sort=True)] = ""
    other_names: Annotated[tuple[str, ...], About(N_("Other names"), Reveals.NETWORK)] = ()
    kind: Annotated[str, About(N_("Kind of organisation"), vocabulary="organisation_kind")] = ""
    country: Annotated[str, About(N_("Country"), vocabulary="country")] = ""


@record("site", 31, SiteId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Site(Record):
    """A place where services are given or visits are made."""

    id: SiteId
    name: Annotated[str, About(N_("Name"), Reveals.PLACE, sort=True)] = ""
    kind: Annotated[str, About(N_("Kind of site"), vocabulary="site_kind")] = ""
    organisation: Annotated[OrganisationId | None, About(N_("Organisation"))] = None
    country: Annotated[str, About(N_("Country"), vocabulary="country")] = ""
    region: Annotated[str, About(N_("Region"), Reveals.PLACE)] = ""
    settlement: Annotated[str, About(N_("Town or village"), Reveals.PLACE)] = ""


@record("visit", 32, VisitId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Visit(Record):
    """A visit: outreach, monitoring or a hearing. Its interviews live in the same scope."""

    id: VisitId
    kind: Annotated[str, About(N_("Kind of visit"), vocabulary="visit_kind")] = "outreach"
    date: Annotated[UncertainDate | None, About(N_("Date"))] = None
    site: Annotated[SiteId | None, About(N_("Site"))] = None
    country: Annotated[str, About(N_("Country"), vocabulary="country")] = ""
    place: Annotated[str, About(N_("Place"), Reveals.PLACE)] = ""
    workers: Annotated[tuple[MemberId, ...], About(N_("Who went"), Reveals.NETWORK)] = ()
    met: Annotated[Count | None, About(N_("People met"))] = None
    findings: Annotated[str, About(N_("Findings"), prose="own")] = ""
    safety: Annotated[str, About(N_("Safety notes"), Reveals.NETWORK, prose="own")] = ""


@record("interview", 33, InterviewId, "person")
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Interview(Record):
    """What one person told, in their own words; or only that somebody refused, and why.

    Where it followed a questionnaire, `answers` is the finished form (ODK XForms submission); `unanswered` are the
    questions that the person did not know or refused ("/data/q=unknown", "/data/q=refused"), which the form itself
    cannot say. `score` orders the list of those that wait and decides nothing (do-no-harm.md, Law). `decided` says what
    was decided about it: a case was made of it, or none; empty while it waits for a decision.
    """

    id: InterviewId
    visit: Annotated[VisitId | None, About(N_("Visit"))] = None
    person: Annotated[PersonId | None, About(N_("Person"))] = None
    date: Annotated[UncertainDate | None, About(N_("Date"))] = None
    language: Annotated[str, About(N_("Language"), vocabulary="language")] = ""
    met_before: Annotated[str, About(N_("Met before"), vocabulary="met_before")] = "not_sure"
    account: Annotated[str, About(N_("Account in the person's own words"), prose="testimony")] = ""
    health: Annotated[str, About(N_("Health"), Reveals.HEALTH)] = ""
    admissions: Annotated[str, About(N_("Admissions"), Reveals.OFFENCE)] = ""
    refused_because: Annotated[str, About(N_("Reason of a refusal"), vocabulary="refusal_reason")] = ""
    notes: Annotated[str, About(N_("Worker's notes"), Reveals.NETWORK, prose="own")] = ""
    questionnaire: Annotated[QuestionnaireId | None, About(N_("Questionnaire"))] = None
    answers: Annotated[str, About(N_("Answers"), Reveals.OFFENCE, markup=True, prose="testimony")] = ""
    unanswered: Annotated[tuple[str, ...], About(N_("Not known or refused"), Reveals.OFFENCE, search=False)] = ()
    score: Annotated[int | None, About(N_("Score"), Reveals.PRIVILEGED)] = None
    decided: Annotated[str, About(N_("What was decided"), Reveals.PRIVILEGED, vocabulary="interview_decision")] = ""
    decided_because: Annotated[str, About(N_("Why it was decided so"), Reveals.PRIVILEGED)] = ""
    referral: Annotated[str, About(N_("Where the person was referred"), vocabulary="referral")] = ""
    referred_to: Annotated[str, About(N_("To whom exactly"), Reveals.NETWORK)] = ""


@record("task", 34, TaskId, "about", "person")
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Task(Record):
    """Something to be done or found out: by whom, until when.

    A question that a check asked says by which `rule` and `about` which record, so that it is not asked twice.
    """

    id: TaskId
    kind: Annotated[str, About(N_("Task or question"), vocabulary="task_kind")] = "task"
    text: Annotated[str, About(N_("What is to be done or found out"), Reveals.PRIVILEGED, prose="own")] = ""
    person: Annotated[PersonId | None, About(N_("Person"))] = None
    assigned: Annotated[MemberId | None, About(N_("Assigned to"), Reveals.NETWORK)] = None
    due: Annotated[UncertainDate | None, About(N_("Due"))] = None
    done: Annotated[bool, About(N_("Done"))] = False
    answer: Annotated[str, About(N_("Answer"), Reveals.PRIVILEGED)] = ""
    interview: Annotated[InterviewId | None, About(N_("Interview"))] = None
    about: Annotated[AnyId | None, About(N_("Record it is about"))] = None
    rule: Annotated[str, About(N_("Check that asked it"), search=False)] = ""


@record("recommendation", 39, RecommendationId, "visit", "origin")
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Recommendation(Record):
    """What is asked of somebody: a recommendation, a demand, or what somebody promised. Numbered within its origin.

    `origin` is what it comes from: a letter, a meeting, an action; `visit` where it comes from a visit. What became of
    it stands in its follow-ups, one a day.
    """

    id: RecommendationId
    visit: Annotated[VisitId | None, About(N_("Visit"))] = None
    number: Annotated[int | None, About(N_("Number"))] = None
    text: Annotated[str, About(N_("What is recommended"), prose="own")] = ""
    addressed: Annotated[str, About(N_("To whom"))] = ""
    kind: Annotated[str, About(N_("Kind"), vocabulary="recommendation_kind")] = "recommendation"
    origin: Annotated[AnyId | None, About(N_("Where it comes from"))] = None
    category: Annotated[str, About(N_("What about"), vocabulary="recommendation_category")] = ""
    country: Annotated[str, About(N_("Country"), vocabulary="country")] = ""
    organisation: Annotated[OrganisationId | None, About(N_("Organisation"))] = None
    date: Annotated[UncertainDate | None, About(N_("Date"))] = None
    promised_by: Annotated[str, About(N_("Who promised it, by function"))] = ""
    amount: Annotated[Money | None, About(N_("Amount promised"))] = None
    due: Annotated[UncertainDate | None, About(N_("By when"))] = None
    norms: Annotated[tuple[str, ...], About(N_("Norms it is about"), vocabulary="norm")] = ()
    issue: Annotated[IssueId | None, About(N_("Structural problem"))] = None
    campaign: Annotated[CampaignId | None, About(N_("Campaign"))] = None
    evidence: Annotated[tuple[EvidenceId, ...], About(N_("Evidence"))] = ()
    source: Annotated[str, About(N_("Where it says so"))] = ""


@record("figure", 35, FigureId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Figure(Record):
    """A reported number that keeps its doubt and its source; never spread over invented single records."""

    id: FigureId
    what: Annotated[str, About(N_("What was counted"), prose="own")] = ""
    count: Annotated[Count | None, About(N_("Count"))] = None
    preliminary: Annotated[bool, About(N_("Preliminary"))] = False
    period: Annotated[UncertainDate | None, About(N_("Period"))] = None
    country: Annotated[str, About(N_("Country"), vocabulary="country")] = ""
    region: Annotated[str, About(N_("Region"))] = ""
    source: Annotated[SourceId | None, About(N_("Source"))] = None
    describes_people: Annotated[bool, About(N_("Describes people by a characteristic"))] = False
    reported_on: Annotated[UncertainDate | None, About(N_("Reported on"))] = None
    source_words: Annotated[str, About(N_("Where it says so"), prose="verbatim")] = ""
    campaign: Annotated[CampaignId | None, About(N_("Campaign"))] = None
    grant: Annotated[GrantId | None, About(N_("Small grant"))] = None
    amount: Annotated[Money | None, About(N_("Amount of money"))] = None
    spending: Annotated[str, About(N_("What the money is for"), vocabulary="spending")] = ""
