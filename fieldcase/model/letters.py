"""Letters: one text, many addressees, each with its own delivery, its own answer and its own clock.

What proves that a letter arrived stands beside each delivery: without proof of receipt there is no "silence"
(do-no-harm.md, Law). What sources say differently about one delivery stays side by side and is decided by nobody here.
"""

from dataclasses import dataclass
from typing import Annotated

from fieldcase.errors import N_
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import About, Record, Reveals, record
from fieldcase.model.ids import (
    CampaignId,
    DeliveryAccountId,
    DeliveryId,
    EvidenceId,
    LetterId,
    OrganisationId,
    PersonId,
    ReplyTermId,
    SourceId,
)
from fieldcase.model.values import Count


@record("letter", 19, LetterId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Letter(Record):
    """A letter as it is written, in a case, a campaign, a visit or the network's register.

    `on_behalf` says for whom it speaks ("patients of ..."): a letter to an authority names nobody by default, for the
    recipient may keep a register. `people` are those whom it speaks of all the same; `signatories` is how many signed.
    """

    id: LetterId
    number: Annotated[str, About(N_("Own number"), sort=True)] = ""
    kind: Annotated[str, About(N_("Kind of letter"), vocabulary="letter_kind")] = "letter"
    subject: Annotated[str, About(N_("Subject"), sort=True, prose="own")] = ""
    country: Annotated[str, About(N_("Country"), vocabulary="country")] = ""
    language: Annotated[str, About(N_("Language"), vocabulary="language")] = ""
    written: Annotated[UncertainDate | None, About(N_("Written on"))] = None
    on_behalf: Annotated[str, About(N_("On behalf of"), Reveals.PLACE)] = ""
    people: Annotated[tuple[PersonId, ...], About(N_("People it speaks of"))] = ()
    signatories: Annotated[Count | None, About(N_("How many signed"))] = None
    text: Annotated[str, About(N_("Text of the letter"), prose="own")] = ""
    enclosures: Annotated[tuple[str, ...], About(N_("Enclosures"))] = ()
    sender: Annotated[str, About(N_("Sender and signature"), Reveals.NETWORK)] = ""
    reply_to: Annotated[str, About(N_("Where the answer is to go"), Reveals.CONTACT)] = ""
    template: Annotated[str, About(N_("Template it began with"), search=False)] = ""
    reminder_of: Annotated[LetterId | None, About(N_("Reminder of"))] = None
    campaign: Annotated[CampaignId | None, About(N_("Campaign"))] = None
    evidence: Annotated[tuple[EvidenceId, ...], About(N_("Signed copy"))] = ()
    notes: Annotated[str, About(N_("Lawyer's notes"), Reveals.PRIVILEGED, prose="own")] = ""


@record("delivery", 26, DeliveryId, "letter")
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Delivery(Record):
    """One letter on its way to one addressee: how and when it was sent, what proves receipt, until when, the answer.

    `due` is the last day for an answer, `rule` the rule it was counted by, `due_by` that rule in a sentence as it stood
    then. Whether it is overdue follows from these and from the day; it is kept nowhere.
    """

    id: DeliveryId
    letter: Annotated[LetterId | None, About(N_("Letter"))] = None
    addressee: Annotated[str, About(N_("Addressee"), Reveals.PLACE, sort=True)] = ""
    organisation: Annotated[OrganisationId | None, About(N_("Organisation"))] = None
    way: Annotated[str, About(N_("Way of delivery"), vocabulary="delivery_way")] = ""
    address: Annotated[str, About(N_("Address"), Reveals.CONTACT)] = ""
    sent: Annotated[UncertainDate | None, About(N_("Sent or handed over on"))] = None
    source: Annotated[SourceId | None, About(N_("Source of the delivery"))] = None
    received: Annotated[UncertainDate | None, About(N_("Received on"))] = None
    proof: Annotated[str, About(N_("What proves receipt"), vocabulary="receipt_proof")] = ""
    proof_evidence: Annotated[tuple[EvidenceId, ...], About(N_("Proof of receipt"))] = ()
    reference: Annotated[str, About(N_("Number at the addressee"))] = ""
    rule: Annotated[ReplyTermId | None, About(N_("Rule of the term"))] = None
    due: Annotated[UncertainDate | None, About(N_("To be answered by"))] = None
    due_by: Annotated[str, About(N_("Which rule says so"))] = ""
    result: Annotated[str, About(N_("Answer"), vocabulary="answer_result")] = ""
    answered: Annotated[UncertainDate | None, About(N_("Answered on"))] = None
    answer: Annotated[str, About(N_("What was answered"), prose="verbatim")] = ""
    answer_evidence: Annotated[tuple[EvidenceId, ...], About(N_("The answer itself"))] = ()
    notes: Annotated[str, About(N_("Lawyer's notes"), Reveals.PRIVILEGED, prose="own")] = ""


@record("delivery_account", 27, DeliveryAccountId, "delivery")
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class DeliveryAccount(Record):
    """Another account of the same delivery, where one contradicts the other. It stays beside, and replaces nothing."""

    id: DeliveryAccountId
    delivery: Annotated[DeliveryId | None, About(N_("Delivery"))] = None
    way: Annotated[str, About(N_("Way of delivery"), vocabulary="delivery_way")] = ""
    date: Annotated[UncertainDate | None, About(N_("Date"))] = None
    said: Annotated[str, About(N_("What is said about it"), prose="verbatim")] = ""
    source: Annotated[SourceId | None, About(N_("Source"))] = None
    source_words: Annotated[str, About(N_("Where it says so"), prose="verbatim")] = ""
    evidence: Annotated[tuple[EvidenceId, ...], About(N_("Evidence"))] = ()


@record("reply_term", 47, ReplyTermId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class ReplyTerm(Record):
    """Within what time an authority of a country has to answer a letter of a kind: a rule as data, dated and sourced.

    `unit` is days, working days or months. Without `kind` it holds for any letter. `days_off` are days that are not
    worked besides Saturday and Sunday ("2026-05-01"). Its status gates whether silence is concluded from it.
    """

    id: ReplyTermId
    country: Annotated[str, About(N_("Country"), vocabulary="country")] = ""
    kind: Annotated[str, About(N_("Kind of letter"), vocabulary="letter_kind")] = ""
    amount: Annotated[int | None, About(N_("How many"))] = None
    unit: Annotated[str, About(N_("Days, working days or months"), vocabulary="term_unit")] = ""
    begins: Annotated[str, About(N_("Counted from"), vocabulary="reply_begins")] = ""
    days_off: Annotated[tuple[str, ...], About(N_("Days that are not worked"), search=False)] = ()
    provision: Annotated[str, About(N_("Which rule says so"))] = ""
    valid_from: Annotated[UncertainDate | None, About(N_("In force from"))] = None
    valid_to: Annotated[UncertainDate | None, About(N_("In force until"))] = None
    status: Annotated[str, About(N_("How well it was checked"), vocabulary="law_status")] = "unsourced"
    source: Annotated[str, About(N_("Where it was read"))] = ""
    checked_on: Annotated[UncertainDate | None, About(N_("Checked on"))] = None
    notes: Annotated[str, About(N_("Notes"))] = ""
