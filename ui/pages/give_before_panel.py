"""Before a file leaves for another laptop: exactly what will be readable there, by whom, and what stays here.

Nothing was written yet. Then a folder is chosen, the file is written, and it is said where it lies.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from fieldcase.casework import colleagues, giving, handed_said
from fieldcase.casework.changes import Changes
from fieldcase.errors import N_
from fieldcase.model.dates import UncertainDate
from fieldcase.model.said import said_date
from ui.jobs import Step, run_long, write_long
from ui.pages.evidence_words import said_size
from ui.widgets.basics import WIDE_GAP, button, column, label, row, scrolling
from ui.widgets.check_line import CheckLine
from ui.widgets.file_picker import FilePicker, Wanted
from ui.widgets.overlay import Panel
from ui.widgets.tall import TallPanel

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.giving import Beforehand, Given, Written
    from fieldcase.casework.look import Look
    from ui.lane import Stop
    from ui.workplace import Workplace

_UNCHECKED = N_(
    "Nobody compared the words of this card: the file may be for somebody else's laptop. Compare them first, unless "
    "you are sure."
)
_LINES = 24


@dataclass(frozen=True)
class Said:
    """How many entries can be read, which files of evidence go, which fields of which kinds of record, what stays
    here; all in words."""

    numbers: str
    files: tuple[str, ...]
    readable: tuple[tuple[str, str], ...]
    stays: tuple[str, ...]


class BeforePanel(TallPanel):
    """What will be readable, what stays, the way on. `over` closes what asked before, once the file is written."""

    WIDTH = 760

    def __init__(self, work: Workplace, what: Beforehand, days: int, over: Callable[[], None]) -> None:
        words = work.words
        title = words(N_("What {name} will be able to read")).format(name=what.reader.label)
        super().__init__(title)
        self.work, self.what, self.days, self._over = work, what, days, over
        self.back = button(words(N_("Back")), lambda: self.close_panel(), icon="chevron-left")
        self.go = button(words(N_("Choose the folder…")), self._where, "primary", "download")
        last = row(self.back, self.go)
        last.insertStretch(0, 1)
        self.again = CheckLine(words(N_("Write these files again too: what was written before got lost")))
        if not what.files.before:
            self.again.hide()
        self._held = column(gap=8)
        self.area, self.lines = scrolling(self._held), _LINES
        whole = column(label(title, "heading", wrap=True), gap=12, edge=20)
        if not what.reader.checked:
            whole.addWidget(label(words(_UNCHECKED), "chip-warn", wrap=True))
        whole.addWidget(self.area, 1)
        whole.addWidget(self.again)
        whole.addLayout(last)
        self.setLayout(whole)
        work.ask(lambda look: _said(look, what, work), self._show, self, "said")

    def _show(self, said: Said) -> None:
        words = self.work.words
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(WIDE_GAP)
        grid.setColumnStretch(1, 1)
        for at, (kind, fields) in enumerate(said.readable):
            grid.addWidget(label(kind, "muted"), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(fields, wrap=True), at, 1)
        lines: list[QWidget] = [
            label(said.numbers, wrap=True), *(label(one, wrap=True) for one in said.files),
            label(words(N_("Readable there, with the number of records")), "strong", wrap=True), table,
            label(words(N_("Stays on this laptop")), "strong"), *(label(one, wrap=True) for one in said.stays),
        ]  # fmt: skip
        for at, one in enumerate(lines):
            self._held.insertWidget(at, one)

    def first_focus(self) -> QWidget:
        """The way back: whoever presses Enter in haste has written nothing."""
        return self.back

    def _where(self) -> None:
        title = self.work.words(N_("Into which folder, or onto which stick?"))
        self.work.asked_for_panel.emit(
            FilePicker(self.work.words, title, Wanted.FOLDER, Path.home(), lambda paths: self.write(paths[0]))
        )

    def write(self, folder: Path) -> None:
        """Write the files of evidence into a folder, beside deeds and looks, and then the file they go with."""
        work, what, again = self.work, self.what, self.again.box.isChecked()
        if not (what.files.going or again):
            self._bundle(folder, None)
            return

        def job(step: Step, stop: Stop) -> Written:
            return giving.write_evidence(work.desk, what, folder, again, step, stop)

        said = work.words(N_("The evidence is being written …"))
        run_long(work, said, job, lambda beside: self._bundle(folder, beside), failed=work.tell)

    def _bundle(self, folder: Path, beside: Written | None) -> None:
        work, what, days = self.work, self.what, self.days

        def deed(desk: Desk, _step: Step, stop: Stop) -> Given:
            return giving.give(desk, what, folder, days, stop, beside)

        def done(given: Given) -> None:
            self.close_panel()
            self._over()
            work.changed.emit(Changes(frozenset({colleagues.PEERS})))
            work.asked_for_panel.emit(GivenPanel(work, what, given, days))

        write_long(work, work.words(N_("The file is being written …")), deed, done)


def _said(look: Look, what: Beforehand, work: Workplace) -> Said:
    """All of it. Runs on the reading lane."""
    words = work.words
    readable = handed_said.readable(what, words)
    return Said(
        handed_said.numbers(what, words),
        tuple(handed_said.files(what, words)),
        tuple((handed_said.called(kind, words), fields) for kind, fields in readable.items()),
        tuple(handed_said.stays(look, what, words)),
    )


class GivenPanel(Panel):
    """Where the file lies, what its name tells, and until when it can be taken in."""

    WIDTH = 620

    def __init__(self, work: Workplace, what: Beforehand, given: Given, days: int) -> None:
        words = work.words
        super().__init__(words(N_("The file is written")))
        until = datetime.fromtimestamp(work.desk.world.now() / 1000, UTC).date() + timedelta(days=days)
        day = said_date(UncertainDate(until.isoformat()), words)
        where = words(N_("It lies at {path}, {size}.")).format(path=given.file, size=said_size(given.size, work))
        opens = words(N_("Only the laptop of {name} can open it, until {day}.")).format(name=what.reader.label, day=day)
        tells = N_(
            "Its name is made of random letters and tells nothing, and its size is rounded up: whoever finds it learns "
            "neither from whom it is nor of what. Carry it on a stick, or send it by messenger."
        )
        number = len(given.beside.files)
        beside = words.plural(
            "{n} file of evidence lies beside it under random names: carry all files of that folder together.",
            "{n} files of evidence lie beside it under random names: carry all files of that folder together.", number,
        ).format(n=number)  # fmt: skip
        files = [label(beside, wrap=True)] if number else []
        files += [label(one, "chip-warn", wrap=True) for one in handed_said.left(given, words)]
        self.understood = button(words(N_("Understood")), lambda: self.close_panel(), "primary")
        last = row(self.understood)
        last.insertStretch(0, 1)
        self.setLayout(
            column(
                label(words(N_("The file is written")), "heading"), label(where, wrap=True, select=True),
                *files, label(opens, wrap=True), label(words(tells), "muted", wrap=True), last, gap=12, edge=20,
            )
        )  # fmt: skip

    def first_focus(self) -> QWidget:
        """The button."""
        return self.understood
