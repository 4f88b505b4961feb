"""Taking files into a case: what each file is, then all that can be taken as one deed, and the rest by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from fieldcase.casework import cases, chronology, table_file
from fieldcase.casework.desk import Desk
from fieldcase.casework.evidence import Entered, enter, forget
from fieldcase.casework.offered import looked_over
from fieldcase.casework.originals import Left, NotTaken, Original
from fieldcase.casework.storing import Archives, Kept, stored
from fieldcase.casework.table_file import TableFile
from fieldcase.errors import FileUnreadable, NothingTaken, UnclearFileType
from fieldcase.i18n import Words
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import ScopeId

Step = Callable[[int, int], None]


@dataclass(frozen=True, repr=False)
class Taken:
    """How many chronology rows came in; what became of the files that are evidence; which were left, and why; which
    archives came in whole although they were to be taken apart; how many rows were there already."""

    rows: int
    entered: Entered
    left: tuple[Left, ...]
    whole: tuple[Left, ...]
    known_rows: int = 0


def take(
    desk: Desk,
    files: Sequence[Path],
    code: str,
    taken_as: str,
    words: Words,
    about: Evidence | None = None,
    archives: Archives = Archives.KEEP,
) -> Taken:
    """Import `files` into the case with this code, made if it is new. `taken_as` is chronology, evidence or empty.

    A folder is evidence with all files below it. A file that cannot be evidence is left and named; a chronology comes
    in whole, or nothing does. All that comes in is one deed, so that a crash in the middle leaves the vault as it was.
    NothingTaken where nothing could be taken in.
    """
    tables: list[TableFile] = []
    pieces: list[Path] = []
    for file in files:
        table = _table(file, taken_as)
        if table is None:
            pieces.append(file)
        else:
            chronology.refuse_misfits(table, words)
            tables.append(table)
    kept = stored(desk, looked_over(pieces), _unheard, _never, archives)
    if not tables:
        _refuse_nothing(kept, words)
    try:
        with desk.deed():
            case = cases.taken_or_new(desk, code)
            imported = [chronology.import_rows(desk, case.scope, table, words) for table in tables]
            entered = enter(desk, case.scope, kept.stored, about)
    except BaseException:
        # Their records went with the deed; a full disk must not stay full of files that nobody can open.
        forget(desk, kept.stored)
        raise
    return Taken(
        sum(one.added for one in imported), entered, kept.left, kept.whole, sum(one.known for one in imported)
    )  # fmt: skip


def take_evidence(
    desk: Desk,
    scope: ScopeId,
    paths: Sequence[Path],
    about: Evidence | None = None,
    progress: Step | None = None,
    cancelled: Callable[[], bool] | None = None,
    archives: Archives = Archives.KEEP,
) -> Taken:
    """Take files and folders into a case as evidence, in one deed. `about` says once what is common to them.

    `progress` hears bytes done and bytes in all. What cannot be taken is left and named; Cancelled, or a disk that is
    full, leaves nothing behind. A window does the halves on lanes of their own: `storing.stored`, `evidence.enter`.
    """
    chosen = looked_over(paths, cancelled=cancelled)
    kept = stored(desk, chosen, progress or _unheard, cancelled or _never, archives)
    return Taken(0, enter(desk, scope, kept.stored, about), kept.left, kept.whole)


def _unheard(_done: int, _total: int) -> None:
    """Nobody is told how far it is."""


def _never() -> bool:
    """Nobody stops it."""
    return False


def _refuse_nothing(kept: Kept, words: Words) -> None:
    if not kept.stored:
        raise NothingTaken(files="\n".join(f"{one.name}: {words(one.why)}" for one in kept.left))


def _table(file: Path, taken_as: str) -> TableFile | None:
    """The chronology in a file, None where it is evidence; UnclearFileType where a CSV could be either."""
    if taken_as == "evidence" or (not taken_as and not _may_be_table(file)):
        return None
    if not file.is_file():
        raise FileUnreadable(name=file.name)
    table = table_file.looked_into(file)
    if taken_as == "chronology":
        table_file.refuse_twice(table, file.name)
        return table
    verdict = chronology.looks_like_chronology(table.columns)
    if verdict is None:
        raise UnclearFileType(name=file.name)
    if not verdict:
        return None
    table_file.refuse_twice(table, file.name)
    return table


def _may_be_table(file: Path) -> bool:
    """Whether a file is called as tables are and can be opened at all; if not, it is left and named as evidence is."""
    if file.suffix.lower() not in (".csv", ".tsv"):
        return False
    try:
        Original(file).close()
    except NotTaken:
        return False
    return True
