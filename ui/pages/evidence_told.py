"""What the file of a piece of evidence says of itself: place, device, dates, author; and whether it is printed.

Knows one piece of evidence; reads its file only when somebody presses the button.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtWidgets import QFrame, QGridLayout, QPlainTextEdit

from fieldcase.casework import metadata
from fieldcase.errors import N_, FieldcaseError
from fieldcase.model.evidence import Evidence
from fieldcase.model.told_by_file import labelled
from ui.widgets.basics import WIDE_GAP, button, clear, column, label, row
from ui.widgets.check_line import CheckLine

if TYPE_CHECKING:
    from ui.workplace import Workplace

# So many lines stand in the card; all of them in a field below, where somebody asks for it.
_AT_FIRST = 12


class FileTold(QFrame):
    """The card."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.setProperty("kind", "card")
        self.evidence: Evidence | None = None
        self._shown: tuple[str, ...] | None = None
        words = self.words
        self.said = label("", "muted", wrap=True)
        self.grid = QGridLayout()
        self.grid.setColumnStretch(0, 2)
        self.grid.setColumnStretch(1, 3)
        self.grid.setHorizontalSpacing(WIDE_GAP)
        self.all_button = button("", self.show_all, icon="chevron-down")
        self.all = QPlainTextEdit()
        self.all.setReadOnly(True)
        self.all.setTabChangesFocus(True)
        self.all.setAccessibleName(words(N_("What the file says of itself")))
        self.all.setMinimumHeight(180)
        self.read_button = button(words(N_("Read it now")), self.read_now, icon="file-text")
        self.tick = CheckLine(words(N_("Print what the file says of itself")), self._ticked)
        self.hint = label(words(_HINT), "muted", wrap=True)
        buttons = row(self.all_button, self.read_button)
        buttons.addStretch(1)
        heading = label(words(N_("What the file says of itself")), "heading", wrap=True)
        self.setLayout(column(heading, self.said, self.grid, buttons, self.all, self.tick, self.hint, edge=WIDE_GAP))
        self.hide()

    def show_evidence(self, evidence: Evidence) -> None:
        """Show what is kept of this piece's file."""
        other = self.evidence is None or self.evidence.key != evidence.key
        self.evidence = evidence
        told, can = evidence.metadata, metadata.can_be_read(evidence)
        if self.parentWidget() is not None:  # shown without one, it would be a window
            self.setVisible(bool(told) or can)
        if other:
            self._say("")
            self.all.hide()
            self.read_button.setEnabled(True)
        if other or told != self._shown:
            self._shown = told
            self._show_lines(told)
        self.read_button.setVisible(can and not told)
        for one in (self.tick, self.hint):
            one.setVisible(bool(told))
        if self.tick.box.isChecked() != evidence.metadata_printed:
            self.tick.box.blockSignals(True)
            self.tick.box.setChecked(evidence.metadata_printed)
            self.tick.box.blockSignals(False)

    def _show_lines(self, told: tuple[str, ...]) -> None:
        clear(self.grid)
        pairs = [labelled(line, self.words) for line in told]
        for place, (name, value) in enumerate(pairs[:_AT_FIRST]):
            self.grid.addWidget(label(name, "muted", wrap=True), place, 0)
            self.grid.addWidget(label(value, wrap=True, select=True), place, 1)
        self.all.setPlainText("\n".join(f"{name}: {value}" for name, value in pairs) if len(pairs) > _AT_FIRST else "")
        self.all.hide()
        said = self.words.plural("Show all {n} line", "Show all {n} lines", len(pairs)).format(n=len(pairs))
        self.all_button.setText(said)
        self.all_button.setAccessibleName(said)
        self.all_button.setVisible(len(pairs) > _AT_FIRST)
        if not told:
            self._say(self.words(N_("Nothing was read yet of what this file says of itself.")))

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def show_all(self) -> None:
        """Every line, in a field of its own."""
        self.all_button.hide()
        self.all.show()
        self.all.setFocus()

    def read_now(self) -> None:
        """Read it from the stored file, and keep it."""
        evidence, desk = self.evidence, self.work.desk
        if evidence is None:
            return
        self.read_button.setEnabled(False)
        self._say(self.words(N_("The file is being read …")))

        def came(lines: tuple[str, ...]) -> None:
            self.work.do(lambda desk: metadata.keep(desk, evidence.id, lines))
            if self._still(evidence):
                self._say("")

        def refused(wrong: FieldcaseError) -> None:
            if self._still(evidence):
                self.read_button.setEnabled(True)
                self._say(wrong.told(self.words))

        self.work.lanes.work(lambda: metadata.read_now(desk, evidence), came, refused)

    def _still(self, evidence: Evidence) -> bool:
        return shiboken6.isValid(self) and self.evidence is not None and self.evidence.key == evidence.key

    def _ticked(self, on: bool) -> None:
        evidence = self.evidence
        if evidence is not None:
            self.work.do(lambda desk: metadata.choose_to_print(desk, evidence.id, on))


_HINT = N_(
    "It can reveal the place, the device and who used it. It is printed only for a court and inside the organisation, "
    "and only where the exhibit is shown. Nobody has checked it: a clock can be wrong."
)
