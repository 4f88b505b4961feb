"""Tables of amounts from a CSV file and into one, from the tab: which file, then all of it or nothing.

They tell of nobody, so nothing warns before they leave. Knows files by their paths; what a row is, casework knows.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from fieldcase.errors import N_
from ui.jobs import run_long
from ui.widgets.file_picker import FilePicker, Wanted

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.table_file import TableFile
    from ui.workplace import Workplace

_ENDINGS = (".csv", ".tsv", ".txt")


class AmountsFiles:
    """The two ways. `read` reads the list anew."""

    def __init__(self, work: Workplace, read: Callable[[], None]) -> None:
        self.work, self.words, self._read = work, work.words, read

    def take_in(self) -> None:
        """Ask for a file, and take its rows in."""
        title = self.words(N_("Take rows in: choose the table"))
        picker = FilePicker(
            self.words, title, Wanted.FILES, Path.home(), lambda paths: self.take(paths[0]), endings=_ENDINGS
        )
        self.work.asked_for_panel.emit(picker)

    def take(self, path: Path) -> None:
        """Take the rows of a file in."""
        from fieldcase.casework import amounts_table, table_file

        def came(table: TableFile) -> None:
            self.work.do(lambda desk: amounts_table.import_rows(desk, table, self.words), self._taken)

        said = self.words(N_("The table is being read."))
        run_long(self.work, said, lambda _step, _stop: table_file.from_file(path), came)

    def _taken(self, number: int) -> None:
        many = self.words.plural("{n} row was taken in.", "{n} rows were taken in.", number)
        self.work.say(many.format(n=number))
        self._read()

    def write_out(self) -> None:
        """Ask where, and write all rows."""
        picker = FilePicker(
            self.words, self.words(N_("Where is the table to be written?")), Wanted.NEW_FILE, Path.home(),
            lambda paths: self.write(paths[0]), suggested=self.words(N_("amounts.csv")), endings=(".csv",),
        )  # fmt: skip
        self.work.asked_for_panel.emit(picker)

    def write(self, target: Path) -> None:
        """Write all rows to a new file."""
        from fieldcase.casework import amounts_table

        def deed(desk: Desk) -> int:
            return amounts_table.export(desk, target, self.words)

        done = self.words(N_("Written: {name}")).format(name=target.name)
        self.work.do(deed, lambda _: self.work.say(done))
