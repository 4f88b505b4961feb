"""The page People: everybody any case or visit speaks of, under pseudonyms, with the state of consent."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from fieldcase.errors import N_
from ui.keys import Command
from ui.page import Page
from ui.pages.people_view import LISTENS, PeopleView
from ui.widgets.basics import button
from ui.workplace import Place, Workplace


class PeoplePage(Page):
    """All people of the vault."""

    NAME = "people"
    TITLE = N_("People")
    LISTENS = LISTENS

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.view = PeopleView(work, everywhere=True)
        self.head.addWidget(button(self.words(N_("New person")), self.view.new, "primary", "user-plus"))
        self.body.addWidget(self.view, 1)

    def open(self, place: Place) -> None:
        """Show everybody, with one person marked where the place names one."""
        self._stale = False
        self.view.open(None, place.record)
        if place.part == "new":
            self.view.new()

    def read(self) -> None:
        """Read the list anew."""
        self.view.list.read()

    def leave(self) -> None:
        """Enter what was typed."""
        self.view.leave()

    def first_focus(self) -> QWidget:
        """The list."""
        return self.view.first_focus()

    def commands(self) -> tuple[Command, ...]:
        """The commands of the view."""
        return self.view.commands()
