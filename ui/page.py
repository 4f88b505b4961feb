"""What every page is: a place in the rail, what it listens to, how it opens a record and how it is left.

Knows the workplace; a page below it knows its own noun and no other page.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from fieldcase.casework.changes import Changes
from ui.keys import Command
from ui.widgets.basics import EDGE, GAP, WIDE_GAP, label
from ui.workplace import Place, Workplace


class Page(QWidget):
    """A page of the window. `LISTENS` are the kinds of record at whose change it reads again."""

    NAME: ClassVar[str] = ""
    TITLE: ClassVar[str] = ""
    LISTENS: ClassVar[frozenset[str]] = frozenset()

    # The page's commands have become others while it stands in front.
    commands_changed = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work = work
        self.words = work.words
        self.setProperty("kind", "page")
        self.setAccessibleName(self.words(self.TITLE))
        self.title: QLabel = label(self.words(self.TITLE), "title")
        self.head = QHBoxLayout()
        self.head.setSpacing(GAP)
        self.head.addWidget(self.title, 1)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(EDGE, WIDE_GAP, EDGE, WIDE_GAP)
        self.body.setSpacing(WIDE_GAP - 4)
        self.body.addLayout(self.head)
        work.changed.connect(self._heard)

    def _heard(self, changes: Changes) -> None:
        # What is hidden reads when it is opened again.
        if changes.kinds & self.LISTENS and self.isVisible():
            self.read()

    @property
    def stands(self) -> bool:
        """Whether the page shows what it asked for. A page that reads before it can be used says when it has read."""
        return True

    def open(self, place: Place) -> None:
        """Show the page, at a record and a part of it where the place names one. Called each time it comes to the
        front; by default it reads what it shows."""
        self.read()

    def here(self) -> Place:
        """The place that opens again what the page shows: for the way back, and when the window is dressed anew."""
        return self.work.place

    def read(self) -> None:
        """Ask on the reading lane for what the page shows, and show it as it comes."""

    def leave(self) -> None:
        """Enter what was typed; called before another page comes to the front and before the vault is closed."""

    def put_down(self) -> None:
        """Let go of what Qt does not know, before the page is made anew in another dress. What is typed stays typed: it
        is kept as drafts."""

    def first_focus(self) -> QWidget:
        """What has the focus when the page opens."""
        return self

    def commands(self) -> tuple[Command, ...]:
        """The page's own commands."""
        return ()

    def help_name(self) -> str:
        """Which page of the help F1 opens."""
        return self.NAME

    def tell(self, sentence: str) -> Callable[[], None]:
        """A deed's `then` that shows a sentence."""
        return lambda: self.work.say(sentence)
