"""The tab "Demands and promises": what was asked and promised anywhere, what became of each, the scorecard of all."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from fieldcase.errors import N_
from fieldcase.model.declare import Record
from ui.keys import Command
from ui.pages.ask_kinds import ask_kind
from ui.pages.follow_ups_below import FollowUpsBelow
from ui.pages.kept_view import KeptView
from ui.pages.page_part import PagePart
from ui.pages.scorecard_out import ScorecardOut
from ui.pages.views_part import known_record
from ui.widgets.basics import button, column
from ui.workplace import Workplace


class AsksPart(PagePart):
    """The tab."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.card_out = ScorecardOut(work)
        self.card_button = button(self.words(N_("Scorecard…")), self.card, icon="file-text")
        self.below = FollowUpsBelow(work)
        self.view = KeptView(work, ask_kind(work), heads=(self.card_button,), below=self.below, below_first=True)
        self.setLayout(column(self.view))

    def read(self) -> None:
        """Read list and form anew."""
        self.view.read()

    def mark(self, record: bytes) -> None:
        """Mark an ask."""

        def came(found: tuple[Record | None, bool]) -> None:
            one, begun = found
            if one is not None and begun:
                self.view.read()
                self.view.go_on(one)
            else:
                self.view.mark(record)

        self.work.ask(lambda look: known_record(look, record), came, self, "record")

    def leave(self) -> None:
        """Enter what was typed."""
        self.view.leave()

    def first_focus(self) -> QWidget:
        """The list."""
        return self.view.first_focus()

    def card(self) -> None:
        """The scorecard of all."""
        self.leave()
        self.card_out.ask(None)

    def commands(self) -> tuple[Command, ...]:
        """Of list and form, what became of it by Alt and a digit, the scorecard."""
        return (
            *self.view.commands(),
            *(
                Command(f"ask-{place}", N_("What became of it, by number"), f"Alt+{place}",
                        partial(self.below.number, place), listed=place == 1)
                for place in range(1, 9)
            ),
            Command("asks-card", N_("Scorecard of all"), "Ctrl+P", self.card),
        )  # fmt: skip
