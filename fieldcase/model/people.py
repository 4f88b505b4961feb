"""People: whom a case speaks of, what identifies them, what they agreed to, and who works in the vault."""

from dataclasses import dataclass
from typing import Annotated

from fieldcase.errors import N_
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import About, Record, Reveals, record
from fieldcase.model.ids import AnyId, ConsentId, IdentityId, MemberId, NamingId, PassageId, PersonId
from fieldcase.model.values import Instant


@record("person", 1, PersonId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Person(Record):
    """A person, or a group that acted as one, under a pseudonym. Never a name: that is PersonIdentity.

    `kind` decides which row of the table of people in do-no-harm.md applies. `function` is how an official, an
    author or a perpetrator is described without a name. `met_as` is the record of the same human on the visit whose
    interview the case took up.
    """

    id: PersonId
    pseudonym: Annotated[str, About(N_("Pseudonym"), sort=True)] = ""
    kind: Annotated[str, About(N_("Kind of person"), vocabulary="person_kind")] = "not_stated"
    gender: Annotated[str, About(N_("Gender"), vocabulary="gender")] = "not_stated"
    age_band: Annotated[str, About(N_("Age band"), vocabulary="age_band")] = "not_stated"
    function: Annotated[str, About(N_("Function or description"), prose="own")] = ""
    actor_kind: Annotated[str, About(N_("Kind of actor"), vocabulary="actor_kind")] = ""
    pregnant: Annotated[str, About(N_("Pregnant"), Reveals.HEALTH, vocabulary="yes_no")] = ""
    parent: Annotated[str, About(N_("Parent of children under 18"), vocabulary="yes_no")] = ""
    children: Annotated[tuple[PersonId, ...], About(N_("Children"))] = ()
    health: Annotated[str, About(N_("Health"), Reveals.HEALTH)] = ""
    contact: Annotated[str, About(N_("How and when we may get in touch"), Reveals.CONTACT)] = ""
    notes: Annotated[str, About(N_("Lawyer's notes"), Reveals.PRIVILEGED, prose="own")] = ""
    met_as: Annotated[AnyId | None, About(N_("The same person on a visit"), Reveals.PRIVILEGED)] = None
    lawyer_role: Annotated[str, About(N_("For a lawyer: in which part"), vocabulary="lawyer_role")] = ""


@record("person_identity", 2, IdentityId, "person")
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class PersonIdentity(Record):
    """What identifies a person, apart from the person, so that leaving it out of anything leaves out everything."""

    id: IdentityId
    person: Annotated[PersonId | None, About(N_("Person"))] = None
    name: Annotated[str, About(N_("Name of the person"), Reveals.IDENTITY)] = ""
    other_names: Annotated[tuple[str, ...], About(N_("Other names and nicknames"), Reveals.IDENTITY)] = ()
    birth_date: Annotated[UncertainDate | None, About(N_("Date of birth"), Reveals.IDENTITY)] = None
    document: Annotated[str, About(N_("Identity document"), Reveals.IDENTITY)] = ""
    phone: Annotated[str, About(N_("Phone"), Reveals.IDENTITY)] = ""
    email: Annotated[str, About(N_("E-mail"), Reveals.IDENTITY)] = ""
    accounts: Annotated[tuple[str, ...], About(N_("Accounts in social networks"), Reveals.IDENTITY)] = ()
    address: Annotated[str, About(N_("Address"), Reveals.IDENTITY)] = ""
    school: Annotated[str, About(N_("School or kindergarten"), Reveals.IDENTITY)] = ""
    reason: Annotated[str, About(N_("Why the identity is kept"), Reveals.PRIVILEGED)] = ""
    entered_by: Annotated[MemberId | None, About(N_("Entered by"))] = None


@record("consent", 3, ConsentId, "person")
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Consent(Record):
    """What a person agreed to, refused or took back: uses x media x level of identity (do-no-harm.md, Consent).

    `level`: refused, without_name, named. An empty `media` means text alone. `invented` marks an example's consent.
    """

    id: ConsentId
    person: Annotated[PersonId | None, About(N_("Person"))] = None
    uses: Annotated[tuple[str, ...], About(N_("Uses"), vocabulary="use")] = ()
    media: Annotated[tuple[str, ...], About(N_("Media"), vocabulary="medium")] = ("text",)
    level: Annotated[str, About(N_("How the person may appear"), vocabulary="identity_level")] = "refused"
    how: Annotated[str, About(N_("How it was given"), vocabulary="consent_how")] = ""
    given_to: Annotated[MemberId | None, About(N_("Given to"))] = None
    given_on: Annotated[UncertainDate | None, About(N_("Given on"))] = None
    recorded: Annotated[Instant | None, About(N_("Recorded at"))] = None
    given_by: Annotated[str, About(N_("For a minor: given by"), Reveals.IDENTITY)] = ""
    until: Annotated[UncertainDate | None, About(N_("Valid until"))] = None
    withdrawn_on: Annotated[UncertainDate | None, About(N_("Withdrawn on"))] = None
    reason: Annotated[str, About(N_("Reason of a refusal"))] = ""
    invented: Annotated[bool, About(N_("Invented for an example"))] = False


@record("naming", 4, NamingId, "person")
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Naming(Record):
    """The recorded decision to name an official, an author or an alleged perpetrator: who decided, when and why."""

    id: NamingId
    person: Annotated[PersonId | None, About(N_("Person"))] = None
    decided_by: Annotated[MemberId | None, About(N_("Decided by"))] = None
    decided_on: Annotated[UncertainDate | None, About(N_("Decided on"))] = None
    reason: Annotated[str, About(N_("Why the name is needed"), Reveals.PRIVILEGED)] = ""


@record("passage", 5, PassageId, "about")
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Passage(Record):
    """A marked passage of free text: what it reveals, and whether the case's lawyer released it.

    The passage is found again by its own words (a quotation selector, W3C Web Annotation Data Model, 4.2.4). Where the
    text was changed so that the words are no longer there, the whole field is held back from external uses.
    """

    id: PassageId
    about: Annotated[AnyId | None, About(N_("Record"))] = None
    field: Annotated[str, About(N_("Field"), search=False)] = ""
    words: Annotated[str, About(N_("Words of the passage"), search=False)] = ""
    reveals: Annotated[str, About(N_("What it reveals"), vocabulary="reveals")] = "offence"
    released: Annotated[bool, About(N_("Released by the case's lawyer"))] = False
    released_by: Annotated[MemberId | None, About(N_("Released by"))] = None
    reason: Annotated[str, About(N_("Why"), Reveals.PRIVILEGED)] = ""


@record("member", 6, MemberId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Member(Record):
    """A person who works in the vault: the author of entries, custody and decisions. One per passphrase slot."""

    id: MemberId
    pseudonym: Annotated[str, About(N_("Pseudonym"), Reveals.NETWORK, sort=True)] = ""
    role: Annotated[str, About(N_("Role"), vocabulary="role")] = ""
    slot: Annotated[bytes | None, About(N_("Key slot"), Reveals.KEY)] = None
