"""Making a dossier: release, compose, look for leaks, draw, check, keep what was issued, write the file.

Nothing is written anywhere until the rules have agreed and the finished file has checked itself. The file appears
under its name only when it is whole.
"""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from fieldcase import __version__
from fieldcase.casework import cases
from fieldcase.casework.desk import Desk
from fieldcase.casework.safekeeping import log_access
from fieldcase.dossier import pictures, verify
from fieldcase.dossier.blocks import Document
from fieldcase.dossier.compose import compose, said_place, texts_of
from fieldcase.dossier.pdf.child import render_in_child
from fieldcase.errors import N_, CannotRead, CannotWrite, FieldcaseError, FileExists, IdentityInText, NotADossier
from fieldcase.i18n import Words, words
from fieldcase.model.case import Case
from fieldcase.model.declare import Record, kinds
from fieldcase.model.deskwork import Issued
from fieldcase.model.evidence import Evidence
from fieldcase.model.fieldwork import Organisation, Site
from fieldcase.model.ids import AnyId, EvidenceId, IssuedId
from fieldcase.model.people import Consent, Member, PersonIdentity
from fieldcase.rules.leaks import find_known_identities
from fieldcase.rules.release import release
from fieldcase.rules.released import How, Notice, Release

_UNREADABLE = N_(
    "The file of exhibit {exhibit} could not be opened as a picture; its page says so instead of showing it."
)
_PICTURES = ("image/jpeg", "image/png", "image/gif", "image/webp")


@dataclass(frozen=True)
class Made:
    """A finished dossier in memory: its bytes, what was released into it, the warnings for whoever exports it."""

    content: bytes
    release: Release
    notices: tuple[Notice, ...]

    @property
    def sha256(self) -> bytes:
        """SHA-256 of the whole file."""
        return hashlib.sha256(self.content).digest()


@dataclass(frozen=True)
class Checked:
    """What a check of a file found: its findings (none where it agrees with itself) and its SHA-256."""

    findings: tuple[verify.Finding, ...]
    sha256: bytes


def make(desk: Desk, case: Case, use: str, language: str, file_name: str, told: Words | None = None) -> Made:
    """The dossier of a case for a use, in memory. A ReleaseRefused says who or what is missing.

    `told` are the words of whoever exports, for refusals and warnings; without it they are those of the dossier.
    """
    told = told or words(language)
    released = _release(desk, case, use, language, told)
    found, unreadable = _pictures(desk, released)
    composed = compose(released, tables=desk.tables, words=words(language), pictures=found, program=__version__)
    _refuse_known_identities(desk, released, composed.document, file_name, told)
    content = render_in_child(composed.document)
    if not verify.check(content).agrees:
        raise CannotWrite(name=file_name)
    return Made(content, released, (*composed.notices, *unreadable))


def export(desk: Desk, code: str, use: str, language: str, target: Path, told: Words | None = None) -> Made:
    """Make a dossier, keep it as issued, and write it to `target`. `told` as in `make`.

    A file that stands there is replaced only if it is a dossier of ours; FileExists otherwise.
    """
    case = cases.by_code(desk, code)
    _refuse_foreign_file(target)
    made = make(desk, case, use, language, target.name, told)
    part = target.with_name(f"{target.name}.part")
    try:
        part.unlink(missing_ok=True)  # what a kill left; a link that lies there is not followed
        with open(part, "xb", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
            file.write(made.content)
            file.flush()
            os.fsync(file.fileno())
        _keep(desk, case, made)
        os.replace(part, target)
    except OSError as wrong:
        raise CannotWrite(name=target.name) from wrong
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return made


def _release(desk: Desk, case: Case, use: str, language: str, told: Words) -> Release:
    records: list[Record] = [one for kind in kinds() for one in desk.all(kind, case.scope)]
    for kind in (Member, Organisation, Site):
        records += desk.all(kind)
    return release(
        records,
        use,
        desk.world.today(),
        case=case,
        language=language,
        tables=desk.tables,
        pseudonym_key=desk.vault.pseudonym_key(),
        heads=desk.vault.journal.scope_head(case.scope).hex(),
        words=told,
    )


def _pictures(desk: Desk, released: Release) -> tuple[dict[EvidenceId, bytes], list[Notice]]:
    """The pictures of the exhibits that are shown, cleaned in a parser child, and a warning for each that cannot be."""
    found: dict[EvidenceId, bytes] = {}
    unreadable = []
    for one in released.of(Evidence):
        original, fate = desk.get(Evidence, one.id), released.exhibits.get(one.id)
        if original is None or fate is None or not fate.shown or original.media_type not in _PICTURES:
            continue
        try:
            with desk.vault.blobs.open(original.blob or b"", original.secret or b"") as reader:
                found[one.id] = pictures.clean_picture(reader.read())
        except (FieldcaseError, ValueError):
            unreadable.append(Notice(_UNREADABLE, {"exhibit": original.number}))
    return found, unreadable


def _refuse_known_identities(desk: Desk, released: Release, document: Document, file_name: str, told: Words) -> None:
    """IdentityInText where what identifies a person not named here still stands in a text or in the file's name."""
    named = {person for person, appearance in released.people.items() if appearance.how is How.NAMED}
    texts = [(said_place(document, place, told), text) for place, text in texts_of(document)]
    texts.append((told(N_("name of the file")), file_name))
    findings = find_known_identities(texts, desk.all(PersonIdentity), named, desk.all(Consent))
    if findings:
        raise IdentityInText(places="\n".join(sorted({finding.told(told) for finding in findings})))


def _keep(desk: Desk, case: Case, made: Made) -> None:
    """Keep the file as issued, once per content: as a blob under its own key, with whom and what it contains."""
    known = [one for one in desk.all(Issued, desk.own) if one.case == case.id]
    if not any(one.sha256 == made.sha256 for one in known):
        same = [one for one in known if (one.use, one.language) == (made.release.use, made.release.language)]
        stored = desk.vault.blobs.add(io.BytesIO(made.content), desk.world.random)
        appear = [person for person, how in made.release.people.items() if how.how is not How.WITHHELD]
        issued = Issued(
            id=IssuedId(desk.new_id()), scope=desk.own, case=case.id, use=made.release.use,
            language=made.release.language, version=len(same) + 1, at=desk.now(), by=desk.member, sha256=made.sha256,
            people=tuple(appear), records=_ids(made.release.records), blob=stored.blob_id, secret=stored.secret,
        )  # fmt: skip
        desk.save(None, issued)
    log_access(desk, "export", AnyId(case.id))


def _ids(records: Iterable[Record]) -> tuple[AnyId, ...]:
    return tuple(AnyId(record.key) for record in records)


def _refuse_foreign_file(target: Path) -> None:
    if not target.exists():
        return
    try:
        agrees = verify.check(target.read_bytes()).agrees
    except (OSError, NotADossier):
        agrees = False
    if not agrees:
        raise FileExists(name=target.name)


def check_file(path: Path) -> Checked:
    """Check a dossier file; NotADossier or CannotRead where it is none."""
    try:
        content = path.read_bytes()
    except OSError as wrong:
        raise CannotRead(name=path.name) from wrong
    result = verify.check(content, path.name)
    return Checked(result.findings, bytes.fromhex(result.sha256))


def was_issued(desk: Desk, sha256: bytes) -> bool:
    """Whether this vault issued a file with this SHA-256."""
    return any(one.sha256 == sha256 for one in desk.all(Issued, desk.own))
