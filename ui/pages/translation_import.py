"""Taking a whole translation in from a table: which rows come in, which do not fit and why, then all rows or none.

The file is read on the window's long lane and stays where it is. Knows tables; what a row becomes is casework's.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fieldcase.casework import table_file, translation_table
from fieldcase.casework.table_file import TableFile
from fieldcase.errors import N_
from fieldcase.model.translation import Translation
from ui.jobs import run_long, write_long
from ui.widgets.file_picker import FilePicker, Wanted

if TYPE_CHECKING:
    from ui.workplace import Workplace

ENDINGS = (".csv", ".tsv", ".txt")
_TITLE = N_("A translation from a table: page, place, kind, original, translation, continued on page")


def choose_table(work: Workplace, translation: Translation) -> None:
    """Ask for a file and take it in."""
    picker = FilePicker(
        work.words, work.words(_TITLE), Wanted.FILES, Path.home(),
        lambda paths: read_table(work, translation, paths[0]), endings=ENDINGS,
    )  # fmt: skip
    work.asked_for_panel.emit(picker)


def read_table(work: Workplace, translation: Translation, path: Path) -> None:
    """Read a table and take its rows in; rows that do not fit are all told, and nothing is taken in then."""
    said = work.words(N_("The table is being read."))
    run_long(
        work, said, lambda _step, _stop: table_file.from_file(path), lambda table: bring_in(work, translation, table)
    )


def bring_in(work: Workplace, translation: Translation, table: TableFile) -> None:
    """Take every row in as one deed, which one undo takes back."""
    words, number = work.words, len(table.rows)
    done = words.plural("{n} row was imported.", "{n} rows were imported.", number).format(n=number)
    write_long(
        work,
        words(N_("The translation is being taken in.")),
        lambda desk, step, stop: translation_table.take_in(desk, translation, table, words, step, stop),
        lambda _changes: None,
        done,
    )
