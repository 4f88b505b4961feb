"""The tab Evidence of a case: its evidence, and the marked piece beside the list."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from fieldcase.casework.look import Look
from fieldcase.errors import N_
from fieldcase.model.asked import Asked
from fieldcase.model.case import Case
from fieldcase.model.evidence import Evidence
from ui.keys import Command
from ui.pages.case_tab import Tab
from ui.pages.evidence_view import EvidenceView
from ui.widgets.basics import button, row
from ui.workplace import Workplace


class EvidenceTab(Tab):
    """The evidence of one case."""

    NAME: ClassVar[str] = "evidence"
    TITLE: ClassVar[str] = N_("Evidence")
    LISTENS: ClassVar[frozenset[str]] = frozenset({"evidence"})

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.view = EvidenceView(work, everywhere=False)
        first = row(button(self.words(N_("Take in files…")), self.view.take_in, icon="plus"))
        first.addStretch(1)
        self.body.addLayout(first)
        self.body.addWidget(self.view, 1)

    def open(self, case: Case, mark: bytes | None) -> None:
        """Show the evidence of a case, with one piece marked where it is named."""
        if self.case is not None and self.case.key != case.key:
            self.leave()
        self.case, self.mark = case, mark
        self._stale = False
        self.view.show_case(case, mark)

    def read(self) -> None:
        """Read the list anew."""
        self.view.read()

    def leave(self) -> None:
        """Enter what was typed; forget what was decrypted."""
        self.view.leave()

    def first_focus(self) -> QWidget:
        """The list."""
        return self.view.first_focus()

    def begin_new(self) -> None:
        """Take in files."""
        self.view.take_in()

    def commands(self) -> tuple[Command, ...]:
        """What can be done with evidence."""
        return self.view.commands()

    @staticmethod
    def count_label(case: Case) -> Callable[[Look], int] | None:
        """How many pieces of evidence the case has."""
        return lambda look: look.count(Asked(Evidence, scope=case.scope))
