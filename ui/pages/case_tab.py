"""What every tab of a case's workspace is: the case it shows, the record marked in it, how it is read and left.

The workspace makes a tab when it is first looked at, opens it each time it comes to the front, and counts what its
title says. Knows one case; refuses to know the other tabs.
"""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldcase.casework.changes import Changes
from fieldcase.model.case import Case
from ui.keys import Command
from ui.widgets.basics import GAP
from ui.workplace import Workplace


class Tab(QWidget):
    """One tab. `TITLE` is its word (msgid), `LISTENS` the kinds of record at whose change it reads again.

    `self.case` is the case that is shown, as it was when the workspace last read it; `self.body` is the layout to fill.
    """

    NAME: ClassVar[str] = ""
    TITLE: ClassVar[str] = ""
    LISTENS: ClassVar[frozenset[str]] = frozenset()

    commands_changed = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work = work
        self.words = work.words
        self.case: Case | None = None
        self.setProperty("kind", "ground")
        self.setAccessibleName(self.words(self.TITLE))
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, GAP, 0, 0)
        self.body.setSpacing(GAP)
        work.changed.connect(self._heard)

    def _heard(self, changes: Changes) -> None:
        # What is hidden reads when it is opened again.
        if self.case is not None and self.isVisible() and changes.kinds & self.LISTENS:
            self.read()

    def open(self, case: Case, mark: bytes | None) -> None:
        """Show a case, with the record `mark` marked where there is one. Called each time the tab comes to the front;
        a subclass that keeps something of the case before leaves it first."""
        self.case = case
        self.read()

    def read(self) -> None:
        """Ask on the reading lane for what the tab shows of `self.case`, and show it as it comes."""

    def leave(self) -> None:
        """Enter what was typed; called before another tab, another case or another page comes to the front."""

    def first_focus(self) -> QWidget:
        """What has the focus when the tab comes to the front."""
        return self

    @property
    def marked(self) -> bytes | None:
        """The record that is marked in the tab: with it the tab is opened again."""
        return None

    def commands(self) -> tuple[Command, ...]:
        """The tab's own commands; the workspace adds its own. Emit `commands_changed` where they become others."""
        return ()
