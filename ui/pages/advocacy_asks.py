"""The tab "Demands and promises": what was asked and promised anywhere, what became of each, the scorecard of all."""

from __future__ import annotations

from functools import partial

from fieldcase.errors import N_
from ui.keys import Command
from ui.pages.ask_kinds import ask_kind
from ui.pages.follow_ups_below import FollowUpsBelow
from ui.pages.kept_view import KeptView
from ui.pages.scorecard_out import ScorecardOut
from ui.pages.view_part import ViewPart
from ui.widgets.basics import button


class AsksPart(ViewPart):
    """The tab."""

    def made(self) -> KeptView:
        """The list, what became of each, the form."""
        work = self.work
        self.card_out = ScorecardOut(work)
        self.card_button = button(self.words(N_("Scorecard…")), self.card, icon="file-text")
        self.below = FollowUpsBelow(work)
        return KeptView(work, ask_kind(work), heads=(self.card_button,), below=self.below, below_first=True)

    def card(self) -> None:
        """The scorecard of all."""
        self.leave()
        self.card_out.ask(None)

    def commands(self) -> tuple[Command, ...]:
        """Of list and form, what became of it by Alt and a digit, the scorecard."""
        return (
            *super().commands(),
            *(
                Command(f"ask-{place}", N_("What became of it, by number"), f"Alt+{place}",
                        partial(self.below.number, place), listed=place == 1)
                for place in range(1, 9)
            ),
            Command("asks-card", N_("Scorecard of all"), "Ctrl+P", self.card),
        )  # fmt: skip
