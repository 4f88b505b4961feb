"""Evidence and its custody: what it is, where it came from, whom it shows, and who had it in hands."""

from dataclasses import dataclass
from typing import Annotated

from fieldcase.errors import N_
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import About, Record, Reveals, record
from fieldcase.model.ids import CustodyId, EvidenceId, MemberId, PersonId, SourceId
from fieldcase.model.values import Instant


@record("evidence", 20, EvidenceId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Evidence(Record):
    """One piece of evidence. The file is an age file of its own; `blob` names it and `secret` alone opens it.

    `sha256` and `size` are those of the very bytes that were encrypted at import. What nobody said is "not stated".
    """

    id: EvidenceId
    number: Annotated[str, About(N_("Number"), sort=True)] = ""
    title: Annotated[str, About(N_("Title"))] = ""
    kind: Annotated[str, About(N_("Kind of evidence"), vocabulary="evidence_kind")] = "not_stated"
    description: Annotated[str, About(N_("What it shows, for those who cannot see it"))] = ""
    language: Annotated[str, About(N_("Language"), vocabulary="language")] = ""
    source: Annotated[SourceId | None, About(N_("Source"))] = None
    origin: Annotated[str, About(N_("Where it comes from"), Reveals.NETWORK)] = ""
    looked_at: Annotated[str, About(N_("Whom it shows"), vocabulary="looked_at")] = "not_looked_at"
    shows: Annotated[tuple[PersonId, ...], About(N_("People it shows"))] = ()
    identifies: Annotated[tuple[PersonId, ...], About(N_("People it identifies"))] = ()
    acquired_on: Annotated[UncertainDate | None, About(N_("Acquired on"))] = None
    acquired_where: Annotated[str, About(N_("Acquired where"), Reveals.PLACE)] = ""
    acquired_by: Annotated[MemberId | None, About(N_("Acquired by"))] = None
    acquired_how: Annotated[str, About(N_("How it was acquired"))] = ""
    media_type: Annotated[str, About(N_("File type"), search=False)] = ""
    file_name: Annotated[str, About(N_("Name of the original file"), Reveals.IDENTITY)] = ""
    size: Annotated[int | None, About(N_("Size in bytes"))] = None
    sha256: Annotated[bytes | None, About(N_("SHA-256 at import"))] = None
    blob: Annotated[bytes | None, About(N_("Stored file"), Reveals.KEY)] = None
    secret: Annotated[bytes | None, About(N_("Key of the stored file"), Reveals.KEY)] = None


@record("custody", 21, CustodyId, owner="evidence")
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Custody(Record):
    """One entry of the ledger: received, imported, copied, redacted, translated, handed over, returned, destroyed."""

    id: CustodyId
    evidence: Annotated[EvidenceId | None, About(N_("Evidence"))] = None
    event: Annotated[str, About(N_("Custody event"), vocabulary="custody_event")] = ""
    by: Annotated[MemberId | None, About(N_("By"))] = None
    at: Annotated[Instant | None, About(N_("At"))] = None
    reason: Annotated[str, About(N_("Why"), Reveals.NETWORK)] = ""
