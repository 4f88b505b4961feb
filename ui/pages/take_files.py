"""Files from other laptops are taken in, one after another: each is looked at, told about, and accepted by a person.

What is looked at and what is taken in runs on the writing lane with a count and a button that stops it. Knows the order
of things; what a file says is casework's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from fieldcase.casework import same_person
from fieldcase.casework.arrived_files import FilesArrived
from fieldcase.casework.taking import Arrival, Summary, Taken
from fieldcase.errors import N_, Cancelled, FieldcaseError
from fieldcase.model.people import Person
from ui.jobs import Step, said_stopped, write_long
from ui.pages import take_evidence
from ui.pages.arrival_panel import ArrivalPanel
from ui.pages.taken_panel import TakenPanel
from ui.widgets.file_picker import FilePicker, Wanted

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from ui.lane import Stop
    from ui.workplace import Workplace

ENDING = ".fcx"


@dataclass(frozen=True)
class Came:
    """What became of one file: from whom it was, and what was taken of it or why nothing was; `apart` are fields that
    two people wrote differently in what it touched, `alike` pairs of records there that may be one person. `files`:
    what became of the evidence beside it, looked for in `folders`; `unfinished`: why that did not come to its end."""

    name: str
    taken: Taken | None
    refused: FieldcaseError | None = None
    apart: int = 0
    alike: int = 0
    folders: tuple[Path, ...] = ()
    files: FilesArrived | None = None
    unfinished: FieldcaseError | None = None

    @property
    def wanting(self) -> bool:
        """Whether a look into another folder may bring more evidence."""
        return self.unfinished is not None or (self.files is not None and self.files.some_missing)


def dropped(held: QMimeData) -> list[Path]:
    """The files of what is dragged over the window."""
    return [Path(url.toLocalFile()) for url in held.urls() if url.isLocalFile()]


def ask_for_files(work: Workplace) -> None:
    """Let a person choose one or several files."""
    title = work.words(N_("Which files came from another laptop?"))
    picker = FilePicker(
        work.words, title, Wanted.FILES, Path.home(), lambda paths: take(work, paths), endings=(ENDING,)
    )
    work.asked_for_panel.emit(picker)


def take(work: Workplace, paths: Sequence[Path]) -> None:
    """Look at the files, one after another."""
    if paths:
        TakingFiles(work, paths).next()


class TakingFiles:
    """The files that are still to be looked at, and what became of the others."""

    def __init__(self, work: Workplace, paths: Sequence[Path]) -> None:
        self.work, self.words = work, work.words
        self.left, self.number = list(paths), len(paths)
        self.came: list[Came] = []

    def next(self) -> None:
        """Look at the next file; after the last one say what came of them."""
        if not self.left:
            if self.came:
                self.work.asked_for_panel.emit(TakenPanel(self.work, tuple(self.came)))
            return
        path = self.left.pop(0)

        def deed(desk: Desk, _step: Step, stop: Stop) -> tuple[Arrival, Summary]:
            with Arrival(desk, path) as arrival:
                return arrival, arrival.summary(stop=stop)

        write_long(self.work, self._said(N_("The file is being looked at …")), deed, self._looked, failed=self._refused,
                   stopped=self._stopped)  # fmt: skip

    def _said(self, sentence: str) -> str:
        said = self.words(sentence)
        return said if self.number == 1 else f"{self._place()}. {said}"

    def _looked(self, found: tuple[Arrival, Summary]) -> None:
        arrival, summary = found
        self.work.asked_for_panel.emit(
            ArrivalPanel(self.work, arrival, summary, self._said(N_("Take in what another laptop gave")),
                         lambda: self._accept(arrival, summary), self.next)
        )  # fmt: skip

    def _accept(self, arrival: Arrival, summary: Summary) -> None:
        name = summary.label or summary.sender.hex()[:8]

        def deed(desk: Desk, step: Step, stop: Stop) -> Came:
            with arrival:
                taken = arrival.accept(lambda done: step(done, summary.entries), stop)
            apart = sum(1 for _, record, _, _ in desk.conflicts() if record in taken.changes.records)
            persons = Person.KIND in taken.changes.kinds
            alike = same_person.proposed_of(desk, taken.changes.records) if persons else 0
            return Came(name, taken, apart=apart, alike=alike, folders=(arrival.path.absolute().parent,))

        def done(came: Came) -> None:
            if came.taken is not None:
                self.work.changed.emit(came.taken.changes)
            said = self._said(N_("The evidence is being taken in …"))
            take_evidence.bring_in(self.work, came, said, self._taken)

        write_long(self.work, self._said(N_("The entries are being taken in …")), deed, done, failed=self._refused,
                   stopped=self._stopped)  # fmt: skip

    def _taken(self, came: Came) -> None:
        self.came.append(came)
        self.next()

    def _stopped(self, stopped: Cancelled) -> None:
        """One of several that was stopped does not end the others; that it was is told at the end."""
        if self.number == 1:
            self.work.say(said_stopped(self.work, stopped))
        else:
            self._taken(Came(self._place(), None, stopped))

    def _refused(self, error: FieldcaseError) -> None:
        """One file alone: its sentence. Of several, the others still have their turn; it is told at the end."""
        if self.number == 1:
            self.work.tell(error)
            return
        self._taken(Came(self._place(), None, error))

    def _place(self) -> str:
        return self.words(N_("File {place} of {total}")).format(place=self.number - len(self.left), total=self.number)
