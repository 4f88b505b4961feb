"""Taking court decisions in from a table: which column is what, which rows do not fit and why, then all rows or none.

The file is read on the window's long lane and stays where it is. Knows tables; what a row becomes is casework's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QWidget

from fieldcase.casework import decision_table, table_file
from fieldcase.casework.decision_cells import Cells
from fieldcase.casework.decision_columns import FIELDS, suggested
from fieldcase.casework.table_file import TableFile
from fieldcase.errors import N_
from fieldcase.model.courts import Decision
from ui.jobs import run_long, write_long
from ui.pages.mapping_panel import MappingPanel, Tried
from ui.pages.mapping_preview import SHOWN
from ui.widgets.check_line import CheckLine
from ui.widgets.file_picker import FilePicker, Wanted

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

ENDINGS = (".csv", ".tsv", ".txt")
_FIRST = ("date", "article", "substance", "weight", "court")


class DecisionMeaning:
    """The meaning. `known` is the box that leaves out what is there already."""

    fields = FIELDS
    lead = N_("{file}: say what each column is. What is left out is kept with its decision as a lawyer's note.")
    lacking = N_("An article, a date or a court needs a column.")
    heads: tuple[str, ...] = (N_("Date"), N_("Article"), N_("Substance"), N_("Weight"), N_("Court"))
    wide = 4
    known: QAbstractButton

    def suggested(self, columns: tuple[str, ...]) -> Mapping[str, str]:
        """What the columns are by their names."""
        return suggested(columns)

    def choices(self, work: Workplace, changed: Callable[[], None]) -> tuple[QWidget, ...]:
        """Whether rows that are there already are passed over."""
        line = CheckLine(work.words(N_("Leave out the rows that are there already")), lambda _on: changed())
        self.known = line.box
        return (line,)

    def trial(self, work: Workplace, table: TableFile, columns: Mapping[str, str]) -> Callable[[Look], Tried]:
        """The table as it would come in; run on the reading lane."""
        leave_known, words = self.known.isChecked(), work.words

        def tried(look: Look) -> Tried:
            fitting = decision_table.mapped(table, columns)
            cells, known = decision_table.cells_of(look, words), decision_table.known_in(look)
            rows = decision_table.read_rows(fitting, cells, look.register, known, leave_known=leave_known)
            first = tuple(_cells(row.decision, cells) for row in rows[:SHOWN])
            return Tried(fitting, decision_table.misfits(fitting, rows), first, len(rows))

        return tried


def _cells(decision: Decision, cells: Cells) -> tuple[str, ...]:
    return tuple(cells.edited(name, getattr(decision, name)) for name in _FIRST)


def choose_table(work: Workplace) -> None:
    """Ask for a file, then for what its columns mean."""
    title = work.words(N_("Take court decisions in: choose the table"))
    picker = FilePicker(
        work.words, title, Wanted.FILES, Path.home(), lambda paths: read_table(work, paths[0]), endings=ENDINGS
    )
    work.asked_for_panel.emit(picker)


def read_table(work: Workplace, path: Path) -> None:
    """Read a table and show what its columns may be."""

    def show(table: TableFile) -> None:
        meaning = DecisionMeaning()

        def bring(fitting: TableFile) -> None:
            bring_in(work, fitting, leave_known=meaning.known.isChecked())

        work.asked_for_panel.emit(MappingPanel(work, path.name, table, meaning, bring))

    said = work.words(N_("The table is being read."))
    run_long(work, said, lambda _step, _stop: table_file.from_file(path), show)


def bring_in(work: Workplace, table: TableFile, *, leave_known: bool) -> None:
    """Take every row in as one deed, which one undo takes back."""
    words = work.words
    write_long(
        work,
        words(N_("The court decisions are being taken in.")),
        lambda desk, step, stop: decision_table.import_rows(desk, table, words, step, stop, leave_known=leave_known),
        lambda _number: None,
        words(N_("The court decisions are in the register.")),
    )
