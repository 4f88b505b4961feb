"""What a tab of the page Visits is, beside the list of visits: how it is read, left, and which commands it has.

Knows the workplace; refuses to know the other tabs.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.keys import Command
from ui.workplace import Workplace


class VisitsPart(QWidget):
    """One tab."""

    commands_changed = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.setProperty("kind", "ground")

    def read(self) -> None:
        """Ask on the reading lane for what the tab shows, and show it as it comes."""

    def leave(self) -> None:
        """Enter what was typed."""

    def first_focus(self) -> QWidget:
        """What has the focus when the tab comes to the front."""
        return self

    def commands(self) -> tuple[Command, ...]:
        """The tab's own commands."""
        return ()
