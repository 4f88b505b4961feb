"""The tab "Meetings": meetings and trainings, who came by gender, what was asked and promised there, the scorecard."""

from __future__ import annotations

from pathlib import Path

from fieldcase.errors import N_
from fieldcase.model.campaigns import Meeting
from ui.keys import Command
from ui.pages.ask_kinds import meeting_kind
from ui.pages.kept_view import KeptView
from ui.pages.meeting_below import MeetingBelow
from ui.pages.plain_export import PlainPanel
from ui.pages.scorecard_out import ScorecardOut
from ui.pages.tally_view import OUTSIDE, TEAM
from ui.pages.view_part import ViewPart
from ui.widgets.basics import button
from ui.widgets.chips import Chips
from ui.widgets.file_picker import FilePicker, Wanted

_LEAVES = N_("The table leaves the encryption: whoever has the file can read it.")
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
        choice = Chips(words(N_("For whom")), (
            (OUTSIDE, words(N_("For anybody else: small numbers withheld"))),
            (TEAM, words(N_("For the team: all numbers"))),
        ))  # fmt: skip
        panel = PlainPanel(
            self.work, words(N_("Write the meetings out")), (words(_LEAVES), words(_WHAT)),
            lambda: self._where(outside=choice.code != TEAM), choice,
        )  # fmt: skip
        self.work.asked_for_panel.emit(panel)

    def _where(self, *, outside: bool) -> None:
        words = self.words
        picker = FilePicker(
            words, words(N_("Where is the table to be written?")), Wanted.NEW_FILE, Path.home(),
            lambda paths: self._write(paths[0], outside=outside), suggested=words(N_("meetings.csv")),
            endings=(".csv",),
        )  # fmt: skip
        self.work.asked_for_panel.emit(picker)

    def _write(self, target: Path, *, outside: bool) -> None:
        from fieldcase.casework import meetings_told

        work, words = self.work, self.words
        work.do(
            lambda desk: meetings_told.export(desk, target, words, outside=outside),
            lambda _: work.say(words(N_("Written: {name}")).format(name=target.name)),
        )

    def commands(self) -> tuple[Command, ...]:
        """Of list and form, the scorecard, the table."""
        return (
            *super().commands(),
            Command("meeting-card", N_("Scorecard of this meeting"), "Ctrl+P", self.card),
            Command("meetings-out", N_("Write a table out …"), "Ctrl+Shift+O", self.write_out),
        )
