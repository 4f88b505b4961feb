"""Courts: a hearing that was watched, and a decision that was taken. Neither says whether the court was right."""

from dataclasses import dataclass
from typing import Annotated

from fieldcase.errors import N_
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import About, Record, Reveals, record
from fieldcase.model.ids import ActId, DecisionId, EvidenceId, HearingId, PersonId, SourceId, VisitId
from fieldcase.model.values import Money, Quantity


@record("decision", 15, DecisionId, "person")
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Decision(Record):
    """A court decision: of a case, of a hearing that was watched, or one of many that a network monitors (register).

    `article` and `code` stay as the decision names them, right or wrong: "228.1", "Criminal Code". `act_date` decides
    which table was in force, `date` is when the court decided. `punishments` are those imposed as main ones. `size` is
    what the court named; what a table gives is worked out and never written here. Terms are in UCUM: a, mo, d. Whoever
    has the file's number, or the very words of a published decision, finds the person, so these reveal what a place
    does; a judge is named as a person, not here.
    """

    id: DecisionId
    reference: Annotated[str, About(N_("Number of the file"), Reveals.PLACE)] = ""
    country: Annotated[str, About(N_("Country"), vocabulary="country")] = ""
    court: Annotated[str, About(N_("Court"), Reveals.PLACE, sort=True)] = ""
    judge: Annotated[str, About(N_("Judge"), Reveals.PRIVILEGED)] = ""
    instance: Annotated[str, About(N_("Instance"), vocabulary="instance")] = ""
    date: Annotated[UncertainDate | None, About(N_("Date of the decision"))] = None
    act_date: Annotated[UncertainDate | None, About(N_("Date of the act"))] = None
    person: Annotated[PersonId | None, About(N_("Person"))] = None
    gender: Annotated[str, About(N_("Gender"), vocabulary="gender")] = "not_stated"
    minor: Annotated[str, About(N_("A minor at the time of the act"), vocabulary="yes_no")] = ""
    code: Annotated[str, About(N_("Code as named"))] = ""
    article: Annotated[str, About(N_("Article as named"), sort=True)] = ""
    offence: Annotated[str, About(N_("What the act was"), vocabulary="offence")] = ""
    substance: Annotated[str, About(N_("Substance"), Reveals.HEALTH, sort=True)] = ""
    form: Annotated[str, About(N_("Form of the substance"), Reveals.HEALTH)] = ""
    weight: Annotated[Quantity | None, About(N_("Weight"))] = None
    weight_basis: Annotated[str, About(N_("What was weighed"), vocabulary="weight_basis")] = ""
    size: Annotated[str, About(N_("Size that the court named"), vocabulary="size")] = ""
    outcome: Annotated[str, About(N_("Outcome"), vocabulary="decision_outcome")] = ""
    punishments: Annotated[tuple[str, ...], About(N_("Main punishments"), vocabulary="punishment")] = ()
    additional: Annotated[tuple[str, ...], About(N_("Additional punishments"), vocabulary="punishment")] = ()
    term: Annotated[Quantity | None, About(N_("Term"))] = None
    suspended: Annotated[str, About(N_("Suspended"), vocabulary="yes_no")] = ""
    fine: Annotated[Money | None, About(N_("Fine"))] = None
    fine_converted: Annotated[Money | None, About(N_("The fine in another currency, as the source has it"))] = None
    reentry_ban: Annotated[Quantity | None, About(N_("Ban on coming back"))] = None
    criminal_record: Annotated[str, About(N_("Criminal record"), vocabulary="yes_no")] = ""
    defence: Annotated[str, About(N_("Defence"), vocabulary="presence")] = ""
    interpreter: Annotated[str, About(N_("Interpreter"), vocabulary="presence")] = ""
    preliminary: Annotated[bool, About(N_("Preliminary"))] = False
    act: Annotated[ActId | None, About(N_("Act"))] = None
    visit: Annotated[VisitId | None, About(N_("Hearing"))] = None
    source: Annotated[SourceId | None, About(N_("Source"))] = None
    source_words: Annotated[str, About(N_("Where it was read"), Reveals.PLACE, search=False, prose="legal")] = ""
    evidence: Annotated[tuple[EvidenceId, ...], About(N_("Evidence"))] = ()
    quote: Annotated[str, About(N_("Words of the decision"), Reveals.PLACE, prose="legal")] = ""
    example: Annotated[bool, About(N_("Example"))] = False
    notes: Annotated[str, About(N_("Lawyer's notes"), Reveals.PRIVILEGED, prose="own")] = ""


@record("hearing", 18, HearingId, "visit")
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Hearing(Record):
    """What was seen at a hearing, by whoever went there: the court-monitoring form of a visit of that kind."""

    id: HearingId
    visit: Annotated[VisitId | None, About(N_("Visit"))] = None
    court: Annotated[str, About(N_("Court"), Reveals.PLACE)] = ""
    instance: Annotated[str, About(N_("Instance"), vocabulary="instance")] = ""
    about: Annotated[str, About(N_("What it was about"), prose="own")] = ""
    persons: Annotated[tuple[PersonId, ...], About(N_("People"))] = ()
    open_to_public: Annotated[str, About(N_("The public was let in"), vocabulary="yes_no")] = ""
    defence: Annotated[str, About(N_("Defence"), vocabulary="presence")] = ""
    interpreter: Annotated[str, About(N_("Interpreter"), vocabulary="presence")] = ""
    rights_explained: Annotated[str, About(N_("Rights were explained"), vocabulary="yes_no")] = ""
    heard: Annotated[str, About(N_("The defendant was heard"), vocabulary="yes_no")] = ""
    treatment_raised: Annotated[str, About(N_("Treatment or dependence was spoken of"), vocabulary="yes_no")] = ""
    words_used: Annotated[str, About(N_("Degrading words, as they were said"), prose="verbatim")] = ""
    support: Annotated[tuple[str, ...], About(N_("Our part in it"), vocabulary="court_support")] = ()
    petition: Annotated[str, About(N_("Petition"))] = ""
    petition_result: Annotated[str, About(N_("What became of the petition"), vocabulary="petition_result")] = ""
    result: Annotated[str, About(N_("How the hearing ended"), prose="own")] = ""
    next_on: Annotated[UncertainDate | None, About(N_("Next hearing"))] = None
    observations: Annotated[str, About(N_("What was seen"), prose="own")] = ""
    admissions: Annotated[str, About(N_("Admissions"), Reveals.OFFENCE)] = ""
    notes: Annotated[str, About(N_("Worker's notes"), Reveals.NETWORK, prose="own")] = ""
