"""A detention while it lasts: who, where, since which hour, what the police said, and what cannot wait."""

from dataclasses import dataclass
from typing import Annotated

from fieldcase.errors import N_
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import About, Record, Reveals, record
from fieldcase.model.ids import DetentionId, EventId, PersonId, SourceId
from fieldcase.model.values import Instant, Quantity


@record("detention", 14, DetentionId, "person")
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Detention(Record):
    """What was heard in the first minutes, in the scope of the case that was opened for it.

    `since` is the hour from which the clock counts, `since_about` says that it is a guess. `size_said` and
    `article_said` are what the police *said*; the charge and the decision belong to the act. Nothing here is a finding.
    """

    id: DetentionId
    person: Annotated[PersonId | None, About(N_("Who is detained"))] = None
    event: Annotated[EventId | None, About(N_("Event"))] = None
    country: Annotated[str, About(N_("Country"), vocabulary="country")] = ""
    place: Annotated[str, About(N_("Where the person is held"), Reveals.PLACE)] = ""
    held_by: Annotated[str, About(N_("Who detained: unit or body"), Reveals.PLACE)] = ""
    since: Annotated[Instant | None, About(N_("Since when"))] = None
    since_about: Annotated[bool, About(N_("The hour is about"))] = False
    until: Annotated[Instant | None, About(N_("Free since"))] = None
    police_said: Annotated[str, About(N_("What the police said"), prose="verbatim")] = ""
    police_said_source: Annotated[SourceId | None, About(N_("Source of what the police said"))] = None
    size_said: Annotated[str, About(N_("Size that the police named"), vocabulary="size")] = ""
    article_said: Annotated[str, About(N_("Article that the police named"))] = ""
    substance: Annotated[str, About(N_("Substance"), Reveals.HEALTH)] = ""
    weight: Annotated[Quantity | None, About(N_("Weight"))] = None
    weight_basis: Annotated[str, About(N_("What was weighed"), vocabulary="weight_basis")] = ""
    lawyer: Annotated[str, About(N_("Lawyer"), vocabulary="presence")] = ""
    lawyer_words: Annotated[str, About(N_("About the lawyer"), Reveals.NETWORK, prose="testimony")] = ""
    interpreter: Annotated[str, About(N_("Interpreter"), vocabulary="presence")] = ""
    relatives_told: Annotated[str, About(N_("Relatives were told"), vocabulary="yes_no")] = ""
    injured: Annotated[str, About(N_("Injuries"), Reveals.HEALTH, vocabulary="yes_no")] = ""
    injuries: Annotated[str, About(N_("Which injuries, and how they came"), Reveals.HEALTH, prose="own")] = ""
    doctor: Annotated[str, About(N_("A doctor has seen the person"), Reveals.HEALTH, vocabulary="yes_no")] = ""
    withdrawal: Annotated[str, About(N_("Withdrawal"), Reveals.HEALTH, vocabulary="yes_no")] = ""
    treatments: Annotated[
        tuple[str, ...], About(N_("Treatment that must not stop"), Reveals.HEALTH, vocabulary="treatment")
    ] = ()
    treatment_given: Annotated[str, About(N_("The treatment is given"), Reveals.HEALTH, vocabulary="yes_no")] = ""
    children_home: Annotated[str, About(N_("Children are at home"), vocabulary="yes_no")] = ""
    children_words: Annotated[str, About(N_("Who is with the children"), Reveals.CONTACT)] = ""
    admissions: Annotated[str, About(N_("Admissions"), Reveals.OFFENCE)] = ""
    told_on: Annotated[UncertainDate | None, About(N_("When we were told"))] = None
    outcome: Annotated[str, About(N_("How it ended"), prose="own")] = ""
    notes: Annotated[str, About(N_("Lawyer's notes"), Reveals.PRIVILEGED, prose="own")] = ""
