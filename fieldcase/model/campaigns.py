"""Campaigns, their actions by place and day, what was handed out, meetings and trainings.

People who took part are counted, never listed: a count keeps its doubt (do-no-harm.md, Numbers keep their doubt).
"""

from dataclasses import dataclass
from typing import Annotated

from fieldcase.errors import N_
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import About, Record, Reveals, record
from fieldcase.model.ids import ActionId, CampaignId, EvidenceId, HandoutId, MeetingId, OrganisationId, VisitId
from fieldcase.model.values import Count


@record("campaign", 50, CampaignId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Campaign(Record):
    """A campaign: what it is for, when, by whom. Its actions, letters and checks live in the same scope."""

    id: CampaignId
    title: Annotated[str, About(N_("Title"), sort=True, prose="own")] = ""
    aim: Annotated[str, About(N_("Aim"), prose="own")] = ""
    date: Annotated[UncertainDate | None, About(N_("When"))] = None
    organisation: Annotated[str, About(N_("Who holds it"), Reveals.NETWORK)] = ""
    result: Annotated[str, About(N_("Result"), prose="own")] = ""
    lessons: Annotated[str, About(N_("Lessons"), prose="own")] = ""
    source: Annotated[str, About(N_("Where it was read"))] = ""
    example: Annotated[bool, About(N_("Example"))] = False
    notes: Annotated[str, About(N_("Notes"), Reveals.PRIVILEGED, prose="own")] = ""


@record("action", 51, ActionId, "campaign")
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Action(Record):
    """One action of a campaign: where and when, its aim and form, partners, participants, what came of it.

    `settlements` are towns or villages; a `region` is none and is counted as none. `day_inferred`: the source gives no
    day, it was inferred. `forms` are codes, `form` the words of the source; `participants_words` what it says of
    their number that is no number ("several dozen").
    """

    id: ActionId
    campaign: Annotated[CampaignId | None, About(N_("Campaign"))] = None
    number: Annotated[int | None, About(N_("Number"))] = None
    date: Annotated[UncertainDate | None, About(N_("When"))] = None
    day_inferred: Annotated[bool, About(N_("The day was inferred"))] = False
    country: Annotated[str, About(N_("Country"), vocabulary="country")] = ""
    settlements: Annotated[tuple[str, ...], About(N_("Towns or villages"), Reveals.PLACE)] = ()
    region: Annotated[str, About(N_("Region"), Reveals.PLACE)] = ""
    organisation: Annotated[str, About(N_("Who held it"), Reveals.NETWORK)] = ""
    partners: Annotated[str, About(N_("Partners"), Reveals.NETWORK)] = ""
    forms: Annotated[tuple[str, ...], About(N_("Forms of action"), vocabulary="action_form")] = ()
    form: Annotated[str, About(N_("Form in words"))] = ""
    aim: Annotated[str, About(N_("Aim or message"), prose="own")] = ""
    addressed: Annotated[str, About(N_("To whom"))] = ""
    participants: Annotated[Count | None, About(N_("Participants"))] = None
    participants_words: Annotated[str, About(N_("Participants in words"))] = ""
    sites: Annotated[Count | None, About(N_("Sites"))] = None
    result: Annotated[str, About(N_("Result"), prose="own")] = ""
    next_step: Annotated[str, About(N_("Next step"), prose="own")] = ""
    evidence: Annotated[tuple[EvidenceId, ...], About(N_("Evidence"))] = ()
    source: Annotated[str, About(N_("Where it was read"))] = ""
    notes: Annotated[str, About(N_("Notes"), Reveals.PRIVILEGED, prose="own")] = ""


@record("handout", 52, HandoutId, "action")
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Handout(Record):
    """Material that was handed out or shown at an action."""

    id: HandoutId
    action: Annotated[ActionId | None, About(N_("Action"))] = None
    kind: Annotated[str, About(N_("Kind of material"), vocabulary="material_kind")] = ""
    what: Annotated[str, About(N_("What it is about"))] = ""
    language: Annotated[str, About(N_("Language"), vocabulary="language")] = ""
    count: Annotated[Count | None, About(N_("How many"))] = None


@record("meeting", 53, MeetingId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Meeting(Record):
    """A meeting or a training: with which body, on which item of the agenda, who came by gender, what was decided.

    What was recommended, demanded or promised there are records of their own that name it as their origin.
    """

    id: MeetingId
    kind: Annotated[str, About(N_("Kind of meeting"), vocabulary="meeting_kind")] = "meeting"
    title: Annotated[str, About(N_("Title"), sort=True, prose="own")] = ""
    date: Annotated[UncertainDate | None, About(N_("Date"))] = None
    country: Annotated[str, About(N_("Country"), vocabulary="country")] = ""
    settlement: Annotated[str, About(N_("Town or village"), Reveals.PLACE)] = ""
    body: Annotated[str, About(N_("Body or institution"))] = ""
    organisation: Annotated[OrganisationId | None, About(N_("Organisation"))] = None
    agenda_item: Annotated[str, About(N_("Item of the agenda"))] = ""
    present: Annotated[str, About(N_("Who was there, by function"), Reveals.NETWORK)] = ""
    participants: Annotated[Count | None, About(N_("Participants"))] = None
    women: Annotated[Count | None, About(N_("Women"))] = None
    men: Annotated[Count | None, About(N_("Men"))] = None
    other_gender: Annotated[Count | None, About(N_("Of another gender"))] = None
    gender_unknown: Annotated[Count | None, About(N_("Gender not known"))] = None
    presented: Annotated[str, About(N_("What was presented"), prose="own")] = ""
    decision: Annotated[str, About(N_("What was decided"))] = ""
    result: Annotated[str, About(N_("Result"), prose="own")] = ""
    next_step: Annotated[str, About(N_("Next step"), prose="own")] = ""
    follow_up: Annotated[UncertainDate | None, About(N_("To come back to on"))] = None
    campaign: Annotated[CampaignId | None, About(N_("Campaign"))] = None
    visit: Annotated[VisitId | None, About(N_("Visit"))] = None
    evidence: Annotated[tuple[EvidenceId, ...], About(N_("Evidence"))] = ()
    source: Annotated[str, About(N_("Where it was read"))] = ""
    notes: Annotated[str, About(N_("Notes"), Reveals.PRIVILEGED, prose="own")] = ""
