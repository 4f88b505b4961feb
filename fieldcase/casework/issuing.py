"""What was issued: kept with whom it contains, named after nobody, found again, written anew (decision 13).

Knows files on a person's disk and records of this desk; refuses to know how a dossier is made.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Protocol

from fieldcase.casework.called import Looks
from fieldcase.casework.desk import Desk
from fieldcase.casework.safekeeping import log_access
from fieldcase.dossier import verify
from fieldcase.dossier.parts import Joined
from fieldcase.errors import (
    CannotWrite,
    ConsentWithdrawn,
    EvidenceDamaged,
    FileExists,
    NotADossier,
    VersionNotKept,
)
from fieldcase.errors.release import Where
from fieldcase.model.case import Case
from fieldcase.model.deskwork import Issued
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import AnyId, CaseId, IssuedId, PersonId
from fieldcase.model.people import Consent, Person
from fieldcase.rules.consents import TEXT, State, answer, grants
from fieldcase.rules.exhibits import media_of
from fieldcase.rules.people import Row, row_of

_STRETCH = 1 << 20
# The forms of issued files that can be told from a stranger's: a PDF checks itself.
_SEALED = frozenset({"", "pdf"})
_TAKEN_BACK = (State.WITHDRAWN, State.REFUSED)


class Reads(Protocol):
    """A file to be read on."""

    def read(self, size: int = -1, /) -> bytes: ...


class Finished(Protocol):
    """A finished dossier, as far as keeping it needs to know."""

    def opened(self) -> Joined:
        """The file, to be read from its beginning."""

    @property
    def sha256(self) -> bytes:
        """Its sum."""

    @property
    def use(self) -> str:
        """What it is for."""

    @property
    def language(self) -> str:
        """In which language."""

    @property
    def appear(self) -> tuple[PersonId, ...]:
        """Who is told of in it."""

    @property
    def records(self) -> tuple[AnyId, ...]:
        """What is told in it."""


def issued_versions(source: Looks, case: Case) -> tuple[Issued, ...]:
    """The issued versions of a case, the newest first."""
    found = [one for one in source.all(Issued) if one.case == case.id]
    return tuple(sorted(found, key=lambda one: one.at.milliseconds if one.at else 0, reverse=True))


def suggested_name(source: Looks, case: Case, use: str, language: str) -> str:
    """The name of the next issued version of a case (decision 13): code, use, language, v<n>; never a person."""
    number = _next_version(source, case.id, use, language)
    # A code is typed by people: what a file's name cannot hold on some system is not taken over.
    code = "".join(sign if sign.isalnum() or sign in "-_." else "-" for sign in case.code).strip("-.")
    return f"{code or 'case'}-{use.replace('_', '-')}-{language}-v{number}.pdf"


def _next_version(source: Looks, case: CaseId, use: str, language: str) -> int:
    same = [one for one in source.all(Issued) if (one.case, one.use, one.language) == (case, use, language)]
    return max([len(same), *(one.version or 0 for one in same)]) + 1


def keep(desk: Desk, case: Case, made: Finished) -> None:
    """Keep the file as issued, once per content: as a blob under its own key, with whom and what it contains."""
    known = [one for one in desk.all(Issued, desk.own) if one.case == case.id]
    if not any(one.sha256 == made.sha256 for one in known):
        stored = desk.vault.blobs.add(made.opened(), desk.world.random)
        issued = Issued(
            id=IssuedId(desk.new_id()), scope=desk.own, case=case.id, use=made.use, language=made.language,
            version=_next_version(desk, case.id, made.use, made.language), at=desk.now(), by=desk.member,
            sha256=made.sha256, people=made.appear, records=made.records, blob=stored.blob_id, secret=stored.secret,
        )  # fmt: skip
        desk.save(None, issued)
    log_access(desk, "export", AnyId(case.id))


def was_issued(desk: Desk, sha256: bytes) -> bool:
    """Whether this vault issued a file with this SHA-256."""
    return any(one.sha256 == sha256 for one in desk.all(Issued, desk.own))


def write_issued_again(desk: Desk, issued: Issued, target: Path) -> None:
    """Write the kept file of an issued version to `target`, byte for byte: a deed, for the writing lane.

    ConsentWithdrawn where somebody in it has since taken the consent back, VersionNotKept where its key is forgotten,
    EvidenceDamaged where the kept file is not what was issued; FileExists and CannotWrite as in an export.
    """
    if issued.blob is None or issued.secret is None:
        raise VersionNotKept
    _refuse_withdrawn(desk, issued)
    if issued.form in _SEALED:
        refuse_foreign_file(target)
    elif target.exists():  # nothing in it says that it is ours, and somebody may have worked on it
        raise FileExists(name=target.name)
    with desk.vault.blobs.open(issued.blob, issued.secret) as reader:
        if _sum(reader) != issued.sha256:
            raise EvidenceDamaged
        reader.seek(0)
        about = AnyId(issued.case or issued.report or b"") or None
        write(target, reader, lambda: log_access(desk, "export", about))


def _sum(reader: Reads) -> bytes:
    digest = hashlib.sha256()
    while piece := reader.read(_STRETCH):
        digest.update(piece)
    return digest.digest()


def _refuse_withdrawn(desk: Desk, issued: Issued) -> None:
    """ConsentWithdrawn, by working pseudonym, where people in an issued version no longer agree to its use: to be told
    of, or to a picture, a voice, a film or a document of theirs among its exhibits."""
    gone = []
    consents = desk.all(Consent)
    pieces = [piece for key in issued.records if (piece := desk.get(Evidence, key)) is not None]
    for who in issued.people:
        person = desk.get(Person, who)
        theirs = [one for one in consents if one.person == who]
        media = {one for piece in pieces if who in _in(piece) for one in media_of(piece, desk.tables)}
        if any(_taken_back(desk, theirs, issued.use, medium, person) for medium in (TEXT, *sorted(media))):
            gone.append(Where(who, "", person.pseudonym if person else ""))
    if gone:
        raise ConsentWithdrawn(people="\n".join(one.said for one in gone)).at(*gone)


def _in(piece: Evidence) -> frozenset[PersonId]:
    return frozenset((*piece.shows, *piece.identifies))


def _taken_back(desk: Desk, theirs: Sequence[Consent], use: str, medium: str, person: Person | None) -> bool:
    """Whether a person took a yes back, or says no to being told of. A no to a medium that was never a yes kept the
    exhibit out of that version too."""
    minor = row_of(person, desk.tables) is Row.CHILD
    state = answer(theirs, use, medium, desk.world.today(), minor=minor).state
    once = medium == TEXT or any(grants(one) and use in one.uses and medium in one.media for one in theirs)
    return state in _TAKEN_BACK and once


def refuse_foreign_file(target: Path) -> None:
    """FileExists where something stands at `target` that is no dossier of ours."""
    if not target.exists():
        return
    try:
        with target.open("rb") as file:
            agrees = verify.check(file).agrees
    except (OSError, NotADossier):
        agrees = False
    if not agrees:
        raise FileExists(name=target.name)


def write(target: Path, content: Reads, before_it_appears: Callable[[], None]) -> None:
    """Write a file whole or not at all: a part beside it, then the deed that has to hold first, then its name."""
    write_all([(target, content)], before_it_appears)


def write_all(files: Sequence[tuple[Path, Reads]], before_they_appear: Callable[[], None]) -> None:
    """Write files all or none, each whole: parts beside them, then the deed that has to hold first, then their names.
    CannotWrite where one cannot be; then what stood in its place and in that of the others stands there."""
    at = Path()
    try:
        for at, content in files:
            _write_part(at, content)
        before_they_appear()
        _name_parts([target for target, _ in files])
    except OSError as wrong:
        raise CannotWrite(name=at.name) from wrong
    finally:
        for target, _ in files:
            with suppress(OSError):
                _part(target).unlink(missing_ok=True)


def _name_parts(targets: Sequence[Path]) -> None:
    """Give every part its name; CannotWrite where one cannot have it, and what stood there stands there again."""
    done: list[tuple[Path, bytes | None]] = []
    for target in targets:
        try:
            # Where one file is written, nothing has to be put back.
            before = target.read_bytes() if len(targets) > 1 and target.exists() else None
            os.replace(_part(target), target)
        except OSError as wrong:
            for one, content in done:
                _put_back(one, content)
            raise CannotWrite(name=target.name) from wrong
        done.append((target, before))


def _put_back(target: Path, before: bytes | None) -> None:
    with suppress(OSError):
        if before is None:
            target.unlink(missing_ok=True)
        else:
            _write_part(target, BytesIO(before))
            os.replace(_part(target), target)


def _part(target: Path) -> Path:
    return target.with_name(f"{target.name}.part")


def _write_part(target: Path, content: Reads) -> None:
    part = _part(target)
    part.unlink(missing_ok=True)  # what a kill left; a link that lies there is not followed
    with open(part, "xb", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
        shutil.copyfileobj(content, file, _STRETCH)
        file.flush()
        os.fsync(file.fileno())
