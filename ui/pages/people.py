"""The page People: everybody any case or visit speaks of, under pseudonyms, with the state of consent."""

from __future__ import annotations

from fieldcase.errors import N_
from ui.page import Page
from ui.pages.one_view import OneView
from ui.pages.people_view import LISTENS, PeopleView
from ui.widgets.basics import button, scrolled
from ui.workplace import Place, Workplace


class PeoplePage(OneView, Page):
    """All people of the vault."""

    NAME = "people"
    TITLE = N_("People")
    LISTENS = LISTENS

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.view: PeopleView = PeopleView(work, everywhere=True)
        self.same_button = button(self.words(N_("The same person?")), self.same, "", "users")
        self.head.addWidget(self.same_button)
        self.head.addWidget(button(self.words(N_("New person")), self.view.new, "primary", "user-plus"))
        self.body.addWidget(scrolled(self.view), 1)

    def open(self, place: Place) -> None:
        """Show everybody, with one person marked where the place names one."""
        self.view.open(None, place.record)
        if place.part == "new":
            self.view.new()

    def same(self) -> None:
        """The pairs of records that may be one person."""
        from ui.pages.same_person_panel import SamePersonPanel

        self.work.asked_for_panel.emit(SamePersonPanel(self.work))

    def here(self) -> Place:
        """The page, at the person that is marked."""
        return Place(self.NAME, self.marked)
