"""What work came to: small grants with objectives, stories of change, good practices, and the words we hold to.

Reported figures are records of fieldwork; here stands what they are evidence of.
"""

from dataclasses import dataclass
from typing import Annotated

from fieldcase.errors import N_
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import About, Record, Reveals, record
from fieldcase.model.ids import (
    CampaignId,
    ChangeStoryId,
    EvidenceId,
    FigureId,
    GlossaryId,
    GrantId,
    ObjectiveId,
    PracticeId,
    RecommendationId,
    WordingId,
)
from fieldcase.model.values import Money


@record("grant", 62, GrantId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Grant(Record):
    """A small grant: for what, to whom, when."""

    id: GrantId
    title: Annotated[str, About(N_("Title"), sort=True, prose="own")] = ""
    organisation: Annotated[str, About(N_("Who carries it out"), Reveals.NETWORK)] = ""
    donor: Annotated[str, About(N_("Donor"), Reveals.NETWORK)] = ""
    country: Annotated[str, About(N_("Country"), vocabulary="country")] = ""
    period: Annotated[UncertainDate | None, About(N_("Period"))] = None
    amount: Annotated[Money | None, About(N_("Amount"))] = None
    aim: Annotated[str, About(N_("Aim"), prose="own")] = ""
    notes: Annotated[str, About(N_("Notes"), Reveals.PRIVILEGED, prose="own")] = ""


@record("objective", 63, ObjectiveId, "grant")
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Objective(Record):
    """One objective of a grant beside its result, and what shows the result. What was meant is no result."""

    id: ObjectiveId
    grant: Annotated[GrantId | None, About(N_("Small grant"))] = None
    number: Annotated[int | None, About(N_("Number"))] = None
    text: Annotated[str, About(N_("Objective"), prose="own")] = ""
    status: Annotated[str, About(N_("What became of it"), vocabulary="objective_result")] = ""
    result: Annotated[str, About(N_("Result"), prose="own")] = ""
    figures: Annotated[tuple[FigureId, ...], About(N_("Figures"))] = ()
    evidence: Annotated[tuple[EvidenceId, ...], About(N_("Evidence"))] = ()
    source: Annotated[str, About(N_("Where it says so"))] = ""


@record("change_story", 64, ChangeStoryId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class ChangeStory(Record):
    """A story of change: the problem, what was done, what changed, what was learned, and what shows it."""

    id: ChangeStoryId
    title: Annotated[str, About(N_("Title"), sort=True, prose="own")] = ""
    country: Annotated[str, About(N_("Country"), vocabulary="country")] = ""
    organisation: Annotated[str, About(N_("Who tells it"), Reveals.NETWORK)] = ""
    period: Annotated[UncertainDate | None, About(N_("Period"))] = None
    problem: Annotated[str, About(N_("The problem"), prose="own")] = ""
    activities: Annotated[str, About(N_("What was done"), prose="own")] = ""
    change: Annotated[str, About(N_("What changed"), prose="own")] = ""
    lessons: Annotated[str, About(N_("What was learned"), prose="own")] = ""
    figures: Annotated[tuple[FigureId, ...], About(N_("Figures"))] = ()
    asks: Annotated[tuple[RecommendationId, ...], About(N_("Demands, recommendations and promises"))] = ()
    evidence: Annotated[tuple[EvidenceId, ...], About(N_("Evidence"))] = ()
    source: Annotated[str, About(N_("Where it was read"))] = ""
    campaign: Annotated[CampaignId | None, About(N_("Campaign"))] = None
    grant: Annotated[GrantId | None, About(N_("Small grant"))] = None
    notes: Annotated[str, About(N_("Notes"), Reveals.PRIVILEGED, prose="own")] = ""


@record("good_practice", 65, PracticeId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class GoodPractice(Record):
    """Something that works somewhere, why, under which conditions, and where it was read."""

    id: PracticeId
    title: Annotated[str, About(N_("Title"), sort=True, prose="own")] = ""
    country: Annotated[str, About(N_("Country"), vocabulary="country")] = ""
    organisation: Annotated[str, About(N_("Who does it"), Reveals.NETWORK)] = ""
    what: Annotated[str, About(N_("What is done"), prose="own")] = ""
    why: Annotated[str, About(N_("Why it works"), prose="own")] = ""
    conditions: Annotated[str, About(N_("Under which conditions"), prose="own")] = ""
    results: Annotated[str, About(N_("Results"), prose="own")] = ""
    contact: Annotated[str, About(N_("Whom to ask"), Reveals.CONTACT)] = ""
    evidence: Annotated[tuple[EvidenceId, ...], About(N_("Evidence"))] = ()
    source: Annotated[str, About(N_("Where it was read"))] = ""


@record("wording", 66, WordingId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Wording(Record):
    """An organisation's own row of a list of words, or its decision to set a delivered row aside (`set_aside`).

    `avoid` are phrases; "*" stands for any ending. `list` is words that put people down, or words that the law of a
    country punishes: then country, the law, since when and how well that was checked stand beside it.
    """

    id: WordingId
    list: Annotated[str, About(N_("Which list"), vocabulary="wording_list")] = "respect"
    language: Annotated[str, About(N_("Language"), vocabulary="language")] = ""
    avoid: Annotated[tuple[str, ...], About(N_("Words to avoid"), search=False)] = ()
    instead: Annotated[str, About(N_("What to say instead"))] = ""
    reason: Annotated[str, About(N_("Why"))] = ""
    level: Annotated[str, About(N_("How strong"), vocabulary="wording_level")] = "avoid"
    country: Annotated[str, About(N_("Country"), vocabulary="country")] = ""
    law: Annotated[str, About(N_("Which law"))] = ""
    valid_from: Annotated[UncertainDate | None, About(N_("In force from"))] = None
    valid_to: Annotated[UncertainDate | None, About(N_("In force until"))] = None
    status: Annotated[str, About(N_("How well it was checked"), vocabulary="law_status")] = "unsourced"
    source: Annotated[str, About(N_("Where it was read"))] = ""
    checked_on: Annotated[UncertainDate | None, About(N_("Checked on"))] = None
    set_aside: Annotated[str, About(N_("Delivered row that is set aside"), search=False)] = ""


@record("glossary_entry", 67, GlossaryId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class GlossaryEntry(Record):
    """A term as we use it in a dossier, with what we mean by it and where that comes from."""

    id: GlossaryId
    term: Annotated[str, About(N_("Word or phrase"), sort=True)] = ""
    language: Annotated[str, About(N_("Language"), vocabulary="language")] = ""
    meaning: Annotated[str, About(N_("What we mean by it"), prose="own")] = ""
    source: Annotated[str, About(N_("Where it was read"))] = ""
