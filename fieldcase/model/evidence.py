"""Evidence and its custody: what it is, where it came from, whom it shows, and who had it in hands."""

from dataclasses import dataclass
from typing import Annotated

from fieldcase.errors import N_
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import About, Record, Reveals, record
from fieldcase.model.ids import CustodyId, EvidenceId, InterviewId, MarkId, MemberId, MomentId, PersonId, SourceId
from fieldcase.model.values import Instant


@record("evidence", 20, EvidenceId, "interview")
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Evidence(Record):
    """One piece of evidence. The file is an age file of its own; `blob` names it and `secret` alone opens it.

    `sha256` and `size` are those of the very bytes that were encrypted at import. What nobody said is "not stated".
    A piece that was made from another says from which and how; the other stays as it is. `metadata` is what the file
    says of itself (camera, place, program), a line each, and leaves the vault only where `metadata_printed` says so.
    What was photographed or recorded in an `interview` goes with it when that is erased.
    """

    id: EvidenceId
    number: Annotated[str, About(N_("Number"), sort=True)] = ""
    title: Annotated[str, About(N_("Title"), prose="verbatim")] = ""
    kind: Annotated[str, About(N_("Kind of evidence"), vocabulary="evidence_kind")] = "not_stated"
    description: Annotated[str, About(N_("What it shows, for those who cannot see it"), prose="own")] = ""
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
    made_from: Annotated[EvidenceId | None, About(N_("Made from"))] = None
    made_how: Annotated[str, About(N_("How it was made"), vocabulary="made_how")] = ""
    metadata: Annotated[tuple[str, ...], About(N_("What the file says of itself"), Reveals.IDENTITY)] = ()
    metadata_printed: Annotated[bool, About(N_("Print what the file says of itself"))] = False
    interview: Annotated[InterviewId | None, About(N_("Interview it was made in"))] = None


@record("custody", 21, CustodyId, "evidence")
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Custody(Record):
    """One entry of the ledger: received, imported, copied, redacted, translated, handed over, returned, destroyed."""

    id: CustodyId
    evidence: Annotated[EvidenceId | None, About(N_("Evidence"))] = None
    event: Annotated[str, About(N_("Custody event"), vocabulary="custody_event")] = ""
    by: Annotated[MemberId | None, About(N_("By"))] = None
    at: Annotated[Instant | None, About(N_("At"))] = None
    reason: Annotated[str, About(N_("Why"), Reveals.NETWORK)] = ""
    device: Annotated[str, About(N_("On which computer"), search=False)] = ""
    other: Annotated[str, About(N_("From whom or to whom"), Reveals.NETWORK)] = ""


@record("mark", 24, MarkId, "evidence")
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Mark(Record):
    """One place of a page that is to be taken out of the copy that leaves, and why. It never leaves the vault.

    `page` counts from 1; the four sides are ten-thousandths of the page's width and height from its upper left corner.
    `words` is what stands there, where the page has words; `copy` is the piece that was made without it.
    """

    id: MarkId
    evidence: Annotated[EvidenceId | None, About(N_("Evidence"))] = None
    page: Annotated[int | None, About(N_("Page"))] = None
    from_left: Annotated[int | None, About(N_("Left side"))] = None
    from_top: Annotated[int | None, About(N_("Upper side"))] = None
    to_right: Annotated[int | None, About(N_("Right side"))] = None
    to_bottom: Annotated[int | None, About(N_("Lower side"))] = None
    reason: Annotated[str, About(N_("Why it is taken out"), vocabulary="mark_reason")] = ""
    words: Annotated[str, About(N_("Words that are taken out"), Reveals.IDENTITY, search=False)] = ""
    copy: Annotated[EvidenceId | None, About(N_("Copy made without it"))] = None


@record("moment", 25, MomentId, "evidence")
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Moment(Record):
    """A moment of a recording: what is said there (a line of the transcript), or a note of whoever listened.

    `begins` and `ends` are milliseconds from the beginning of the recording.
    """

    id: MomentId
    evidence: Annotated[EvidenceId | None, About(N_("Evidence"))] = None
    kind: Annotated[str, About(N_("Kind of moment"), vocabulary="moment_kind")] = "note"
    begins: Annotated[int | None, About(N_("Begins at"))] = None
    ends: Annotated[int | None, About(N_("Ends at"))] = None
    speaker: Annotated[PersonId | None, About(N_("Who speaks"))] = None
    text: Annotated[str, About(N_("Text"), prose="testimony")] = ""
