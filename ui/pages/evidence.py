"""The page Evidence: every piece of evidence of every case, and the marked one beside the list."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from fieldcase.errors import N_
from ui.keys import Command
from ui.page import Page
from ui.pages.evidence_view import EvidenceView
from ui.widgets.basics import button
from ui.workplace import Place, Workplace


class EvidencePage(Page):
    """All evidence."""

    NAME: ClassVar[str] = "evidence"
    TITLE: ClassVar[str] = N_("Evidence")
    LISTENS: ClassVar[frozenset[str]] = frozenset({"evidence", "case"})

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.view = EvidenceView(work, everywhere=True)
        self.head.addWidget(button(self.words(N_("Take in files…")), self.view.take_in, "primary", "plus"))
        self.body.addWidget(self.view, 1)

    def open(self, place: Place) -> None:
        """Show the list, at a piece of evidence where the place names one."""
        self._stale = False
        self.view.show_case(None, place.record)
        if place.part == "new":
            self.view.take_in()

    @property
    def stands(self) -> bool:
        """Whether list and detail are laid out."""
        return self.view.stands

    def read(self) -> None:
        """Read the list anew."""
        self.view.read()

    def leave(self) -> None:
        """Enter what was typed; forget what was decrypted."""
        self.view.leave()

    def first_focus(self) -> QWidget:
        """The list."""
        return self.view.first_focus()

    def commands(self) -> tuple[Command, ...]:
        """What can be done with evidence."""
        return self.view.commands()
