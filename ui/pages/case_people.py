"""The tab People of a case: whom it speaks of, what they agreed to, how we may get in touch."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from fieldcase.casework.look import Look
from fieldcase.errors import N_
from fieldcase.model.asked import Asked
from fieldcase.model.case import Case
from fieldcase.model.people import Person
from ui.keys import Command
from ui.pages.case_tab import Tab
from ui.pages.people_view import LISTENS, PeopleView
from ui.widgets.basics import button
from ui.workplace import Workplace


class PeopleTab(Tab):
    """The people of one case."""

    NAME = "people"
    TITLE = N_("People")
    LISTENS = LISTENS

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.view = PeopleView(work, everywhere=False)
        self.body.addWidget(self.view, 1)
        self.view.list.beside(button(self.words(N_("New person")), self.view.new, icon="user-plus"))

    def open(self, case: Case, mark: bytes | None) -> None:
        """Show the people of a case."""
        self.case, self.mark, self._stale = case, mark, False
        self.view.open(case.scope, mark)

    def read(self) -> None:
        """Read the list anew."""
        self.view.list.read()

    def leave(self) -> None:
        """Enter what was typed."""
        self.view.leave()

    def first_focus(self) -> QWidget:
        """The list."""
        return self.view.first_focus()

    def begin_new(self) -> None:
        """Record somebody new."""
        self.view.new()

    def commands(self) -> tuple[Command, ...]:
        """The commands of the view."""
        return self.view.commands()

    @staticmethod
    def count_label(case: Case) -> Callable[[Look], int] | None:
        """How many people the case speaks of."""
        return lambda look: look.count(Asked(Person, scope=case.scope))
