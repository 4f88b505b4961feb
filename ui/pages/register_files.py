"""Rows of the network's register from a CSV file and into one, from a view of them: which file, then all or nothing.

They tell of nobody, so nothing warns before they leave. Knows files by their paths; what a row is, casework knows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Ways:
    """What a file is called (finished words), the deed that takes a table in and says how many rows came, and the deed
    that writes all rows to a new file."""

    suggested: str
    taking: Callable[[Desk, TableFile], int]
    writing: Callable[[Desk, Path], object]


class RegisterFiles:
    """The two ways. `read` reads the list anew."""

    def __init__(self, work: Workplace, ways: Ways, read: Callable[[], None]) -> None:
        self.work, self.words, self._ways, self._read = work, work.words, ways, read

    def take_in(self) -> None:
        """Ask for a file, and take its rows in."""
        title = self.words(N_("Take rows in: choose the table"))
        picker = FilePicker(
            self.words, title, Wanted.FILES, Path.home(), lambda paths: self.take(paths[0]), endings=_ENDINGS
        )
        self.work.asked_for_panel.emit(picker)

    def take(self, path: Path) -> None:
        """Take the rows of a file in."""
        from fieldcase.casework import table_file

        def came(table: TableFile) -> None:
            self.work.do(lambda desk: self._ways.taking(desk, table), self._taken)

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
            lambda paths: self.write(paths[0]), suggested=self._ways.suggested, endings=(".csv",),
        )  # fmt: skip
        self.work.asked_for_panel.emit(picker)

    def write(self, target: Path) -> None:
        """Write all rows to a new file."""
        done = self.words(N_("Written: {name}")).format(name=target.name)
        self.work.do(lambda desk: self._ways.writing(desk, target), lambda _: self.work.say(done))
