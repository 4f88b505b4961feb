"""A report as files: made in a child, looked at once more, kept as issued, written under one name in every form.

Nothing is written anywhere until the rules have agreed and the PDF has checked itself. All files appear or none does;
they are named after nobody (decision 13).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from fieldcase.casework import issuing
from fieldcase.casework.desk import Desk
from fieldcase.casework.dossiers import Progress, finished
from fieldcase.casework.gathering import CleanPictures, Gathered
from fieldcase.casework.report_gathering import gather
from fieldcase.casework.report_issued import issued_versions as issued_versions
from fieldcase.casework.safekeeping import log_access
from fieldcase.casework.sight import Sight
from fieldcase.dossier.parts import Joined
from fieldcase.dossier.report.ingredients import CSV as CSV
from fieldcase.dossier.report.ingredients import DOCX as DOCX
from fieldcase.dossier.report.ingredients import FORMS as FORMS
from fieldcase.dossier.report.ingredients import JSON as JSON
from fieldcase.dossier.report.ingredients import PDF as PDF
from fieldcase.dossier.report.ingredients import XLSX as XLSX
from fieldcase.dossier.report.ingredients import ReportIngredients
from fieldcase.dossier.revealed import Revealed
from fieldcase.errors import FileExists, ReportChanged
from fieldcase.i18n import Words
from fieldcase.model.deskwork import Issued
from fieldcase.model.ids import AnyId, IssuedId, PersonId
from fieldcase.model.reports import Report
from fieldcase.rules.released import Appearance, How, Notice
from fieldcase.rules.submissions import Length

_FORMS = {form: place for place, form in enumerate(FORMS)}


@dataclass(frozen=True, repr=False)
class MadeReport:
    """A finished report in memory: its PDF in pieces and its other files, whom and what it tells of, the warnings."""

    gathered: Gathered
    pieces: tuple[bytes, ...]
    files: tuple[tuple[str, bytes], ...]
    people: Mapping[PersonId, Appearance]
    records: tuple[AnyId, ...]
    notices: tuple[Notice, ...]
    revealed: Revealed
    length: Length

    @property
    def appear(self) -> tuple[PersonId, ...]:
        """Everybody who is told of in it."""
        return tuple(who for who, one in self.people.items() if one.how is not How.WITHHELD)


def make(
    desk: Desk, report: Report, file_name: str, told: Words | None = None, forms: Collection[str] = (PDF,)
) -> MadeReport:
    """A report in memory. A ReleaseRefused says who or what is missing."""
    return made_from(gather(desk, report, file_name, told, forms), CleanPictures(desk))


def made_from(
    gathered: Gathered,
    pictures: CleanPictures,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> MadeReport:
    """The report of what was gathered, made in a child of its own: touches no lane of the vault and may take long.

    ReleaseRefused, ChildFailed, Cancelled; CannotWrite where the finished PDF does not agree with itself.
    """
    answer, pieces, _ = finished(gathered, pictures, progress, cancelled)
    return MadeReport(
        gathered, pieces, answer.files, answer.people, answer.records, answer.notices, answer.revealed, answer.length,
    )  # fmt: skip


def next_version(source: Sight, report: Report) -> int:
    """The number of the next issued version."""
    return max((one.version or 0 for one in issued_versions(source, report)), default=0) + 1


def suggested_name(source: Sight, report: Report) -> str:
    """The name of the next issued version without an ending: what it is, its language, v<n>; never a title or a
    person."""
    kind = report.submission.replace("_", "-") or "report"
    return f"{kind}-{report.language or 'xx'}-v{next_version(source, report)}"


def issue(desk: Desk, made: MadeReport, folder: Path, stem: str) -> tuple[Path, ...]:
    """Keep a finished report as issued and write its files to a folder under one name: a deed, for the writing lane.

    ReportChanged where the report, a case or a consent is no longer what it was made from; FileExists where something
    stands there that must not be lost; CannotWrite: then nothing was written.
    """
    before = _report_of(made)
    forms = before.forms
    _refuse_changed(desk, made)
    files = _named(made, folder, stem, forms)
    for target, content in files:
        _refuse_taken(target, content)

    def kept_first() -> None:
        """A kill leaves no file that nobody knows of."""
        with desk.deed(undoable=False):  # what left cannot be taken back
            _keep(desk, made, files)
            log_access(desk, "export", AnyId(before.report.id))

    issuing.write_all([(target, _opened(content)) for target, content in files], kept_first)
    return tuple(target for target, _ in files)


Content = tuple[bytes, ...]


def _report_of(made: MadeReport) -> ReportIngredients:
    assert isinstance(made.gathered.ingredients, ReportIngredients)
    return made.gathered.ingredients


def _named(made: MadeReport, folder: Path, stem: str, forms: Collection[str]) -> list[tuple[Path, Content]]:
    """Every file with where it goes; a table is named after the report and itself."""
    found: list[tuple[Path, Content]] = [(folder / f"{stem}.{PDF}", made.pieces)] if PDF in forms else []
    for name, content in made.files:
        ending = f".{name}" if name in FORMS else f"-{name}"
        found.append((folder / f"{stem}{ending}", (content,)))
    return found


def _opened(content: Content) -> Joined | BytesIO:
    return Joined(content) if len(content) > 1 else BytesIO(content[0])


def _refuse_changed(desk: Desk, made: MadeReport) -> None:
    """Judged twice: between the pages that were looked at and their file a consent may be taken back."""
    before = _report_of(made)
    now = desk.get(Report, before.report.id)
    if now is None or now.hidden:
        raise ReportChanged
    again = gather(desk, now, before.file_name, None, before.forms).ingredients
    assert isinstance(again, ReportIngredients)
    if replace(again, told=before.told, pictures={}, tables_before=()) != replace(
        before, pictures={}, tables_before=()
    ):
        raise ReportChanged


def _refuse_taken(target: Path, content: Content) -> None:
    """FileExists where something stands there that is neither the same nor a PDF of ours: somebody may have worked on a
    Word document."""
    if not target.exists():
        return
    if target.suffix == f".{PDF}":
        issuing.refuse_foreign_file(target)
        return
    try:
        same = target.read_bytes() == b"".join(content)
    except OSError:
        same = False
    if not same:
        raise FileExists(name=target.name)


def _keep(desk: Desk, made: MadeReport, files: Sequence[tuple[Path, Content]]) -> None:
    """Keep each file as issued under its own key, with whom and what it tells of. Where all of them were issued before,
    there is no new version."""
    before = _report_of(made)
    sums = [hashlib.sha256(b"".join(content)).digest() for _, content in files]
    if {one.sha256 for one in issued_versions(desk, before.report)}.issuperset(sums):
        return
    version = next_version(desk, before.report)
    for (target, content), sha256 in zip(files, sums, strict=True):
        stored = desk.vault.blobs.add(_opened(content), desk.world.random)
        issued = Issued(
            id=IssuedId(desk.new_id()), scope=desk.own, report=before.report.id, form=target.suffix[1:],
            use=before.use, language=before.language, version=version, at=desk.now(), by=desk.member, sha256=sha256,
            people=made.appear, records=made.records, blob=stored.blob_id, secret=stored.secret,
        )  # fmt: skip
        desk.save(None, issued)


def reveals(made: MadeReport, words: Words) -> tuple[tuple[str, str], ...]:
    """What these files will reveal: rows of a label (a msgid) and a value in the language of `words`."""
    return made.revealed.rows(words)
