"""What this laptop still knows of a visit that was sealed to a coordinator: which file, to whom, when, and how many.

Never a word of what was told: those are in the file, which nobody opens here any more (decision 67).
"""

from dataclasses import dataclass
from typing import Annotated

from fieldcase.errors import N_
from fieldcase.model.declare import About, Record, Reveals, record
from fieldcase.model.ids import MemberId, SealedFileId, SealedVisitId, VisitId
from fieldcase.model.values import Instant


@record("sealed_visit", 73, SealedVisitId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class SealedVisit(Record):
    """A visit that was sealed. `device` is the key of the laptop it was sealed to, `blob` the age file that it opens;
    `sha256` and `size` are of that file as it lies here. `visit` is the plan it was made by, where there was one.

    Of the numbers those are there which the worker agreed may stay; `given` is when the file was last handed over.
    """

    id: SealedVisitId
    device: Annotated[bytes | None, About(N_("Laptop it was sealed to"), Reveals.KEY)] = None
    visit: Annotated[VisitId | None, About(N_("Visit"))] = None
    at: Annotated[Instant | None, About(N_("Sealed at"))] = None
    by: Annotated[MemberId | None, About(N_("By"))] = None
    blob: Annotated[bytes | None, About(N_("Stored file"), Reveals.KEY)] = None
    sha256: Annotated[bytes | None, About(N_("SHA-256"))] = None
    size: Annotated[int | None, About(N_("Size in bytes"))] = None
    interviews: Annotated[int | None, About(N_("Interviews"))] = None
    refusals: Annotated[int | None, About(N_("Refusals"))] = None
    people: Annotated[int | None, About(N_("People"))] = None
    given: Annotated[Instant | None, About(N_("Handed over at"))] = None


@record("sealed_file", 74, SealedFileId, "sealed")
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class SealedFile(Record):
    """A file of evidence of a sealed visit, as it lies here; its key is in the sealed file. `name` is what it is called
    beside that."""

    id: SealedFileId
    sealed: Annotated[SealedVisitId | None, About(N_("Sealed visit"))] = None
    name: Annotated[bytes | None, About(N_("Name beside the sealed file"), Reveals.KEY)] = None
    blob: Annotated[bytes | None, About(N_("Stored file"), Reveals.KEY)] = None
    sha256: Annotated[bytes | None, About(N_("SHA-256"))] = None
    size: Annotated[int | None, About(N_("Size in bytes"))] = None
