"""The evidence beside files that were taken in: it comes into the vault beside deeds and looks, with a bar and a button
that stops it; what is missing can be looked for in another folder.

Knows the order of things; whether a file is whole is the vault's to say.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from fieldcase.casework import arrived_files
from fieldcase.casework.arrived_files import FilesArrived
from fieldcase.casework.changes import Changes
from fieldcase.errors import N_, FieldcaseError
from fieldcase.model.evidence import Evidence
from ui.jobs import Step, run_long
from ui.widgets.file_picker import FilePicker, Wanted

if TYPE_CHECKING:
    from ui.lane import Stop
    from ui.pages.take_files import Came
    from ui.workplace import Workplace

Then = Callable[["Came"], None]


def bring_in(work: Workplace, came: Came, said: str, then: Then) -> None:
    """Take the evidence of one file out of its folders; `then` hears what came of it, also where it was stopped or the
    disk was full: what came whole is kept."""
    if came.taken is None or not (came.taken.waits.files or came.taken.waits.elsewhere):
        then(came)
        return
    waits = came.taken.waits

    def job(step: Step, stop: Stop) -> FilesArrived:
        return arrived_files.bring_in(work.desk, waits, came.folders, step, stop)

    def done(found: FilesArrived) -> None:
        work.changed.emit(Changes(frozenset({Evidence.KIND})))
        then(replace(came, files=found, unfinished=None))

    def ended(error: FieldcaseError) -> None:
        work.changed.emit(Changes(frozenset({Evidence.KIND})))
        then(replace(came, unfinished=error))

    run_long(work, said, job, done, failed=ended, stopped=ended)


def look_elsewhere(work: Workplace, came: Sequence[Came], then: Callable[[tuple[Came, ...]], None]) -> None:
    """Ask for another folder, and look there too for what is missing of these."""
    title = work.words(N_("In which folder are the other files?"))
    picker = FilePicker(work.words, title, Wanted.FOLDER, Path.home(), lambda paths: look(work, came, paths[0], then))
    work.asked_for_panel.emit(picker)


def look(work: Workplace, came: Sequence[Came], folder: Path, then: Callable[[tuple[Came, ...]], None]) -> None:
    """Look into a folder too for what is missing of these, one after another."""
    done: list[Came] = []
    left = list(came)

    def next_one(found: Came | None = None) -> None:
        if found is not None:
            done.append(found)
        if not left:
            then(tuple(done))
            return
        one = left.pop(0)
        if one.wanting:
            more = replace(one, folders=(*one.folders, folder))
            bring_in(work, more, work.words(N_("The evidence is being taken in …")), next_one)
        else:
            next_one(one)

    next_one()
