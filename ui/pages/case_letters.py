"""The letters of a case: the same list and letter as on the page, of this case alone."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from fieldcase.errors import N_
from fieldcase.model.case import Case
from ui.keys import Command
from ui.pages.case_tab import Tab
from ui.pages.letters_part import LettersPart
from ui.workplace import Workplace


class LettersTab(Tab):
    """The tab."""

    NAME: ClassVar[str] = "letters"
    TITLE: ClassVar[str] = N_("Letters")
    LISTENS: ClassVar[frozenset[str]] = frozenset({"letter", "delivery", "delivery_account"})

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.part = LettersPart(work)
        self.part.commands_changed.connect(self.commands_changed)
        self.body.addWidget(self.part, 1)

    def open(self, case: Case, mark: bytes | None) -> None:
        """Show the letters of a case, one of them marked."""
        self.case = case
        self.part.show_case(case)
        if mark is not None:
            self.part.mark(mark)
        else:
            self.part.read()

    def read(self) -> None:
        """Read list and letter anew."""
        self.part.read()

    def leave(self) -> None:
        """Enter what was typed."""
        self.part.leave()

    def first_focus(self) -> QWidget:
        """The list."""
        return self.part.first_focus()

    @property
    def marked(self) -> bytes | None:
        """The letter that is shown."""
        return self.part.list.marked.letter.key if self.part.list.marked is not None else None

    def commands(self) -> tuple[Command, ...]:
        """Of list and letter."""
        return self.part.commands()
