"""Records of this desk alone: what was issued to whom, and who looked. They never leave the vault."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fieldcase.errors import N_
from fieldcase.model.declare import About, Record, Reveals, record
from fieldcase.model.ids import AccessId, AnyId, CaseId, IssuedId, MemberId, PersonId
from fieldcase.model.values import Instant


@record("issued", 40, IssuedId)
@dataclass(frozen=True, kw_only=True, repr=False)
class Issued(Record):
    """An issued version of a dossier: its hash, its use, and whom it contains (decision 13).

    The file itself is kept as a blob under its own key. Erasing forgets that key and keeps hash, recipient and date.
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


@record("access", 41, AccessId)
@dataclass(frozen=True, kw_only=True, repr=False)
class Access(Record):
    """One look: a view, an export or a verification. Kept twelve months, never printed (decision 17)."""

    id: AccessId
    deed: Annotated[str, About(N_("Deed"), vocabulary="access_deed")] = ""
    about: Annotated[AnyId | None, About(N_("Record"))] = None
    by: Annotated[MemberId | None, About(N_("By"))] = None
    at: Annotated[Instant | None, About(N_("At"))] = None
