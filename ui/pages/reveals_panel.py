"""What finished files will reveal, before they are written anywhere: what to mend first, then each row.

Knows sentences; writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QGridLayout, QWidget

from fieldcase.errors import N_
from ui.widgets.basics import Ground, button, column, label, row, scrolled
from ui.widgets.overlay import Panel
from ui.workplace import Workplace


class RevealsPanel(Panel):
    """The panel. `choose` asks where to write."""

    WIDTH = 660

    def __init__(self, work: Workplace, title: str, leaves: str, go: str) -> None:
        """`title`, `leaves` (what it is to let them out) and `go` (the button that goes on) are msgids."""
        self._said = tuple(work.words(one) for one in (title, leaves, go))
        super().__init__(self._said[0])
        self.work = work

    def lay(self, remarks: Iterable[str], rows: Iterable[tuple[str, str]]) -> None:
        """Show the remarks, then rows of a label (a msgid) and a value."""
        title, leaves, go = self._said
        inside = Ground()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        place = 0
        for sentence in remarks:  # what is to be mended comes before what is merely told
            grid.addWidget(label(sentence, "chip-warn", wrap=True), place, 0, 1, 2)
            place += 1
        for message, value in rows:
            grid.addWidget(label(self.work.words(message), "muted", wrap=True), place, 0)
            grid.addWidget(label(value, wrap=True), place, 1)
            place += 1
        grid.setRowStretch(place, 1)
        area = scrolled(inside)
        area.setMinimumHeight(280)
        self.go = button(go, self.choose, "primary", "download")
        last = row(button(self.work.words(N_("Cancel")), lambda: self.close_panel()), self.go)
        last.insertStretch(0, 1)
        said = label(leaves, "chip-bad", wrap=True)
        self.setLayout(column(label(title, "heading"), area, said, last, gap=12, edge=20))

    def choose(self) -> None:
        """Ask for the place."""
        raise NotImplementedError

    def first_focus(self) -> QWidget:
        """The button that goes on: whoever presses Enter twice in haste has written nothing."""
        return self.go
