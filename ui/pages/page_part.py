"""What a tab of a page is that has several: how it is read, left, and which commands it has.

Knows the workplace; refuses to know the other tabs.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.keys import Command
from ui.workplace import Workplace


class PagePart(QWidget):
    """One tab."""

    commands_changed = Signal()
    # Another tab of the page is to come to the front: its name, and what it is to show.
    turn_to = Signal(str, object)

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.setProperty("kind", "ground")

    def read(self) -> None:
        """Ask on the reading lane for what the tab shows, and show it as it comes."""

    def show_all(self) -> None:
        """Show what the tab begins with, when it is opened at no record."""
        self.read()

    def mark(self, record: bytes) -> None:
        """Mark a record of this tab, by its id; a tab that shows no single record just reads."""
        self.read()

    def shown(self) -> bytes | None:
        """The record that opens again what the tab shows, None where the tab alone does."""
        return None

    def show_this(self, what: object) -> None:
        """Show what another tab handed over; a tab that knows nothing of the kind just reads."""
        self.read()

    def leave(self) -> None:
        """Enter what was typed."""

    def first_focus(self) -> QWidget:
        """What has the focus when the tab comes to the front."""
        return self

    def commands(self) -> tuple[Command, ...]:
        """The tab's own commands."""
        return ()
