"""What a person at this desk judged of what came from elsewhere: two records of one human, a request declined.

These records lie in the desk's own scope, which never travels (docs/decisions/0069, 0070). They name others by their
ids and repeat no word of them.
"""

from dataclasses import dataclass
from typing import Annotated

from fieldcase.errors import N_
from fieldcase.model.declare import About, Record, Reveals, record
from fieldcase.model.ids import AnyId, DeclinedId, MemberId, PersonId, SamePersonId
from fieldcase.model.values import Instant


@record("same_person", 75, SamePersonId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class SamePerson(Record):
    """What was said of two records of people. `verdict` is same, two or later; `first` is the lower id."""

    id: SamePersonId
    first: Annotated[PersonId | None, About(N_("One record"))] = None
    second: Annotated[PersonId | None, About(N_("The other record"))] = None
    verdict: Annotated[str, About(N_("Verdict"))] = ""
    by: Annotated[MemberId | None, About(N_("By"))] = None
    at: Annotated[Instant | None, About(N_("Said at"))] = None


@record("declined_request", 76, DeclinedId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class DeclinedRequest(Record):
    """A request of erasure that was declined here. `entry` is the entry that asks, `field` the wire name of the one
    field that it is about, empty for the whole record."""

    id: DeclinedId
    entry: Annotated[bytes | None, About(N_("Entry that asks"), Reveals.KEY)] = None
    record: Annotated[AnyId | None, About(N_("Record"))] = None
    field: Annotated[str, About(N_("Field"))] = ""
    reason: Annotated[str, About(N_("Why it was declined"), Reveals.PRIVILEGED)] = ""
    by: Annotated[MemberId | None, About(N_("By"))] = None
    at: Annotated[Instant | None, About(N_("Declined at"))] = None
