"""Records of this desk alone: quick notes, what was issued to whom, who looked, settings. They never leave it."""

from dataclasses import dataclass
from typing import Annotated

from fieldcase.errors import N_
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import About, Record, Reveals, record
from fieldcase.model.ids import AccessId, AnyId, CaptureId, CaseId, IssuedId, MemberId, PersonId, ReportId, SettingId
from fieldcase.model.values import Instant

# What stands between several recipients of one letter (`Issued.recipient`).
RECIPIENTS = "; "


@record("capture", 36, CaptureId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Capture(Record):
    """A quick note, kept before anybody knows what it will be: a signal, a refusal, a task. It is dealt with later.

    `became` is the record that was made of it. What it says was checked by nobody and consented to by nobody.
    """

    id: CaptureId
    kind: Annotated[str, About(N_("Kind of note"), vocabulary="capture_kind")] = "note"
    text: Annotated[str, About(N_("Note"), Reveals.PRIVILEGED)] = ""
    date: Annotated[UncertainDate | None, About(N_("Date"))] = None
    hour: Annotated[str, About(N_("Hour"), search=False)] = ""
    dealt: Annotated[bool, About(N_("Dealt with"))] = False
    became: Annotated[AnyId | None, About(N_("What became of it"))] = None


@record("issued", 40, IssuedId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Issued(Record):
    """An issued version of a dossier, a letter or a report: its hash, its use, and whom it contains (decision 13).

    The file itself is kept as a blob under its own key. Erasing forgets that key and keeps hash, recipient and date.
    `form` is the kind of file ("pdf", "docx" ...), empty for a PDF of a dossier; files of one `report` issued together
    have one `version`.
    """

    id: IssuedId
    case: Annotated[CaseId | None, About(N_("Case"))] = None
    use: Annotated[str, About(N_("Use"), vocabulary="use")] = ""
    language: Annotated[str, About(N_("Language"), vocabulary="language")] = ""
    version: Annotated[int | None, About(N_("Version"))] = None
    at: Annotated[Instant | None, About(N_("Issued at"))] = None
    by: Annotated[MemberId | None, About(N_("By"))] = None
    recipient: Annotated[str, About(N_("Recipient"), Reveals.NETWORK)] = ""
    sha256: Annotated[bytes | None, About(N_("SHA-256"))] = None
    people: Annotated[tuple[PersonId, ...], About(N_("People in it"))] = ()
    records: Annotated[tuple[AnyId, ...], About(N_("Records in it"))] = ()
    blob: Annotated[bytes | None, About(N_("Stored file"), Reveals.KEY)] = None
    secret: Annotated[bytes | None, About(N_("Key of the stored file"), Reveals.KEY)] = None
    report: Annotated[ReportId | None, About(N_("Report"))] = None
    form: Annotated[str, About(N_("Form"), search=False)] = ""


@record("access", 41, AccessId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Access(Record):
    """One look: a view, an export or a verification. Kept twelve months, never printed (decision 17)."""

    id: AccessId
    deed: Annotated[str, About(N_("Deed"), vocabulary="access_deed")] = ""
    about: Annotated[AnyId | None, About(N_("Record"))] = None
    by: Annotated[MemberId | None, About(N_("By"))] = None
    at: Annotated[Instant | None, About(N_("At"))] = None


@record("setting", 42, SettingId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Setting(Record):
    """One choice of whoever works at this desk, under its name. It lies in the vault, so that a disk tells nothing."""

    id: SettingId
    name: Annotated[str, About(N_("Name of the setting"), search=False)] = ""
    value: Annotated[str, About(N_("Value"), Reveals.PRIVILEGED, search=False)] = ""
