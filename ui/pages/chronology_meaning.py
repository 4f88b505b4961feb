"""What the columns of a chronology may mean: fields of events, days as people write them, one kind for all rows.

Knows the choices beside the columns; what a row becomes is casework's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QWidget

from fieldcase.casework import chronology
from fieldcase.casework.chronology import Reading
from fieldcase.casework.mapping import EDTF, FIELDS
from fieldcase.casework.table_file import TableFile
from fieldcase.casework.tables import options
from fieldcase.errors import N_
from fieldcase.model.dates import NotADate, UncertainDate, from_date_type
from fieldcase.model.said import said_date
from ui.pages.mapping_panel import Tried
from ui.pages.mapping_preview import SHOWN
from ui.widgets.basics import Combo, label
from ui.widgets.check_line import CheckLine

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace


class ChronologyMeaning:
    """The meaning. `typed` is the box of days as people write them, `kind` the choice of a kind for all rows."""

    fields = FIELDS
    lead = N_("{file}: say what each column is. What is left out is kept with its event as a note.")
    lacking = N_("A field that every event needs has no column yet.")
    heads: tuple[str, ...] = (N_("Date"), N_("What happened"), N_("Kind of event"), N_("Who"))
    wide = 1
    typed: QAbstractButton
    kind: Combo

    def suggested(self, columns: tuple[str, ...]) -> Mapping[str, str]:
        """What the columns are by their names."""
        return chronology.suggested(columns).columns

    def choices(self, work: Workplace, changed: Callable[[], None]) -> tuple[QWidget, ...]:
        """How days are written, and of which kind events are whose row does not say it."""
        words = work.words
        typed = words(N_("Dates are written as people write them: 5 March 2026, before 05.03"))
        line = CheckLine(typed, lambda _on: changed())
        self.typed = line.box
        self.kind = Combo(
            words(N_("Kind of event where no cell says it")),
            (("", words(N_("every row says it"))), *options("event_kind", work.language)),
        )
        self.kind.setMinimumContentsLength(12)
        self.kind.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.activated.connect(lambda _place: changed())
        return line, label(self.kind.accessibleName(), "label", wrap=True), self.kind

    def trial(self, work: Workplace, table: TableFile, columns: Mapping[str, str]) -> Callable[[Look], Tried]:
        """The table as it would come in; run off the window's thread."""
        reading = Reading(columns, typed_dates=self.typed.isChecked(), kind=self.kind.code)
        today, tables = work.desk.world.today(), work.tables

        def tried(_look: Look) -> Tried:
            fitting = chronology.mapped(table, reading, today, tables)
            first = tuple(_cells(one.cells, work) for one in fitting.rows[:SHOWN])
            return Tried(fitting, chronology.misfits(fitting), first, len(fitting.rows))

        return tried


def _cells(cells: Mapping[str, str], work: Workplace) -> tuple[str, str, str, str]:
    """A row in words; a day that cannot be read stands as it is written."""
    written, way = cells.get("date", ""), cells.get("date_type", "").lower()
    try:
        day = said_date(UncertainDate(written) if way == EDTF else from_date_type(written, way), work.words)
    except NotADate:
        day = written
    who = " → ".join(part for part in (cells.get("actor", ""), cells.get("victim", "")) if part)
    return day, cells.get("what", ""), work.term("event_kind", cells.get("kind", "")), who
