"""The tab People of a case: whom it speaks of, what they agreed to, how we may get in touch."""

from __future__ import annotations

from fieldcase.errors import N_
from fieldcase.model.case import Case
from ui.pages.case_tab import Tab
from ui.pages.one_view import OneView
from ui.pages.people_view import LISTENS, PeopleView
from ui.widgets.basics import button
from ui.workplace import Workplace


class PeopleTab(OneView, Tab):
    """The people of one case."""

    NAME = "people"
    TITLE = N_("People")
    LISTENS = LISTENS

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.view: PeopleView = PeopleView(work, everywhere=False)
        self.body.addWidget(self.view, 1)
        self.view.list.beside(button(self.words(N_("New person")), self.view.new, icon="user-plus"))

    def open(self, case: Case, mark: bytes | None) -> None:
        """Show the people of a case."""
        self.case = case
        self.view.open(case.scope, mark)
