"""The part "Remedies" of a case: its steps before authorities, and the draft that a complaint begins with.

Knows the list, the form and the button; what stands in the draft is casework's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldcase.errors import N_
from ui.keys import Command
from ui.pages.case_law_records import RecordsPart
from ui.pages.exhaustion_panel import ExhaustionPanel
from ui.pages.remedy_kind import remedies
from ui.widgets.basics import button

if TYPE_CHECKING:
    from ui.workplace import Workplace


class RemediesPart(RecordsPart):
    """List, form, line of time, and the draft."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work, remedies(work))
        words = self.words
        self.draft_button = button(
            words(N_("Draft…")), self.draft, icon="file-text", name=words(N_("Draft on remedies"))
        )
        self.list.beside(self.draft_button)

    def draft(self) -> None:
        """Enter what is typed and show the draft made of all steps."""
        case = self.case
        if case is not None:
            self.form.enter(lambda: self.work.asked_for_panel.emit(ExhaustionPanel(self.work, case)))

    def commands(self) -> tuple[Command, ...]:
        """Those of list and form, and the draft."""
        return (*super().commands(), Command("law-draft", N_("Draft on domestic remedies"), "Ctrl+Shift+R", self.draft))
