"""What was tried against a violation, and how deep somebody is in an act: steps before authorities, involvement."""

from dataclasses import dataclass
from typing import Annotated

from fieldcase.errors import N_
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import About, Record, Reveals, record
from fieldcase.model.ids import ActId, DecisionId, EvidenceId, InvolvementId, PersonId, RemedyId


@record("involvement", 16, InvolvementId, "act")
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Involvement(Record):
    """How somebody is said to have been involved in an act, and in which degree. An allegation, never a finding."""

    id: InvolvementId
    act: Annotated[ActId | None, About(N_("Act"))] = None
    person: Annotated[PersonId | None, About(N_("Alleged perpetrator"))] = None
    degree: Annotated[str, About(N_("Degree of involvement"), vocabulary="involvement")] = "not_stated"
    what: Annotated[str, About(N_("What this one is said to have done"), prose="own")] = ""
    evidence: Annotated[tuple[EvidenceId, ...], About(N_("Evidence"))] = ()
    notes: Annotated[str, About(N_("Lawyer's notes"), Reveals.PRIVILEGED, prose="own")] = ""


@record("remedy", 17, RemedyId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Remedy(Record):
    """One step before an authority, or why it was not taken.

    `due` is the day by which the authority has to answer, with `due_by` saying which rule says so. Without `received`
    (proof that it arrived) silence is no answer (do-no-harm.md, Law). `why_not` are the grounds on which a step need
    not be taken (Optional Protocol to CEDAW, article 4 (1): unreasonably prolonged, unlikely to bring relief). The name
    of an authority mostly holds a town, so it reveals what a place does; `type` says what sort of step it was.
    """

    id: RemedyId
    number: Annotated[int | None, About(N_("Number"))] = None
    type: Annotated[str, About(N_("Kind of step"), vocabulary="remedy_type")] = "other"
    authority: Annotated[str, About(N_("Authority"), Reveals.PLACE)] = ""
    what: Annotated[str, About(N_("What was asked for"), prose="own")] = ""
    acts: Annotated[tuple[ActId, ...], About(N_("Acts"))] = ()
    filed: Annotated[UncertainDate | None, About(N_("Filed on"))] = None
    filed_for: Annotated[tuple[PersonId, ...], About(N_("Filed for"))] = ()
    received: Annotated[UncertainDate | None, About(N_("Received on"))] = None
    proof: Annotated[EvidenceId | None, About(N_("Proof that it arrived"))] = None
    due: Annotated[UncertainDate | None, About(N_("To be answered by"))] = None
    due_by: Annotated[str, About(N_("Which rule says so"))] = ""
    answered: Annotated[UncertainDate | None, About(N_("Answered on"))] = None
    answer: Annotated[str, About(N_("Answer"), prose="verbatim")] = ""
    result: Annotated[str, About(N_("Result"), vocabulary="remedy_result")] = "pending"
    decision: Annotated[DecisionId | None, About(N_("Court decision"))] = None
    last: Annotated[str, About(N_("There is no further step in the country"), vocabulary="yes_no")] = ""
    why_not: Annotated[tuple[str, ...], About(N_("Why it was not pursued"), vocabulary="remedy_why_not")] = ()
    why_not_words: Annotated[str, About(N_("Why, in words"), prose="own")] = ""
    evidence: Annotated[tuple[EvidenceId, ...], About(N_("Evidence"))] = ()
    notes: Annotated[str, About(N_("Lawyer's notes"), Reveals.PRIVILEGED, prose="own")] = ""
