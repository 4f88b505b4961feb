"""Bringing a chronology in from a table: which column is what, which rows do not fit and why, then all rows or none.

The file is read on the window's long lane and stays where it is. Knows tables; what a row becomes is casework's.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fieldcase.casework import chronology, table_file
from fieldcase.casework.table_file import TableFile
from fieldcase.errors import N_
from fieldcase.model.case import Case
from ui.jobs import run_long, write_long
from ui.pages.chronology_meaning import ChronologyMeaning
from ui.pages.mapping_panel import MappingPanel
from ui.widgets.file_picker import FilePicker, Wanted

if TYPE_CHECKING:
    from ui.workplace import Workplace

ENDINGS = (".csv", ".tsv", ".txt")


def choose_table(work: Workplace, case: Case) -> None:
    """Ask for a file, then for what its columns mean."""
    title = work.words(N_("Import a chronology: choose the table"))
    picker = FilePicker(
        work.words, title, Wanted.FILES, Path.home(), lambda paths: read_table(work, case, paths[0]), endings=ENDINGS
    )
    work.asked_for_panel.emit(picker)


def read_table(work: Workplace, case: Case, path: Path) -> None:
    """Read a table and show what its columns may be."""

    def show(table: TableFile) -> None:
        meaning = ChronologyMeaning()
        panel = MappingPanel(work, path.name, table, meaning, lambda fitting: bring_in(work, case, fitting))
        work.asked_for_panel.emit(panel)

    said = work.words(N_("The table is being read."))
    run_long(work, said, lambda _step, _stop: table_file.from_file(path), show)


def bring_in(work: Workplace, case: Case, table: TableFile) -> None:
    """Import every row as one deed, which one undo takes back."""
    words = work.words
    write_long(
        work,
        words(N_("The chronology is being imported.")),
        lambda desk, step, stop: chronology.import_rows(desk, case.scope, table, words, step, stop),
        lambda _done: None,
        lambda done: done.told(words),
    )
