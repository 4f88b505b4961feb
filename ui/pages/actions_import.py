"""Taking the actions of a campaign in from a table: which column is what, which rows do not fit, then all or none.

The file is read on the window's long lane and stays where it is. Knows tables; what a row becomes is casework's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework import action_table, campaign_said, table_file
from fieldcase.casework.action_columns import FIELDS, suggested
from fieldcase.casework.table_file import TableFile
from fieldcase.errors import N_
from ui.jobs import run_long, write_long
from ui.pages.mapping_panel import MappingPanel, Tried
from ui.pages.mapping_preview import SHOWN
from ui.widgets.file_picker import FilePicker, Wanted

if TYPE_CHECKING:
    from fieldcase.casework.action_table import Taken
    from fieldcase.casework.look import Look
    from fieldcase.model.campaigns import Action, Campaign
    from ui.workplace import Workplace

ENDINGS = (".csv", ".tsv", ".txt")


class ActionsMeaning:
    """The meaning of a table of actions. What is there already is passed over, and said."""

    fields = FIELDS
    lead = N_("{file}: say what each column is. What is left out is kept with its action as a note that no report has.")
    lacking = N_("The country and the towns need a column each.")
    heads: tuple[str, ...] = (N_("When"), N_("Where"), N_("Aim or message"), N_("Participants"))
    wide = 2

    def suggested(self, columns: tuple[str, ...]) -> Mapping[str, str]:
        """What the columns are by their names."""
        return suggested(columns)

    def choices(self, work: Workplace, changed: Callable[[], None]) -> tuple[QWidget, ...]:
        """Nothing else is to be chosen."""
        return ()

    def trial(self, work: Workplace, table: TableFile, columns: Mapping[str, str]) -> Callable[[Look], Tried]:
        """The table as it would come in; run on the reading lane."""

        def tried(look: Look) -> Tried:
            fitting = action_table.mapped(table, columns)
            rows = action_table.read_rows(fitting, action_table.cells_of(look, work.words))
            first = tuple(_cells(row.action, work) for row in rows[:SHOWN])
            return Tried(fitting, action_table.misfits(fitting, rows), first, len(rows))

        return tried


def _cells(one: Action, work: Workplace) -> tuple[str, ...]:
    where = ", ".join((*one.settlements, one.region) if one.region else one.settlements)
    country = work.term("country", one.country)
    place = f"{where} ({country})" if where and country else where or country
    return campaign_said.when(one, work.words), place, one.aim or one.form, campaign_said.people(one, work.words)


def choose_table(work: Workplace, campaign: Campaign | None) -> None:
    """Ask for a file, then for what its columns mean; without a campaign a new one is called as the file."""
    title = work.words(N_("Take actions in: choose the table"))
    picker = FilePicker(
        work.words, title, Wanted.FILES, Path.home(), lambda paths: read_table(work, campaign, paths[0]),
        endings=ENDINGS,
    )  # fmt: skip
    work.asked_for_panel.emit(picker)


def read_table(work: Workplace, campaign: Campaign | None, path: Path) -> None:
    """Read a table and show what its columns may be."""

    def show(table: TableFile) -> None:
        into = campaign if campaign is not None else path.stem
        panel = MappingPanel(
            work, path.name, table, ActionsMeaning(), lambda fitting: bring_in(work, into, fitting)
        )  # fmt: skip
        work.asked_for_panel.emit(panel)

    said = work.words(N_("The table is being read."))
    run_long(work, said, lambda _step, _stop: table_file.from_file(path), show)


def bring_in(work: Workplace, into: Campaign | str, table: TableFile) -> None:
    """Take every row in as one deed, which one undo takes back; then open the campaign and say what came in."""
    words = work.words

    def done(taken: Taken) -> None:
        work.go("advocacy", taken.campaign.key, "campaigns")
        work.said.emit(campaign_said.taken_in(taken.added, taken.known, words, taken.binned), taken.added > 0)

    write_long(
        work, words(N_("The actions are being taken in.")),
        lambda desk, step, stop: action_table.import_rows(desk, table, into, words, step, stop), done,
        words(N_("The actions are in the campaign.")),
    )  # fmt: skip
