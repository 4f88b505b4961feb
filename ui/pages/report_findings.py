"""What to look at before a dossier goes out: what stops it, what warns, and what the file will reveal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from fieldcase.errors import N_
from ui.widgets.basics import GAP, Ground, card, clear, label, scrolled
from ui.widgets.line_button import LineButton
from ui.workplace import Workplace

_MOST_SHOWN = 60
_SHORT = 10


class Findings(QWidget):
    """The right column. A finding that leads to a record is a button."""

    def __init__(self, work: Workplace, go_to: Callable[[bytes], None], above: QWidget | None = None) -> None:
        """`above` stands over the findings and scrolls with them."""
        super().__init__()
        self.work, self._go_to = work, go_to
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self._reveals = QGridLayout()
        self._reveals.setVerticalSpacing(4)
        self._reveals.setColumnStretch(0, 3)
        self._reveals.setColumnStretch(1, 1)
        words = work.words
        self._check = card(label(words(N_("Check before export")), "heading", wrap=True), self._list)
        self._shown = card(label(words(N_("What this file will reveal")), "heading", wrap=True), self._reveals)
        inside = Ground()
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, 0, GAP, 0)
        whole.setSpacing(GAP * 2)
        if above is not None:
            whole.addWidget(above)
        whole.addWidget(self._check)
        whole.addWidget(self._shown)
        whole.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside))
        self.show_nothing()

    def show_nothing(self) -> None:
        """There is nothing to be checked yet."""
        self._check.hide()
        self._shown.hide()

    def show_made(self, made: Any) -> None:
        """Show the findings of what was made or refused, and what it reveals."""
        clear(self._list)
        clear(self._reveals)
        words = self.work.words
        for finding in made.findings[:_MOST_SHOWN]:
            self._list.addWidget(self._line(finding))
        if len(made.findings) > _MOST_SHOWN:
            more = words(N_("and {number} more")).format(number=len(made.findings) - _MOST_SHOWN)
            self._list.addWidget(label(more, "muted"))
        if not made.findings:
            self._list.addWidget(label(words(N_("Nothing was found that would stop it.")), "chip-good", wrap=True))
        self._check.show()
        rows = made.revealed.rows(words) if made.revealed is not None else ()
        for message, value in rows:
            self._add_fact(words(message), value)
        self._shown.setVisible(bool(rows))

    def _add_fact(self, name: str, value: str) -> None:
        """One line of what is revealed; a long answer stands below its name."""
        place = self._reveals.rowCount()
        said = label(value, wrap=True)
        if len(value) > _SHORT:
            self._reveals.addWidget(label(name, "muted", wrap=True), place, 0, 1, 2)
            self._reveals.addWidget(said, place + 1, 0, 1, 2)
        else:
            self._reveals.addWidget(label(name, "muted", wrap=True), place, 0)
            self._reveals.addWidget(said, place, 1)

    def _line(self, finding: Any) -> QWidget:
        words = self.work.words
        stops = finding.level == "stop"
        lead = words(N_("Stops the export: {what}")) if stops else "{what}"
        text = lead.format(what=finding.told(words))
        if finding.record is None:
            return label(text, "chip-bad" if stops else "chip-warn", wrap=True)
        record: bytes = finding.record
        kind, icon = ("row-bad", "circle-alert") if stops else ("row-warn", "triangle-alert")
        return LineButton(text, lambda: self._go_to(record), kind=kind, icon=icon)
