"""Making a dossier: gather, have it made in a child, check it, keep what was issued, write the file.

Nothing is written anywhere until the rules have agreed and the finished file has checked itself. The file appears
under its name only when it is whole.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from fieldcase import sandbox
from fieldcase.casework import cases, issuing
from fieldcase.casework.desk import Desk
from fieldcase.casework.gathering import CleanPictures, Gathered, gather
from fieldcase.casework.issuing import issued_versions, suggested_name, was_issued, write_issued_again
from fieldcase.dossier import verify
from fieldcase.dossier.answers import Finished, Refused, Wanted
from fieldcase.dossier.asking import ask_for_dossier, new_child
from fieldcase.dossier.compose.sections import section_names
from fieldcase.dossier.ingredients import Ingredients
from fieldcase.dossier.manifest import seal
from fieldcase.dossier.parts import Joined
from fieldcase.dossier.revealed import Revealed
from fieldcase.errors import Cancelled, CannotRead, CannotWrite, CaseChanged, ChildFailed, NotADossier
from fieldcase.i18n import Words
from fieldcase.model.case import Case
from fieldcase.model.ids import AnyId, PersonId
from fieldcase.rules.released import Appearance, How, Notice

__all__ = [
    "Checked", "Gathered", "Made", "check_file", "export", "gather", "issue", "issued_versions", "made_from", "make",
    "reveals", "section_names", "suggested_name", "was_issued", "write_issued_again",
]  # fmt: skip

Progress = Callable[[int, int], None]


@dataclass(frozen=True, repr=False)
class Made:
    """A finished dossier in memory: its bytes in pieces, whom and what it tells of, and the warnings for the exporter.

    `people` holds everybody of the case, also those who are left out; `records` are the ids of those released;
    `heads` is where the case's journal ended when it was gathered. The pictures among the pieces are those that were
    gathered, not copies.
    """

    pieces: tuple[bytes, ...]
    use: str
    language: str
    people: Mapping[PersonId, Appearance]
    records: tuple[AnyId, ...]
    notices: tuple[Notice, ...]
    revealed: Revealed
    heads: str
    sha256: bytes

    @property
    def content(self) -> bytes:
        """The whole file, as a copy of its own."""
        return b"".join(self.pieces)

    def opened(self) -> Joined:
        """The whole file, to be read from its beginning."""
        return Joined(self.pieces)

    @property
    def appear(self) -> tuple[PersonId, ...]:
        """Everybody who is told of in it."""
        return tuple(who for who, one in self.people.items() if one.how is not How.WITHHELD)


@dataclass(frozen=True)
class Checked:
    """What a check of a file found: its findings (none where it agrees with itself) and its SHA-256."""

    findings: tuple[verify.Finding, ...]
    sha256: bytes


def make(
    desk: Desk,
    case: Case,
    use: str,
    language: str,
    file_name: str,
    told: Words | None = None,
    sections: frozenset[str] | None = None,
) -> Made:
    """The dossier of a case for a use, in memory. A ReleaseRefused says who or what is missing.

    `told` are the words of whoever exports, for refusals and warnings; without it they are those of the dossier.
    `sections` are the anchors of those wanted (`section_names`), None for all.
    """
    return made_from(gather(desk, case, use, language, file_name, told, sections), CleanPictures(desk))


def made_from(
    gathered: Gathered,
    pictures: CleanPictures,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Made:
    """The dossier of what was gathered, made in a child of its own: touches no lane of the vault and may take long.

    `progress` and `cancelled` as in CleanPictures. ReleaseRefused, ChildFailed, Cancelled; CannotWrite where the
    finished file does not agree with itself.
    """
    assert isinstance(gathered.ingredients, Ingredients)
    answer, pieces, sha256 = finished(gathered, pictures, progress, cancelled)
    return Made(
        pieces, answer.use, answer.language, answer.people, answer.records, answer.notices, answer.revealed,
        gathered.ingredients.heads, sha256,
    )  # fmt: skip


def finished(
    gathered: Gathered,
    pictures: CleanPictures,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[Finished, tuple[bytes, ...], bytes]:
    """What a child of its own makes of what was gathered: its answer, the PDF in pieces, the PDF's SHA-256.

    Errors as of `made_from`.
    """
    ingredients = gathered.ingredients
    if ingredients.preview:
        raise ValueError("gathered for a preview")
    with new_child() as child, sandbox.ended_by(cancelled, child.stop):
        answer = answered(child, gathered, pictures, progress, cancelled)
    if cancelled is not None and cancelled():
        raise Cancelled
    if isinstance(answer, Refused):
        raise answer.refusal
    try:
        pieces = seal(answer.parts, pictures.stored())
        checked = verify.check(Joined(pieces))
    except (ValueError, NotADossier):
        raise CannotWrite(name=ingredients.file_name) from None
    if not checked.agrees:
        raise CannotWrite(name=ingredients.file_name)
    return answer, pieces, bytes.fromhex(checked.sha256)


def answered(
    child: sandbox.Warm,
    gathered: Gathered,
    pictures: CleanPictures,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Finished | Refused:
    """What the child makes of what was gathered; the pictures it wants are decrypted and cleaned in between."""
    gathered = pictures.known(gathered)
    answer = ask_for_dossier(child, gathered.ingredients, gathered.stored)
    if isinstance(answer, Wanted):
        gathered = pictures.added(gathered, answer.pictures, progress, cancelled)
        answer = ask_for_dossier(child, gathered.ingredients, gathered.stored)
    if isinstance(answer, Wanted):
        raise ChildFailed
    return answer


def export(
    desk: Desk,
    code: str,
    use: str,
    language: str,
    target: Path,
    told: Words | None = None,
    sections: frozenset[str] | None = None,
) -> Made:
    """Make a dossier, keep it as issued, and write it to `target`. `told` and `sections` as in `make`.

    A file that stands there is replaced only if it is a dossier of ours; FileExists otherwise.
    """
    case = cases.by_code(desk, code)
    issuing.refuse_foreign_file(target)
    made = make(desk, case, use, language, target.name, told, sections)
    issue(desk, case, made, target)
    return made


def issue(desk: Desk, case: Case, made: Made, target: Path) -> None:
    """Keep a finished dossier as issued and write it to `target`: a deed, for the writing lane.

    CaseChanged where the case is no longer what it was made from; FileExists where a file stands there that is no
    dossier of ours; CannotWrite.
    """
    if desk.vault.journal.scope_head(case.scope).hex() != made.heads:
        raise CaseChanged
    issuing.refuse_foreign_file(target)
    issuing.write(target, made.opened(), lambda: issuing.keep(desk, case, made))


def reveals(made: Made, words: Words) -> tuple[tuple[str, str], ...]:
    """What this file will reveal: rows of a label (a msgid) and a value in the language of `words`."""
    return made.revealed.rows(words)


def check_file(path: Path) -> Checked:
    """Check a dossier file; NotADossier or CannotRead where it is none."""
    try:
        with path.open("rb") as file:
            result = verify.check(file, path.name)
    except OSError as wrong:
        raise CannotRead(name=path.name) from wrong
    return Checked(result.findings, bytes.fromhex(result.sha256))
