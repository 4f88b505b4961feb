"""What is wrong with the stored file of a piece of evidence, and the way to mend it: from a copy of the vault.

Shown only while something is. Knows one piece of evidence.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QWidget

from fieldcase.casework import integrity, mending, viewing
from fieldcase.errors import N_
from fieldcase.model.evidence import Evidence
from ui.jobs import run_long
from ui.widgets.basics import WIDE_GAP, button, column, label
from ui.widgets.file_picker import FilePicker, Wanted
from ui.widgets.flow import Flow

if TYPE_CHECKING:
    from ui.workplace import Workplace


class WantingCard(QFrame):
    """The sentence and the button."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.setProperty("kind", "card")
        self.evidence: Evidence | None = None
        words = self.words
        self.said = label("", "chip-bad", wrap=True)
        self.mend_button = button(words(N_("Take it from a copy…")), self.choose, "primary", "usb")
        buttons = QWidget()
        Flow(buttons).addWidget(self.mend_button)
        todo = N_(
            "Nothing else was changed. Choose a stick or folder with a copy of this vault: the file is read whole "
            "there, and taken only if it is, byte for byte, what was taken in."
        )
        self.setLayout(column(self.said, label(words(todo), "muted", wrap=True), buttons, edge=WIDE_GAP))
        self.hide()

    def show_wanting(self, evidence: Evidence, found: str) -> None:
        """Tell what was found; nothing where the file is whole."""
        self.evidence = evidence
        self.said.setText(self.words(viewing.SENTENCES[found]) if found else "")
        self.setVisible(bool(found))

    def choose(self) -> None:
        """Ask for the folder of a copy."""
        title = self.words(N_("On which stick or disk does a copy lie?"))
        picker = FilePicker(self.words, title, Wanted.FOLDER, Path.home(), lambda chosen: self.take_from(chosen[0]))
        self.work.asked_for_panel.emit(picker)

    def take_from(self, folder: Path) -> None:
        """Take the file from a copy there, on the lane for long work."""
        work, evidence, desk = self.work, self.evidence, self.work.desk
        if evidence is None:
            return
        size = max(1, evidence.size or 1)

        def came(verdict: viewing.Verdict) -> None:
            work.do(lambda desk: integrity.note(desk, [(evidence.key, verdict)]))
            work.say(work.words(verdict.sentence))

        run_long(
            work, work.words(N_("The file is being taken from the copy, and read again …")),
            lambda step, stop: mending.bring_back(desk, evidence, folder, lambda done: step(done, size), stop), came,
        )  # fmt: skip
