"""Taking files into a case: what each file is, then all of them or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from fieldcase.casework import cases, chronology, offered, table_file
from fieldcase.casework.desk import Desk
from fieldcase.casework.evidence import Entered, enter, import_evidence
from fieldcase.casework.offered import Step
from fieldcase.casework.table_file import TableFile
from fieldcase.errors import FieldcaseError, FileUnreadable, UnclearFileType
from fieldcase.i18n import Words
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import ScopeId


@dataclass(frozen=True)
class Taken:
    """How many chronology rows and pieces of evidence came in."""

    rows: int
    evidence: int


def take(desk: Desk, files: Sequence[Path], code: str, taken_as: str, words: Words) -> Taken:
    """Import `files` into the case with this code, made if it is new. `taken_as` is chronology, evidence or empty.

    All files are looked at before anything is written; then they come in as one deed, so that an error or a crash in
    the middle leaves the vault as it was.
    """
    tables: list[TableFile] = []
    evidence: list[Path] = []
    for file in files:
        table = _table(file, taken_as)
        if table is None:
            evidence.append(file)
        else:
            chronology.refuse_misfits(table, words)
            tables.append(table)
    stored: list[Evidence] = []
    try:
        with desk.deed():
            case = cases.taken_or_new(desk, code)
            for table in tables:
                chronology.import_rows(desk, case.scope, table, words)
            for file in evidence:
                stored.append(_stored(desk, case.scope, file))
    except BaseException:
        # Their records went with the deed; a full disk must not stay full of files that nobody can open.
        for blob in (one.blob for one in stored if one.blob is not None):
            with suppress(FieldcaseError):
                desk.vault.blobs.remove(blob)
        raise
    return Taken(sum(len(table.rows) for table in tables), len(evidence))


def take_evidence(
    desk: Desk,
    scope: ScopeId,
    paths: Sequence[Path],
    about: Evidence | None = None,
    progress: Step | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Entered:
    """Take files into a case as evidence, all or none, in one deed. `about` says once what is common to them.

    `progress` hears bytes done and bytes in all. FileUnreadable names a file that cannot be taken; Cancelled, or a disk
    that is full, leaves nothing behind. A window does the two halves on two lanes: `offered.stored`, `evidence.enter`.
    """
    chosen = offered.looked_over(paths)
    for one in chosen:
        if one.fault:
            raise FileUnreadable(name=one.name)
    step, stop = progress or (lambda _done, _all: None), cancelled or (lambda: False)
    return enter(desk, scope, offered.stored(desk, chosen, step, stop), about)


def _stored(desk: Desk, scope: ScopeId, file: Path) -> Evidence:
    try:
        with file.open("rb") as source:
            return import_evidence(desk, scope, source, file.name)
    except OSError as wrong:
        raise FileUnreadable(name=file.name) from wrong


def _table(file: Path, taken_as: str) -> TableFile | None:
    """The chronology in a file, None where it is evidence; UnclearFileType where a CSV could be either."""
    if not file.is_file():
        raise FileUnreadable(name=file.name)
    if taken_as == "evidence" or (not taken_as and file.suffix.lower() not in (".csv", ".tsv")):
        return None
    table = table_file.from_file(file)
    if taken_as == "chronology":
        return table
    verdict = chronology.looks_like_chronology(table.columns)
    if verdict is None:
        raise UnclearFileType(name=file.name)
    return table if verdict else None
