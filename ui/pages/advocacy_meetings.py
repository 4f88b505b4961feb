"""The tab "Meetings": meetings and trainings, who came by gender, what was asked and promised there, the scorecard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fieldcase.errors import N_
from fieldcase.model.campaigns import Meeting
from ui.keys import Command
from ui.pages import table_out
from ui.pages.ask_kinds import meeting_kind
from ui.pages.kept_view import KeptView
from ui.pages.meeting_below import MeetingBelow
from ui.pages.scorecard_out import ScorecardOut
from ui.pages.table_out import TEAM, TableOut
from ui.pages.view_part import ViewPart
from ui.widgets.basics import button

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk

_WHAT = N_("It has all meetings with participants by gender. Who was there by function, and notes, are not in it.")


class MeetingsPart(ViewPart):
    """The tab."""

    def made(self) -> KeptView:
        """The list, the form, what was asked there."""
        work, words = self.work, self.words
        self.card_out = ScorecardOut(work)
        self.card_button = button(words(N_("Scorecard…")), self.card, icon="file-text")
        self.table_button = button(words(N_("Write a table out …")), self.write_out, icon="download")
        return KeptView(
            work, meeting_kind(work), heads=(self.table_button,), deeds=(self.card_button,), below=MeetingBelow(work)
        )

    def card(self) -> None:
        """The scorecard of the meeting that is shown."""
        record = self.view.record
        if isinstance(record, Meeting):
            self.view.form.enter(lambda: self.card_out.ask(record))

    def write_out(self) -> None:
        """Warn, then ask where the table is to be written."""
        words = self.words
        self.leave()

        def write(desk: Desk, target: Path, whom: str) -> None:
            from fieldcase.casework import meetings_told

            meetings_told.export(desk, target, words, outside=whom != TEAM)

        table = TableOut(words(N_("Write the meetings out")), words(_WHAT), lambda _: words(N_("meetings.csv")), write)
        table_out.ask(self.work, table, table_out.for_whom(words))

    def commands(self) -> tuple[Command, ...]:
        """Of list and form, the scorecard, the table."""
        return (
            *super().commands(),
            Command("meeting-card", N_("Scorecard of this meeting"), "Ctrl+P", self.card),
            Command("meetings-out", N_("Write a table out …"), "Ctrl+Shift+O", self.write_out),
        )
